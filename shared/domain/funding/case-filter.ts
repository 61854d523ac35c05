import * as z from 'zod';
import type { IsoDate } from '../calendar.ts';
import { centsSchema, sumCents } from '../money.ts';
import { applicationStates } from './application.ts';
import { type CaseRow, waitsForNames } from './case-row.ts';
import { codesOf, legalForms } from './round.ts';

/** Orders of the list, German; a minus before the code turns one round. */
export const caseOrders = {
  reference: 'Aktenzeichen',
  title: 'Projekt',
  organisation: 'Organisation',
  amount: 'Beantragte Summe',
  submitted: 'Eingang',
  due: 'Frist',
} as const;

/** What of a round's cases somebody wants to see; what is absent filters nothing. Also how a saved view is stored. */
export const caseFilterSchema = z.object({
  /** In reference, title and organisation. */
  text: z.string().trim().max(100).optional().catch(undefined),
  state: codesOf(applicationStates).optional().catch(undefined),
  /** `me`, `nobody`, or the subject of somebody of the staff. */
  assignee: z.string().min(1).max(255).optional().catch(undefined),
  field: z.string().min(1).max(200).optional().catch(undefined),
  legalForm: codesOf(legalForms).optional().catch(undefined),
  /** Cents. */
  from: centsSchema.optional().catch(undefined),
  to: centsSchema.optional().catch(undefined),
  late: z.literal(true).optional().catch(undefined),
  waitsFor: codesOf(waitsForNames).optional().catch(undefined),
  order: codesOf(caseOrders).catch('reference'),
  descending: z.literal(true).optional().catch(undefined),
});

/** @see caseFilterSchema */
export type CaseFilter = z.infer<typeof caseFilterSchema>;

/** Is the day over by which somebody should have acted? Nobody is late with what waits for nobody. @param today in Berlin */
export const isLate = ({ due, waitsFor }: Pick<CaseRow, 'due' | 'waitsFor'>, today: IsoDate): boolean =>
  due !== undefined && waitsFor !== undefined && due < today;

type Asking = { readonly today: IsoDate /** Subject of who asks. */; readonly me: string };

const plain = (text: string): string => text.toLowerCase().normalize('NFC');

const fits = (row: CaseRow, filter: CaseFilter, { today, me }: Asking): boolean => {
  const { text, state, assignee, field, legalForm, from, to, late, waitsFor } = filter;
  const words = plain(text ?? '').split(/\s+/);
  const said = plain(`${row.reference} ${row.title} ${row.organisation}`);
  return (
    words.every((word) => said.includes(word)) &&
    (state === undefined || row.state === state) &&
    (assignee === undefined || (assignee === 'nobody' ? undefined : assignee === 'me' ? me : assignee) === row.assignee?.subject) &&
    (field === undefined || row.fieldsOfAction.includes(field)) &&
    (legalForm === undefined || row.legalForm === legalForm) &&
    (from === undefined || row.requestedAmount >= from) &&
    (to === undefined || row.requestedAmount <= to) &&
    (late === undefined || isLate(row, today)) &&
    (waitsFor === undefined || row.waitsFor === waitsFor)
  );
};

const orders: Readonly<Record<CaseFilter['order'], (row: CaseRow) => string | number>> = {
  reference: ({ reference }) => reference,
  title: ({ title }) => plain(title),
  organisation: ({ organisation }) => plain(organisation),
  amount: ({ requestedAmount }) => requestedAmount,
  submitted: ({ submittedAt }) => submittedAt,
  // What has no day comes last.
  due: ({ due, waitsFor }) => (waitsFor === undefined ? '9' : (due ?? '9')),
};

/** The cases that fit, in the order that is asked for; cases that are alike there by their references. */
export const filteredCases = (rows: readonly CaseRow[], filter: CaseFilter, asking: Asking): readonly CaseRow[] => {
  const key = orders[filter.order];
  const turn = filter.descending ? -1 : 1;
  return rows
    .filter((row) => fits(row, filter, asking))
    .map((row) => ({ row, by: key(row) }))
    .sort((a, b) => (a.by < b.by ? -turn : a.by > b.by ? turn : a.row.reference < b.row.reference ? -1 : 1))
    .map(({ row }) => row);
};

/** Sums over cases in cents: asked for in total, voted for, and awarded. */
export type CaseSums = { readonly requested: number; readonly decided: number; readonly approved: number };

/** @see CaseSums */
export const sumsOf = (rows: readonly Pick<CaseRow, 'requestedAmount' | 'decidedAmount' | 'approvedAmount'>[]): CaseSums => ({
  requested: sumCents(rows.map(({ requestedAmount }) => requestedAmount)),
  decided: sumCents(rows.map(({ decidedAmount = 0 }) => decidedAmount)),
  approved: sumCents(rows.map(({ approvedAmount = 0 }) => approvedAmount)),
});
