import { addMonths, type Instant, type IsoDate, inBerlin, type Month } from '../../shared/domain/calendar.ts';

/** When the next report appears: day and local time in Berlin, and the month it is about. */
export type NextRelease = { readonly date: IsoDate; readonly time: string; readonly month: Month };

/**
 * The next report after an instant. A report is about the month before the one in which it appears.
 * @param schedule day of the month (1 to 28) and local time `HH:MM` of the county profile
 */
export const nextRelease = ({ day, time }: { readonly day: number; readonly time: string }, at: Instant): NextRelease => {
  const now = inBerlin(at);
  const current = now.date.slice(0, 7);
  const dateIn = (month: Month): IsoDate => `${month}-${String(day).padStart(2, '0')}`;
  // Both sides are local time, so text order is time order.
  const month = `${now.date}T${now.time}` < `${dateIn(current)}T${time}` ? current : addMonths(current, 1);
  return { date: dateIn(month), time, month: addMonths(month, -1) };
};
