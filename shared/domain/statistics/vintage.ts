import * as z from 'zod';
import { instantSchema, monthSchema } from '../calendar.ts';

/**
 * What one import brought for one month. Nothing is overwritten: of two vintages that hold the same observation the
 * later one counts.
 */
export const vintageSchema = z.object({
  month: monthSchema,
  /** `<instant of receipt>#<request>`: sorts by time of receipt; the same for all months of an import. */
  vintage: z.string().min(1),
  /** SHA-256 of the whole file, 64 hex digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Observations of this month in it. */
  rows: z.int().min(1),
  receivedAt: instantSchema,
  /** Where the file came from: the key of an object, or how it was handed over. */
  source: z.string(),
});

/** @see vintageSchema */
export type Vintage = z.infer<typeof vintageSchema>;

/** What an import answers; a repeated invocation answers the same again. `rows` counts the whole file. */
export const importResultSchema = z.object({
  vintage: z.string().min(1),
  months: z.array(monthSchema).min(1),
  rows: z.int().min(1),
  sha256: z.string(),
});

/** @see importResultSchema */
export type ImportResult = z.infer<typeof importResultSchema>;
