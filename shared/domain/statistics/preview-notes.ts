import * as z from 'zod';
import { unusualFigureSchema } from './unusual-figures.ts';

/** What staff should look at before a report appears. It holds values that the report hides: whoever reads early never sees it. */
export const previewNotesSchema = z.object({
  unusual: z.array(unusualFigureSchema),
  /** Hidden numbers (`cellId`) that could be concluded: the report would be stopped for them. */
  unsafe: z.array(z.string()),
});

/** @see previewNotesSchema */
export type PreviewNotes = z.infer<typeof previewNotesSchema>;
