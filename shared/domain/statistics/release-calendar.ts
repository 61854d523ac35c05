import { addMonths, type Instant, type IsoDate, instantInBerlin, lastDayOf, lastMonth, type Month } from '../calendar.ts';

/** When drafts and reports of a month appear: days of the month after, and the time of the day in Berlin (`06:00`). */
export type ReleaseRule = { readonly draftDay: number; readonly day: number; readonly time: string };

/** A day of the month after, never later than that month has days: `2027-01` and 31 are `2027-02-28`. */
export const dayAfter = (month: Month, day: number): IsoDate => {
  const next = addMonths(month, 1);
  const last = lastDayOf(next);
  const date = `${next}-${String(day).padStart(2, '0')}`;
  return date < last ? date : last;
};

const instantOf = (month: Month, day: number, time: string): Instant => instantInBerlin(dayAfter(month, day), time);

/** The instant from which there is a draft of a month's report. */
export const draftInstant = (month: Month, { draftDay, time }: ReleaseRule): Instant => instantOf(month, draftDay, time);

/** The instant at which the report of a month appears, on Sundays and holidays too. Before it nothing of it is public. */
export const releaseInstant = (month: Month, { day, time }: ReleaseRule): Instant => instantOf(month, day, time);

/** The newest month whose report is due. */
export const newestDue = (at: Instant, rule: ReleaseRule): Month => {
  const over = lastMonth(at);
  return Date.parse(at) >= Date.parse(releaseInstant(over, rule)) ? over : addMonths(over, -1);
};
