import { type Month, monthsUntil } from '../../calendar.ts';
import { ageRange, type Dimension, dimensions, isComplete, remainder } from '../monthly-report-categories.ts';
import type { BaseCell } from '../monthly-report-month.ts';
import { total } from '../observation.ts';
import { lastMonthOf } from './cell-id.ts';
import { baseCellId, type RecordedCell } from './recorded-cells.ts';
import { type ReportNumbers, type Sum, timeSums } from './report-numbers.ts';

/** All sums that a number of an issue stands in: as the total of areas and of the categories of each dimension, and those over time. */
export const sumsOf = (cell: BaseCell, numbers: ReportNumbers, surroundings: Surroundings): readonly Sum[] => [
  ...areaSums(cell, numbers),
  ...dimensions.flatMap((dimension) => categorySums(cell, dimension, numbers, surroundings)),
  ...timeSums(cell, surroundings.until),
];

/** `month` of the issue; `until`: last month of the number's year of which anybody knows a sum since January. */
type Surroundings = { readonly recorded: ReadonlyMap<string, RecordedCell>; readonly month: Month; readonly until: Month };

/**
 * Numbers, and all totals that they are parts of: a total that no table shows still ties the categories of two dimensions together, and
 * areas to each other.
 */
export const withTotals = (cells: readonly BaseCell[], { areas }: ReportNumbers): readonly BaseCell[] => {
  const found = new Map(cells.map((cell) => [baseCellId(cell), cell]));
  // Grows while it is read: totals have totals.
  for (const { rest: _rest, ...cell } of found.values()) {
    const of = areas(lastMonthOf(cell.period));
    const above = of.canonical(cell.area) === cell.area ? of.parent(cell.area) : undefined;
    const totals: BaseCell[] = dimensions
      .filter((dimension) => cell.selection[dimension] !== total)
      .map((dimension) => ({ ...cell, selection: { ...cell.selection, [dimension]: total } }));
    for (const one of above === undefined ? totals : [...totals, { ...cell, area: above }]) {
      const id = baseCellId(one);
      if (!found.has(id)) found.set(id, one);
    }
  }
  return [...found.values()];
};

const areaSums = (cell: BaseCell, { areas }: ReportNumbers): readonly Sum[] => {
  const last = lastMonthOf(cell.period);
  const of = areas(last);
  if (of.canonical(cell.area) !== cell.area || of.level(cell.area) === 'state' || cell.indicator.boundToLevels) return [];
  const months = cell.period === last ? [last] : monthsUntil(last, Number(last.slice(5)));
  const partsIn = (month: Month): readonly string[] => (areas(month).canonical(cell.area) === cell.area ? areas(month).children(cell.area) : []);
  const now = partsIn(last);
  const isSame = months.every((month) => partsIn(month).join() === now.join());
  // After a merger the sum since January has months of areas that are gone: they are added month by month.
  const parts = isSame
    ? now.map((area): BaseCell => ({ ...cell, area }))
    : months.flatMap((period) => partsIn(period).map((area): BaseCell => ({ ...cell, area, period })));
  return parts.length === 0 ? [] : [{ total: cell, parts, whole: true, over: 'areas' }];
};

const categorySums = (
  cell: BaseCell,
  dimension: Dimension,
  numbers: ReportNumbers,
  { recorded, month }: Pick<Surroundings, 'recorded' | 'month'>,
): readonly Sum[] => {
  if (cell.selection[dimension] !== total || cell.rest !== undefined) return [];
  const part = (code: string): BaseCell => ({ ...cell, selection: { ...cell.selection, [dimension]: code } });
  const others = recorded.get(baseCellId(part(remainder)));
  const own = numbers.figures(lastMonthOf(cell.period)).codesWithin(cell.indicator.code, cell.area, cell.selection, dimension);
  if (others?.rest === undefined) {
    return codeListsOf(cell, dimension, numbers, month).map((codes) => ({
      total: cell,
      parts: codes.map(part),
      whole: isComplete(dimension, codes),
      over: dimension,
    }));
  }
  const { named } = others.rest;
  return [
    { total: cell, parts: [...named.map(part), others], whole: isComplete(dimension, own), over: dimension },
    {
      total: others,
      parts: own.filter((code) => !named.includes(code)).map((code) => ({ ...part(code), inside: true })),
      whole: true,
      over: dimension,
    },
  ];
};

/**
 * Categories of which a number is the sum, or at least as many: those that it was delivered by, and all that its indicator has in that month or in the
 * month of the issue. Readers know them all, and that what is not there is not negative.
 */
const codeListsOf = (cell: BaseCell, dimension: Dimension, { figures }: ReportNumbers, month: Month): readonly (readonly string[])[] => {
  const { code } = cell.indicator;
  const then = figures(lastMonthOf(cell.period));
  const own = then.codesWithin(code, cell.area, cell.selection, dimension);
  const all = [then.codes(code, dimension), figures(month).codes(code, dimension)];
  const lists = [own, ...all, [...new Set(all.flat())].sort()];
  const different = new Map(lists.map((codes) => [codes.join(), codes]));
  return [...different.values()].filter((codes) => codes.length > 0 && !overlap(dimension, codes));
};

/** Ages that overlap count persons twice: nothing adds up to anything. */
const overlap = (dimension: Dimension, codes: readonly string[]): boolean => {
  if (dimension !== 'age') return false;
  const ranges = codes.map(ageRange);
  return ranges.some((one, at) =>
    ranges.slice(at + 1).some((other) => {
      if (one === undefined || other === undefined) return true;
      return one.from <= (other.to ?? one.from) && other.from <= (one.to ?? other.from);
    }),
  );
};
