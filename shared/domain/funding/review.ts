import * as z from 'zod';
import { instantSchema } from '../calendar.ts';
import { centsSchema } from '../money.ts';

const personSchema = z.object({ subject: z.string(), name: z.string() });

/** Somebody of the staff. */
export type StaffPerson = z.infer<typeof personSchema>;

/** Who of the staff did something, and when. */
export const signedSchema = z.object({ by: personSchema, at: instantSchema });

/**
 * What the desk found out about an application before anybody decides (Prüfvermerk). One item per application; every write of it is a change
 * of the application, whose version it follows.
 */
export const reviewSchema = z.object({
  applicationId: z.uuid(),
  /** Formal check: `open` says that nobody has looked. Codes stand in `formal-check.ts`. */
  checks: z.array(signedSchema.extend({ code: z.string(), result: z.enum(['ok', 'not-ok', 'not-applicable']), note: z.string().optional() })),
  /** Opinion of the KIT-Stelle. */
  opinion: signedSchema.extend({ text: z.string(), supports: z.boolean() }).optional(),
  /** Opinion of the audit office (Rechnungsprüfung). */
  auditOpinion: signedSchema.extend({ text: z.string(), remarks: z.boolean() }).optional(),
  /** Points for the criteria of the round, with the weights as they were. */
  assessment: signedSchema
    .extend({ scores: z.array(z.object({ title: z.string(), weight: z.int(), points: z.int().min(0).max(10), reason: z.string() })) })
    .optional(),
  /** Costs that are recognised, line by line of the plan; a line that is not named counts in full. A lower amount has its reason. */
  recognised: signedSchema.extend({ lines: z.array(z.object({ line: z.int().min(0), amount: centsSchema, reason: z.string() })) }).optional(),
  /** What the administration proposes to the deciding body. Amount 0: to reject. */
  proposal: signedSchema.extend({ amount: centsSchema, conditions: z.array(z.string()), reasons: z.string() }).optional(),
  /** Why somebody may begin before the decision, or not. */
  earlyStart: signedSchema.extend({ approved: z.boolean(), reason: z.string() }).optional(),
  /** Conflicts of interest that others have lifted: whose (subject), and why. */
  liftedConflicts: z.array(signedSchema.extend({ subject: z.string(), reason: z.string() })).optional(),
});

/** @see reviewSchema */
export type Review = z.infer<typeof reviewSchema>;

/** @see signedSchema */
export type Signed = z.infer<typeof signedSchema>;

/** A review in which nobody has looked at anything. */
export const emptyReview = (applicationId: string): Review => ({ applicationId, checks: [] });
