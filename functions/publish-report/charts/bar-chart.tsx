import { scaleBand } from 'd3-scale';
import type { Month } from '../../../shared/domain/calendar.ts';
import { type ChartSeries, mostSeries, type SeriesChart } from '../../../shared/domain/statistics/monthly-report-charts.ts';
import type { Figure } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import { signs } from '../../../shared/pages/figure-signs.tsx';
import { BreakLines, breaksIn, field, nameSpace, sheetHeight, shortMonth, ValueAxis, valueScale } from './axes.tsx';
import { type Drawing, Shape, tenths } from './frame.tsx';
import { baselines, lineHeight, placed, wrap } from './labels.ts';
import { panel, styleOf } from './palette.ts';

/** A bar between two values. */
type Bar = {
  readonly series: number;
  readonly x: number;
  readonly width: number;
  readonly from: number;
  readonly to: number;
  readonly hollow: boolean;
};

/** A month or a series in a month that has no bar, with the sign that stands there instead. */
type Missing = { readonly x: number; readonly sign: string };

/** @see bars */
export type Bars = { readonly bars: readonly Bar[]; readonly missing: readonly Missing[]; readonly values: readonly number[] };

const signOf = (figure: Figure): string => (figure.kind === 'value' ? '' : signs[figure.kind].sign);

/**
 * Bars of each month: on each other or beside each other. A stack is a whole: where one part is hidden or missing, the month has none. The others on
 * each other would look like the whole, and a gap between them would show what is hidden.
 */
export const barsOf = ({ kind, over, series }: Pick<SeriesChart, 'kind' | 'over' | 'series'>): Bars => {
  const band = scaleBand<Month>().domain(over).range([field.left, field.right]).paddingInner(0.3).paddingOuter(0.15);
  const width = band.bandwidth() / (kind === 'stack' ? 1 : series.length);
  const months = over.map((month, at) => {
    const left = band(month) ?? 0;
    const figures = series.map(({ points }): Figure => points[at] ?? { kind: 'later' });
    const absent = figures.filter((figure) => figure.kind !== 'value');
    const signAt = (x: number, figure: Figure): Missing => ({ x: tenths(x), sign: signOf(figure) });
    if (kind === 'stack') {
      const [first] = absent;
      if (first !== undefined) return { bars: [], missing: [signAt(left + width / 2, first)], values: [] };
    }
    let sum = 0;
    const bars = figures.flatMap((figure, index): Bar[] => {
      if (figure.kind !== 'value') return [];
      const from = kind === 'stack' ? sum : 0;
      sum += figure.value;
      const x = kind === 'stack' ? left : left + index * width;
      const to = kind === 'stack' ? sum : figure.value;
      return [{ series: index, x: tenths(x), width: tenths(width), from, to, hollow: figure.marks.includes('p') }];
    });
    const missing = figures.flatMap((figure, index) => (figure.kind === 'value' ? [] : [signAt(left + (index + 0.5) * width, figure)]));
    return { bars, missing, values: bars.map(({ to }) => to) };
  });
  return {
    bars: months.flatMap(({ bars }) => bars),
    missing: months.flatMap(({ missing }) => missing),
    values: months.flatMap(({ values }) => values),
  };
};

/** Bars over months, with names of their series in the order in which they stand. */
export const barChart = (chart: SeriesChart, nameOf: (series: ChartSeries) => string): Drawing => {
  const { kind, over } = chart;
  const series = chart.series.slice(0, mostSeries);
  const { bars, missing, values } = barsOf({ kind, over, series });
  const scale = valueScale(
    values,
    series.some(({ indicator }) => indicator.unit === '%' || indicator.unit === 'P_THAB'),
  );
  const step = (field.right - field.left) / over.length;
  const places = breaksIn({ over, series }).map(({ at }) => at);
  return {
    height: sheetHeight,
    content: (
      <>
        <ValueAxis scale={scale} unit={series[0]?.indicator.unitLabel ?? ''} />
        <MonthAxis over={over} step={step} />
        {series.map((one, at) => (
          <Fills key={one.category ?? one.indicator.code} bars={bars.filter((bar) => bar.series === at)} y={scale.y} colour={styleOf(at).colour} />
        ))}
        <BreakLines places={places} x={(at) => field.left + at * step} />
        <g text-anchor="middle" font-size={20} font-weight={600}>
          {missing.map(({ x, sign }) => (
            <text key={x} x={x} y={field.bottom - 6}>
              {sign}
            </text>
          ))}
        </g>
        <Names names={series.map(nameOf)} wishes={wishesOf(chart, bars, scale.y)} />
      </>
    ),
  };
};

/** Where names would like to be: of a stack beside the parts of the newest month, else from the top. */
const wishesOf = ({ kind, series }: SeriesChart, bars: readonly Bar[], y: (value: number) => number): readonly number[] => {
  const last = bars.at(-1)?.x;
  return series.map((_, at) => {
    const bar = kind === 'stack' ? bars.find((one) => one.x === last && one.series === at) : undefined;
    return bar === undefined ? field.top + at * 3 * lineHeight : (y(bar.from) + y(bar.to)) / 2;
  });
};

const MonthAxis = ({ over, step }: { readonly over: readonly Month[]; readonly step: number }) => (
  <g text-anchor="middle">
    {over.map((month, at) => (
      <text key={month} x={tenths(field.left + (at + 0.5) * step)} y={field.bottom + 18}>
        {shortMonth(month)}
      </text>
    ))}
    {over.map((month, at) =>
      at === 0 || month.endsWith('-01') ? (
        <text key={`${month} year`} x={tenths(field.left + (at + 0.5) * step)} y={field.bottom + 36}>
          {month.slice(0, 4)}
        </text>
      ) : null,
    )}
  </g>
);

type FillsProps = { readonly bars: readonly Bar[]; readonly y: (value: number) => number; readonly colour: string };

// A white edge keeps neighbours apart whatever their colours; a provisional bar is its edge only.
const Fills = ({ bars, y, colour }: FillsProps) => {
  const box = ({ x, width, from, to }: Bar, inset: number): string => {
    const [top, bottom] = [Math.min(y(from), y(to)), Math.max(y(from), y(to))];
    const height = tenths(bottom - top - 2 * inset);
    return height <= 0 ? '' : `M${tenths(x + inset)} ${tenths(top + inset)}h${tenths(width - 2 * inset)}v${height}h${tenths(2 * inset - width)}z`;
  };
  const solid = bars.filter(({ hollow }) => !hollow).map((bar) => box(bar, 0));
  const hollow = bars.filter((bar) => bar.hollow).map((bar) => box(bar, 2));
  return (
    <>
      <Shape fill={colour} stroke={panel} stroke-width={1.5} d={solid.join('')} />
      <Shape fill={panel} stroke={colour} stroke-width={2} d={hollow.join('')} />
    </>
  );
};

const Names = ({ names, wishes }: { readonly names: readonly string[]; readonly wishes: readonly number[] }) => {
  const wrapped = names.map((name) => wrap(name, nameSpace.width - 20));
  const middles = placed(
    wrapped.map((lines, at) => ({ y: wishes[at] ?? 0, height: lines.length * lineHeight })),
    4,
    sheetHeight - 4,
  );
  return (
    <>
      {wrapped.map((lines, at) => (
        <g key={lines.join(' ')}>
          <path fill={styleOf(at).colour} d={`M${nameSpace.left} ${tenths((middles[at] ?? 0) - 7)}h14v14h-14z`} />
          {baselines(lines, middles[at] ?? 0).map(({ text, y }) => (
            <text key={y} x={nameSpace.left + 20} y={y}>
              {text}
            </text>
          ))}
        </g>
      ))}
    </>
  );
};
