import { formatMonth } from '../../domain/calendar.ts';
import { subjectOf } from '../../domain/notices/mail.ts';
import { deskPath } from '../../domain/statistics/publication-paths.ts';
import type { EventOf } from '../../domain/statistics/release-draft.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';

/** Says that a report appeared without texts that were approved for other numbers. Which ones stands at the desk. */
export const reportLeftOutMail: MailTemplate<Pick<EventOf<'release.appeared'>, 'month' | 'leftOut'>> = {
  name: 'report-left-out',
  occasion: 'An die KIT-Stelle: Der Bericht ist ohne Texte erschienen, deren Zahlen sich geändert haben.',
  render: ({ month, leftOut }, { county, exampleData, siteUrl }) => {
    const headline = `Im Bericht für ${formatMonth(month)} fehlen Texte`;
    const count = leftOut.length === 1 ? 'Ein freigegebener Text steht' : `${leftOut.length} freigegebene Texte stehen`;
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        opening: [
          `der Bericht ist erschienen. ${count} nicht darin: Die Zahlen dazu hatten sich nach der Freigabe geändert, und niemand hatte den Text bestätigt.`,
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
  },
};
