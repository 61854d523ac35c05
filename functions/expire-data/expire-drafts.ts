import * as z from 'zod';
import { type Instant, instantSchema } from '../../shared/domain/calendar.ts';
import type { DraftTimes } from '../../shared/domain/funding/draft-reminders.ts';
import { isDue, type SweepProof } from '../../shared/domain/funding/draft-sweep.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import type { DraftRemoval } from '../../shared/store/draft-removal.ts';
import type { SweepStore } from '../../shared/store/sweep-store.ts';

/** What starts a run: the schedule's time, which is the clock of the run and names its proof. `dryRun`: counts only. */
export const expireInputSchema = z.strictObject({ time: instantSchema.optional(), dryRun: z.boolean().optional() });

/** What deleting needs from outside. */
export type ExpireDraftsDeps = Pick<DraftRemoval, 'removeOver' | 'isLeft'> &
  Pick<SweepStore, 'keepProof'> & {
    readonly rounds: () => Promise<readonly Round[]>;
    /** Drafts of a round, page by page. */
    readonly draftsOfRound: (roundId: string) => AsyncIterable<readonly DraftTimes[]>;
    readonly now: () => Instant;
    readonly log: (proof: SweepProof) => void;
  };

/** `due`: drafts that a run at this time would delete. */
export type DryRun = { readonly at: Instant; readonly due: number };

/**
 * Deletes every draft whose time is over, then looks again and keeps a proof. Killed anywhere, the same run or the next one goes on
 * where it was, and the proof of a run counts what all its attempts have deleted.
 * @throws the first fault after the rest was deleted, or an Error when drafts are left: the alarm rings
 */
export const expireDrafts = async (
  { time, dryRun = false }: z.infer<typeof expireInputSchema>,
  deps: ExpireDraftsDeps,
): Promise<SweepProof | DryRun> => {
  const at = time ?? deps.now();
  const faults: unknown[] = [];
  let due = 0;
  for await (const draft of allDrafts(deps)) {
    if (!isDue(draft, at)) continue;
    due += 1;
    if (!dryRun) await deps.removeOver({ id: draft.id, at, sweep: at }).catch((fault: unknown) => faults.push(fault));
  }
  if (dryRun) return { at, due };
  const proof = await deps.keepProof({ at, ...(await lookAgain(at, deps)) });
  deps.log(proof);
  if (faults.length > 0) throw faults[0];
  if (proof.left > 0) throw new Error(`${proof.left} drafts are over and still there`);
  return proof;
};

async function* allDrafts({ rounds, draftsOfRound }: Pick<ExpireDraftsDeps, 'rounds' | 'draftsOfRound'>): AsyncGenerator<DraftTimes> {
  for (const { id } of await rounds()) for await (const page of draftsOfRound(id)) yield* page;
}

const lookAgain = async (at: Instant, deps: ExpireDraftsDeps): Promise<Pick<SweepProof, 'left' | 'oldest'>> => {
  let left = 0;
  let oldest: Instant | undefined;
  for await (const draft of allDrafts(deps)) {
    if (isDue(draft, at)) left += Number(await deps.isLeft({ id: draft.id, at }));
    else if (oldest === undefined || Date.parse(draft.savedAt) < Date.parse(oldest)) oldest = draft.savedAt;
  }
  return { left, oldest };
};
