import * as z from 'zod';
import { instantSchema } from '../calendar.ts';
import { applicationStates } from './application.ts';
import { codesOf } from './round.ts';

/** Seconds for which a file can be fetched after somebody asked for it: a week. */
export const exportLifetime = 7 * 24 * 60 * 60;

/** What can be put out: the lines of a round as a table, or everything about a case. */
const wishSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('list'), round: z.string(), state: codesOf(applicationStates).optional(), format: z.enum(['csv', 'xlsx']) }),
  z.object({ kind: z.literal('case'), reference: z.string(), applicationId: z.uuid() }),
]);

/** @see wishSchema */
export type ExportWish = z.infer<typeof wishSchema>;

/**
 * A file that somebody of the staff asked for, and what became of it.
 * - `by`: who asked; nothing is in it that this person may not see.
 * - `outcome`: absent while it is made. `gone`: the case is not there any more, or not for this person.
 * - `expiresAt`: epoch second after which file and line are gone.
 */
export const exportRequestSchema = z.object({
  id: z.uuid(),
  by: z.object({ subject: z.string(), name: z.string() }),
  at: instantSchema,
  wish: wishSchema,
  outcome: z
    .discriminatedUnion('state', [
      z.object({ state: z.literal('ready'), files: z.array(z.object({ name: z.string(), size: z.int() })), lines: z.int().optional() }),
      z.object({ state: z.literal('gone') }),
    ])
    .optional(),
  finishedAt: instantSchema.optional(),
  expiresAt: z.int(),
});

/** @see exportRequestSchema */
export type ExportRequest = z.infer<typeof exportRequestSchema>;
