import type { Application } from '../../domain/funding/application.ts';
import { formatWeekdayDate } from '../../domain/funding/deadline.ts';
import type { InformationRequest } from '../../domain/funding/information-request.ts';
import { subjectOf } from '../../domain/notices/mail.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';

/** Asks for what is missing: until when, which questions, and where the answer goes. */
export const informationRequestedMail: MailTemplate<{ readonly application: Application; readonly request: InformationRequest }> = {
  name: 'information-requested',
  occasion: 'Die KIT-Stelle hat Fragen zu einem Antrag.',
  render: ({ application: { id, reference, contact, project }, request: { text, points, dueDate } }, { county, exampleData, siteUrl }) => {
    const due = formatWeekdayDate(dueDate);
    return renderLetter(
      {
        subject: subjectOf(`${reference}: Bitte antworten Sie bis ${due}`),
        headline: `${reference}: Wir brauchen noch Angaben von Ihnen`,
        to: contact.name,
        opening: [
          // After a greeting with a comma German goes on in lower case.
          `zu Ihrem Antrag „${project.title}“ haben wir Fragen. Bitte antworten Sie bis ${due}.`,
          text,
        ],
        link: { text: 'Fragen beantworten', href: `${siteUrl}/status/antraege/${id}/antworten` },
        blocks: [
          { kind: 'heading', text: points.length === 1 ? 'Unsere Frage' : 'Unsere Fragen' },
          ...points.map((point, index) => ({ kind: 'paragraph', text: points.length === 1 ? point : `${index + 1}. ${point}` }) as const),
          { kind: 'heading', text: 'So geht es weiter' },
          {
            kind: 'paragraph',
            text: 'Die Prüfung ruht, bis Ihre Antwort da ist. Schaffen Sie es nicht bis zu diesem Tag? Dann sprechen Sie bitte mit uns.',
          },
        ],
      },
      { ...county, exampleData },
    );
  },
};
