import { addDays, type Instant, type IsoDate, inBerlin } from '../calendar.ts';
import { Refusal } from '../refusal.ts';
import type { IsWorkingDay } from '../working-days.ts';
import type { Application, ApplicationEvent } from './application.ts';
import type { DeskFacts } from './case-row.ts';
import { type Decision, decisionKinds } from './decision.ts';
import { type DecisionTerms, isInternal } from './decision-terms.ts';
import { finalityOf } from './finality.ts';
import { deltasBetween, type YearAmount } from './ledger.ts';
import { type ApplicationChange, changeOf, requireState, staffActor } from './life-cycle.ts';

/** Somebody of the staff. */
export type Person = { readonly subject: string; readonly name: string };

/** Who does it, and when. */
export type Signing = { readonly staff: Person; readonly at: Instant };

/** What the line of the desk says of the newest decision, and whom it waits for. `null` takes something away. */
type DeskWords = {
  readonly decision: NonNullable<DeskFacts['decision']>;
  readonly waitsFor: DeskFacts['waitsFor'] | null;
  readonly due: IsoDate | null;
};

/** A step of a decision: what is stored together or not at all. */
export type DecisionStep = {
  readonly change: ApplicationChange;
  readonly decision: Decision;
  /** State in which the stored decision has to be; `undefined`: there is none yet. */
  readonly expected: Decision['state'] | undefined;
  /** What budgets lose (above zero) or get back (below). */
  readonly deltas: readonly YearAmount[];
  readonly desk: DeskWords;
};

const withMoney: readonly Application['state'][] = ['award_issued', 'running', 'proof_due'];

/** In which states of a case a kind of decision can be prepared and issued. */
export const statesFor: Readonly<Record<Decision['kind'], readonly Application['state'][]>> = {
  award: ['decided'],
  rejection: ['decided'],
  amendment: withMoney,
  revocation: withMoney,
  decline: ['award_issued', 'running'],
  release: withMoney,
};

/** What the case is called after a decision was issued; what changes an award leaves the state. */
const stateAfter: Partial<Record<Decision['kind'], Application['state']>> = {
  award: 'award_issued',
  rejection: 'rejected',
  revocation: 'revoked',
  decline: 'declined',
};

/** Kinds that leave the house as a notice; the others only note what the recipient said. */
export const isNotice = ({ kind }: Pick<Decision, 'kind'>): boolean => kind !== 'decline' && kind !== 'release';

// Days that a second signature, a correction and the post take at most (assumption; nothing confirmed by a county).
const [signingDays, postingDays, payingDays] = [7, 3, 14];

const today = (at: Instant): IsoDate => inBerlin(at).date;
const signed = ({ staff, at }: Signing) => ({ by: { subject: staff.subject, name: staff.name }, at });

const happening = (kind: ApplicationEvent['kind'], { id, amount }: Decision, { staff, at }: Signing) => ({
  ...{ kind, at, subject: id, amount },
  ...staffActor(staff),
});

const words = ({ number, kind }: Decision, step: NonNullable<DeskFacts['decision']>['step'], finalFrom?: IsoDate) => ({
  number,
  kind,
  step,
  ...(finalFrom !== undefined && { finalFrom }),
});

/**
 * Writes a decision for a second person to look at; one that was returned is written anew under its number.
 * @param open the decision of this case that is not issued, if there is one
 * @throws Refusal `wrong-state` where the case is not ready for it, or another decision waits
 */
export const preparedStep = (
  before: Application,
  terms: DecisionTerms,
  { id, number, open, ...signing }: Signing & { readonly id: string; readonly number: number; readonly open: Decision | undefined },
): DecisionStep => {
  requireState(before, statesFor[terms.kind], `Ein ${decisionKinds[terms.kind]}`);
  if (open?.state === 'prepared') {
    throw new Refusal(
      'wrong-state',
      `Zu diesem Antrag wartet schon: ${decisionKinds[open.kind]}, vorbereitet von ${open.prepared.by.name}. Erst wenn die zweite Person ihn freigibt oder zurückgibt, geht es weiter.`,
    );
  }
  const decision: Decision = {
    ...terms,
    ...{ id: open?.id ?? id, applicationId: before.id, number: open?.number ?? number, state: 'prepared', prepared: signed(signing) },
    ...(isInternal(before) && { internal: true }),
  };
  return {
    change: changeOf(before, happening('decision.prepared', decision, signing), {}),
    decision,
    expected: open?.state,
    deltas: [],
    desk: { decision: words(decision, 'prepared'), waitsFor: 'approver', due: addDays(today(signing.at), signingDays) },
  };
};

/** @throws Refusal `four-eyes`, `wrong-state` */
const requireSecondPerson = ({ prepared, state }: Decision, { subject }: Person): void => {
  if (state !== 'prepared')
    throw new Refusal('wrong-state', 'Diese Entscheidung wartet nicht mehr auf eine Freigabe. Bitte laden Sie die Seite neu.');
  if (prepared.by.subject !== subject) return;
  throw new Refusal(
    'four-eyes',
    'Diese Entscheidung haben Sie selbst vorbereitet. Nach dem Vier-Augen-Prinzip gibt sie eine andere Person frei. Bitte wenden Sie sich an jemanden mit der Rolle „Zweitunterschrift“.',
  );
};

/**
 * Gives a decision back to who prepared it.
 * @throws Refusal `wrong-state` when it does not wait any more
 */
export const returnedStep = (before: Application, stored: Decision, { reason, ...signing }: Signing & { readonly reason: string }): DecisionStep => {
  if (stored.state !== 'prepared') requireSecondPerson(stored, signing.staff);
  const decision: Decision = { ...stored, state: 'returned', returned: { ...signed(signing), reason } };
  return {
    change: changeOf(before, happening('decision.returned', decision, signing), {}),
    decision,
    expected: 'prepared',
    deltas: [],
    desk: { decision: words(decision, 'returned'), waitsFor: 'caseworker', due: addDays(today(signing.at), signingDays) },
  };
};

/**
 * Puts a decision in force: the state of the case, what it is awarded, and what its budgets bind, all at once.
 * @throws Refusal `four-eyes` for who prepared it, `wrong-state` where the case went on
 */
export const issuedStep = (before: Application, stored: Decision, signing: Signing): DecisionStep => {
  requireState(before, statesFor[stored.kind], `Ein ${decisionKinds[stored.kind]}`);
  requireSecondPerson(stored, signing.staff);
  const decision: Decision = { ...stored, state: 'issued', issued: signed(signing) };
  const { amount, years, kind } = decision;
  const awarded: Partial<Application> =
    amount === 0 ? { approvedAmount: undefined, approvedByYear: undefined } : { approvedAmount: amount, approvedByYear: [...years] };
  const after = { ...awarded, state: stateAfter[kind] ?? before.state };
  return {
    change: changeOf(before, happening('decision.issued', decision, signing), after),
    decision,
    expected: 'prepared',
    deltas: deltasBetween(before.approvedByYear ?? [], years),
    desk: {
      decision: words(decision, 'issued'),
      ...(isNotice(decision) ? { waitsFor: 'caseworker', due: addDays(today(signing.at), postingDays) } : { waitsFor: null, due: null }),
    },
  };
};

const requireIssued = ({ state, kind }: Decision): void => {
  if (state === 'issued' && isNotice({ kind })) return;
  throw new Refusal('wrong-state', 'Diesen Bescheid gibt es noch nicht. Erst gibt ihn eine zweite Person frei, dann geht er hinaus.');
};

/** After a notice left: awards wait for their payment, the rest for nobody. */
const deskAfter = (decision: Decision, isWorkingDay: IsWorkingDay): DeskWords => {
  const finality = finalityOf(decision, isWorkingDay);
  const told = words(decision, 'dispatched', finality?.finalFrom);
  if (finality === undefined || decision.kind !== 'award') return { decision: told, waitsFor: null, due: null };
  return { decision: told, waitsFor: 'caseworker', due: addDays(finality.finalFrom, payingDays) };
};

/** Notes how and when a notice left the house. @throws Refusal `wrong-state` before it was issued, or when it has left */
export const dispatchedStep = (
  before: Application,
  stored: Decision,
  { on, how, isWorkingDay, ...signing }: Signing & Pick<NonNullable<Decision['dispatch']>, 'on' | 'how'> & { readonly isWorkingDay: IsWorkingDay },
): DecisionStep => {
  requireIssued(stored);
  if (stored.dispatch !== undefined) throw new Refusal('wrong-state', 'Der Versand steht schon fest. Bitte laden Sie die Seite neu.');
  const decision: Decision = { ...stored, dispatch: { ...signed(signing), on, how } };
  return {
    change: changeOf(before, happening('decision.dispatched', decision, signing), {}),
    decision,
    expected: 'issued',
    deltas: [],
    desk: deskAfter(decision, isWorkingDay),
  };
};

/** Notes that the recipient waives the objection (Rechtsbehelfsverzicht). @throws Refusal `wrong-state` before it left, or when that is noted */
export const waivedStep = (
  before: Application,
  stored: Decision,
  { on, isWorkingDay, ...signing }: Signing & { readonly on: IsoDate; readonly isWorkingDay: IsWorkingDay },
): DecisionStep => {
  requireIssued(stored);
  if (stored.dispatch === undefined || stored.waivedOn !== undefined || stored.internal === true)
    throw new Refusal('wrong-state', 'Auf den Widerspruch verzichten kann nur, wem der Bescheid zugegangen ist, und nur einmal.');
  const decision: Decision = { ...stored, waivedOn: on };
  return {
    change: changeOf(before, happening('objection.waived', decision, signing), {}),
    decision,
    expected: 'issued',
    deltas: [],
    desk: deskAfter(decision, isWorkingDay),
  };
};
