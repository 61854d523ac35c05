import { formatInstant, formatMonth } from '../../shared/domain/calendar.ts';
import { type RenderedMail, subjectOf } from '../../shared/domain/notices/mail.ts';
import { deskPath } from '../../shared/domain/statistics/publication-paths.ts';
import { renderLetter } from '../../shared/mail/letter.ts';
import type { EditorsFrame, EventOf } from './frame.ts';

/** Says that a report comes late. It is written before the report appears, so it promises nothing. */
export const lateMail =
  ({ county, exampleData, siteUrl }: EditorsFrame) =>
  ({ month, due, at }: Pick<EventOf<'release.late'>, 'month' | 'due' | 'at'>): RenderedMail => {
    const headline = `Der Bericht für ${formatMonth(month)} kommt verspätet`;
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        opening: [
          `Er sollte am ${formatInstant(due)} erscheinen und ist da nicht erschienen. Am ${formatInstant(at)} hat das System begonnen, ihn nachzuholen.`,
          'Bitte sehen Sie nach, ob er jetzt öffentlich ist. Ist er es nicht, versucht es das System jede Stunde noch einmal.',
        ],
        link: { text: 'Stand ansehen', href: `${siteUrl}${deskPath(month)}` },
        blocks: [],
      },
      { ...county, exampleData },
    );
  };
