import { formatInstant } from '../../shared/domain/calendar.ts';
import type { Application, ApplicationEvent } from '../../shared/domain/funding/application.ts';
import type { InformationRequest } from '../../shared/domain/funding/information-request.ts';
import { type RenderedMail, subjectOf } from '../../shared/domain/notices/mail.ts';
import { renderLetter } from '../../shared/mail/letter.ts';
import type { ConfirmationFrame } from './confirmation-mail.ts';

const filesText = (count: number): string => (count === 1 ? 'eine Datei' : `${count} Dateien`);

/** Confirms that an answer arrived, with a copy of it. */
export const informationAnsweredMail =
  ({ county, exampleData, siteUrl }: ConfirmationFrame) =>
  ({ id, reference, contact }: Application, { at }: Pick<ApplicationEvent, 'at'>, { points, answer }: InformationRequest): RenderedMail =>
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
    );
