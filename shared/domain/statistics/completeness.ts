import { endOfDay, type Instant, type Month } from '../calendar.ts';
import type { Collection, Delivery, SubmissionOfFigures } from './delivery.ts';
import { deliveryDays } from './delivery-calendar.ts';
import type { DeliveryEvent } from './delivery-event.ts';

/** Where an administration stands with a month, in the order in which it happens. */
export const deliveryStates = {
  'not-asked': 'noch nicht gebeten',
  asked: 'gebeten',
  opened: 'Formular geöffnet',
  saved: 'zwischengespeichert',
  withdrawn: 'zurückgenommen',
  delivered: 'geliefert',
  corrected: 'geliefert und berichtigt',
} as const;

/** @see deliveryStates */
export type DeliveryState = keyof typeof deliveryStates;

/** The first instant at which a delivery is late: the due day ends at midnight in Berlin, in summer and in winter time. */
export const dueBefore = (collection: Collection, month: Month): Instant => endOfDay(deliveryDays(collection, month).due);

/** One administration and one month, as the board shows it. */
export type Standing = {
  readonly area: string;
  readonly state: DeliveryState;
  /** When this state began; absent where nothing has happened. */
  readonly since?: Instant | undefined;
  /** The deadline passed, or had passed, before the first figures came. */
  readonly late: boolean;
  /** What counts: the newest submission that nobody has taken back. */
  readonly submission?: SubmissionOfFigures | undefined;
  /** Its newest submission, where all were taken back. */
  readonly takenBack?: SubmissionOfFigures | undefined;
  /** It has delivered, and has saved something since. */
  readonly correcting: boolean;
  readonly lastReminder?: Delivery['reminders'][number] | undefined;
};

/** What is known of an administration. */
export type StandingFacts = {
  readonly area: string;
  /** `undefined` before anything has happened. */
  readonly delivery: Delivery | undefined;
  /** Vintages of the month that count: a delivery that was taken back is none. */
  readonly counting: ReadonlySet<string>;
  /** @see dueBefore */
  readonly due: Instant;
  readonly now: Instant;
};

/** Whether its figures count. */
export const hasDelivered = ({ submission }: Pick<Standing, 'submission'>): boolean => submission !== undefined;

/** Where an administration stands. */
export const standingOf = ({ area, delivery, counting, due, now }: StandingFacts): Standing => {
  const submissions = delivery?.submissions ?? [];
  const counted = submissions.filter(({ vintage }) => counting.has(vintage));
  const [first] = counted;
  const submission = counted.at(-1);
  const [state, since] = stateOf(delivery, counted);
  return {
    area,
    state,
    since,
    late: (first?.at ?? now) >= due,
    submission,
    takenBack: submission === undefined ? submissions.at(-1) : undefined,
    correcting: submission !== undefined && delivery?.draft !== undefined && delivery.draft.savedAt > submission.at,
    lastReminder: delivery?.reminders.at(-1),
  };
};

const stateOf = (delivery: Delivery | undefined, counted: readonly SubmissionOfFigures[]): readonly [DeliveryState, Instant | undefined] => {
  const newest = counted.at(-1);
  if (newest !== undefined) return [counted.length > 1 ? 'corrected' : 'delivered', newest.at];
  const withdrawn = delivery?.submissions.at(-1);
  if (withdrawn !== undefined) return ['withdrawn', withdrawn.at];
  if (delivery?.draft !== undefined) return ['saved', delivery.draft.savedAt];
  if (delivery?.openedAt !== undefined) return ['opened', delivery.openedAt];
  return delivery?.askedAt === undefined ? ['not-asked', undefined] : ['asked', delivery.askedAt];
};

/** Seconds between two reminders by hand to one administration: a double click, or two people at the board, make one mail. */
export const reminderPause = 60 * 60;

/** What becomes of a click on *remind*: done, or why it is not needed. */
export type ReminderDecision = 'remind' | 'delivered' | 'reminded-just-now';

/**
 * Whether a mail to it makes sense: it has not delivered. Where a delivery was taken back somebody has to talk: the form shows the figures
 * as delivered, and a reminder would not say what was wrong.
 */
export const isRemindable = ({ submission, state }: Pick<Standing, 'submission' | 'state'>): boolean =>
  submission === undefined && state !== 'withdrawn';

/** Whether an administration is reminded now. */
export const reminderDecision = (standing: Pick<Standing, 'submission' | 'lastReminder' | 'state'>, now: Instant): ReminderDecision => {
  if (!isRemindable(standing)) return 'delivered';
  const last = standing.lastReminder?.at;
  return last !== undefined && Date.parse(now) - Date.parse(last) < reminderPause * 1000 ? 'reminded-just-now' : 'remind';
};

/** A delivery after a person of the staff reminded, and the event from which its mail is made: to be written together. */
export const remindedBy = (
  before: Delivery | undefined,
  { month, area, at, by }: { readonly month: Month; readonly area: string; readonly at: Instant; readonly by: string },
): { readonly after: Delivery; readonly event: DeliveryEvent } => {
  const known: Delivery = before ?? { month, area, version: 0, reminders: [], submissions: [] };
  return {
    after: { ...known, version: known.version + 1, reminders: [...known.reminders, { at, by }] },
    event: { month, area, kind: 'figures.reminded', at, by },
  };
};

/** Parts of the board that somebody may look at alone; the words are the links. */
export const boardFilters = {
  fehlt: { label: 'Fehlt', holds: (standing: Standing) => !hasDelivered(standing) },
  auffaellig: { label: 'Auffällige Werte', holds: ({ submission }: Standing) => (submission?.notes ?? 0) > 0 },
  vorlaeufig: { label: 'Vorläufig', holds: ({ submission }: Standing) => submission?.provisional === true },
  geliefert: { label: 'Geliefert', holds: (standing: Standing) => hasDelivered(standing) },
  spaet: { label: 'Kam verspätet', holds: (standing: Standing) => standing.late && hasDelivered(standing) },
} as const;

/** @see boardFilters */
export type BoardFilter = keyof typeof boardFilters;

/** What is to be done first: 0 overdue, 1 taken back, 2 odd values to look at, 3 not there yet, 4 provisional, 5 nothing to do. */
export const urgencyOf = (standing: Standing): number => {
  const { state, late, submission } = standing;
  if (submission === undefined) {
    if (late) return 0;
    return state === 'withdrawn' ? 1 : 3;
  }
  if (submission.notes > 0) return 2;
  return submission.provisional ? 4 : 5;
};

/** What needs somebody first; of equals who was not reminded for longest, then by name. */
export const byUrgency =
  (nameOf: (area: string) => string) =>
  (a: Standing, b: Standing): number =>
    urgencyOf(a) - urgencyOf(b) ||
    compare(waitingSince(a), waitingSince(b)) ||
    nameOf(a.area).localeCompare(nameOf(b.area), 'de') ||
    compare(a.area, b.area);

const waitingSince = ({ submission, lastReminder }: Standing): string => (submission === undefined ? (lastReminder?.at ?? '') : '');

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** How many of the administrations stand where. `overdue` and `takenBack` (what it delivered was taken back) are of those missing. */
export type DeliveryCounts = {
  readonly all: number;
  readonly delivered: number;
  readonly missing: number;
  readonly overdue: number;
  readonly takenBack: number;
};

/** @see DeliveryCounts */
export const countsOf = (standings: readonly Standing[]): DeliveryCounts => {
  const missing = standings.filter((standing) => !hasDelivered(standing));
  return {
    all: standings.length,
    delivered: standings.length - missing.length,
    missing: missing.length,
    overdue: missing.filter(({ late }) => late).length,
    takenBack: missing.filter(({ state }) => state === 'withdrawn').length,
  };
};
