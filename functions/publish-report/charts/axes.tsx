import { scaleLinear } from 'd3-scale';
import type { Month } from '../../../shared/domain/calendar.ts';
import { formatNumber } from '../../../shared/domain/statistics/figure-text.ts';
import type { ChartSeries, SeriesBreak, SeriesChart } from '../../../shared/domain/statistics/monthly-report-charts.ts';
import { valueIn } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import { drawingWidth, tenths } from './frame.tsx';
import { axis, grid } from './palette.ts';

/** Height of a drawing over months, and the field in it that figures are drawn in. */
export const sheetHeight = 360;
export const field = { left: 78, right: 540, top: 44, bottom: 312 } as const;

/** What is left for names of series, right of the field. */
export const nameSpace = { left: field.right + 22, width: drawingWidth - field.right - 24 } as const;

const shortMonths = ['Jan.', 'Feb.', 'März', 'Apr.', 'Mai', 'Juni', 'Juli', 'Aug.', 'Sep.', 'Okt.', 'Nov.', 'Dez.'];

/** `Okt.`: own names, what Intl says changes with its data. */
export const shortMonth = (month: Month): string => shortMonths[Number(month.slice(5)) - 1] ?? '';

/** Values of the drawing → heights, and the values at the axis. */
export type ValueScale = { readonly y: (value: number) => number; readonly ticks: readonly number[] };

/** The axis begins at zero: it compares amounts. @param values those that are shown, and no others */
export const valueScale = (values: readonly number[], decimals: boolean): ValueScale => {
  const scale = scaleLinear()
    .domain([Math.min(0, ...values), Math.max(1, ...values)])
    .nice(5)
    .range([field.bottom, field.top]);
  return { y: (value) => tenths(scale(value)), ticks: scale.ticks(5).filter((tick) => decimals || Number.isInteger(tick)) };
};

/** All values of series that are shown. */
export const valuesOf = (series: readonly Pick<ChartSeries, 'points'>[]): number[] =>
  series.flatMap(({ points }) => points.map(valueIn).filter((value) => value !== undefined));

/** The value axis with its unit above it. */
export const ValueAxis = ({ scale: { y, ticks }, unit }: { readonly scale: ValueScale; readonly unit: string }) => (
  <>
    <text x={0} y={16}>
      {unit}
    </text>
    <path stroke={grid} d={ticks.map((tick) => `M${field.left} ${y(tick)}H${field.right}`).join('')} />
    <path stroke={axis} d={`M${field.left} ${y(0)}H${field.right}`} />
    <g text-anchor="end">
      {ticks.map((tick) => (
        <text key={tick} x={field.left - 8} y={tenths(y(tick) + 5)}>
          {formatNumber(tick, Number.isInteger(tick) ? 0 : 1)}
        </text>
      ))}
    </g>
  </>
);

/** Places of months of breaks among those that are drawn, in order. Before the first month there is nothing to break. */
export const placesOf = (breaks: readonly SeriesBreak[], over: readonly Month[]): readonly number[] =>
  [...new Set(breaks.map(({ month }) => over.indexOf(month)))].filter((at) => at > 0).sort((a, b) => a - b);

/** Breaks of all series with their places. @see placesOf */
export const breaksIn = ({ over, series }: Pick<SeriesChart, 'over' | 'series'>): readonly (SeriesBreak & { readonly at: number })[] => {
  const all = series.flatMap(({ breaks }) => breaks).map((one) => ({ ...one, at: over.indexOf(one.month) }));
  return all.filter(({ at, reason }, index) => at > 0 && all.findIndex((other) => other.at === at && other.reason === reason) === index);
};

// Names that are nearer to each other would touch; their lines stay.
const breakNameWidth = 48;

/** Breaks as vertical lines. @param x middle between a month and the one before it */
export const BreakLines = ({ places, x }: { readonly places: readonly number[]; readonly x: (at: number) => number }) => {
  const xs = [...new Set(places)].sort((a, b) => a - b).map((at) => tenths(x(at)));
  const named = xs.filter((place, index) => index === 0 || place - (xs[index - 1] ?? 0) >= breakNameWidth);
  if (xs.length === 0) return null;
  return (
    <>
      <path stroke={axis} stroke-width={2} stroke-dasharray="6 3" d={xs.map((place) => `M${place} ${field.top - 4}V${field.bottom}`).join('')} />
      <g text-anchor="middle">
        {named.map((place) => (
          <text key={place} x={place} y={field.top - 10}>
            Bruch
          </text>
        ))}
      </g>
    </>
  );
};
