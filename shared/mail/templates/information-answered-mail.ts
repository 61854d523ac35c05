import { formatInstant, type Instant } from '../../domain/calendar.ts';
import type { Application } from '../../domain/funding/application.ts';
import type { InformationRequest } from '../../domain/funding/information-request.ts';
import { subjectOf } from '../../domain/notices/mail.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';

const filesText = (count: number): string => (count === 1 ? 'eine Datei' : `${count} Dateien`);

/** Confirms that an answer arrived, with a copy of it. */
export const informationAnsweredMail: MailTemplate<{
  readonly application: Application;
  readonly at: Instant;
  readonly request: InformationRequest;
}> = {
  name: 'information-answered',
  occasion: 'Fragen zu einem Antrag sind beantwortet.',
  render: ({ application: { id, reference, contact }, at, request: { points, answer } }, { county, exampleData, siteUrl }) =>
    renderLetter(
      {
        subject: subjectOf(`${reference}: Ihre Antwort ist da`),
        headline: `${reference}: Ihre Antwort ist da`,
        to: contact.name,
        opening: [
          // After a greeting with a comma German goes on in lower case.
          `Ihre Antwort ist am ${formatInstant(at)} bei uns eingegangen. Wir prüfen den Antrag jetzt weiter. Haben wir noch eine Frage, schreiben wir Ihnen.`,
        ],
        link: { text: 'Stand Ihres Antrags ansehen', href: `${siteUrl}/status/antraege/${id}` },
        blocks: [
          { kind: 'heading', text: 'Ihre Antwort' },
          { kind: 'facts', rows: points.map((label, index) => ({ label, value: answer?.texts[index] ?? '' })) },
          ...(answer === undefined || answer.attachmentIds.length === 0
            ? []
            : [{ kind: 'paragraph', text: `Mit der Antwort haben Sie ${filesText(answer.attachmentIds.length)} geschickt.` } as const]),
        ],
      },
      { ...county, exampleData },
    ),
};
