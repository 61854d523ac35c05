import { earlyLinkPath } from '../../shared/domain/access/early-reader.ts';
import { formatInstant, formatMonth } from '../../shared/domain/calendar.ts';
import { type RenderedMail, subjectOf } from '../../shared/domain/notices/mail.ts';
import { releaseInstant } from '../../shared/domain/statistics/release-calendar.ts';
import { renderLetter } from '../../shared/mail/letter.ts';
import type { EditorsFrame } from './frame.ts';

/** Invites somebody to read a report before it appears. */
export const earlyMail =
  ({ county, exampleData, siteUrl }: EditorsFrame) =>
  ({ month, name, token }: { readonly month: string; readonly name: string; readonly token: string }): RenderedMail => {
    const headline = `Vorab: der Zuwanderungsbericht für ${formatMonth(month)}`;
    const due = formatInstant(releaseInstant(month, county.report));
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        to: name,
        opening: [
          `Der Bericht erscheint am ${due}. Sie können ihn schon jetzt lesen.`,
          'Bis dahin ist er vertraulich: Bitte geben Sie weder diesen Link noch etwas aus dem Bericht weiter. Zahlen können sich noch ändern.',
          'Der Link gilt einmal und nur bis zum Erscheinen. Öffnen Sie ihn an dem Gerät, an dem Sie lesen wollen.',
        ],
        link: { text: 'Bericht vorab lesen', href: `${siteUrl}${earlyLinkPath(token)}` },
        blocks: [{ kind: 'paragraph', text: 'Im Bericht steht, wer ihn vorab lesen konnte: mit Namen und Funktion.' }],
      },
      { ...county, exampleData },
    );
  };
