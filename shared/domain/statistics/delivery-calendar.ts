import { addMonths, endOfDay, type Instant, type IsoDate, lastMonth, type Month } from '../calendar.ts';
import type { Collection } from './delivery.ts';

type Days = Pick<Collection, 'askDay' | 'dueDay' | 'reminderDays' | 'freezeDay'>;

const dayAfter = (month: Month, day: number): IsoDate => `${addMonths(month, 1)}-${String(day).padStart(2, '0')}`;

/** The county's days for the figures of a month: they lie in the month after. */
export const deliveryDays = ({ askDay, dueDay, reminderDays, freezeDay }: Days, month: Month) => ({
  asked: dayAfter(month, askDay),
  due: dayAfter(month, dueDay),
  reminders: reminderDays.map((day) => dayAfter(month, day)),
  freeze: dayAfter(month, freezeDay),
});

/** Where a month stands: `open` until the deadline, `late` until the freeze day ends, then `drafting` until its report is out, then `published`. */
export type DeliveryPhase = 'open' | 'late' | 'drafting' | 'published';

/** @param published whether the report of the month is out */
export const phaseOf = (collection: Days, month: Month, at: Instant, published: boolean): DeliveryPhase => {
  if (published) return 'published';
  const { due, freeze } = deliveryDays(collection, month);
  if (at < endOfDay(due)) return 'open';
  return at < endOfDay(freeze) ? 'late' : 'drafting';
};

// Two years: as far back as a correction is plausible.
const reach = 24;

/** The months whose figures can be delivered, the newest first: those that are over, two years back. */
export const deliverableMonths = (at: Instant): readonly Month[] => {
  const newest = lastMonth(at);
  return Array.from({ length: reach }, (_, back) => addMonths(newest, -back));
};
