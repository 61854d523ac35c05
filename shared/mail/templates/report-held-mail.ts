import { formatInstant, formatMonth } from '../../domain/calendar.ts';
import { oneLine, subjectOf } from '../../domain/notices/mail.ts';
import { deskPath } from '../../domain/statistics/publication-paths.ts';
import { releaseInstant } from '../../domain/statistics/release-calendar.ts';
import type { EventOf } from '../../domain/statistics/release-draft.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';

/** Says that a report did not appear on its day because somebody holds it. */
export const reportHeldMail: MailTemplate<Pick<EventOf<'release.still-held'>, 'month' | 'reason'>> = {
  name: 'report-held',
  occasion: 'An die KIT-Stelle: Der Bericht ist angehalten und erscheint nicht.',
  render: ({ month, reason }, { county, exampleData, siteUrl }) => {
    const headline = `Der Bericht für ${formatMonth(month)} ist nicht erschienen: angehalten`;
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        opening: [
          `der Bericht sollte am ${formatInstant(releaseInstant(month, county.report))} erscheinen. Jemand hat ihn vorher angehalten.`,
          'Er erscheint, sobald ihn jemand weiterlaufen lässt. Bis dahin ist nichts davon öffentlich.',
        ],
        link: { text: 'Bericht ansehen', href: `${siteUrl}${deskPath(month)}` },
        blocks: [{ kind: 'facts', rows: [{ label: 'Grund', value: oneLine(reason) }] }],
      },
      { ...county, exampleData },
    );
  },
};
