import { sumCents } from '../money.ts';
import type { Application, ApplicationEvent } from './application.ts';
import type { Decision } from './decision.ts';
import type { Payment } from './payment.ts';

/** What a case says besides its history. */
export type CaseRecords = {
  readonly application: Pick<Application, 'state' | 'decidedAmount' | 'approvedAmount' | 'orderedAmount' | 'paidAmount'>;
  readonly decisions: readonly Pick<Decision, 'id' | 'number' | 'state' | 'amount' | 'prepared' | 'issued' | 'dispatch'>[];
  readonly payments: readonly Pick<Payment, 'number' | 'state' | 'amount' | 'ordered' | 'released' | 'cancelled'>[];
};

/** A record that is not what the history says: which one, and in what. `unknown`: no entry tells of it; `missing`: the record is gone. */
export type RecordFault = {
  readonly record: 'application' | 'decision' | 'payment';
  /** Of the decision or payment; absent for the application, and where what is gone had none. */
  readonly number?: number;
  readonly fault: 'state' | 'amount' | 'person' | 'unknown' | 'missing';
};

type Events = readonly ApplicationEvent[];
type Told<S> = Partial<Record<ApplicationEvent['kind'], S>>;

const decisionStates: Told<Decision['state']> = {
  'decision.prepared': 'prepared',
  'decision.returned': 'returned',
  'decision.issued': 'issued',
  'decision.dispatched': 'issued',
};
const paymentStates: Told<Payment['state']> = { 'payment.ordered': 'ordered', 'payment.released': 'released', 'payment.cancelled': 'cancelled' };

type Signature = { readonly by: { readonly subject: string } } | undefined;
type Kept = { readonly state: string; readonly amount: number; readonly signatures: readonly (readonly [ApplicationEvent['kind'], Signature])[] };

const newest = (events: Events, kind: ApplicationEvent['kind']): ApplicationEvent | undefined => events.findLast((event) => event.kind === kind);

/** A record beside the entries that tell of it. */
const faultsOf = (kept: Kept, told: Events, states: Told<string>): RecordFault['fault'][] => {
  const last = told.at(-1);
  if (last === undefined) return ['unknown'];
  const signs = kept.signatures.every(([kind, signature]) => newest(told, kind)?.actor === signature?.by.subject);
  return [
    ...(states[last.kind] === kept.state ? [] : ['state' as const]),
    ...(last.amount === kept.amount ? [] : ['amount' as const]),
    ...(signs ? [] : ['person' as const]),
  ];
};

const decisionFaults = (events: Events, { decisions }: CaseRecords): RecordFault[] => {
  const told = events.filter(({ kind }) => decisionStates[kind] !== undefined);
  const gone = new Set(told.flatMap(({ subject }) => (decisions.some(({ id }) => id === subject) ? [] : [subject])));
  return [
    ...decisions.flatMap(({ id, number, state, amount, prepared, issued, dispatch }) => {
      const signatures = [['decision.prepared', prepared] as const, ['decision.issued', issued] as const, ['decision.dispatched', dispatch] as const];
      const own = told.filter(({ subject }) => subject === id);
      return faultsOf({ state, amount, signatures }, own, decisionStates).map((fault): RecordFault => ({ record: 'decision', number, fault }));
    }),
    ...[...gone].map((): RecordFault => ({ record: 'decision', fault: 'missing' })),
  ];
};

const paymentFaults = (events: Events, { payments }: CaseRecords): RecordFault[] => {
  const told = events.filter(({ kind }) => paymentStates[kind] !== undefined);
  const gone = new Set(told.flatMap(({ subject }) => (payments.some(({ number }) => String(number) === subject) ? [] : [subject])));
  return [
    ...payments.flatMap(({ number, state, amount, ordered, released, cancelled }) => {
      const signatures = [['payment.ordered', ordered] as const, ['payment.released', released] as const, ['payment.cancelled', cancelled] as const];
      const own = told.filter(({ subject }) => subject === String(number));
      return faultsOf({ state, amount, signatures }, own, paymentStates).map((fault): RecordFault => ({ record: 'payment', number, fault }));
    }),
    ...[...gone].map(
      (subject): RecordFault => ({ record: 'payment', ...(/^\d+$/.test(subject ?? '') && { number: Number(subject) }), fault: 'missing' }),
    ),
  ];
};

/** Sums that the application keeps, beside what its entries add up to. */
const applicationFaults = (events: Events, { application }: CaseRecords): RecordFault[] => {
  const of = (kind: ApplicationEvent['kind']): number => sumCents(events.filter((event) => event.kind === kind).map(({ amount = 0 }) => amount));
  const issued = newest(events, 'decision.issued')?.amount;
  const decided = events.findLast(({ kind }) => ['committee.decided', 'committee.deferred', 'motion.added'].includes(kind));
  const moved = events.findLast(({ to }) => to !== undefined);
  const amounts =
    (application.orderedAmount ?? 0) === of('payment.ordered') - of('payment.cancelled') &&
    (application.paidAmount ?? 0) === of('payment.released') &&
    (issued === undefined || (application.approvedAmount ?? 0) === issued) &&
    (decided?.kind !== 'committee.decided' || application.decidedAmount === decided.amount);
  return [
    ...(moved === undefined || moved.to === application.state ? [] : [{ record: 'application', fault: 'state' } as const]),
    ...(amounts ? [] : [{ record: 'application', fault: 'amount' } as const]),
  ];
};

/**
 * Looks whether the records of a case are what its history says: states, amounts, and who signed. The chain proves the history; this is what
 * lies beside it in the table.
 * @param events of one application, in any order
 */
export const recordFaults = (events: Events, records: CaseRecords): readonly RecordFault[] => {
  const inOrder = events.toSorted((one, other) => (one.number ?? 0) - (other.number ?? 0));
  return [...applicationFaults(inOrder, records), ...decisionFaults(inOrder, records), ...paymentFaults(inOrder, records)];
};
