import { formatMonth } from '../../shared/domain/calendar.ts';
import { type RenderedMail, subjectOf } from '../../shared/domain/notices/mail.ts';
import { deskPath } from '../../shared/domain/statistics/publication-paths.ts';
import { renderLetter } from '../../shared/mail/letter.ts';
import type { EditorsFrame, EventOf } from './frame.ts';

/** Says that a report appeared without texts that were approved for other numbers. Which ones stands at the desk. */
export const leftOutMail =
  ({ county, exampleData, siteUrl }: EditorsFrame) =>
  ({ month, leftOut }: Pick<EventOf<'release.appeared'>, 'month' | 'leftOut'>): RenderedMail => {
    const headline = `Im Bericht für ${formatMonth(month)} fehlen Texte`;
    const count = leftOut.length === 1 ? 'Ein freigegebener Text steht' : `${leftOut.length} freigegebene Texte stehen`;
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        opening: [
          `Der Bericht ist erschienen. ${count} nicht darin: Die Zahlen dazu hatten sich nach der Freigabe geändert, und niemand hatte den Text bestätigt.`,
          'Die Sätze, die das System schreibt, stehen mit den richtigen Zahlen im Bericht.',
        ],
        link: { text: 'Texte ansehen', href: `${siteUrl}${deskPath(month)}` },
        blocks: [
          {
            kind: 'paragraph',
            text: 'Soll ein Text noch erscheinen? Dann prüfen oder ändern Sie ihn dort, lassen Sie ihn freigeben, und veröffentlichen Sie eine Berichtigung.',
          },
        ],
      },
      { ...county, exampleData },
    );
  };
