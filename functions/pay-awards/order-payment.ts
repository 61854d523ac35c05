import * as z from 'zod';
import { formatDate, type IsoDate, inBerlin, isoDateSchema } from '../../shared/domain/calendar.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import { finalityOf } from '../../shared/domain/funding/finality.ts';
import { changeOf, requireState, staffActor } from '../../shared/domain/funding/life-cycle.ts';
import {
  awardInForce,
  openMoney,
  type Payee,
  type Payment,
  payableStates,
  planOf,
  standing,
  sumOf,
  useUntilOf,
} from '../../shared/domain/funding/payment.ts';
import { parseGermanDate } from '../../shared/domain/german-date.ts';
import { formatEuro, parseGermanAmount } from '../../shared/domain/money.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import { overdueOf, requireProofs } from './blocked.ts';
import { changeCase, type PayDeps, type PayFile, type Person, signedBy, waitsAfter } from './change-case.ts';
import { texts } from './texts.ts';

/** What somebody typed to order a payment. `instalment`: its place in the plan, or empty for another amount. */
export type TypedOrder = {
  readonly request: string;
  readonly version: number;
  readonly instalment: string;
  readonly amount: string;
  readonly year: string;
  readonly due: string;
  readonly purpose: string;
  readonly holder: string;
  readonly iban: string;
  readonly calledBack: boolean;
  readonly calledBackOn: string;
};

/** Names of the fields. */
export const orderFields = {
  ...{ request: 'anfrage', version: 'version', instalment: 'rate', amount: 'betrag', year: 'jahr', due: 'faellig', purpose: 'zweck' },
  ...{ holder: 'inhaber', iban: 'iban', calledBack: 'zurueckgerufen', calledBackOn: 'zurueckgerufenAm' },
} as const;

const wrong = (field: keyof typeof orderFields, message: string): FieldError => ({ pointer: `/${orderFields[field]}`, message });
const refuse = (errors: readonly FieldError[]): never => {
  throw new Refusal('invalid-fields', texts.order.invalid, errors);
};

/** A day that exists, as somebody typed it. */
export const typedDay = (typed: string): IsoDate | undefined => isoDateSchema.safeParse(parseGermanDate(typed)).data;

const plainIban = (typed: string): string => typed.replace(/\s/g, '').toUpperCase();

/** Why nothing can be paid yet, with the day from which on it can; `undefined` when the award is final. */
export const notFinalYet = (award: Decision, today: IsoDate, isWorkingDay: PayDeps['isWorkingDay']): string | undefined => {
  const finality = finalityOf(award, isWorkingDay);
  if (finality === undefined) return texts.order.undispatched;
  return today < finality.finalFrom ? texts.order.notFinal(formatDate(finality.finalFrom)) : undefined;
};

/** @throws Refusal `not-final` with the day from which on it can be paid */
export const requireFinal = (...asked: Parameters<typeof notFinalYet>): void => {
  const reason = notFinalYet(...asked);
  if (reason !== undefined) throw new Refusal('not-final', reason);
};

/** @throws Refusal `wrong-state` where nothing was awarded */
export const requireAward = ({ application, decisions }: PayFile): Decision => {
  requireState(application, payableStates, texts.order.what);
  const award = awardInForce(decisions);
  if (award === undefined) throw new Refusal('wrong-state', texts.order.noAward);
  return award;
};

type Ordered = Pick<Payment, 'instalment' | 'amount' | 'year' | 'due' | 'purpose'>;

const ofPlan = (file: PayFile, typed: TypedOrder, today: IsoDate, deps: PayDeps): Ordered => {
  const place = Number(typed.instalment);
  const found = planOf(file, { today, isWorkingDay: deps.isWorkingDay }).find((each) => each.place === place);
  if (found === undefined) return refuse([wrong('instalment', texts.order.noInstalment)]);
  if (found.standing.kind === 'paid' || found.standing.kind === 'ordered') return refuse([wrong('instalment', texts.order.again)]);
  if (found.standing.kind === 'retained') throw new Refusal('too-early', texts.order.retained);
  const { open: amount, year, due } = found;
  const day = due !== undefined && due > today ? due : today;
  const contradicts = (field: 'amount' | 'year' | 'due', is: boolean) =>
    typed[field].trim() === '' || is ? [] : [wrong(field, texts.order.contradicts(place))];
  const contradictions = [
    ...contradicts('amount', parseGermanAmount(typed.amount) === amount),
    ...contradicts('year', typed.year.trim() === String(year)),
    ...contradicts('due', typedDay(typed.due) === day),
  ];
  if (contradictions.length > 0) return refuse(contradictions);
  return {
    instalment: place,
    amount,
    year,
    due: day,
    purpose: typed.purpose.trim() || texts.order.purposeOf(place),
  };
};

const free = ({ amount, year, due, purpose }: TypedOrder, today: IsoDate): Ordered => {
  const [cents, day, years] = [
    parseGermanAmount(amount),
    due.trim() === '' ? today : typedDay(due),
    z.coerce.number().int().min(2000).max(2099).safeParse(year).data,
  ];
  const errors = [
    ...(cents === undefined || cents === 0 ? [wrong('amount', texts.order.noAmount)] : []),
    ...(years === undefined ? [wrong('year', texts.order.noYear)] : []),
    ...(day === undefined ? [wrong('due', texts.order.noDay)] : []),
    ...(purpose.trim() === '' ? [wrong('purpose', texts.order.noPurpose)] : []),
  ];
  if (cents === undefined || day === undefined || years === undefined || errors.length > 0) return refuse(errors);
  return { amount: cents, year: years, due: day < today ? today : day, purpose: purpose.trim() };
};

const requireMoney = (file: PayFile, { amount, year, instalment }: Ordered): void => {
  const field = instalment === undefined ? 'amount' : 'instalment';
  const { total, years } = openMoney(file);
  if (amount > total) refuse([wrong(field, texts.order.tooMuch(formatEuro(total)))]);
  const ofYear = years.get(year) ?? 0;
  if (amount > ofYear) refuse([wrong(field, texts.order.tooMuchInYear(String(year), formatEuro(ofYear)))]);
};

const payeeOf = (
  { application }: PayFile,
  typed: TypedOrder,
  today: IsoDate,
  validIban: PayDeps['validIban'],
): Pick<Payment, 'payee' | 'changed'> => {
  const { legalForm, account } = application.organisation;
  if (legalForm === 'county-department') return { payee: { kind: 'internal' } };
  const [iban, holder] = [plainIban(typed.iban), typed.holder.trim()];
  const errors = [
    ...(holder === '' || holder.length > 150 ? [wrong('holder', texts.order.noHolder)] : []),
    ...(validIban(iban) ? [] : [wrong('iban', texts.order.noIban)]),
  ];
  if (errors.length > 0) refuse(errors);
  const payee: Payee = { kind: 'account', holder, iban };
  if (iban === account?.iban) return { payee };
  const day = typedDay(typed.calledBackOn);
  const missing = [
    ...(typed.calledBack ? [] : [wrong('calledBack', texts.order.notCalled)]),
    ...(day === undefined || day > today ? [wrong('calledBackOn', texts.order.noCallDay)] : []),
  ];
  if (day === undefined || missing.length > 0) return refuse(missing);
  return { payee, changed: { calledBackOn: day, ...(account !== undefined && { before: account.iban }) } };
};

const isSame = (payment: Payment, typed: TypedOrder): boolean =>
  typed.instalment === '' ? payment.amount === parseGermanAmount(typed.amount) : payment.instalment === Number(typed.instalment);

/**
 * Orders a payment: from the plan, or another amount. The same form orders once.
 * @throws Refusal `not-final`, `proof-overdue`, `too-early`, `wrong-state`, `version-conflict`, or `invalid-fields` with every mistake
 */
export const orderPayment =
  (deps: PayDeps) =>
  (id: string, typed: TypedOrder, staff: Person): Promise<unknown> =>
    changeCase(deps, { id, staff }, async (file) => {
      const { application, payments, lifts } = file;
      const known = payments.find(({ request }) => request === typed.request);
      if (known !== undefined) {
        if (isSame(known, typed)) return undefined;
        throw new Refusal('idempotency-key-reused', texts.order.used);
      }
      const at = deps.now();
      const today = inBerlin(at).date;
      const award = requireAward(file);
      if (application.version !== typed.version) throw new Refusal('version-conflict', texts.changed(formatEuro(sumOf(standing(payments)))));
      requireFinal(award, today, deps.isWorkingDay);
      requireProofs(await overdueOf(deps, application, { today, staff: staff.subject }), lifts);
      const ordered = typed.instalment === '' ? free(typed, today) : ofPlan(file, typed, today, deps);
      requireMoney(file, ordered);
      const paid = payeeOf(file, typed, today, deps.validIban);
      const round = await deps.roundVersion(application.roundId, application.roundVersion);
      const number = 1 + Math.max(0, ...payments.map((payment) => payment.number));
      const payment: Payment = {
        ...{ applicationId: id, reference: application.reference, number, request: typed.request, state: 'ordered' },
        ...{
          ...ordered,
          ...paid,
          useUntil: useUntilOf(ordered.due, round?.payment.useWithinDays ?? usualDays, award.period),
          ordered: signedBy(staff, at),
        },
      };
      const happening = { kind: 'payment.ordered' as const, at, ...staffActor(staff), amount: payment.amount, subject: String(number) };
      const change = changeOf(application, happening, { orderedAmount: (application.orderedAmount ?? 0) + payment.amount });
      return {
        change,
        also: [deps.writes.payment(payment)],
        desk: waitsAfter({ ...file, payments: [...payments, payment] }, today, deps.isWorkingDay),
      };
    });

// ANBest-P no. 1.4: about two months; every round names its own.
const usualDays = 60;

/**
 * Takes an order back before it is released, with a reason.
 * @throws Refusal `wrong-state` once it is released
 */
export const cancelPayment =
  (deps: PayDeps) =>
  (id: string, { number, reason }: { readonly number: number; readonly reason: string }, staff: Person): Promise<unknown> =>
    changeCase(deps, { id, staff }, (file) => {
      const { application, payments } = file;
      const payment = payments.find((each) => each.number === number);
      if (payment === undefined) throw new Refusal('not-found', texts.unknownPayment);
      if (payment.state === 'cancelled') return undefined;
      if (payment.state === 'released') throw new Refusal('wrong-state', texts.cancel.released);
      if (reason.trim() === '' || reason.length > 500) refuse([{ pointer: '/grund', message: texts.cancel.noReason }]);
      const at = deps.now();
      const cancelled: Payment = { ...payment, state: 'cancelled', cancelled: { ...signedBy(staff, at), reason: reason.trim() } };
      const happening = { kind: 'payment.cancelled' as const, at, ...staffActor(staff), amount: payment.amount, subject: String(number) };
      const change = changeOf(application, happening, { orderedAmount: (application.orderedAmount ?? 0) - payment.amount });
      const rest = payments.map((each) => (each === payment ? cancelled : each));
      return { change, also: [deps.writes.payment(cancelled)], desk: waitsAfter({ ...file, payments: rest }, inBerlin(at).date, deps.isWorkingDay) };
    });
