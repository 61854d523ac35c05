import * as z from 'zod';
import { unusualFigureSchema } from './unusual-figures.ts';

/**
 * What is other in a chapter than it was when its text was written: some of the numbers in words, how many more there are, and how many are
 * hidden before or now.
 */
const changedFiguresSchema = z.object({
  numbers: z.array(z.object({ label: z.string(), before: z.string(), now: z.string() })),
  more: z.int().min(0),
  hidden: z.int().min(0),
});

/** @see changedFiguresSchema */
export type ChangedFigures = z.infer<typeof changedFiguresSchema>;

/** What staff should look at before a report appears. It holds values that the report hides: whoever reads early never sees it. */
export const previewNotesSchema = z.object({
  unusual: z.array(unusualFigureSchema),
  /** Hidden numbers (`cellId`) that could be concluded: the report would be stopped for them. */
  unsafe: z.array(z.string()),
  /** The sentences on top as the system writes them, one per line. */
  summary: z.string().optional(),
  /** What is other than in earlier previews, by their `figures` and the names of the texts that it concerns. */
  changed: z.record(z.string(), z.record(z.string(), changedFiguresSchema)).optional(),
});

/** @see previewNotesSchema */
export type PreviewNotes = z.infer<typeof previewNotesSchema>;
