import type { Application } from '../../domain/funding/application.ts';
import { formatWeekdayDate } from '../../domain/funding/deadline.ts';
import type { InformationRequest } from '../../domain/funding/information-request.ts';
import type { MailTemplate } from '../mail-template.ts';
import { applicationLetter } from './application-letter.ts';

/** Reminds of questions before the last day for the answer. */
export const informationDueMail: MailTemplate<{ readonly application: Application; readonly request: InformationRequest }> = {
  name: 'information-due',
  occasion: 'Die Frist für die Antwort auf eine Rückfrage endet bald.',
  render: ({ application, request: { dueDate, points } }, frame) => {
    const due = formatWeekdayDate(dueDate);
    return applicationLetter(
      application,
      {
        news: `Bitte antworten Sie bis ${due}`,
        opening: [
          `zu Ihrem Antrag „${application.project.title}“ ${points.length === 1 ? 'ist noch eine Frage' : `sind noch ${points.length} Fragen`} offen. Die Frist für Ihre Antwort endet am ${due}.`,
          'Bis Ihre Antwort da ist, ruht die Prüfung. Schaffen Sie es nicht bis zu diesem Tag? Dann sprechen Sie bitte mit uns.',
          'Haben Sie gerade geantwortet? Dann müssen Sie nichts mehr tun.',
        ],
        link: { text: 'Fragen beantworten', path: '/antworten' },
        blocks: [],
      },
      frame,
    );
  },
};
