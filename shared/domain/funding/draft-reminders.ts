import * as z from 'zod';
import { addDays, endOfDay, type Instant, type IsoDate, inBerlin, instantSchema, isoDateSchema } from '../calendar.ts';
import { lastMinuteOf } from './deadline.ts';
import { type Draft, isOver, keptUntil } from './draft.ts';
import type { Round } from './round.ts';

/** What is known of a draft without what is typed in it: enough to decide whose time it is. */
export type DraftTimes = Pick<Draft, 'id' | 'createdAt' | 'savedAt'> & {
  /** Absent when the draft is being deleted. @see expiryOfDraft */
  readonly expiresAt?: number | undefined;
  /** Since when it is being deleted. */
  readonly removal?: Instant | undefined;
};

/** Days before a draft is deleted on which the people who write it are told. */
const deletionNotice = 7;

/** The people who write a draft are reminded; the event is also the outbox for the mails. Made when first asked for, like all of drafts. */
export const draftReminderSchema = () =>
  z.object({
    draftId: z.uuid(),
    kind: z.enum(['draft.deadline-near', 'draft.deletion-near']),
    at: instantSchema,
    /** The last day of the round, or the last day that the draft is kept. */
    lastDay: isoDateSchema,
    /** So many days before that day the reminder is due. */
    daysBefore: z.int().min(0),
  });

/** @see draftReminderSchema */
export type DraftReminder = z.infer<ReturnType<typeof draftReminderSchema>>;

/**
 * Days that are before `lastDay` and have come by `today`; of several the nearest, because one reminder is enough when runs were missed.
 * A day that is not after `known` needs no reminder: then the person had the draft, and the date, before them.
 */
export const dueBefore = (lastDay: IsoDate, days: readonly number[], today: IsoDate, known: IsoDate): number | undefined => {
  const due = days.filter((before) => addDays(lastDay, -before) <= today);
  const nearest = due.length === 0 ? undefined : Math.min(...due);
  return nearest !== undefined && addDays(lastDay, -nearest) > known ? nearest : undefined;
};

/**
 * The reminders of a draft that are due at an instant, whether or not they were given. A run that comes late, or after days without a run,
 * still finds them: until the round closes, and until the draft is deleted.
 */
export const dueReminders = (draft: DraftTimes, { closesAt, reminders }: Pick<Round, 'closesAt' | 'reminders'>, at: Instant): DraftReminder[] => {
  const { id, createdAt, savedAt, expiresAt, removal } = draft;
  if (removal !== undefined || expiresAt === undefined || isOver({ expiresAt }, at)) return [];
  const today = inBerlin(at).date;
  const reminder = (kind: DraftReminder['kind'], lastDay: IsoDate, days: readonly number[], known: Instant): DraftReminder[] => {
    const daysBefore = dueBefore(lastDay, days, today, inBerlin(known).date);
    return daysBefore === undefined ? [] : [{ draftId: id, kind, at, lastDay, daysBefore }];
  };
  const closed = Date.parse(at) >= Date.parse(closesAt);
  return [
    ...(closed ? [] : reminder('draft.deadline-near', inBerlin(lastMinuteOf({ closesAt })).date, reminders.beforeDeadline, createdAt)),
    ...reminder('draft.deletion-near', keptUntil({ expiresAt }), [deletionNotice], savedAt),
  ];
};

/** The instant after which a reminder means nothing any more. */
export const reminderEnds = ({ lastDay }: Pick<DraftReminder, 'lastDay'>): Instant => endOfDay(lastDay);
