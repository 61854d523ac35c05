import type { Application, ApplicationEvent } from './application.ts';
import type { Decision } from './decision.ts';
import type { InformationRequest } from './information-request.ts';
import type { Payment } from './payment.ts';

/**
 * Kinds of events that concern the applicant: they see them on the page of the application and in what they are given under Article 15 GDPR.
 * Work of the office between them is not theirs, and a decision is one from the day on which it left the house.
 */
export const toldKinds = [
  'application.submitted',
  'application.withdrawn',
  'application.confirmed',
  'confirmation.asked',
  'information.requested',
  'information.answered',
  'early-start.requested',
  'early-start.decided',
  'committee.decided',
  'committee.deferred',
  'decision.dispatched',
  'objection.waived',
  'payment.released',
  'proof.overdue',
  'proof.received',
  'release.granted',
  'release.revoked',
] as const satisfies readonly ApplicationEvent['kind'][];

/** @see toldKinds */
export type ToldKind = (typeof toldKinds)[number];

const known: readonly string[] = toldKinds;

/** Does this event concern the applicant? */
export const isTold = ({ kind }: Pick<ApplicationEvent, 'kind'>): boolean => known.includes(kind);

const outside: readonly string[] = ['applicant', 'signatory', 'system'];

/** An event without the name of anybody of the staff. What it hashes to would betray the name, so it goes too. */
export const toldEvent = ({ actorName: _name, hash: _hash, previous: _previous, actor, ...event }: ApplicationEvent) => ({
  ...event,
  actor: outside.includes(actor) ? actor : 'staff',
});

/** A request without who of the staff asked. */
export const toldRequest = (request: InformationRequest): InformationRequest => ({ ...request, askedBy: 'staff' });

/** A decision that left the house, without who prepared, issued and sent it. */
export const toldDecision = ({ prepared: _prepared, returned: _returned, issued, dispatch, ...decision }: Decision) => ({
  ...decision,
  issuedAt: issued?.at,
  dispatched: dispatch && { on: dispatch.on, how: dispatch.how },
});

/** A released payment, without who ordered and released it. */
export const toldPayment = ({ ordered: _ordered, cancelled: _cancelled, request: _request, released, exported: _exported, ...payment }: Payment) => ({
  ...payment,
  releasedAt: released?.at,
});

/** Decisions that the applicant has got. */
export const sentDecisions = (decisions: readonly Decision[]): readonly Decision[] =>
  decisions.filter(({ state, dispatch }) => state === 'issued' && dispatch !== undefined);

/**
 * An application as its applicant sees it: without who of the staff declared a conflict, and until its first decision has left the house
 * as one that is decided, and nothing more.
 */
export const toldApplication = (application: Application, decisions: readonly Decision[]): Application => {
  const { conflicts: _conflicts, chain: _chain, ...told } = application;
  const isWaiting = decisions.some(({ state }) => state === 'issued') && sentDecisions(decisions).length === 0;
  if (!isWaiting || !['award_issued', 'rejected'].includes(told.state)) return told;
  const { approvedAmount: _amount, approvedByYear: _years, ...undecided } = told;
  return { ...undecided, state: 'decided' };
};
