import { formatInstant, formatMonth } from '../../domain/calendar.ts';
import { subjectOf } from '../../domain/notices/mail.ts';
import { deskPath } from '../../domain/statistics/publication-paths.ts';
import type { EventOf } from '../../domain/statistics/release-draft.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';

/** Says that a report comes late. It is written before the report appears, so it promises nothing. */
export const reportLateMail: MailTemplate<Pick<EventOf<'release.late'>, 'month' | 'due' | 'at'>> = {
  name: 'report-late',
  occasion: 'An die KIT-Stelle: Der Bericht kommt verspätet.',
  render: ({ month, due, at }, { county, exampleData, siteUrl }) => {
    const headline = `Der Bericht für ${formatMonth(month)} kommt verspätet`;
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        opening: [
          `der Bericht sollte am ${formatInstant(due)} erscheinen und ist da nicht erschienen. Am ${formatInstant(at)} hat das System begonnen, ihn nachzuholen.`,
          'Bitte sehen Sie nach, ob er jetzt öffentlich ist. Ist er es nicht, versucht es das System jede Stunde noch einmal.',
        ],
        link: { text: 'Stand ansehen', href: `${siteUrl}${deskPath(month)}` },
        blocks: [],
      },
      { ...county, exampleData },
    );
  },
};
