import * as z from 'zod';
import { type Instant, instantSchema } from '../../shared/domain/calendar.ts';
import { type AskAdministrationsDeps, askAdministrations, type Requests } from './ask-administrations.ts';
import { type RemindApplicantsDeps, remindApplicants } from './remind-applicants.ts';
import { type RemindEditorsDeps, remindEditors } from './remind-editors.ts';

/** What starts a run: the schedule's time, which is the clock of the run. Without it: now. */
export const remindersInputSchema = z.strictObject({ time: instantSchema.optional() });

/** What a run needs from outside. */
export type SendRemindersDeps = RemindEditorsDeps & RemindApplicantsDeps & AskAdministrationsDeps & { readonly now: () => Instant };

/** How many reminders of drafts and of applications were written in this run, and how many administrations were asked and reminded. */
export type SendRemindersResult = Requests & { readonly reminded: number; readonly remindedApplicants: number };

/**
 * Reminds everybody whose time it is. Killed, repeated or late, a run reminds nobody twice, and the next one finds who was left out.
 * @throws the first fault, after everybody else was reminded
 */
export const sendReminders = async ({ time }: z.infer<typeof remindersInputSchema>, deps: SendRemindersDeps): Promise<SendRemindersResult> => {
  const at = time ?? deps.now();
  const [editors, applicants, administrations] = await Promise.allSettled([
    remindEditors(at, deps),
    remindApplicants(at, deps),
    askAdministrations(at, deps),
  ]);
  if (editors.status === 'rejected') throw editors.reason;
  if (applicants.status === 'rejected') throw applicants.reason;
  if (administrations.status === 'rejected') throw administrations.reason;
  return { reminded: editors.value, remindedApplicants: applicants.value, ...administrations.value };
};
