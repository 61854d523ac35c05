import { sumCents } from '../money.ts';
import type { Application } from './application.ts';
import type { GrantBase } from './grant-amount.ts';
import { highestGrant } from './grant-amount.ts';
import { admittedStaffCosts, type CostLine, staffCostsOf } from './plan-rules.ts';
import type { Review } from './review.ts';
import type { Round } from './round.ts';
import { shareAbove } from './shares.ts';

type Recognised = NonNullable<Review['recognised']>['lines'];
type Plan = Pick<Application, 'costs' | 'financing'>;

/** Lines of the plan as they are recognised: what nobody named counts in full, what the county shall not pay does not count. Cents. */
export const recognisedLines = (
  { costs }: Pick<Application, 'costs'>,
  lines: Recognised = [],
): readonly (CostLine & { readonly planned: number })[] =>
  costs.map(({ category, amount, eligible = true }, line) => ({
    code: category,
    planned: amount,
    amount: eligible ? (lines.find((each) => each.line === line)?.amount ?? amount) : 0,
    eligible,
  }));

/** What the recognised lines say together. Cents; `staffShare` in hundredths of a percent, rounded up. */
export type RecognisedSum = {
  readonly total: number;
  readonly staff: number;
  readonly staffShare: number;
  /** What the quota of the round leaves of the staff costs: `staff` itself where it is kept. */
  readonly staffAdmitted: number;
};

/** Sum of what is recognised, and the staff costs in it. */
export const recognisedSum = (plan: Pick<Application, 'costs'>, lines: Recognised | undefined, round: Round): RecognisedSum => {
  const { staff, total } = staffCostsOf(recognisedLines(plan, lines), round);
  return { total, staff, staffShare: total === 0 ? 0 : shareAbove(staff, total), staffAdmitted: admittedStaffCosts({ staff, total }, round) };
};

/**
 * What a grant is computed from: the recognised costs, and the money of others that is left for them. Costs that the plan itself leaves to
 * others (rule V6) are paid from their money first; what the office does not recognise is no reason to ask for more.
 */
export const grantBaseOf = (plan: Plan, lines: Recognised | undefined, round: Round): GrantBase => {
  const left = sumCents(plan.costs.flatMap(({ eligible, amount }) => (eligible === false ? [amount] : [])));
  const others = sumCents(plan.financing.flatMap(({ source, amount }) => (source === 'county' ? [] : [amount])));
  return { eligible: recognisedSum(plan, lines, round).total, others: Math.max(0, others - left) };
};

/** The most that can be proposed, in cents: what the financing type of the round allows, and not more than was asked for. */
export const highestProposal = (application: Plan & Pick<Application, 'requestedAmount'>, lines: Recognised | undefined, round: Round): number => {
  const { type, maximumRate: rate } = round.financing;
  return Math.min(application.requestedAmount, highestGrant(grantBaseOf(application, lines, round), { type, rate, cap: round.maximumGrant }));
};
