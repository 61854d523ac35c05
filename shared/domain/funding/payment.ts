import * as z from 'zod';
import { addDays, type IsoDate, inBerlin, instantSchema, isoDateSchema } from '../calendar.ts';
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

const newest = (decisions: readonly Decision[], kinds: readonly Decision['kind'][]): Decision | undefined =>
  decisions.filter(({ state, kind }) => state === 'issued' && kinds.includes(kind)).toSorted((a, b) => b.number - a.number)[0];

/** The award that is in force: the newest one that was issued. Its notice says from when on it can be paid. */
export const awardInForce = (decisions: readonly Decision[]): Decision | undefined => newest(decisions, ['award', 'amendment']);

/** What is paid when: by the award in force, or by what gave a part of it back since, without a notice. */
const termsInForce = (decisions: readonly Decision[]): Decision | undefined => newest(decisions, ['award', 'amendment', 'release']);

/** Payments that count: everything that is ordered or released. */
export const standing = (payments: readonly Payment[]): readonly Payment[] => payments.filter(({ state }) => state !== 'cancelled');

/** The day on which released money goes out, where that is later than its release. */
export const laterDueOf = ({ due, released }: Pick<Payment, 'due' | 'released'>): IsoDate | undefined =>
  released !== undefined && due > inBerlin(released.at).date ? due : undefined;

/** Cents of these payments. */
export const sumOf = (payments: readonly Pick<Payment, 'amount'>[]): number => sumCents(payments.map(({ amount }) => amount));

/** States of an application in which its award is paid. */
export const payableStates: readonly Application['state'][] = ['award_issued', 'running', 'proof_due'];

/** Why an instalment is not paid, or that it can be. `undispatched`: the notice has not left the house, so nobody knows when it is final. */
export type InstalmentStanding =
  | { readonly kind: 'paid' | 'ordered'; readonly payment: Payment }
  | { readonly kind: 'undispatched' | 'retained' | 'payable' }
  | { readonly kind: 'not-final' | 'later'; readonly from: IsoDate };

/** An instalment of the plan with its place, from 1 on, how it stands, and how many cents of it nobody has ordered. */
export type PlannedInstalment = Instalment & { readonly place: number; readonly standing: InstalmentStanding; readonly open: number };

/** Was a part of it ordered, and a part is open? */
export const isPartlyOpen = ({ open, amount }: Pick<PlannedInstalment, 'open' | 'amount'>): boolean => open > 0 && open < amount;

type Known = { readonly today: IsoDate; readonly isWorkingDay: IsWorkingDay };

/**
 * Which payment stands for which instalment, by the place in the plan. A changed award has another plan, and places move: what fits by year
 * and amount is the same instalment, the one of the same place first.
 */
const covered = ({ decisions, payments }: MoneyFile): ReadonlyMap<number, Payment> => {
  const plan = termsInForce(decisions)?.plan ?? [];
  const found = new Map<number, Payment>();
  const left = new Set(standing(payments).filter(({ instalment }) => instalment !== undefined));
  for (const isSamePlace of [true, false]) {
    for (const [index, { year, amount }] of plan.entries()) {
      const fitting = [...left].find((each) => each.year === year && each.amount === amount && (!isSamePlace || each.instalment === index + 1));
      if (fitting === undefined || found.has(index + 1)) continue;
      found.set(index + 1, fitting);
      left.delete(fitting);
    }
  }
  return found;
};

/** What was taken of an instalment by payments of other amounts, in cents, and the one of them that is named for it. */
type Taken = { readonly amount: number; readonly payment: Payment };

/**
 * What payments that are no instalment as a whole take from the plan, by place: they use up the instalments of their year one after the other,
 * those that are kept back last.
 */
const takenOf = ({ decisions, payments }: MoneyFile, whole: ReadonlyMap<number, Payment>): ReadonlyMap<number, Taken> => {
  const known = new Set(whole.values());
  const others = Map.groupBy(
    standing(payments).filter((each) => !known.has(each)),
    ({ year }) => year,
  );
  const left = new Map([...others].map(([year, ofYear]) => [year, sumOf(ofYear)] as const));
  const places = (termsInForce(decisions)?.plan ?? []).map((instalment, index) => ({ ...instalment, place: index + 1 }));
  const inTurn = places.filter(({ place }) => !whole.has(place)).toSorted((a, b) => Number(a.retained) - Number(b.retained));
  const taken = new Map<number, Taken>();
  for (const { place, year, amount } of inTurn) {
    const ofYear = others.get(year) ?? [];
    const payment = ofYear.find(({ state }) => state === 'ordered') ?? ofYear.at(-1);
    const taking = Math.min(amount, left.get(year) ?? 0);
    if (payment === undefined || taking === 0) continue;
    taken.set(place, { amount: taking, payment });
    left.set(year, (left.get(year) ?? 0) - taking);
  }
  return taken;
};

/** The plan of the award in force, instalment by instalment. @returns nothing where there is no award */
export const planOf = (file: MoneyFile, { today, isWorkingDay }: Known): readonly PlannedInstalment[] => {
  const award = awardInForce(file.decisions);
  const finality = award && finalityOf(award, isWorkingDay);
  const payments = covered(file);
  const taken = takenOf(file, payments);
  const standingOf = ({ retained, due }: Instalment, payment: Payment | undefined): InstalmentStanding => {
    if (payment !== undefined) return { kind: payment.state === 'released' ? 'paid' : 'ordered', payment };
    if (finality === undefined) return { kind: 'undispatched' };
    if (retained && file.application.proofReceivedOn === undefined) return { kind: 'retained' };
    if (today < finality.finalFrom) return { kind: 'not-final', from: finality.finalFrom };
    if (due !== undefined && today < due) return { kind: 'later', from: due };
    return { kind: 'payable' };
  };
  const plan = termsInForce(file.decisions)?.plan ?? [];
  return plan.map((instalment, index) => {
    const place = index + 1;
    const [whole, part] = [payments.get(place), taken.get(place)];
    const open = whole === undefined ? instalment.amount - (part?.amount ?? 0) : 0;
    return { ...instalment, place, open, standing: standingOf(instalment, open === 0 ? (whole ?? part?.payment) : undefined) };
  });
};

/** What can still be ordered of an award: together, and of each year. Cents. */
export type OpenMoney = { readonly total: number; readonly years: ReadonlyMap<number, number> };

/**
 * What is approved and neither ordered nor paid. What is kept back for the proof of use counts only once that is there.
 */
export const openMoney = (file: MoneyFile): OpenMoney => {
  const { application, decisions, payments } = file;
  const { approvedAmount = 0, approvedByYear = [], proofReceivedOn } = application;
  const counted = standing(payments);
  const paid = covered(file);
  const plan = termsInForce(decisions)?.plan ?? [];
  const kept = proofReceivedOn !== undefined ? [] : plan.filter(({ retained }, index) => retained && !paid.has(index + 1));
  const left = (approved: number, year?: number): number => {
    const of = <T extends { readonly year: number }>(all: readonly T[]): readonly T[] =>
      all.filter((each) => year === undefined || each.year === year);
    return Math.max(0, approved - sumOf(of(counted)) - sumOf(of(kept)));
  };
  const years = approvedByYear.map(({ year, amount }) => [year, left(amount, year)] as const);
  return { total: left(approvedAmount), years: new Map(years) };
};

/**
 * The last day by which money that goes out on a day is to be spent: within so many days (ANBest-P no. 1.4), counted from the beginning of the
 * project at the earliest and not after its end, because only spending of that time counts. What is paid after the end was spent before.
 * @param days of the round (`payment.useWithinDays`)
 */
export const useUntilOf = (paidOn: IsoDate, days: number, { from, to }: Decision['period']): IsoDate => {
  if (paidOn > to) return addDays(paidOn, days);
  const until = addDays(paidOn > from ? paidOn : from, days);
  return until < to ? until : to;
};

/** `DE02000000000000001000` → `DE02 **** **** **** **10 00`: enough to know one's own account again, too little to use it. */
export const maskedIban = (iban: string): string =>
  (iban.slice(0, 4) + '*'.repeat(Math.max(0, iban.length - 8)) + iban.slice(-4)).replace(/(.{4})(?=.)/g, '$1 ');

/** An IBAN in groups of four, as people compare it. */
export const spacedIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');
