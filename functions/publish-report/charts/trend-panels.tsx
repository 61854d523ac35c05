import { scaleLinear } from 'd3-scale';
import type { Trend } from '../../../shared/domain/statistics/monthly-report-charts.ts';
import { later, valueIn } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import { placesOf, shortMonth } from './axes.tsx';
import { figureText } from './chart-words.ts';
import { type Drawing, Shape, tenths } from './frame.tsx';
import { wrap } from './labels.ts';
import { drawLine } from './line-chart.tsx';
import { axis, panel, styleOf } from './palette.ts';

const cell = { width: 385, height: 116 } as const;
const spark = { left: 70, right: 270, top: 54, bottom: 92 } as const;

/** A small line per key figure, each at a scale of its own: it shows the course, and its numbers stand at both ends. */
export const trendPanels = (trends: readonly Trend[]): Drawing => ({
  height: Math.ceil(trends.length / 2) * cell.height,
  content: trends.map((trend, at) => (
    <Panel key={trend.indicator.code} trend={trend} x={(at % 2) * cell.width} y={Math.floor(at / 2) * cell.height} />
  )),
});

const Panel = ({ trend: { indicator, over, points, breaks }, x, y }: { readonly trend: Trend; readonly x: number; readonly y: number }) => {
  const values = points.map(valueIn).filter((value) => value !== undefined);
  const scale = scaleLinear()
    .domain(values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)])
    .range([spark.bottom, spark.top]);
  const xs = over.map((_, at) => tenths(spark.left + (at * (spark.right - spark.left)) / (over.length - 1)));
  const flat = values.every((value) => value === values[0]);
  const { path, lonely, provisional, end } = drawLine(points, placesOf(breaks, over), xs, (value) =>
    flat ? (spark.top + spark.bottom) / 2 : tenths(scale(value)),
  );
  const textAt = (at: number): string => figureText(points.at(at) ?? later, indicator);
  const { colour } = styleOf(0);
  return (
    <g transform={`translate(${x} ${y})`}>
      {wrap(indicator.label, cell.width - 20)
        .slice(0, 2)
        .map((text, at) => (
          <text key={text} x={4} y={18 + at * 17}>
            {text}
          </text>
        ))}
      <path stroke={axis} d={`M${spark.left} ${spark.bottom + 6}H${spark.right}`} />
      <Shape fill="none" stroke={colour} stroke-width={2} stroke-linejoin="round" d={path} />
      <g fill={colour}>
        {[...lonely, ...(path === '' ? [] : [end])].map((point) => (
          <circle key={point.x} cx={point.x} cy={point.y} r={3} />
        ))}
      </g>
      <g fill={panel} stroke={colour} stroke-width={1.5}>
        {provisional.map((point) => (
          <circle key={point.x} cx={point.x} cy={point.y} r={3} />
        ))}
      </g>
      <g font-size={12}>
        <text x={spark.left - 8} y={78} text-anchor="end">
          {textAt(0)}
        </text>
        <text x={spark.left} y={spark.bottom + 20}>
          {monthName(over[0])}
        </text>
        <text x={spark.right} y={spark.bottom + 20} text-anchor="end">
          {monthName(over.at(-1))}
        </text>
      </g>
      <text x={spark.right + 8} y={78} font-weight={600}>
        {textAt(-1)}
      </text>
    </g>
  );
};

const monthName = (month = ''): string => `${shortMonth(month)} ${month.slice(0, 4)}`;
