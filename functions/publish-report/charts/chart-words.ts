import { formatMonth, type Month } from '../../../shared/domain/calendar.ts';
import { formatValue, listed } from '../../../shared/domain/statistics/figure-text.ts';
import type { Indicator } from '../../../shared/domain/statistics/indicator.ts';
import type { MapChart } from '../../../shared/domain/statistics/monthly-report-charts.ts';
import { type Figure, valueIn } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import { signs } from '../../../shared/pages/figure-signs.tsx';

/** A figure as it stands in a drawing: its number with its marks, or its sign. */
export const figureText = (figure: Figure, indicator: Indicator): string =>
  figure.kind === 'value' ? [formatValue(figure.value, indicator), ...figure.marks].join(' ') : signs[figure.kind].sign;

/** `November 2024 bis Oktober 2026`. */
export const spanOf = (over: readonly Month[]): string => `${formatMonth(over[0] ?? '')} bis ${formatMonth(over.at(-1) ?? '')}`;

/** A series in words: first, last, lowest and highest figure, and how many are missing. */
export const describeSeries = (name: string, indicator: Indicator, points: readonly Figure[], over: readonly Month[]): string => {
  const known = points.map(valueIn).flatMap((value, at) => (value === undefined ? [] : [{ value, month: over[at] ?? '' }]));
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return `${name}: keine Zahl.`;
  const say = ({ value, month }: { readonly value: number; readonly month: Month }): string =>
    `${formatValue(value, indicator)} im ${formatMonth(month)}`;
  const lowest = known.reduce((a, b) => (b.value < a.value ? b : a));
  const highest = known.reduce((a, b) => (b.value > a.value ? b : a));
  const extremes = lowest.value === highest.value ? 'immer gleich' : `am wenigsten ${say(lowest)}, am meisten ${say(highest)}`;
  const missing = points.length - known.length;
  const gaps = missing === 0 ? '' : ` Für ${missing === 1 ? 'einen Monat' : `${missing} Monate`} gibt es keine Zahl.`;
  return `${name}: zuerst ${say(first)}, zuletzt ${say(last)}, ${extremes}.${gaps}`;
};

// More names than this at one end say less than their number.
const namedAreas = 3;

/** A map in words: where it is lowest and highest, and how many areas have no figure. */
export const describeMap = ({ areas, indicator, month }: MapChart): string => {
  const known = areas.flatMap(({ name, figure }) => {
    const value = valueIn(figure);
    return value === undefined ? [] : [{ name, value }];
  });
  const values = known.map(({ value }) => value);
  const at = (value: number): string => {
    const names = known.filter((one) => one.value === value).map(({ name }) => name);
    const where = names.length > namedAreas ? `in ${names.length} Gebieten` : `in ${listed(names)}`;
    return `${formatValue(value, indicator)} ${where}`;
  };
  const missing = areas.length - known.length;
  const gaps = missing === 0 ? '' : ` Für ${missing === 1 ? 'ein Gebiet' : `${missing} Gebiete`} gibt es keine Zahl.`;
  const extremes = `am wenigsten ${at(Math.min(...values))}, am meisten ${at(Math.max(...values))}`;
  return `${indicator.label} im ${formatMonth(month)} in ${areas.length} Gebieten: ${extremes}.${gaps}`;
};
