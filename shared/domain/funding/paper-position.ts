import { formatEuro, sumCents } from '../money.ts';
import type { Application } from './application.ts';
import { paperTexts as said } from './paper-texts.ts';
import type { Redaction } from './redaction.ts';
import type { Review } from './review.ts';

type Costs = Application['costs'];
type Clear = Redaction['clear'];

/** Whether it meets the guideline, as somebody has checked. */
export const criteriaOf = (review: Review | undefined) => {
  const checks = review?.checks ?? [];
  if (checks.length === 0) return said.criteria.open;
  return checks.some(({ result }) => result === 'not-ok') ? said.criteria.notMet : said.criteria.met;
};

/** Costs that are not recognised, summed up, with the reasons: why less is proposed than was asked for. */
const loweredCosts = (costs: Costs, lines: NonNullable<Review['recognised']>['lines'], clear: Clear): string[] => {
  const lowered = lines.flatMap(({ line, amount, reason }) => {
    const planned = costs[line]?.amount ?? 0;
    return amount < planned ? [{ amount: planned - amount, reason }] : [];
  });
  if (lowered.length === 0) return [];
  const reasons = [...new Set(lowered.map(({ reason }) => clear(said.labels.lowered, reason)))];
  return [said.lowered(formatEuro(sumCents(lowered.map(({ amount }) => amount))), reasons.join(' '))];
};

/** What the administration thinks of it. The opinion of the KIT-Stelle is one of its own. */
export const positionOf = (
  { requestedAmount, costs }: Pick<Application, 'requestedAmount' | 'costs'>,
  review: Review | undefined,
  clear: Clear,
): string[] => {
  const { proposal, opinion, recognised } = review ?? {};
  const amount = proposal?.amount ?? requestedAmount;
  const position = amount === 0 ? said.position.none : amount < requestedAmount ? said.position.part(formatEuro(amount)) : said.position.full;
  return [
    ...(proposal === undefined ? [said.position.open] : [position, clear(said.labels.reasons, proposal.reasons)]),
    ...(proposal === undefined || amount === 0 ? [] : loweredCosts(costs, recognised?.lines ?? [], clear)),
    ...(opinion === undefined ? [] : [opinion.supports ? said.opinion.supports : said.opinion.opposes, clear(said.labels.opinion, opinion.text)]),
    ...(proposal === undefined || proposal.conditions.length === 0
      ? []
      : [said.conditions(proposal.conditions.map((each) => clear(said.labels.conditions, each)).join('; '))]),
  ];
};
