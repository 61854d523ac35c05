import * as z from 'zod';
import { monthSchema } from '../../calendar.ts';

/**
 * Every number that one revision of an issue has shown or hidden, by `cellId`: what later issues must not give away, and what a correction is
 * compared with. Not public: `raw` is the number behind a hidden one, where it was counted.
 */
export const releasedCellsSchema = z.object({
  month: monthSchema,
  revision: z.int().min(1),
  /** `value`: as it was shown, `null` where it is hidden. */
  cells: z.record(z.string(), z.object({ value: z.number().nullable(), raw: z.number().optional() })),
});

/** @see releasedCellsSchema */
export type ReleasedCells = z.infer<typeof releasedCellsSchema>;
