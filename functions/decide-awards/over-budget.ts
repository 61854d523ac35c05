import { type Budget, budgetStatuses, freeMoney } from '../../shared/domain/funding/budget.ts';
import type { CaseRow } from '../../shared/domain/funding/case-row.ts';
import {
  type BudgetObstacle,
  deltasBetween,
  largestFitting,
  obstaclesTo,
  splitByMonths,
  type YearAmount,
} from '../../shared/domain/funding/ledger.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { DeskStore } from '../../shared/store/desk-store.ts';
import type { LedgerStore } from '../../shared/store/ledger-store.ts';
import type { KnownCase } from './read-case.ts';
import { texts } from './texts.ts';

/** What saying no for want of money needs from outside. */
export type BudgetDeps = Pick<LedgerStore, 'budget'> & Pick<DeskStore, 'rowsOfRound'>;

/** Budgets of the years that a decision binds more of. */
export const budgetsFor = async (deltas: readonly YearAmount[], { budget }: Pick<BudgetDeps, 'budget'>): Promise<Budget[]> =>
  (await Promise.all(deltas.map(({ year }) => budget(year)))).filter((found) => found !== undefined);

/** Why it does not fit, as a sentence. */
export const sentenceOf = ({ year, wanted, budget, reason }: BudgetObstacle): string => {
  if (budget === undefined) return texts.budget.missing(year);
  return reason === 'status' ? texts.budget.status(year, budgetStatuses[budget.status]) : texts.budget.money(year, freeMoney(budget), wanted);
};

// A page of names is enough to choose from.
const shownCases = 10;

/** Other decided cases of the round that the free money carries, each for itself. */
const fitting = (rows: readonly CaseRow[], own: string, budgets: readonly Budget[], provisional: boolean): CaseRow[] =>
  rows
    .filter(({ id, state, decidedAmount = 0 }) => id !== own && state === 'decided' && decidedAmount > 0)
    .filter(
      ({ decidedAmount = 0, startDate: from, endDate: to }) =>
        obstaclesTo(splitByMonths(decidedAmount, { from, to }), budgets, provisional).length === 0,
    )
    .slice(0, shownCases);

/**
 * What stands against a decision for want of money, and what would fit instead.
 * @param years that the decision binds
 * @param as if budgets were `adopted`: only the money counts
 * @returns `undefined` when it fits at this moment
 */
export const overBudget = async (
  known: KnownCase,
  years: readonly YearAmount[],
  staff: string,
  deps: BudgetDeps,
  as: { readonly adopted: boolean } = { adopted: false },
): Promise<Refusal | undefined> => {
  const { application, round, inForce } = known;
  const bound = application.approvedByYear ?? [];
  const deltas = deltasBetween(bound, years);
  const stored = await budgetsFor(deltas, deps);
  const budgets = as.adopted ? stored.map((budget) => ({ ...budget, status: 'adopted' as const })) : stored;
  const provisional = round.budget.awardsUnderProvisionalBudget;
  const obstacles = obstaclesTo(deltas, budgets, provisional).filter(({ reason }) => !as.adopted || reason === 'money');
  if (obstacles.length === 0) return undefined;
  const why = obstacles.map(sentenceOf);
  const isMoney = obstacles.every(({ reason }) => reason === 'money');
  const period = { from: application.project.startDate, to: application.project.endDate };
  const most = largestFitting(application.decidedAmount ?? 0, period, budgets);
  const others = isMoney ? fitting(await deps.rowsOfRound(application.roundId, staff), application.id, budgets, provisional) : [];
  const instead = [
    ...(isMoney && inForce === undefined ? [texts.budget.largest(most)] : []),
    ...others.map(({ reference, organisation, decidedAmount = 0 }) => texts.budget.fitting(reference, organisation, decidedAmount)),
  ];
  return new Refusal(
    'over-budget',
    [...why, ...instead].join(' '),
    [...why, ...instead].map((message) => ({ pointer: '', message })),
  );
};
