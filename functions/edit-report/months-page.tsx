import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatMonth, type Instant, type Month } from '../../shared/domain/calendar.ts';
import { DataTable, Link, Text } from '../../shared/pages/content.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { paths, reportsPath, type Site } from './frame.tsx';
import { type MonthLine, stateWords } from './month-view.ts';
import { texts } from './texts.ts';

type Shown = { readonly lines: readonly MonthLine[]; readonly next: { readonly month: Month; readonly at: Instant } };

/** The months with where their reports stand. */
export const monthsPage = (site: Site, staff: StaffSession, { lines, next }: Shown): string =>
  renderPage(
    <StaffPage {...site} title={texts.title} current={reportsPath} staff={staff} wide>
      <Text>{texts.lead(site.county.report)}</Text>
      <Text>{texts.next(next.month, next.at)}</Text>
      <DataTable
        id="berichte"
        stacked
        caption={texts.table}
        columns={texts.columns.map((header) => ({ header }))}
        rows={lines.map(({ month, state, due }) => ({
          header: <Link href={paths.month(month)}>{formatMonth(month)}</Link>,
          cells: [stateWords(state), texts.due(due)],
        }))}
      />
    </StaffPage>,
  );
