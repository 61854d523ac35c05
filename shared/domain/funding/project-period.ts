import { addMonths, type IsoDate, lastDayOf } from '../calendar.ts';

/**
 * The last day of a period of whole months that begins with `start` (counted as in § 188 BGB): from 1 March twelve months end on the last
 * day of February, from 31 January one month ends on the last day of February.
 */
export const lastDayWithin = (start: IsoDate, months: number): IsoDate => {
  const month = addMonths(start.slice(0, 7), months);
  const day = Number(start.slice(8, 10)) - 1;
  if (day === 0) return lastDayOf(addMonths(month, -1));
  const last = lastDayOf(month);
  const same = `${month}-${String(day).padStart(2, '0')}`;
  return same < last ? same : last;
};
