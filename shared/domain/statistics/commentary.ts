import * as z from 'zod';

/** Longest text of a chapter, in characters. */
export const longestCommentary = 4000;

/**
 * What editors add to an issue: sentences in place of the generated ones, and a text per chapter in a subset of Markdown (paragraphs, bold,
 * italics, lists, links). Only what a second person approved is published.
 */
export const commentarySchema = z.object({
  /** In place of the generated sentences of *Das Wichtigste in Kürze*. */
  summary: z.array(z.string().min(1).max(300)).min(1).max(7).optional(),
  /** Markdown by id of the chapter. */
  chapters: z.record(z.string(), z.string().min(1).max(longestCommentary)),
});

/** @see commentarySchema */
export type Commentary = z.infer<typeof commentarySchema>;
