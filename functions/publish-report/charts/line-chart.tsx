import { line } from 'd3-shape';
import type { Month } from '../../../shared/domain/calendar.ts';
import { formatValue } from '../../../shared/domain/statistics/figure-text.ts';
import { type ChartSeries, mostSeries, type SeriesChart } from '../../../shared/domain/statistics/monthly-report-charts.ts';
import { type Figure, valueIn } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import { BreakLines, breaksIn, field, nameSpace, placesOf, sheetHeight, shortMonth, ValueAxis, valueScale, valuesOf } from './axes.tsx';
import { type Drawing, Shape, tenths } from './frame.tsx';
import { baselines, lineHeight, placed, wrap } from './labels.ts';
import { axis, panel, type SeriesStyle, styleOf } from './palette.ts';

type Point = { readonly x: number; readonly y: number };

/** A line as it is drawn. */
export type DrawnLine = {
  /** All stretches. What interrupts it: a month without a value, a break. */
  readonly path: string;
  /** Values without a neighbour: a line through one point cannot be seen. */
  readonly lonely: readonly Point[];
  readonly provisional: readonly Point[];
  /** The newest value. */
  readonly end: Point;
};

/** Where a line goes. @param breaks places of months that are not comparable with those before */
export const drawLine = (figures: readonly Figure[], breaks: readonly number[], xs: readonly number[], y: (value: number) => number): DrawnLine => {
  const points = figures.map((figure, at) => {
    const value = valueIn(figure);
    return value === undefined ? undefined : { x: xs[at] ?? 0, y: y(value) };
  });
  const starts = [0, ...breaks];
  const stretches = starts.map((start, at) => points.slice(start, starts[at + 1]));
  const shape = line<Point | undefined>()
    .defined((point) => point !== undefined)
    .x((point) => point?.x ?? 0)
    .y((point) => point?.y ?? 0)
    .digits(1);
  return {
    path: stretches.map((stretch) => shape(stretch.filter((_, at) => !isLonely(stretch, at))) ?? '').join(''),
    lonely: stretches.flatMap((stretch) => stretch.filter((_, at) => isLonely(stretch, at))).filter((point) => point !== undefined),
    provisional: points.filter((_, at) => isProvisional(figures[at])).filter((point) => point !== undefined),
    end: points.findLast((point) => point !== undefined) ?? { x: 0, y: 0 },
  };
};

const isLonely = (points: readonly (Point | undefined)[], at: number): boolean =>
  points[at] !== undefined && points[at - 1] === undefined && points[at + 1] === undefined;

const isProvisional = (figure: Figure | undefined): boolean => figure?.kind === 'value' && figure.marks.includes('p');

/** Lines over months, each with its name and its newest value at its end. */
export const lineChart = (chart: SeriesChart, nameOf: (series: ChartSeries) => string): Drawing => {
  const series = chart.series.slice(0, mostSeries);
  const { over } = chart;
  const scale = valueScale(
    valuesOf(series),
    series.some(({ indicator }) => indicator.unit === '%' || indicator.unit === 'P_THAB'),
  );
  const step = (field.right - field.left) / Math.max(1, over.length - 1);
  const xs = over.map((_, at) => tenths(field.left + at * step));
  const lines = series.map(({ points, breaks }) => drawLine(points, placesOf(breaks, over), xs, scale.y));
  const titles = series.map((one) => wrap(nameOf(one), nameSpace.width));
  const full = series.map((one, at) => [...(titles[at] ?? []), ...newest(one)]);
  // Where not everything fits, the names alone.
  const names = full.flat().length * lineHeight > sheetHeight - 8 ? titles : full;
  const middles = placed(
    names.map((name, at) => ({ y: lines[at]?.end.y ?? 0, height: name.length * lineHeight })),
    4,
    sheetHeight - 4,
  );
  return {
    height: sheetHeight,
    content: (
      <>
        <ValueAxis scale={scale} unit={series[0]?.indicator.unitLabel ?? ''} />
        <MonthAxis over={over} xs={xs} />
        <BreakLines places={breaksIn({ over, series }).map(({ at }) => at)} x={(at) => (xs[at] ?? 0) - step / 2} />
        {lines.map((drawn, at) => (
          <Line key={series[at]?.category ?? series[at]?.indicator.code} drawn={drawn} style={styleOf(at)} />
        ))}
        {names.map((name, at) => (
          <Name key={name.join(' ')} lines={name} middle={middles[at] ?? 0} end={lines[at]?.end ?? { x: 0, y: 0 }} style={styleOf(at)} />
        ))}
      </>
    ),
  };
};

const newest = ({ points, indicator }: ChartSeries): string[] => {
  const last = points.at(-1);
  const value = last && valueIn(last);
  return value === undefined ? [] : [formatValue(value, indicator)];
};

// Every sixth month from the newest back: names that do not touch.
const MonthAxis = ({ over, xs }: { readonly over: readonly Month[]; readonly xs: readonly number[] }) => {
  const named = over.map((month, at) => ({ month, x: xs[at] ?? 0 })).filter((_, at) => (over.length - 1 - at) % 6 === 0);
  return (
    <>
      <Shape stroke={axis} d={named.map(({ x }) => `M${x} ${field.bottom}v6`).join('')} />
      <g text-anchor="middle">
        {named.map(({ month, x }) => (
          <text key={month} x={x} y={field.bottom + 24} text-anchor={x > field.right - 30 ? 'end' : undefined}>
            {`${shortMonth(month)} ${month.slice(0, 4)}`}
          </text>
        ))}
      </g>
    </>
  );
};

const Line = ({ drawn: { path, lonely, provisional }, style: { colour, dash } }: { readonly drawn: DrawnLine; readonly style: SeriesStyle }) => (
  <>
    <Shape fill="none" stroke={colour} stroke-width={2.5} stroke-linejoin="round" stroke-linecap="round" stroke-dasharray={dash} d={path} />
    <g fill={colour}>
      {lonely.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r={4} />
      ))}
    </g>
    <g fill={panel} stroke={colour} stroke-width={2}>
      {provisional.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r={4} />
      ))}
    </g>
  </>
);

type NameProps = { readonly lines: readonly string[]; readonly middle: number; readonly end: Point; readonly style: SeriesStyle };

const Name = ({ lines, middle, end, style: { colour } }: NameProps) => (
  <g fill={colour}>
    <path fill="none" stroke={colour} d={`M${tenths(end.x + 6)} ${end.y}L${nameSpace.left - 4} ${tenths(middle)}`} />
    {baselines(lines, middle).map(({ text, y }) => (
      <text key={y} x={nameSpace.left} y={y}>
        {text}
      </text>
    ))}
  </g>
);
