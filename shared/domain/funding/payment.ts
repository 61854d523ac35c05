import * as z from 'zod';
import { addDays, type IsoDate, instantSchema, isoDateSchema } from '../calendar.ts';
import { centsSchema, sumCents } from '../money.ts';
import type { IsWorkingDay } from '../working-days.ts';
import type { Application } from './application.ts';
import type { Decision, Instalment } from './decision.ts';
import { finalityOf } from './finality.ts';
import { signedSchema } from './review.ts';

/** Whom money goes to: an account as it was when the payment was ordered, or the county itself, whose money only moves within its budget. */
export const payeeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account'), holder: z.string(), iban: z.string() }),
  z.object({ kind: z.literal('internal') }),
]);

/** @see payeeSchema */
export type Payee = z.infer<typeof payeeSchema>;

/** States of a payment, German as staff see them. */
export const paymentStates = { ordered: 'angeordnet', released: 'freigegeben', cancelled: 'zurückgenommen' } as const;

/**
 * A payment of an award (Auszahlung): ordered by one person, released by another, put into one file for the finance software. Amounts are
 * cents. Ordered payments already count against the award; cancelled ones no longer do.
 */
export const paymentSchema = z.object({
  applicationId: z.uuid(),
  reference: z.string(),
  /** 1, 2, … of its case. */
  number: z.int().min(1),
  /** Id of the form that ordered it: the same form orders once. */
  request: z.string(),
  state: z.enum(['ordered', 'released', 'cancelled']),
  /** Place in the plan of the decision, from 1 on; absent for another amount than the plan's. */
  instalment: z.int().min(1).optional(),
  amount: centsSchema,
  /** Budget year that it is paid from. */
  year: z.int(),
  due: isoDateSchema,
  /** Last day by which the money is to be spent (ANBest: about two months). */
  useUntil: isoDateSchema,
  purpose: z.string(),
  payee: payeeSchema,
  /** Where the account is another than in the application: the day on which somebody rang the recipient, and the account of the application. */
  changed: z.object({ calledBackOn: isoDateSchema, before: z.string().optional() }).optional(),
  ordered: signedSchema,
  released: signedSchema.optional(),
  cancelled: signedSchema.extend({ reason: z.string() }).optional(),
  exported: z.object({ file: z.int(), at: instantSchema }).optional(),
});

/** @see paymentSchema */
export type Payment = z.infer<typeof paymentSchema>;

/** A case as far as payments go. */
export type MoneyFile = {
  readonly application: Pick<Application, 'approvedAmount' | 'approvedByYear' | 'proofReceivedOn'>;
  readonly decisions: readonly Decision[];
  readonly payments: readonly Payment[];
};

/** The award that is in force: the newest one that was issued. */
export const awardInForce = (decisions: readonly Decision[]): Decision | undefined =>
  decisions.filter(({ state, kind }) => state === 'issued' && (kind === 'award' || kind === 'amendment')).toSorted((a, b) => b.number - a.number)[0];

/** Payments that count: everything that is ordered or released. */
export const standing = (payments: readonly Payment[]): readonly Payment[] => payments.filter(({ state }) => state !== 'cancelled');

/** Cents of these payments. */
export const sumOf = (payments: readonly Pick<Payment, 'amount'>[]): number => sumCents(payments.map(({ amount }) => amount));

/** States of an application in which its award is paid. */
export const payableStates: readonly Application['state'][] = ['award_issued', 'running', 'proof_due'];

/** Why an instalment is not paid, or that it can be. `undispatched`: the notice has not left the house, so nobody knows when it is final. */
export type InstalmentStanding =
  | { readonly kind: 'paid' | 'ordered'; readonly payment: Payment }
  | { readonly kind: 'undispatched' | 'retained' | 'payable' }
  | { readonly kind: 'not-final' | 'later'; readonly from: IsoDate };

/** An instalment of the plan with its place, from 1 on, and how it stands. */
export type PlannedInstalment = Instalment & { readonly place: number; readonly standing: InstalmentStanding };

type Known = { readonly today: IsoDate; readonly isWorkingDay: IsWorkingDay };

const standingOf = ({ application, payments }: MoneyFile, award: Decision, place: number, { today, isWorkingDay }: Known): InstalmentStanding => {
  const payment = standing(payments).find(({ instalment }) => instalment === place);
  if (payment !== undefined) return { kind: payment.state === 'released' ? 'paid' : 'ordered', payment };
  const instalment = award.plan[place - 1];
  const finality = finalityOf(award, isWorkingDay);
  if (finality === undefined) return { kind: 'undispatched' };
  if (today < finality.finalFrom) return { kind: 'not-final', from: finality.finalFrom };
  if (instalment?.retained && application.proofReceivedOn === undefined) return { kind: 'retained' };
  if (instalment?.due !== undefined && today < instalment.due) return { kind: 'later', from: instalment.due };
  return { kind: 'payable' };
};

/** The plan of the award in force, instalment by instalment. @returns nothing where there is no award */
export const planOf = (file: MoneyFile, known: Known): readonly PlannedInstalment[] => {
  const award = awardInForce(file.decisions);
  return (award?.plan ?? []).map((instalment, index) => ({
    ...instalment,
    place: index + 1,
    standing: standingOf(file, award ?? never(), index + 1, known),
  }));
};
const never = (): never => {
  throw new Error('a plan without an award');
};

/** What can still be ordered of an award: together, and of each year. Cents. */
export type OpenMoney = { readonly total: number; readonly years: ReadonlyMap<number, number> };

/**
 * What is approved and neither ordered nor paid. What is kept back for the proof of use counts only once that is there.
 */
export const openMoney = ({ application, decisions, payments }: MoneyFile): OpenMoney => {
  const { approvedAmount = 0, approvedByYear = [], proofReceivedOn } = application;
  const counted = standing(payments);
  const plan = awardInForce(decisions)?.plan ?? [];
  const kept =
    proofReceivedOn !== undefined
      ? []
      : plan.filter(({ retained }, index) => retained && !counted.some(({ instalment }) => instalment === index + 1));
  const left = (approved: number, year?: number): number => {
    const of = <T extends { readonly year: number }>(all: readonly T[]): readonly T[] =>
      all.filter((each) => year === undefined || each.year === year);
    return Math.max(0, approved - sumOf(of(counted)) - sumOf(of(kept)));
  };
  const years = approvedByYear.map(({ year, amount }) => [year, left(amount, year)] as const);
  return { total: left(approvedAmount), years: new Map(years) };
};

/** The last day by which money that goes out on a day is to be spent. @param days of the round (`payment.useWithinDays`) */
export const useUntilOf = (paidOn: IsoDate, days: number): IsoDate => addDays(paidOn, days);

/** `DE02000000000000001000` → `DE02 **** **** **** **10 00`: enough to know one's own account again, too little to use it. */
export const maskedIban = (iban: string): string =>
  (iban.slice(0, 4) + '*'.repeat(Math.max(0, iban.length - 8)) + iban.slice(-4)).replace(/(.{4})(?=.)/g, '$1 ');

/** An IBAN in groups of four, as people compare it. */
export const spacedIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');
