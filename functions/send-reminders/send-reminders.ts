import * as z from 'zod';
import { type Instant, instantSchema } from '../../shared/domain/calendar.ts';
import { type DraftReminder, type DraftTimes, dueReminders } from '../../shared/domain/funding/draft-reminders.ts';
import type { Round } from '../../shared/domain/funding/round.ts';

/** What starts a run: the schedule's time, which is the clock of the run. Without it: now. */
export const remindersInputSchema = z.strictObject({ time: instantSchema.optional() });

/** What reminding needs from outside. */
export type SendRemindersDeps = {
  readonly rounds: () => Promise<readonly Round[]>;
  /** Drafts of a round, page by page. */
  readonly draftsOfRound: (roundId: string) => AsyncIterable<readonly DraftTimes[]>;
  /** Writes a reminder once. @returns `false` when it was there, or the draft is gone */
  readonly remind: (reminder: DraftReminder) => Promise<boolean>;
  readonly now: () => Instant;
};

/** How many reminders were written in this run. */
export type SendRemindersResult = { readonly reminded: number };

/**
 * Reminds everybody whose time it is. Killed, repeated or late, a run reminds nobody twice, and the next one finds who was left out.
 * @throws the first fault, after everybody else was reminded
 */
export const sendReminders = async ({ time }: z.infer<typeof remindersInputSchema>, deps: SendRemindersDeps): Promise<SendRemindersResult> => {
  const at = time ?? deps.now();
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
  return { reminded };
};
