import { sumCents } from '../money.ts';
import type { Application } from './application.ts';
import type { Review } from './review.ts';
import type { Round } from './round.ts';

type Lowered = ReadonlyMap<number, number>;
const loweredIn = (review: Review | undefined): Lowered => new Map(review?.recognised?.lines.map(({ line, amount }) => [line, amount]));

/** Cents of the costs that the county recognises: line by line of the plan, lowered where the review says so. */
export const recognisedCosts = ({ costs }: Pick<Application, 'costs'>, review: Review | undefined): number => {
  const lowered = loweredIn(review);
  return sumCents(costs.map(({ amount, eligible }, line) => lowered.get(line) ?? (eligible === false ? 0 : amount)));
};

/** Cents of the plan that the county never pays (`eligible: false`): other money covers them first (rule V6). */
const outsideCosts = ({ costs }: Pick<Application, 'costs'>, review: Review | undefined): number => {
  const lowered = loweredIn(review);
  return sumCents(costs.flatMap(({ amount, eligible }, line) => (eligible === false && !lowered.has(line) ? [amount] : [])));
};

/** A share of an amount, rounded half up once. @param share hundredths of a percent */
export const shareOf = (amount: number, share: number): number => Math.floor((amount * share * 2 + 10_000) / 20_000);

/** What a grant is computed from. `rate`: hundredths of a percent; `maximum`: limit of the round in cents. */
export type GrantTerms = { readonly type: Round['financing']['type']; readonly rate: number; readonly maximum: number };

/**
 * The highest grant by the type of financing (Finanzierungsart), in cents: a share of the recognised costs, what other money leaves open
 * (Fehlbedarf), or the costs themselves; never above the limit of the round.
 */
export const highestGrant = (
  application: Pick<Application, 'costs' | 'financing'>,
  review: Review | undefined,
  { type, rate, maximum }: GrantTerms,
): number => {
  const recognised = recognisedCosts(application, review);
  const others = sumCents(application.financing.filter(({ source }) => source !== 'county').map(({ amount }) => amount));
  const open = Math.max(0, recognised - Math.max(0, others - outsideCosts(application, review)));
  return Math.min({ share: shareOf(recognised, rate), deficit: open, fixed: recognised, full: recognised }[type], maximum);
};
