import { addMonths, type IsoDate, lastDayOf } from '../calendar.ts';
import type { Instalment } from './decision.ts';
import { shareOf } from './grant-amount.ts';
import type { YearAmount } from './ledger.ts';
import type { Round } from './round.ts';

type Period = { readonly from: IsoDate; readonly to: IsoDate };

/** The day with the same number so many months later, or the last of that month. */
export const monthsAfter = (date: IsoDate, months: number): IsoDate => {
  const month = addMonths(date.slice(0, 7), months);
  const [same, last] = [`${month}-${date.slice(8, 10)}`, lastDayOf(month)];
  return same < last ? same : last;
};

const monthsBetween = ({ from, to }: Period): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;

type Part = { readonly amount: number; readonly due: IsoDate | undefined; readonly retained: boolean };

/** Parts of an amount by shares in hundredths of a percent; the last takes what rounding left, and what the shares lack to the whole. */
const partsBy = (amount: number, shares: readonly number[]): number[] => {
  const parts = shares.slice(0, -1).map((share) => shareOf(amount, share));
  return [...parts, amount - parts.reduce((sum, part) => sum + part, 0)];
};

const partsOf = (amount: number, period: Period, { mode, instalments, retention }: Round['payment']): readonly Part[] => {
  // Reimbursement: nothing before the proof of use was checked.
  if (mode === 'reimbursement') return [{ amount, due: undefined, retained: true }];
  const kept = shareOf(amount, retention);
  const shares = mode === 'instalments' && instalments.length > 0 ? instalments : [10_000];
  const months = monthsBetween(period);
  const paid = partsBy(amount - kept, shares).map((part, at): Part => {
    const due = at === 0 ? undefined : monthsAfter(period.from, Math.floor((months * at) / shares.length));
    return { amount: part, due, retained: false };
  });
  return [...paid, { amount: kept, due: undefined, retained: true }].filter((part) => part.amount > 0);
};

/**
 * How an award is paid by the rules of its round: at once, in instalments over the period, or after the proof of use; a retention comes last.
 * Every payment comes out of the budget of one year, the earliest first, and not before that year began.
 */
export const paymentPlan = (years: readonly YearAmount[], period: Period, payment: Round['payment']): Instalment[] => {
  const [first] = years;
  const left = years.map((year) => ({ ...year }));
  const plan: Instalment[] = [];
  for (const part of partsOf(
    years.reduce((sum, { amount }) => sum + amount, 0),
    period,
    payment,
  )) {
    let open = part.amount;
    while (open > 0) {
      const source = left.find(({ amount }) => amount > 0);
      if (source === undefined) break;
      const amount = Math.min(open, source.amount);
      const begins = source.year === first?.year ? undefined : `${source.year}-01-01`;
      const due = part.retained || (part.due ?? '') >= (begins ?? '') ? part.due : begins;
      plan.push({ year: source.year, amount, retained: part.retained, ...(due !== undefined && { due }) });
      source.amount -= amount;
      open -= amount;
    }
  }
  return plan;
};

/** A plan over less money: the last instalments of each year become smaller or go. */
export const reducedPlan = (plan: readonly Instalment[], years: readonly YearAmount[]): Instalment[] => {
  const left = new Map(years.map(({ year, amount }) => [year, amount]));
  return plan.flatMap((part) => {
    const amount = Math.min(part.amount, left.get(part.year) ?? 0);
    left.set(part.year, (left.get(part.year) ?? 0) - amount);
    return amount > 0 ? [{ ...part, amount }] : [];
  });
};
