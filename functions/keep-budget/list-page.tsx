import { budgetStatuses, earmarkedMoney, freeMoney } from '../../shared/domain/funding/budget.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { DataTable, Link, Text } from '../../shared/pages/content.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { paths, type Site } from './frame.ts';
import type { YearSums } from './read-year.ts';
import { texts } from './texts.ts';

const said = texts.list;

const cellsOf = ({ budget, requested }: YearSums): string[] => [
  ...(budget === undefined
    ? ['', '', '', '', '', '']
    : [budget.total, earmarkedMoney(budget), budget.reserve, budget.committed, budget.paid, freeMoney(budget)].map(formatEuro)),
  formatEuro(requested.amount),
  budget === undefined ? said.none : budgetStatuses[budget.status],
];

/** All years that people look at. */
export const listPage = (site: Site, staff: { readonly name: string }, years: readonly YearSums[]): string =>
  renderPage(
    <StaffPage {...site} title={texts.title} current={paths.budgets} staff={staff} wide>
      <Text>{said.lead}</Text>
      <DataTable
        id="jahre"
        caption={said.caption}
        columns={said.columns.map((header, at) => ({ header, numeric: at > 0 && at < 8 }))}
        stacked
        rows={years.map((year) => ({ header: <Link href={paths.budget(year.year)}>{year.year}</Link>, cells: cellsOf(year) }))}
      />
    </StaffPage>,
  );
