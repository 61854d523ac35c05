import { nice, ticks } from 'd3-array';
import { line } from 'd3-shape';
import { formatMonth, type Month } from '../../shared/domain/calendar.ts';
import { formatNumber, formatValue } from '../../shared/domain/statistics/figure-text.ts';
import type { Indicator } from '../../shared/domain/statistics/indicator.ts';
import { valueIn } from '../../shared/domain/statistics/monthly-report-figure.ts';
import type { AreaSeries, SeriesPoint } from './area-series.ts';

// In units of the drawing; its text is 14 of them, and the panel scrolls where that would be too small.
const size = { width: 720, height: 320 } as const;
const plot = { left: 72, right: 700, top: 16, bottom: 272 } as const;
const mostLabels = 6;

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** One line over all months. A month without a figure to show interrupts it: nothing is drawn where nothing may be known. */
export const SeriesChart = ({ series: { name, points, breaks }, indicator }: { readonly series: AreaSeries; readonly indicator: Indicator }) => {
  const values = points.map(({ figure }) => valueIn(figure));
  const known = values.filter((value) => value !== undefined);
  const [low, high] = nice(Math.min(0, ...known), Math.max(1, ...known), 5);
  const y = (value: number): number => tenths(plot.bottom - ((value - low) / (high - low)) * (plot.bottom - plot.top));
  const x = (index: number): number => tenths(plot.left + (index * (plot.right - plot.left)) / Math.max(1, points.length - 1));
  const path = line<number | undefined>()
    .defined((value) => value !== undefined)
    .x((_, index) => x(index))
    .y((value) => y(value ?? 0))
    .digits(1)([...values]);
  const every = Math.ceil(points.length / mostLabels);
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-labelledby="verlauf-bild verlauf-beschreibung">
      <title id="verlauf-bild">{`Liniendiagramm: ${indicator.label}, ${name}, ${spanOf(points)}`}</title>
      <desc id="verlauf-beschreibung">{description(points, indicator)}</desc>
      {ticks(low, high, 5).map((value) => (
        <g key={value}>
          <line class={value === 0 ? 'chart__axis' : 'chart__grid'} x1={plot.left} y1={y(value)} x2={plot.right} y2={y(value)} />
          <text x={plot.left - 8} y={y(value) + 5} text-anchor="end">
            {formatNumber(value, Number.isInteger(value) ? 0 : 1)}
          </text>
        </g>
      ))}
      {points.map(({ month }, index) =>
        // From the newest back: the newest always has its name.
        (points.length - 1 - index) % every === 0 ? (
          <g key={month}>
            <line class="chart__axis" x1={x(index)} y1={plot.bottom} x2={x(index)} y2={plot.bottom + 6} />
            <text x={x(index)} y={plot.bottom + 24} text-anchor={index === points.length - 1 && index > 0 ? 'end' : 'middle'}>
              {`${month.slice(5)}/${month.slice(0, 4)}`}
            </text>
          </g>
        ) : null,
      )}
      {breaks.map(({ month, reason }) => {
        const at = x(points.findIndex((point) => point.month === month));
        return <line key={`${month} ${reason}`} class="chart__break" x1={at} y1={plot.top} x2={at} y2={plot.bottom} />;
      })}
      <g class="chart__series-1">
        <path class="chart__line" d={path ?? ''} />
        {values.map((value, index) =>
          value !== undefined && values[index - 1] === undefined && values[index + 1] === undefined ? (
            <circle key={x(index)} class="chart__point" cx={x(index)} cy={y(value)} r="4" />
          ) : null,
        )}
      </g>
    </svg>
  );
};

/** `September 2025 bis Oktober 2026`, or the one month there is. */
export const spanOf = (points: readonly { readonly month: Month }[]): string => {
  const [first, last] = [points[0]?.month ?? '', points.at(-1)?.month ?? ''];
  return first === last ? formatMonth(first) : `${formatMonth(first)} bis ${formatMonth(last)}`;
};

/** The line in words: first, last, lowest and highest figure, and how many are missing. */
const description = (points: readonly SeriesPoint[], indicator: Indicator): string => {
  const known = points.flatMap(({ month, figure }) => (figure.kind === 'value' ? [{ month, value: figure.value }] : []));
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return 'Es gibt keine Zahl, die gezeigt werden darf.';
  const lowest = known.reduce((a, b) => (b.value < a.value ? b : a));
  const highest = known.reduce((a, b) => (b.value > a.value ? b : a));
  const say = ({ month, value }: { readonly month: Month; readonly value: number }): string =>
    `${formatValue(value, indicator)} im ${formatMonth(month)}`;
  const missing = points.length - known.length;
  const gaps = missing === 0 ? '' : ` Für ${missing === 1 ? 'einen Monat' : `${missing} Monate`} gibt es keine Zahl.`;
  return `Zuerst ${say(first)}, zuletzt ${say(last)}, am wenigsten ${say(lowest)}, am meisten ${say(highest)}.${gaps}`;
};
