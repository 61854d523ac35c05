import { addDays, type Instant, type IsoDate, inBerlin } from '../calendar.ts';
import { Refusal } from '../refusal.ts';
import { type Application, applicationStates } from './application.ts';
import { type CaseRow, checkDueOf, type DeskChange } from './case-row.ts';
import type { FirstBody } from './decision-route.ts';
import { type InformationRequest, mayBeAsked, openRequestOf, type Questions, requestOf } from './information-request.ts';
import { type ApplicationChange, changeOf, isUndecided, requireState, staffActor } from './life-cycle.ts';
import { recognisedSum } from './recognised-costs.ts';
import { emptyReview, type Review, type StaffPerson } from './review.ts';
import type { Round } from './round.ts';

/** What the desk has of a case when somebody works on it. */
export type Reviewed = {
  readonly application: Application;
  readonly review: Review | undefined;
  readonly requests: readonly InformationRequest[];
  /** Its line; absent for cases from before the desk. */
  readonly row: Pick<CaseRow, 'assignee' | 'waitsFor' | 'due'> | undefined;
};

/** Who of the staff does something, and when. */
export type Doer = { readonly by: StaffPerson; readonly at: Instant };

/** A change that the desk makes: everything of it is stored together. */
export type ReviewChange = ApplicationChange & {
  readonly review?: Review;
  readonly request?: InformationRequest;
  readonly desk?: DeskChange;
};

/** `undefined`: it stands there already, and nothing is written. */
type Decided = ReviewChange | undefined;

const undecided: readonly Application['state'][] = ['submitted', 'formal_check', 'info_requested', 'assessed', 'deferred'];

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const reviewOf = ({ application, review }: Reviewed): Review => review ?? emptyReview(application.id);
const signed = ({ by: { subject, name }, at }: Doer) => ({ by: { subject, name }, at });
// Whoever writes into a case that just came in has begun to check it.
const begun = ({ state }: Application): Partial<Application> => (state === 'submitted' ? { state: 'formal_check' } : {});
const beginning = (of: Reviewed): DeskChange => (of.application.state === 'submitted' ? { due: of.row?.due ?? checkDueOf(of.application) } : {});

/** Somebody takes a case over; the check of one that just came in begins with that. */
export const takenOver = (of: Reviewed, doer: Doer): Decided => {
  const { application, row } = of;
  const { subject, name } = doer.by;
  if (row?.assignee?.subject === subject && application.state !== 'submitted') return undefined;
  return {
    ...changeOf(application, { kind: 'case.assigned', at: doer.at, ...staffActor(doer.by) }, begun(application)),
    desk: { ...beginning(of), assignee: { subject, name } },
  };
};

type Checks = readonly Pick<Review['checks'][number], 'code' | 'result' | 'note'>[];

// Days that the KIT-Stelle has for its opinion (assumption; nothing confirmed by a county).
const opinionDays = 10;

/**
 * The formal check as it is now. What did not change keeps who looked at it.
 * @param asksAdviser the case waits for the opinion of the KIT-Stelle after it
 */
export const checkRecorded = (
  of: Reviewed,
  { checks, asksAdviser }: { readonly checks: Checks; readonly asksAdviser: boolean },
  doer: Doer,
): Decided => {
  const { application, row } = of;
  requireState(application, undecided, 'Die formale Prüfung');
  const review = reviewOf(of);
  const kept = checks.map(({ code, result, note }) => {
    const found = { code, result, ...(note !== undefined && { note }) };
    const known = review.checks.find((check) => check.code === code);
    return known?.result === result && known.note === note ? known : { ...signed(doer), ...found };
  });
  // While the applicant has to answer, it waits for nobody else.
  const waits = asksAdviser && row?.waitsFor !== 'kit-adviser' && ['submitted', 'formal_check'].includes(application.state);
  if (same(kept, review.checks) && !waits) return undefined;
  const due = addDays(inBerlin(doer.at).date, opinionDays);
  return {
    ...changeOf(application, { kind: 'check.recorded', at: doer.at, ...staffActor(doer.by) }, begun(application)),
    review: { ...review, checks: kept },
    desk: { ...beginning(of), ...(waits && { waitsFor: 'kit-adviser', due }) },
  };
};

/** The KIT-Stelle gives its opinion; a case that waited for it goes back to who checks it. */
export const opinionGiven = (of: Reviewed, { text, supports }: { readonly text: string; readonly supports: boolean }, doer: Doer): Decided => {
  const { application, row } = of;
  requireState(application, undecided, 'Eine Stellungnahme');
  const review = reviewOf(of);
  if (review.opinion?.text === text && review.opinion.supports === supports) return undefined;
  return {
    ...changeOf(application, { kind: 'opinion.given', at: doer.at, ...staffActor(doer.by) }, {}),
    review: { ...review, opinion: { ...signed(doer), text, supports } },
    ...(row?.waitsFor === 'kit-adviser' && { desk: { waitsFor: 'caseworker', due: dueAgain(application, doer.at) } }),
  };
};

/** The day by which who checks has to act once others have: never one that is over already. */
const dueAgain = (application: Application, at: Instant): IsoDate => {
  const [usual, soon] = [checkDueOf(application), addDays(inBerlin(at).date, 5)];
  return usual > soon ? usual : soon;
};

/** The audit office gives its opinion, whatever the state. */
export const auditOpinionGiven = (of: Reviewed, { text, remarks }: { readonly text: string; readonly remarks: boolean }, doer: Doer): Decided => {
  const review = reviewOf(of);
  if (review.auditOpinion?.text === text && review.auditOpinion.remarks === remarks) return undefined;
  return {
    ...changeOf(of.application, { kind: 'audit.opinion-given', at: doer.at, ...staffActor(doer.by) }, {}),
    review: { ...review, auditOpinion: { ...signed(doer), text, remarks } },
  };
};

/** Points for the criteria of the round. */
export const assessmentRecorded = (of: Reviewed, scores: NonNullable<Review['assessment']>['scores'], doer: Doer): Decided => {
  requireState(of.application, undecided, 'Eine Bewertung');
  const review = reviewOf(of);
  if (same(review.assessment?.scores, scores)) return undefined;
  return {
    ...changeOf(of.application, { kind: 'assessment.recorded', at: doer.at, ...staffActor(doer.by) }, begun(of.application)),
    review: { ...review, assessment: { ...signed(doer), scores } },
    desk: beginning(of),
  };
};

/** What of the plan is recognised; the event names the sum. */
export const costsRecognised = (of: Reviewed, lines: NonNullable<Review['recognised']>['lines'], round: Round, doer: Doer): Decided => {
  requireState(of.application, undecided, 'Die Feststellung der Kosten');
  const review = reviewOf(of);
  if (same(review.recognised?.lines, lines)) return undefined;
  const { total: amount } = recognisedSum(of.application, lines, round);
  return {
    ...changeOf(of.application, { kind: 'costs.recognised', at: doer.at, ...staffActor(doer.by), amount }, begun(of.application)),
    review: { ...review, recognised: { ...signed(doer), lines } },
    desk: beginning(of),
  };
};

type Proposal = Pick<NonNullable<Review['proposal']>, 'amount' | 'conditions' | 'reasons'>;

// Where no meeting is known, and for a second person of the office.
const daysToDecide = 14;

/** The administration proposes what to decide: the review is done. It waits for the first body's next meeting, or for a second person of the office. */
export const proposalMade = (of: Reviewed, { amount, conditions, reasons }: Proposal, { officeDecides, meets }: FirstBody, doer: Doer): Decided => {
  const { application } = of;
  const review = reviewOf(of);
  const { proposal } = review;
  if (
    application.state !== 'formal_check' &&
    proposal &&
    same([proposal.amount, proposal.conditions, proposal.reasons], [amount, conditions, reasons])
  ) {
    return undefined;
  }
  requireState(application, ['formal_check', 'assessed', 'deferred'], 'Ein Vorschlag');
  const due = (officeDecides ? undefined : meets) ?? addDays(inBerlin(doer.at).date, daysToDecide);
  return {
    ...changeOf(application, { kind: 'proposal.made', at: doer.at, ...staffActor(doer.by), amount }, { state: 'assessed' }),
    review: { ...review, proposal: { ...signed(doer), amount, conditions: [...conditions], reasons } },
    desk: { waitsFor: officeDecides ? 'approver' : 'committee', due },
  };
};

/** The wish to begin before the decision is answered; the event says how. */
export const earlyStartDecided = (
  of: Reviewed,
  { approved, reason }: { readonly approved: boolean; readonly reason: string },
  doer: Doer,
): Decided => {
  const { application } = of;
  const review = reviewOf(of);
  if (review.earlyStart?.approved === approved && review.earlyStart.reason === reason) return undefined;
  const { earlyStart } = application;
  if (earlyStart?.state !== 'requested' || !isUndecided(application.state)) {
    throw new Refusal(
      'wrong-state',
      'Über einen früheren Beginn ist hier nichts zu entscheiden: Niemand bittet darum, oder es ist schon entschieden.',
    );
  }
  const subject = approved ? 'approved' : 'refused';
  return {
    ...changeOf(
      application,
      { kind: 'early-start.decided', at: doer.at, ...staffActor(doer.by), subject },
      { earlyStart: { ...earlyStart, state: subject } },
    ),
    review: { ...review, earlyStart: { ...signed(doer), approved, reason } },
  };
};

/** Staff asks for what is missing: the clock of the check stands still until the answer. */
export const informationAsked = (of: Reviewed, questions: Questions, id: string, doer: Doer): Decided => {
  if (of.requests.some((request) => request.id === id)) return undefined;
  const { application, row } = of;
  if (openRequestOf(of.requests) !== undefined) {
    throw new Refusal('wrong-state', 'Eine Nachforderung ist noch offen. Die nächste ist möglich, wenn sie beantwortet ist.');
  }
  if (!mayBeAsked(application.state)) {
    throw new Refusal('wrong-state', `Eine Nachforderung ist jetzt nicht möglich: Der Antrag ist „${applicationStates[application.state]}“.`);
  }
  const { subject, name } = doer.by;
  return requestOf(application, questions, { id, at: doer.at, by: subject, name, checkDue: row?.due ?? checkDueOf(application) });
};

/** Somebody says that they have a conflict of interest: from then on the case is gone for them, and somebody else works on it. */
export const conflictDeclared = (of: Reviewed, doer: Doer): Decided => {
  const { application, row } = of;
  const { subject } = doer.by;
  const { conflicts = [] } = application;
  if (conflicts.includes(subject)) return undefined;
  return {
    ...changeOf(application, { kind: 'conflict.declared', at: doer.at, ...staffActor(doer.by) }, { conflicts: [...conflicts, subject] }),
    ...(row?.assignee?.subject === subject && { desk: { assignee: null } }),
  };
};

/** Somebody else takes a declaration back, with a reason. @param whose subject */
export const conflictLifted = (of: Reviewed, { whose, reason }: { readonly whose: string; readonly reason: string }, doer: Doer): Decided => {
  const { application } = of;
  const { conflicts = [] } = application;
  if (!conflicts.includes(whose)) return undefined;
  const review = reviewOf(of);
  const left = conflicts.filter((subject) => subject !== whose);
  return {
    ...changeOf(application, { kind: 'conflict.withdrawn', at: doer.at, ...staffActor(doer.by), subject: whose }, { conflicts: left }),
    review: { ...review, liftedConflicts: [...(review.liftedConflicts ?? []), { ...signed(doer), subject: whose, reason }] },
  };
};
