import type { Application } from './application.ts';
import type { Decision } from './decision.ts';
import { highestGrant } from './grant-amount.ts';
import { splitByMonths, type YearAmount } from './ledger.ts';
import { monthsAfter, paymentPlan } from './payment-plan.ts';
import { grantBaseOf } from './recognised-costs.ts';
import type { Review } from './review.ts';
import type { Round } from './round.ts';

/** What a decision says, without who did what when. */
export type DecisionTerms = Pick<
  Decision,
  | 'kind'
  | 'amount'
  | 'years'
  | 'financingType'
  | 'rate'
  | 'recognisedCosts'
  | 'purpose'
  | 'period'
  | 'conditions'
  | 'conditionsVersion'
  | 'plan'
  | 'proof'
  | 'reasons'
>;

/** What a decision is made from. */
export type DecisionBasis = {
  readonly application: Application;
  readonly review: Review | undefined;
  readonly round: Round;
  /** The award in force: the newest issued decision with money. */
  readonly inForce: Decision | undefined;
  /** What was ordered or paid, by year. */
  readonly paid: readonly YearAmount[];
};

/** The decision that says what is awarded now, if anything is. */
export const inForce = (decisions: readonly Decision[]): Decision | undefined =>
  decisions.filter(({ state, kind }) => state === 'issued' && kind !== 'rejection').toSorted((one, other) => other.number - one.number)[0];

/** The decision that somebody prepares or looks at; a case has one at a time. */
export const openDecision = (decisions: readonly Decision[]): Decision | undefined => decisions.find(({ state }) => state !== 'issued');

/** Is the applicant the county itself? Then money moves within its budget. */
export const isInternal = ({ organisation }: Pick<Application, 'organisation'>): boolean => organisation.legalForm === 'county-department';

/** General conditions (Allgemeine Nebenbestimmungen) for this applicant. */
const conditionsFor = ({ organisation: { legalForm } }: Application, { texts }: Round): string =>
  legalForm === 'municipality' || legalForm === 'county-department' ? texts.conditionsForMunicipalities : texts.conditions;

/** When and how the use of an award is proved by the rules of the round. */
export const proofOf = (amount: number, to: string, { proof }: Round): Decision['proof'] => ({
  due: monthsAfter(to, proof.dueMonths),
  type: amount >= proof.vouchersFrom ? 'with-vouchers' : 'simple',
});

/** Reasons that the review has given already: of a rejection; of costs that are not recognised, or of a lower proposal, where less is awarded than was asked for. */
const usualReasons = (kind: Decision['kind'], amount: number, { application, review }: DecisionBasis): string => {
  if (kind === 'rejection') return review?.proposal?.reasons ?? '';
  if (kind !== 'award' || amount >= application.requestedAmount) return '';
  const lowered = [...new Set(review?.recognised?.lines.map(({ reason }) => reason))];
  if (lowered.length > 0) return `Nicht alle Kosten sind zuwendungsfähig. ${lowered.join(' ')}`;
  const { proposal } = review ?? {};
  return proposal !== undefined && proposal.amount < application.requestedAmount ? proposal.reasons : '';
};

/** What was decided and proposed so far, as the terms of an award that somebody goes on to write: what the form shows first. */
export const usualTerms = (kind: Decision['kind'], basis: DecisionBasis): DecisionTerms => {
  const { application, review, round, inForce: before, paid } = basis;
  if (before !== undefined && kind !== 'award' && kind !== 'rejection') return changedTerms(kind, before, paid);
  const { startDate: from, endDate: to, title } = application.project;
  const rate = round.financing.maximumRate;
  const base = grantBaseOf(application, review?.recognised?.lines, round);
  const terms = { type: round.financing.type, rate, cap: round.maximumGrant };
  const highest = Math.min(application.decidedAmount ?? 0, highestGrant(base, terms));
  const amount = kind === 'award' ? Math.min(highest, review?.proposal?.amount || highest) : 0;
  const years = splitByMonths(amount, { from, to });
  return {
    ...{ kind, amount, years, financingType: round.financing.type },
    ...(round.financing.type === 'share' && { rate }),
    recognisedCosts: base.eligible,
    purpose: title,
    period: { from, to },
    conditions: kind === 'award' ? (review?.proposal?.conditions ?? []) : [],
    conditionsVersion: conditionsFor(application, round),
    plan: paymentPlan(years, { from, to }, round.payment),
    proof: proofOf(amount, to, round),
    reasons: usualReasons(kind, amount, basis),
  };
};

// What was paid stays bound until it is paid back: a revocation gives back the rest.
const changedTerms = (kind: Decision['kind'], before: Decision, paid: readonly YearAmount[]): DecisionTerms => {
  const { id: _id, applicationId: _of, number: _number, state: _state, prepared: _p, returned: _r, issued: _i, dispatch: _d, ...terms } = before;
  const { waivedOn: _w, internal: _internal, ...same } = terms;
  const ends = kind === 'revocation' || kind === 'decline';
  const years = ends ? [...paid] : same.years;
  const amount = years.reduce((sum, year) => sum + year.amount, 0);
  return { ...same, kind, amount, years, plan: ends ? [] : same.plan, reasons: '' };
};
