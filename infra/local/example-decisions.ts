import { county } from '../../shared/county/county.ts';
import { addDays, type Instant, type IsoDate, inBerlin } from '../../shared/domain/calendar.ts';
import type { Application, ApplicationEvent } from '../../shared/domain/funding/application.ts';
import { type Consultation, consulted, newConsultation, nextStepOf } from '../../shared/domain/funding/committee.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import { resolutionOf } from '../../shared/domain/funding/decision-paper.ts';
import { routeOf } from '../../shared/domain/funding/decision-route.ts';
import { type DecisionStep, dispatchedStep, issuedStep, type Person, preparedStep, waivedStep } from '../../shared/domain/funding/decision-steps.ts';
import { usualTerms } from '../../shared/domain/funding/decision-terms.ts';
import { changeOf, staffActor } from '../../shared/domain/funding/life-cycle.ts';
import { meetingIdOf } from '../../shared/domain/funding/meeting.ts';
import { type Payment, useUntilOf } from '../../shared/domain/funding/payment.ts';
import type { Review } from '../../shared/domain/funding/review.ts';
import type { ReviewChange } from '../../shared/domain/funding/review-changes.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { workingDays } from '../../shared/domain/working-days.ts';
import { exampleStaffNames } from './example-staff.ts';

/** What committees, second persons and the cash office have done with an invented application so far. */
export type Decided = {
  readonly application: Application;
  readonly review: Review | undefined;
  readonly consultations: readonly Consultation[];
  readonly decisions: readonly Decision[];
  readonly payments: readonly Payment[];
};

type Change = Omit<ReviewChange, 'review' | 'request'> & {
  readonly consultation?: Consultation;
  readonly decision?: Decision;
  readonly payment?: Payment;
};
type Step = (of: Decided, at: Instant) => Change;

const person = (role: keyof typeof exampleStaffNames): Person => ({ subject: role, name: exampleStaffNames[role] });
const [sascha, gerrit, zoe, kai] = [person('caseworker'), person('committee-clerk'), person('approver'), person('cashier')];
const isWorkingDay = workingDays(county.holidays);
const dayOf = (at: Instant): IsoDate => inBerlin(at).date;

/** The next body of the route follows the proposal. */
const consult =
  (round: Round): Step =>
  ({ application, review, consultations }, at) => {
    const route = routeOf(round, { requestedAmount: application.requestedAmount, topics: application.project.fieldsOfAction ?? [] });
    const step = nextStepOf(route, consultations);
    if (step === undefined) throw new Error(`nobody decides about ${application.reference}`);
    const { body, role } = step;
    const last = round.decision.meetings.filter((meeting) => meeting.body === body && meeting.date <= dayOf(at)).at(-1);
    const date = last !== undefined && last.date > dayOf(application.submittedAt) ? last.date : dayOf(at);
    const amount = review?.proposal?.amount ?? 0;
    const before = newConsultation(application.id, { id: meetingIdOf(date, body), date, body }, role, {
      ...{ text: resolutionOf(application, amount), amount },
    });
    const motions = before.motions.map((motion) => ({ ...motion, votes: { yes: 9, no: 2, abstain: 1, excluded: 0 } }));
    const of = { application, route, consultations, decisions: [] };
    const { change, consultation } = consulted(before, { kind: 'voted', motions }, of, { by: gerrit, at });
    // As the minutes do: a notice is prepared within two weeks.
    return { ...change, consultation, ...(change.after.state === 'decided' && { desk: { due: addDays(dayOf(at), 14) } }) };
  };

const ofDecision = ({ change, decision, desk }: DecisionStep): Change => ({ ...change, decision, desk });

const prepare =
  (round: Round): Step =>
  ({ application, review }, at) => {
    const kind = (application.decidedAmount ?? 0) > 0 ? ('award' as const) : ('rejection' as const);
    const terms = usualTerms(kind, { application, review, round, inForce: undefined, paid: [] });
    const id = application.id.replace(/-8000-/, '-9100-');
    return ofDecision(preparedStep(application, terms, { id, number: 1, open: undefined, staff: sascha, at }));
  };

const only = ({ application, decisions: [decision] }: Decided): Decision => {
  if (decision === undefined) throw new Error(`${application.reference} has no decision`);
  return decision;
};
const issue: Step = (of, at) => ofDecision(issuedStep(of.application, only(of), { staff: zoe, at }));
const dispatch: Step = (of, at) =>
  ofDecision(dispatchedStep(of.application, only(of), { on: dayOf(at), how: 'post', isWorkingDay, staff: sascha, at }));
const waive: Step = (of, at) => ofDecision(waivedStep(of.application, only(of), { on: dayOf(at), isWorkingDay, staff: sascha, at }));

const happening = (kind: ApplicationEvent['kind'], { amount, number }: Pick<Payment, 'amount' | 'number'>, staff: Person, at: Instant) => ({
  ...{ kind, at, amount, subject: String(number) },
  ...staffActor(staff),
});

/** The first instalment to the account of the application. */
const order =
  (round: Round): Step =>
  (of, at) => {
    const { id, reference, organisation } = of.application;
    const { plan, period } = only(of);
    const [{ amount, year } = { amount: 0, year: 0 }] = plan;
    const { account } = organisation;
    const due = addDays(dayOf(at), 7);
    const payment: Payment = {
      ...{ applicationId: id, reference, number: 1, request: id, state: 'ordered', instalment: 1, amount, year, due },
      ...{ useUntil: useUntilOf(due, round.payment.useWithinDays, period), purpose: 'Rate 1', ordered: { by: sascha, at } },
      payee: account === undefined ? { kind: 'internal' } : { kind: 'account', holder: account.holder, iban: account.iban },
    };
    const change = changeOf(of.application, happening('payment.ordered', payment, sascha, at), { orderedAmount: amount });
    return { ...change, payment, desk: { waitsFor: 'cashier', due } };
  };

const release: Step = (of, at) => {
  const [payment] = of.payments;
  if (payment === undefined) throw new Error(`${of.application.reference} has no payment`);
  const released: Payment = { ...payment, state: 'released', released: { by: kai, at } };
  const after = { paidAmount: payment.amount, state: 'running' as const };
  const change = changeOf(of.application, happening('payment.released', payment, kai, at), after);
  return { ...change, payment: released, desk: { waitsFor: null, due: null } };
};

/** From the proposal to where the application is. */
export const decidedSteps = ({ state }: Application, round: Round, stage: 'prepared' | 'unpaid' | 'ordered' | undefined): readonly Step[] => {
  const bodies = routeOf(round, { requestedAmount: Number.MAX_SAFE_INTEGER }).filter(({ role }) => role !== 'is-informed');
  const resolved = bodies.map(() => consult(round));
  if (state === 'decided') return stage === 'prepared' ? [...resolved, prepare(round)] : resolved;
  const sent = [...resolved, prepare(round), issue, dispatch];
  if (state === 'rejected' || stage === undefined) return state === 'running' ? [...sent, waive, order(round), release] : sent;
  return stage === 'ordered' ? [...sent, waive, order(round)] : [...sent, waive];
};
