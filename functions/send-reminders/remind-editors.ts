import type { Instant } from '../../shared/domain/calendar.ts';
import { type DraftReminder, type DraftTimes, dueReminders } from '../../shared/domain/funding/draft-reminders.ts';
import type { Round } from '../../shared/domain/funding/round.ts';

/** What reminding the people who write applications needs from outside. */
export type RemindEditorsDeps = {
  readonly rounds: () => Promise<readonly Round[]>;
  /** Drafts of a round, page by page. */
  readonly draftsOfRound: (roundId: string) => AsyncIterable<readonly DraftTimes[]>;
  /** Writes a reminder once. @returns `false` when it was there, or the draft is gone */
  readonly remind: (reminder: DraftReminder) => Promise<boolean>;
};

/**
 * Reminds everybody who writes and whose time it is.
 * @returns how many reminders were written
 * @throws the first fault, after everybody else was reminded
 */
export const remindEditors = async (at: Instant, deps: RemindEditorsDeps): Promise<number> => {
  const faults: unknown[] = [];
  let reminded = 0;
  for (const round of await deps.rounds()) {
    for await (const drafts of deps.draftsOfRound(round.id)) {
      for (const reminder of drafts.flatMap((draft) => dueReminders(draft, round, at))) {
        try {
          if (await deps.remind(reminder)) reminded += 1;
        } catch (fault) {
          faults.push(fault);
        }
      }
    }
  }
  if (faults.length > 0) throw faults[0];
  return reminded;
};
