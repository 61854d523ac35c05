import { formatInstant, formatMonth } from '../../shared/domain/calendar.ts';
import { oneLine, type RenderedMail, subjectOf } from '../../shared/domain/notices/mail.ts';
import { deskPath } from '../../shared/domain/statistics/publication-paths.ts';
import { releaseInstant } from '../../shared/domain/statistics/release-calendar.ts';
import { renderLetter } from '../../shared/mail/letter.ts';
import type { EditorsFrame, EventOf } from './frame.ts';

/** Says that a report did not appear on its day because somebody holds it. */
export const heldMail =
  ({ county, exampleData, siteUrl }: EditorsFrame) =>
  ({ month, reason }: Pick<EventOf<'release.still-held'>, 'month' | 'reason'>): RenderedMail => {
    const headline = `Der Bericht für ${formatMonth(month)} ist nicht erschienen: angehalten`;
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        opening: [
          `Er sollte am ${formatInstant(releaseInstant(month, county.report))} erscheinen. Jemand hat ihn vorher angehalten.`,
          'Er erscheint, sobald ihn jemand weiterlaufen lässt. Bis dahin ist nichts davon öffentlich.',
        ],
        link: { text: 'Bericht ansehen', href: `${siteUrl}${deskPath(month)}` },
        blocks: [{ kind: 'facts', rows: [{ label: 'Grund', value: oneLine(reason) }] }],
      },
      { ...county, exampleData },
    );
  };
