import * as z from 'zod';
import { isoDateSchema } from '../calendar.ts';
import { centsSchema } from '../money.ts';
import { signedSchema } from './review.ts';

/** Kinds of decisions on a case, German as notices are called. `release` gives unspent money back without blame. */
export const decisionKinds = {
  award: 'Zuwendungsbescheid',
  rejection: 'Ablehnungsbescheid',
  amendment: 'Änderungsbescheid',
  revocation: 'Widerrufsbescheid',
  decline: 'Verzicht der Antragstellenden',
  release: 'Freigabe nicht benötigter Mittel',
} as const;

/** One payment of a plan, out of the budget of its year. Without `due`: as soon as the notice is final. */
export const instalmentSchema = z.object({
  due: isoDateSchema.optional(),
  year: z.int(),
  amount: centsSchema,
  /** Paid only after the proof of use was checked (Einbehalt). */
  retained: z.boolean().default(false),
});

/**
 * A decision of the administration on a case: prepared by one person, in force when a second one has issued it. Money is bound or given back
 * in the very transaction that issues it. Amounts are cents; `amount` is what the case is awarded in total after it.
 */
export const decisionSchema = z.object({
  id: z.uuid(),
  applicationId: z.uuid(),
  /** 1, 2, … of its case. */
  number: z.int().min(1),
  kind: z.enum(['award', 'rejection', 'amendment', 'revocation', 'decline', 'release']),
  state: z.enum(['prepared', 'returned', 'issued']),
  amount: centsSchema,
  /** What of `amount` each budget year carries; together `amount`. */
  years: z.array(z.object({ year: z.int(), amount: centsSchema })),
  financingType: z.enum(['share', 'deficit', 'fixed', 'full']),
  /** Hundredths of a percent of the recognised costs. */
  rate: z.int().min(0).max(10_000).optional(),
  recognisedCosts: centsSchema,
  purpose: z.string(),
  /** Bewilligungszeitraum. */
  period: z.object({ from: isoDateSchema, to: isoDateSchema }),
  /** Ancillary conditions (Nebenbestimmungen) of this case, besides the general ones named by `conditionsVersion`. */
  conditions: z.array(z.string()),
  conditionsVersion: z.string(),
  plan: z.array(instalmentSchema),
  proof: z.object({ due: isoDateSchema, type: z.enum(['simple', 'with-vouchers']) }),
  reasons: z.string(),
  prepared: signedSchema,
  returned: signedSchema.extend({ reason: z.string() }).optional(),
  issued: signedSchema.optional(),
  /** When and how it left the house. */
  dispatch: signedSchema.extend({ on: isoDateSchema, how: z.enum(['post', 'handed-over', 'electronic']) }).optional(),
  /** Of the county itself as applicant: money moves within its budget (interne Mittelbereitstellung); nobody can object. */
  internal: z.boolean().optional(),
  /** Day of the waiver of objection (Rechtsbehelfsverzicht). */
  waivedOn: isoDateSchema.optional(),
});

/** @see decisionSchema */
export type Decision = z.infer<typeof decisionSchema>;

/** @see instalmentSchema */
export type Instalment = z.infer<typeof instalmentSchema>;
