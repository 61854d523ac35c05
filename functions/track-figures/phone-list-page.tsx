import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { hasDelivered } from '../../shared/domain/statistics/completeness.ts';
import { deliveryDays } from '../../shared/domain/statistics/delivery-calendar.ts';
import { DataTable, Link, Text } from '../../shared/pages/content.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { Phone } from './administration-cells.tsx';
import { crumbsOf, indicatorLabel, reminderWords, type Site, shortInstant } from './frame.tsx';
import type { BoardLine, MonthBoard } from './month-board.ts';
import { paths } from './paths.ts';
import { texts } from './texts.ts';

const said = texts.phones;

/** Who is called because figures are missing: for the screen and for paper. */
export const phoneListPage = (site: Site, staff: StaffSession, { month, lines }: MonthBoard): string => {
  const missing = lines.filter(({ standing }) => !hasDelivered(standing));
  return renderPage(
    <StaffPage {...site} title={said.title(month)} current={paths.phones(month)} breadcrumbs={crumbsOf(month)} staff={staff} wide>
      <Text>{missing.length === 0 ? said.nobody : said.lead(deliveryDays(site.county.collection, month).due)}</Text>
      {missing.length === 0 ? null : (
        <DataTable
          id="anrufen"
          stacked
          caption={said.table}
          columns={said.columns.map((header) => ({ header }))}
          rows={missing.map((line) => ({
            header: line.name,
            cells: [<Phone line={line} />, lackingWords(site, line), reminderOf(line)],
          }))}
        />
      )}
      <Text>
        <Link href={paths.month(month)}>{said.board}</Link>
      </Text>
    </StaffPage>,
  );
};

const lackingWords = (site: Site, { standing, lacking, withdrawal }: BoardLine): string =>
  [
    ...(withdrawal === undefined ? [] : [`${texts.board.takenBack(withdrawal.by, withdrawal.reason ?? '')}.`]),
    lacking.length === 0 ? said.nothing : said.lacking(lacking.map((code) => indicatorLabel(site, code))),
    ...(standing.state === 'saved' && standing.since !== undefined ? [said.saved(shortInstant(standing.since))] : []),
  ].join(' ');

const reminderOf = ({ standing: { lastReminder } }: BoardLine): string =>
  lastReminder === undefined ? texts.board.never : reminderWords(lastReminder);
