import type { Budget } from '../../shared/domain/funding/budget.ts';
import type { CaseRow } from '../../shared/domain/funding/case-row.ts';
import type { LedgerEntry } from '../../shared/domain/funding/ledger.ts';
import { isUndecided } from '../../shared/domain/funding/life-cycle.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { sumCents } from '../../shared/domain/money.ts';
import type { DeskStore } from '../../shared/store/desk-store.ts';
import type { BudgetChange, LedgerStore } from '../../shared/store/ledger-store.ts';

/** What looking at budgets needs from outside. */
export type ReadDeps = Pick<LedgerStore, 'budget' | 'ledger' | 'budgetChanges'> &
  Pick<DeskStore, 'rowsOfRound'> & { readonly rounds: () => Promise<readonly Round[]> };

/** Cases and their money. */
export type Counted = { readonly count: number; readonly amount: number };

/** A year at a glance. `requested`: of cases that nobody has decided; `decided`: of those whose award is still to come. */
export type YearSums = { readonly year: number; readonly budget: Budget | undefined; readonly requested: Counted; readonly decided: Counted };

/** A line of the ledger; without its case where this person may not see it. */
export type ShownEntry = { readonly entry: LedgerEntry; readonly isVisible: boolean };

/** Everything about a year. */
export type YearView = YearSums & { readonly entries: readonly ShownEntry[]; readonly changes: readonly BudgetChange[] };

// Sums say nothing of a single case, so they are the same for everybody: nobody has this subject.
const everybody = '';

const counted = (rows: readonly CaseRow[], amountOf: (row: CaseRow) => number): Counted => ({
  count: rows.length,
  amount: sumCents(rows.map(amountOf)),
});

const sumsOf = async (
  year: number,
  rounds: readonly Round[],
  { budget, rowsOfRound }: Pick<ReadDeps, 'budget' | 'rowsOfRound'>,
): Promise<YearSums> => {
  const [found, pages] = await Promise.all([
    budget(year),
    Promise.all(rounds.filter(({ budgetYear }) => budgetYear === year).map(({ id }) => rowsOfRound(id, everybody))),
  ]);
  const rows = pages.flat();
  return {
    ...{ year, budget: found },
    requested: counted(
      rows.filter(({ state }) => isUndecided(state)),
      ({ requestedAmount }) => requestedAmount,
    ),
    decided: counted(
      rows.filter(({ state, decidedAmount = 0 }) => state === 'decided' && decidedAmount > 0),
      ({ decidedAmount = 0 }) => decidedAmount,
    ),
  };
};

// Years that people look at: this one, the next for projects that cross the year, and the three before.
const [before, after] = [3, 2];

/** The years around today and of the rounds that are not older, newest first, with their sums. */
export const listYears = async (deps: ReadDeps, thisYear: number): Promise<YearSums[]> => {
  const rounds = await deps.rounds();
  const around = Array.from({ length: before + after + 1 }, (_, at) => thisYear - before + at);
  const years = await Promise.all(around.map((year) => sumsOf(year, rounds, deps)));
  return years
    .filter(({ year, budget }) => budget !== undefined || rounds.some(({ budgetYear }) => budgetYear === year) || year >= thisYear)
    .reverse();
};

/** A year with its ledger and the changes of its plan, as this person may see them. */
export const readYear = async (deps: ReadDeps, year: number, staff: string): Promise<YearView> => {
  const rounds = await deps.rounds();
  const [sums, entries, changes] = await Promise.all([sumsOf(year, rounds, deps), deps.ledger(year), deps.budgetChanges(year)]);
  const named = [...new Set(entries.map(({ round }) => round))];
  const rows = (await Promise.all(named.map((id) => deps.rowsOfRound(id, staff)))).flat();
  const visible = new Set(rows.map(({ id }) => id));
  return { ...sums, changes, entries: entries.map((entry) => ({ entry, isVisible: visible.has(entry.applicationId) })) };
};
