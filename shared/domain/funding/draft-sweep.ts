import * as z from 'zod';
import { type Instant, instantSchema } from '../calendar.ts';
import { isOver } from './draft.ts';
import type { DraftTimes } from './draft-reminders.ts';

/** Proof of a sweep: what it deleted, and what it found when it looked again. No ids: nothing of what was deleted stays. */
export const sweepProofSchema = () =>
  z.object({
    /** The run's time: what was over by then is deleted. */
    at: instantSchema,
    /** Drafts that it deleted, also in attempts that were cut short. */
    deleted: z.int().min(0),
    /** Drafts that were over and are still there: none, or something is wrong. */
    left: z.int().min(0),
    /** Last change of the oldest draft that is rightly there; absent when there is none. */
    oldest: instantSchema.optional(),
  });

/** @see sweepProofSchema */
export type SweepProof = z.infer<ReturnType<typeof sweepProofSchema>>;

/** Is it time to delete a draft: has its time passed, or has somebody begun to delete it? */
export const isDue = ({ expiresAt, removal }: Pick<DraftTimes, 'expiresAt' | 'removal'>, at: Instant): boolean =>
  removal !== undefined || (expiresAt !== undefined && isOver({ expiresAt }, at));
