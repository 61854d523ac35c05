import type { Instant } from '../../shared/domain/calendar.ts';
import type { Release } from '../../shared/domain/statistics/release.ts';
import { appeared } from '../../shared/domain/statistics/release-draft.ts';
import type { ReleaseDraftStore } from '../../shared/store/release-draft-store.ts';

/** Where it is noted, and by which clock. */
export type NoteDeps = { readonly drafts: Pick<ReleaseDraftStore, 'draft' | 'keepDraft'>; readonly now: () => Instant };

/**
 * Says in the draft that a revision appeared, and without which texts: the office hears of those by the event. Noted once. A month without a
 * draft has none to say it in.
 */
export const noteAppeared = async (
  { month, revision, leftOut = [] }: Pick<Release, 'month' | 'revision' | 'leftOut'>,
  { drafts, now }: NoteDeps,
): Promise<void> => {
  for (;;) {
    const draft = await drafts.draft(month);
    const change = draft && appeared(draft, { revision, leftOut, at: now() });
    if (change === undefined || (await drafts.keepDraft(change))) return;
  }
};
