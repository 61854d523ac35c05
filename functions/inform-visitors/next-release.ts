import { addMonths, type Instant, type IsoDate, inBerlin, type Month } from '../../shared/domain/calendar.ts';

/** When the next report appears: day and local time in Berlin, and the month it is about. */
export type NextRelease = { readonly date: IsoDate; readonly time: string; readonly month: Month };

/**
 * The next report after an instant. A report is about the month before the one in which it appears. One that came
 * before its day is no longer the next.
 * @param newest newest month that is published
 * @param schedule day of the month (1 to 28) and local time `HH:MM` of the county profile
 */
export const nextRelease = ({ day, time }: { readonly day: number; readonly time: string }, at: Instant, newest?: Month): NextRelease => {
  const now = inBerlin(at);
  const current = now.date.slice(0, 7);
  const dateIn = (month: Month): IsoDate => `${month}-${String(day).padStart(2, '0')}`;
  // Both sides are local time, so text order is time order.
  const planned = `${now.date}T${now.time}` < `${dateIn(current)}T${time}` ? current : addMonths(current, 1);
  const month = newest !== undefined && newest >= addMonths(planned, -1) ? addMonths(newest, 2) : planned;
  return { date: dateIn(month), time, month: addMonths(month, -1) };
};
