import { earlyLinkPath } from '../../domain/access/early-reader.ts';
import { formatInstant, formatMonth } from '../../domain/calendar.ts';
import { earlyTemplate, subjectOf } from '../../domain/notices/mail.ts';
import { releaseInstant } from '../../domain/statistics/release-calendar.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';

/** Invites somebody to read a report before it appears. */
export const reportEarlyMail: MailTemplate<{ readonly month: string; readonly name: string; readonly token: string }> = {
  name: earlyTemplate,
  occasion: 'Benannte Personen dürfen den Bericht vor dem Erscheinen lesen.',
  render: ({ month, name, token }, { county, exampleData, siteUrl }) => {
    const headline = `Vorab: der Zuwanderungsbericht für ${formatMonth(month)}`;
    const due = formatInstant(releaseInstant(month, county.report));
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        to: name,
        opening: [
          `der Bericht erscheint am ${due}. Sie können ihn schon jetzt lesen.`,
          'Bis dahin ist er vertraulich: Bitte geben Sie weder diesen Link noch etwas aus dem Bericht weiter. Zahlen können sich noch ändern.',
          'Der Link gilt einmal und nur bis zum Erscheinen. Öffnen Sie ihn an dem Gerät, an dem Sie lesen wollen.',
        ],
        link: { text: 'Bericht vorab lesen', href: `${siteUrl}${earlyLinkPath(token)}` },
        blocks: [{ kind: 'paragraph', text: 'Im Bericht steht, wer ihn vorab lesen konnte: mit Namen und Funktion.' }],
      },
      { ...county, exampleData },
    );
  },
};
