import * as z from 'zod';
import { instantSchema, isoDateSchema } from '../calendar.ts';

/** The key by which a program of an administration delivers figures, as the list of keys has it. The key itself is nowhere. */
export const figuresKeySchema = z.object({
  /** UUID. */
  id: z.string(),
  /** Canonical key of the administration. */
  area: z.string(),
  /** What the program is called: it stands in receipts. */
  name: z.string().trim().min(1).max(60),
  createdAt: instantSchema,
  /** Name of the person of the staff. */
  createdBy: z.string(),
  /** Day in Berlin on which a program last showed it. */
  lastUsedOn: isoDateSchema.optional(),
  revokedAt: instantSchema.optional(),
  revokedBy: z.string().optional(),
});

/** @see figuresKeySchema */
export type FiguresKey = z.infer<typeof figuresKeySchema>;

/** Whose key a program shows. */
export const keyHolderSchema = figuresKeySchema.pick({ id: true, area: true, name: true, lastUsedOn: true });

/** @see keyHolderSchema */
export type KeyHolder = z.infer<typeof keyHolderSchema>;
