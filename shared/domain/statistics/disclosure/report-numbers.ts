import { type Month, monthsUntil } from '../../calendar.ts';
import type { Areas } from '../areas.ts';
import type { Dimension } from '../monthly-report-categories.ts';
import type { Figure } from '../monthly-report-figure.ts';
import { sumOf } from '../monthly-report-figure.ts';
import type { BaseCell, MonthFigures } from '../monthly-report-month.ts';
import { lastMonthOf, sinceJanuary } from './cell-id.ts';
import { baseCellId } from './recorded-cells.ts';

/** What is known of every number of the months of a report, before protection. */
export type ReportNumbers = {
  readonly figures: (month: Month) => MonthFigures;
  readonly areas: (month: Month) => Areas;
  /** Of a month, or of the months since January. */
  readonly raw: (cell: BaseCell) => Figure;
};

/** @see ReportNumbers. Every number is computed once. */
export const reportNumbers = (figures: (month: Month) => MonthFigures, areas: (month: Month) => Areas): ReportNumbers => {
  const known = new Map<string, Figure>();
  const ofMonth = ({ indicator, area, selection, rest }: BaseCell, month: Month): Figure =>
    figures(month).raw(indicator, area, selection, rest).figure;
  const compute = (cell: BaseCell): Figure => {
    const month = lastMonthOf(cell.period);
    if (cell.period === month) return ofMonth(cell, month);
    return sumOf(monthsUntil(month, Number(month.slice(5))).map((of) => ofMonth(cell, of)));
  };
  const raw = (cell: BaseCell): Figure => {
    // The line for all others is another number where other categories are named.
    const key = `${baseCellId(cell)}|${cell.rest?.named.join(',') ?? ''}`;
    const found = known.get(key) ?? compute(cell);
    known.set(key, found);
    return found;
  };
  return { figures, areas, raw };
};

/** `inside` the line for all others: a delivered remainder and that line have the same code and are two numbers. */
export type SumPart = BaseCell & { readonly inside?: true };

/** A number as a total, and the numbers that it is the sum of. */
export type Sum = {
  readonly total: BaseCell;
  readonly parts: readonly SumPart[];
  /** The parts are all there are; otherwise something may be missing. */
  readonly whole: boolean;
  readonly over: 'areas' | 'months' | Dimension;
};

/**
 * The range since January is the range before and the month, for all months of the number's year until one: what was published of any of them says
 * something about the others.
 * @param until not before the number's own month
 */
export const timeSums = (cell: BaseCell, until: Month): readonly Sum[] =>
  cell.indicator.overTime !== 'flow' || until.endsWith('-01')
    ? []
    : monthsUntil(until, Number(until.slice(5)) - 1).map((month) => ({
        total: { ...cell, period: sinceJanuary(month) },
        parts: [
          { ...cell, period: sinceJanuary(previous(month)) },
          { ...cell, period: month },
        ],
        whole: true,
        over: 'months' as const,
      }));

const previous = (month: Month): Month => monthsUntil(month, 2)[0] ?? month;
