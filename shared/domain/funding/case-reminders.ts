import * as z from 'zod';
import { addDays, type Instant, type IsoDate, inBerlin, instantSchema, isoDateSchema } from '../calendar.ts';
import type { Application } from './application.ts';
import { dueBefore } from './draft-reminders.ts';
import type { InformationRequest } from './information-request.ts';
import type { Round } from './round.ts';

/** Applicants are reminded of what they owe: an answer or a proof of use. The event is also the outbox for the mail. */
export const caseReminderSchema = z.object({
  applicationId: z.uuid(),
  kind: z.enum(['request.due-near', 'request.overdue', 'proof.due-near', 'proof.reminded']),
  at: instantSchema,
  /** The last day of what is owed. */
  lastDay: isoDateSchema,
  /** So many days before that day, or after it when it is overdue, the reminder is due. */
  days: z.int().min(0),
  /** Id of the request. */
  subject: z.string().optional(),
});

/** @see caseReminderSchema */
export type CaseReminder = z.infer<typeof caseReminderSchema>;

// One reminder after the deadline of an answer: later the office rings, or decides on the file.
const afterRequest = [1];

/** Of the days after a last day the newest that has come by today: one reminder is enough when runs were missed. */
const dueAfter = (lastDay: IsoDate, days: readonly number[], today: IsoDate): number | undefined => {
  const due = days.filter((after) => after > 0 && addDays(lastDay, after) <= today);
  return due.length === 0 ? undefined : Math.max(...due);
};

type Owed = {
  readonly lastDay: IsoDate;
  /** Who is asked for something on a day needs no reminder on that day. */
  readonly known: IsoDate;
  readonly before: readonly number[];
  readonly after: readonly number[];
};

const dueOf = ({ lastDay, known, before, after }: Owed, today: IsoDate): { readonly over: boolean; readonly days: number } | undefined => {
  const over = today > lastDay;
  const days = over ? dueAfter(lastDay, after, today) : dueBefore(lastDay, before, today, known);
  return days === undefined ? undefined : { over, days };
};

/** The reminder of an open request that is due at an instant, whether or not it was given. */
export const requestReminder = (request: InformationRequest, { reminders }: Pick<Round, 'reminders'>, at: Instant): CaseReminder | undefined => {
  if (request.state !== 'open') return undefined;
  const { dueDate: lastDay, applicationId, askedAt, id } = request;
  const due = dueOf({ lastDay, known: inBerlin(askedAt).date, before: reminders.beforeDeadline, after: afterRequest }, inBerlin(at).date);
  return due && { applicationId, kind: due.over ? 'request.overdue' : 'request.due-near', at, lastDay, days: due.days, subject: id };
};

/** The reminder of a proof of use that is due at an instant, whether or not it was given. @param known when the decision was made that names the day */
export const proofReminder = (
  { id, proofReceivedOn }: Pick<Application, 'id' | 'proofReceivedOn'>,
  { lastDay, known }: Pick<Owed, 'lastDay' | 'known'>,
  { reminders }: Pick<Round, 'reminders'>,
  at: Instant,
): CaseReminder | undefined => {
  if (proofReceivedOn !== undefined) return undefined;
  const due = dueOf({ lastDay, known, before: reminders.beforeProof, after: reminders.afterProof }, inBerlin(at).date);
  return due && { applicationId: id, kind: due.over ? 'proof.reminded' : 'proof.due-near', at, lastDay, days: due.days };
};
