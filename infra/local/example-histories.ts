import { createHash } from 'node:crypto';
import { county } from '../../shared/county/county.ts';
import { inBerlin, isoDateSchema } from '../../shared/domain/calendar.ts';
import type { Application, ApplicationEvent } from '../../shared/domain/funding/application.ts';
import { type CaseRow, caseRowSchema, rowOf } from '../../shared/domain/funding/case-row.ts';
import type { Consultation } from '../../shared/domain/funding/committee.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import { firstBodyOf, routeOf } from '../../shared/domain/funding/decision-route.ts';
import { earlyStartOf } from '../../shared/domain/funding/early-start.ts';
import { checkedCase, formalCheckOf } from '../../shared/domain/funding/formal-check.ts';
import { answerOf, type InformationRequest, openRequestOf } from '../../shared/domain/funding/information-request.ts';
import type { Payment } from '../../shared/domain/funding/payment.ts';
import { highestProposal } from '../../shared/domain/funding/recognised-costs.ts';
import { releaseOf } from '../../shared/domain/funding/release.ts';
import type { StaffPerson } from '../../shared/domain/funding/review.ts';
import {
  assessmentRecorded,
  checkRecorded,
  costsRecognised,
  type Doer,
  informationAsked,
  opinionGiven,
  proposalMade,
  type ReviewChange,
  takenOver,
} from '../../shared/domain/funding/review-changes.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { freeze, type Snapshot, submissionSchemaPath } from '../../shared/domain/funding/snapshot.ts';
import { withdrawalOf } from '../../shared/domain/funding/withdrawal.ts';
import { sealedEvent } from '../../shared/store/event-item.ts';
import { exampleStage } from './example-applications.ts';
import { type Decided, decidedSteps } from './example-decisions.ts';
import { exampleRequest, withConfirmations } from './example-progress.ts';
import { exampleStaffNames } from './example-staff.ts';

/** How an invented application got where it is: everything that the table has of it. */
export type ExampleHistory = Decided & {
  /** In their order, as the links of their chain. */
  readonly events: readonly ApplicationEvent[];
  readonly requests: readonly InformationRequest[];
  readonly row: CaseRow;
  /** What was submitted, as it was frozen; the one that waits for its confirmation is from before that. */
  readonly snapshot: Snapshot | undefined;
};

type State = Omit<ExampleHistory, 'snapshot'>;
type Change = ReviewChange & Partial<Record<'consultation', Consultation> & Record<'decision', Decision> & Record<'payment', Payment>>;
type Step = (of: State, at: string) => Change | undefined;

const person = (role: keyof typeof exampleStaffNames): StaffPerson => ({ subject: role, name: exampleStaffNames[role] });
const [sascha, kim] = [person('caseworker'), person('kit-adviser')];
const by = (who: StaffPerson, at: string): Doer => ({ by: who, at });

/** What a change leaves, by the same rule as the store: within a state the desk's own words stay. */
const after = (of: State, { after: application, before, event, review = of.review, request, desk = {}, ...also }: Change): State => {
  const stays = before.state === application.state ? { waitsFor: of.row.waitsFor, due: of.row.due } : {};
  const said = Object.entries({ ...rowOf(application), assignee: of.row.assignee, decision: of.row.decision, ...stays, ...desk });
  const row = caseRowSchema.parse(Object.fromEntries(said.filter(([, value]) => value !== null)));
  const requests = request === undefined ? of.requests : [...of.requests.filter(({ id }) => id !== request.id), request];
  return {
    ...{ application, events: [...of.events, event], review, requests, row },
    consultations: also.consultation === undefined ? of.consultations : [...of.consultations, also.consultation],
    decisions: also.decision === undefined ? of.decisions : [also.decision],
    payments: also.payment === undefined ? of.payments : [also.payment],
  };
};

const takeOver: Step = (of, at) => takenOver(of, by(sascha, at));

/** Looks at the first points, or all; what only a person can tell is fine. */
const check =
  (round: Round, share = 1, asksAdviser = false): Step =>
  (of, at) => {
    const { application } = of;
    const submittedOn = isoDateSchema.parse(application.submittedAt.slice(0, 10));
    const criteria = formalCheckOf(checkedCase(application, { round, submittedOn, others: [], files: [] }));
    const checks = criteria.slice(0, Math.ceil(criteria.length * share)).map(({ code, finding }) => ({
      code,
      result: finding.result ?? ('ok' as const),
      ...(finding.result === 'not-ok' && { note: finding.text }),
    }));
    return checkRecorded(of, { checks, asksAdviser }, by(sascha, at));
  };

const ask =
  (now: string): Step =>
  (of, at) => {
    const asked = exampleRequest({ ...of.application, state: 'info_requested' }, now);
    if (asked === undefined) return undefined;
    const { text, points, dueDate } = asked.request;
    return informationAsked(of, { text, points, dueDate }, `${of.application.id.slice(0, 19)}9000${of.application.id.slice(23)}`, by(sascha, at));
  };

const answer: Step = (of, at) => {
  const open = openRequestOf(of.requests);
  const texts = ['Etwa 90 Menschen aus dem Quartier.', 'Die Summe enthält zehn Abende für je 25 Personen.'];
  return open && answerOf(of.application, open, { texts, attachmentIds: [] }, { at, by: 'beispiel' });
};

const revoke: Step = ({ application }, at) => releaseOf(application, false, at);

const opine: Step = (of, at) =>
  opinionGiven(
    of,
    { text: 'Das Projekt bringt Menschen zusammen, die sich sonst nicht begegnen. Träger und Plan überzeugen uns.', supports: true },
    by(kim, at),
  );

const assess =
  (round: Round, points: number): Step =>
  (of, at) =>
    assessmentRecorded(
      of,
      round.assessment.criteria.map(({ title, weight }, index) => ({
        ...{ title, weight, points: Math.min(10, points + (index % 2)), reason: 'Schlüssig beschrieben und im Kreis gut verteilt.' },
      })),
      by(sascha, at),
    );

/** The last line of the plan loses a tenth, to whole euros; of what was awarded nothing is cut. */
const recognise =
  (round: Round, whole: boolean): Step =>
  (of, at) => {
    const line = of.application.costs.length - 1;
    const planned = of.application.costs[line]?.amount ?? 0;
    const amount = whole ? planned : planned - Math.floor(planned / 1000) * 100;
    return costsRecognised(
      of,
      amount === planned ? [] : [{ line, amount, reason: 'Ein Teil ist mit vorhandenem Material möglich.' }],
      round,
      by(sascha, at),
    );
  };

const propose =
  (round: Round, rejected: boolean, approved = Number.MAX_SAFE_INTEGER): Step =>
  (of, at) => {
    const amount = rejected ? 0 : Math.min(approved, highestProposal(of.application, of.review?.recognised?.lines, round));
    const reasons = rejected
      ? 'Der Anteil der Personalkosten ist hoch, und das Angebot erreicht wenige Menschen.'
      : 'Das Vorhaben entspricht der Leitlinie und erreicht die Zielgruppe.';
    const conditions = rejected ? [] : ['Bei allen Veröffentlichungen ist auf die Förderung durch den Kreis hinzuweisen.'];
    const first = firstBodyOf(round, routeFor(of.application, round), offices, inBerlin(at).date);
    return proposalMade(of, { amount, conditions, reasons }, first, by(sascha, at));
  };

const offices = [county.office.name, county.department.name];
const routeFor = ({ requestedAmount, project }: Application, round: Round) =>
  routeOf(round, { requestedAmount, topics: project.fieldsOfAction ?? [] });

const stepsTo = (target: Application, round: Round, now: string): readonly Step[] => {
  const whole = [
    takeOver,
    check(round),
    opine,
    assess(round, target.state === 'rejected' ? 4 : 7),
    recognise(round, target.approvedAmount !== undefined),
    propose(round, target.state === 'rejected', target.approvedAmount),
  ];
  const wish: Step = ({ application }, at) =>
    earlyStartOf(application, { from: application.project.startDate, reason: 'Die Räume sind nur ab diesem Tag frei.' }, at);
  switch (target.state) {
    case 'submitted':
      return [];
    case 'formal_check':
      return [takeOver, check(round, 0.6, true), wish];
    case 'info_requested':
      return [takeOver, check(round), ask(now)];
    case 'assessed':
      return [takeOver, ask(now), answer, revoke, ...whole.slice(1)];
    case 'withdrawn':
      return [takeOver, ({ application }, at) => withdrawalOf(application, at)];
    default:
      return [...whole, ...decidedSteps(target, round, exampleStage(target))];
  }
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const day = 86_400_000;
/** Decided ones were decided within so many days; who waits for a notice was decided just now. */
const longest = 80;

/** Instants between submission and now (or the decision), on working hours where there is a day for each. */
const instants = (from: string, now: string, count: number, isWaiting: boolean): readonly string[] => {
  const whole = Date.parse(now) - Date.parse(from);
  const span = isWaiting ? whole : Math.min(whole, longest * day);
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.parse(from) + (span * (index + 1)) / (count + 1));
    if (span / (count + 1) > 2 * day) at.setUTCHours(8 + (index % 7), 7 * (index % 8), 0, 0);
    return at.toISOString();
  });
};

const latest = { resolved: 1, prepared: 1, unpaid: 3, ordered: 1 } as const;

/** The last steps of what waits for somebody happened in the last days: nobody lets it wait for months. */
const recent = (times: readonly string[], now: string, stage: keyof typeof latest | undefined): readonly string[] => {
  const steps = stage === undefined ? 0 : latest[stage];
  return times.map((at, index) => {
    const fromEnd = times.length - index;
    const late = new Date(Date.parse(now) - (2 * fromEnd - 1) * day).toISOString();
    return fromEnd <= steps && late > (times.at(-1) ?? '') ? late : at;
  });
};

/** Plays how an application got into its state, by the very decisions that the desk makes. */
export const exampleHistory = (target: Application, round: Round, now: string): ExampleHistory => {
  const { approvedAmount: _later, ...whole } = target;
  const opened: Application = {
    ...withConfirmations({ ...whole, state: target.state === 'submitted' ? 'submitted' : 'formal_check' }),
    state: 'submitted',
    version: 1,
  };
  const { id: applicationId, reference, submittedAt } = opened;
  const first: ApplicationEvent = { applicationId, reference, kind: 'application.submitted', at: submittedAt, actor: 'applicant', to: 'submitted' };
  const frozen = target.state === 'submitted' ? undefined : freeze(opened, submissionSchemaPath, sha256);
  const steps = stepsTo(target, round, now);
  const times = recent(
    instants(submittedAt, now, steps.length, target.state === 'decided'),
    now,
    exampleStage(target) ?? (target.state === 'decided' ? 'resolved' : undefined),
  );
  let state: State = {
    ...{ application: frozen?.application ?? opened, events: [first], review: undefined, requests: [], row: rowOf(opened) },
    ...{ consultations: [], decisions: [], payments: [] },
  };
  for (const [index, step] of steps.entries()) {
    const change = step(state, times[index] ?? now);
    if (change === undefined) throw new Error(`step ${index} of ${reference} changes nothing`);
    state = after(state, change);
  }
  const events = chained(state.events);
  const [newest] = events.slice(-1);
  const application = { ...state.application, ...(newest && { chain: newest.hash }) };
  return { ...state, events, application, row: { ...state.row, version: application.version }, snapshot: frozen?.snapshot };
};

/** Events as the links of one chain. */
const chained = (events: readonly ApplicationEvent[]) => {
  const chain: ReturnType<typeof sealedEvent>[] = [];
  for (const event of events) {
    const last = chain.at(-1);
    chain.push(sealedEvent(event, last && { version: last.number, chain: last.hash }));
  }
  return chain;
};
