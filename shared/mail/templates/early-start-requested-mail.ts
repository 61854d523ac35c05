import { formatDate, formatInstant } from '../../domain/calendar.ts';
import type { Application } from '../../domain/funding/application.ts';
import { subjectOf } from '../../domain/notices/mail.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';

/**
 * Confirms that the wish to begin early arrived, and says what must not be done yet.
 * @throws Error for an application without such a wish
 */
export const earlyStartRequestedMail: MailTemplate<Application> = {
  name: 'early-start-requested',
  occasion: 'Wer einen Antrag gestellt hat, bittet um einen früheren Beginn.',
  render: ({ id, reference, contact, earlyStart }, { county, exampleData, siteUrl }) => {
    if (earlyStart === undefined) throw new Error(`Application ${id} asks for no early start`);
    const { from, reason, requestedAt } = earlyStart;
    return renderLetter(
      {
        subject: subjectOf(`${reference}: Sie möchten früher beginnen`),
        headline: `${reference}: Sie möchten früher beginnen`,
        to: contact.name,
        opening: [
          // After a greeting with a comma German goes on in lower case.
          `Ihre Bitte ist am ${formatInstant(requestedAt)} bei uns eingegangen: Sie möchten mit dem Projekt am ${formatDate(from)} beginnen, bevor über den Antrag entschieden ist. Wir prüfen das und antworten Ihnen schriftlich.`,
          'Bitte schließen Sie noch keinen Vertrag ab und bestellen Sie noch nichts, bis unsere schriftliche Zustimmung da ist. Sonst können wir das Projekt nicht fördern.',
          'Auch mit unserer Zustimmung ist noch keine Förderung zugesagt. Wird der Antrag abgelehnt, tragen Sie die Kosten selbst.',
        ],
        link: { text: 'Stand Ihres Antrags ansehen', href: `${siteUrl}/status/antraege/${id}` },
        blocks: [
          { kind: 'heading', text: 'Ihre Bitte' },
          {
            kind: 'facts',
            rows: [
              { label: 'Beginn', value: formatDate(from) },
              { label: 'Begründung', value: reason },
            ],
          },
        ],
      },
      { ...county, exampleData },
    );
  },
};
