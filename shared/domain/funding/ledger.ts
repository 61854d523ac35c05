import * as z from 'zod';
import { addMonths, type IsoDate, instantSchema } from '../calendar.ts';
import { centsSchema, sumCents } from '../money.ts';
import { type Budget, freeMoney } from './budget.ts';

/** Cents out of the budget of a year. */
export type YearAmount = { readonly year: number; readonly amount: number };

/**
 * A line of the ledger of a year (Haushaltsüberwachung): what one decision bound (above zero) or gave back (below). One per decision and
 * year, never changed: together they are what the budget calls `committed`.
 */
export const ledgerEntrySchema = z.object({
  year: z.int(),
  /** Id of the decision. */
  decision: z.uuid(),
  /** Its number within the case. */
  number: z.int(),
  kind: z.enum(['award', 'rejection', 'amendment', 'revocation', 'decline', 'release']),
  applicationId: z.uuid(),
  reference: z.string(),
  /** Id of the round; not called `roundId`, or the line would stand in the index of the round's applications. */
  round: z.string(),
  /** Cents, signed. */
  amount: z.int(),
  at: instantSchema,
});

/** @see ledgerEntrySchema */
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/** A payment of a case, as far as decisions look at it: money that left the house is no longer given back. */
export const boundPaymentSchema = z.looseObject({ state: z.string(), amount: centsSchema, year: z.int().optional() });

/** Sums by year, the earliest first; years without money are left out. */
export const byYear = (amounts: readonly YearAmount[]): YearAmount[] =>
  [...Map.groupBy(amounts, ({ year }) => year)]
    .map(([year, parts]) => ({ year, amount: sumCents(parts.map(({ amount }) => amount)) }))
    .filter(({ amount }) => amount !== 0)
    .sort((one, other) => one.year - other.year);

/** What has to be bound (above zero) or given back (below) so that `after` is bound instead of `before`. */
export const deltasBetween = (before: readonly YearAmount[], after: readonly YearAmount[]): YearAmount[] =>
  byYear([...after, ...before.map(({ year, amount }) => ({ year, amount: -amount }))]);

const mostMonths = 600;

/** Months that a period touches, by year. */
const monthsOf = ({ from, to }: { readonly from: IsoDate; readonly to: IsoDate }): Map<number, number> => {
  const months = new Map<number, number>();
  let month = from.slice(0, 7);
  for (let count = 0; month <= to.slice(0, 7) && count < mostMonths; count += 1) {
    const year = Number(month.slice(0, 4));
    months.set(year, (months.get(year) ?? 0) + 1);
    month = addMonths(month, 1);
  }
  return months;
};

/**
 * An award over the budgets of the years that its period touches, by months: 4,500.00 € from February to January are 11/12 and 1/12
 * (4,125.00 + 375.00). Rounded along the way, so that the parts are the whole to the cent.
 */
export const splitByMonths = (amount: number, period: { readonly from: IsoDate; readonly to: IsoDate }): YearAmount[] => {
  const months = monthsOf(period);
  const all = sumCents(months.values());
  let [passed, given] = [0, 0];
  return byYear(
    [...months].map(([year, count]) => {
      passed += count;
      const until = Math.floor((amount * passed * 2 + all) / (2 * all));
      const part = { year, amount: until - given };
      given = until;
      return part;
    }),
  );
};

/** Why a budget does not carry what a decision binds: not enough is free, or its year is not (yet) open for awards. */
export type BudgetObstacle = {
  readonly year: number;
  readonly wanted: number;
  /** Absent where no budget of the year was entered. */
  readonly budget?: Budget;
  readonly reason: 'missing' | 'status' | 'money';
};

/** May money of this budget be awarded? @param provisional what the round says of a budget that is not adopted yet */
export const isOpenForAwards = ({ status }: Pick<Budget, 'status'>, provisional: boolean): boolean =>
  status === 'adopted' || (status === 'provisional' && provisional);

/** What stands against binding so much, year by year; empty: nothing. What is given back always fits. */
export const obstaclesTo = (deltas: readonly YearAmount[], budgets: readonly Budget[], provisional: boolean): BudgetObstacle[] =>
  deltas.flatMap(({ year, amount: wanted }): BudgetObstacle[] => {
    if (wanted <= 0) return [];
    const budget = budgets.find((each) => each.year === year);
    if (budget === undefined) return [{ year, wanted, reason: 'missing' }];
    if (!isOpenForAwards(budget, provisional)) return [{ year, wanted, budget, reason: 'status' }];
    return freeMoney(budget) < wanted ? [{ year, wanted, budget, reason: 'money' }] : [];
  });

/**
 * The largest amount that the budgets carry when it is split by months.
 * @param at most this
 */
export const largestFitting = (most: number, period: { readonly from: IsoDate; readonly to: IsoDate }, budgets: readonly Budget[]): number => {
  const fits = (amount: number): boolean =>
    splitByMonths(amount, period).every((part) => budgets.some((budget) => budget.year === part.year && part.amount <= freeMoney(budget)));
  let [fitting, tooMuch] = [0, most + 1];
  while (tooMuch - fitting > 1) {
    const middle = Math.floor((fitting + tooMuch) / 2);
    if (fits(middle)) fitting = middle;
    else tooMuch = middle;
  }
  return fitting;
};

/**
 * What each year keeps when an award becomes smaller: the last year gives first, and none gives what was paid out of it.
 * @param amount that is left in total, not below what was paid
 */
export const reducedTo = (amount: number, years: readonly YearAmount[], paid: readonly YearAmount[]): YearAmount[] => {
  let surplus = sumCents(years.map((year) => year.amount)) - amount;
  const kept = years.toReversed().map(({ year, amount: had }) => {
    const out = paid.find((each) => each.year === year)?.amount ?? 0;
    const gives = Math.max(0, Math.min(surplus, had - out));
    surplus -= gives;
    return { year, amount: had - gives };
  });
  return byYear(kept);
};
