import { addMonths, type Month } from '../../calendar.ts';
import { allTotals, type Selection } from '../monthly-report-categories.ts';

/**
 * A period as `TIME_PERIOD` has it: a month (`2026-10`), or the months from January on as a time range of SDMX (`2026-01-01/P10M`).
 * January to January is the month itself.
 */
export const sinceJanuary = (month: Month): string => (month.endsWith('-01') ? month : `${month.slice(0, 4)}-01-01/P${Number(month.slice(5))}M`);

/** The last month of a period. */
export const lastMonthOf = (period: string): Month =>
  period.includes('/') ? `${period.slice(0, 4)}-${period.slice(period.indexOf('P') + 1, -1).padStart(2, '0')}` : period;

/** What a published number is about. */
export type CellSubject = { readonly indicator: string; readonly area: string; readonly period: string; readonly selection?: Selection };

/** One text per number, the same in every table, file and issue. */
export const cellId = ({ indicator, area, period, selection = allTotals }: CellSubject): string =>
  [indicator, area, period, selection.citizenship, selection.sex, selection.age, selection.status].join('|');

/** The id of the same number some months later (negative: earlier); a range since January ends that much later, within its year. */
export const shiftedMonth = (id: string, offset: number): string => {
  const [indicator = '', area = '', period = '', ...rest] = id.split('|');
  const month = addMonths(lastMonthOf(period), offset);
  return [indicator, area, period.includes('/') ? sinceJanuary(month) : month, ...rest].join('|');
};
