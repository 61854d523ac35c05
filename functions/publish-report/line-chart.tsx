import { formatDate, formatMonth, type Month } from '../../shared/domain/calendar.ts';
import type { ChartSeries, ReportChart } from '../../shared/domain/statistics/monthly-report.ts';
import { later, valueIn } from '../../shared/domain/statistics/monthly-report-figure.ts';
import { ChartFigure, DataTable } from '../../shared/pages/content.tsx';
import { chartGeometry, drawing, lineHeight, plot } from './chart-geometry.ts';
import { formatNumber, formatValue } from './number-format.ts';
import { FigureText } from './signs.tsx';

// Colour and dash of each line; the style sheet has five, with enough contrast on the panel.
const seriesClasses = ['chart__series-1', 'chart__series-2', 'chart__series-3', 'chart__series-4', 'chart__series-5'] as const;

/** Most lines that one chart can tell apart. */
export const mostSeries = seriesClasses.length;

const shortMonths = ['Jan.', 'Feb.', 'März', 'Apr.', 'Mai', 'Juni', 'Juli', 'Aug.', 'Sep.', 'Okt.', 'Nov.', 'Dez.'];

const shortMonth = (month: Month): string => `${shortMonths[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;

/** The development over the months of a chart: the drawing, and the same numbers as a table. */
export const LineChart = ({ chart: whole }: { readonly chart: ReportChart }) => {
  const chart = { ...whole, series: whole.series.slice(0, mostSeries) };
  const { months, series, breaks, populations } = chart;
  const span = `${formatMonth(months[0] ?? '')} bis ${formatMonth(months.at(-1) ?? '')}`;
  const unit = series[0]?.indicator.unitLabel ?? '';
  return (
    <>
      <ChartFigure
        id="verlauf"
        caption={`Abbildung 1: Verlauf von ${span}, ${unit}`}
        drawing={<Drawing chart={chart} title={`Liniendiagramm: ${series.map(({ indicator }) => indicator.label).join(' und ')}, ${span}`} />}
        note={
          <>
            Für Monate ohne Zahl ist die Linie unterbrochen.
            {populations.map(({ month, date }) => ` Ab ${formatMonth(month)} gilt die Einwohnerzahl am ${formatDate(date)}.`)}
            {breaks.map(({ month, reason }) => ` Bruch in der Zeitreihe ab ${formatMonth(month)}: ${reason.replace(/\.$/, '')}.`)}
          </>
        }
      />
      <details>
        <summary>Zahlen zu Abbildung 1 als Tabelle</summary>
        <DataTable
          id="verlauf-zahlen"
          caption={`Tabelle zu Abbildung 1: ${span}, ${unit}`}
          columns={[{ header: 'Monat' }, ...series.map(({ indicator }) => ({ header: indicator.label, numeric: true }))]}
          rows={months.map((month, index) => ({
            header: formatMonth(month),
            cells: series.map(({ indicator, points }) => <FigureText figure={points[index] ?? later} indicator={indicator} />),
          }))}
        />
      </details>
    </>
  );
};

/** The lines as SVG. */
export const Drawing = ({ chart, title }: { readonly chart: ReportChart; readonly title: string }) => {
  const { months, series, breaks } = chart;
  const { ticks, xs, lines } = chartGeometry(chart);
  const half = (lineHeight - 5) / 2;
  return (
    <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-labelledby="verlauf-bild verlauf-beschreibung">
      <title id="verlauf-bild">{title}</title>
      <desc id="verlauf-beschreibung">{series.map((one) => describe(one, months)).join(' ')}</desc>
      {ticks.map(({ value, y }) => (
        <g key={value}>
          <line class={value === 0 ? 'chart__axis' : 'chart__grid'} x1={plot.left} y1={y} x2={plot.right} y2={y} />
          <text x={plot.left - 8} y={y + 5} text-anchor="end">
            {formatNumber(value, 0)}
          </text>
        </g>
      ))}
      {months.map((month, index) =>
        // Every sixth month from the newest back: names that do not touch.
        (months.length - 1 - index) % 6 === 0 ? (
          <g key={month}>
            <line class="chart__axis" x1={xs[index]} y1={plot.bottom} x2={xs[index]} y2={plot.bottom + 6} />
            <text x={xs[index]} y={plot.bottom + 24} text-anchor="middle">
              {shortMonth(month)}
            </text>
          </g>
        ) : null,
      )}
      {breaks.map(({ month, reason }) => {
        const x = xs[months.indexOf(month)];
        return <line key={`${month} ${reason}`} class="chart__break" x1={x} y1={plot.top} x2={x} y2={plot.bottom} />;
      })}
      {lines.map(({ path, lonely, label }, index) => (
        <g key={path} class={seriesClasses[index]}>
          <path class="chart__line" d={path} />
          {lonely.map(({ x, y }) => (
            <circle key={x} class="chart__point" cx={x} cy={y} r="4" />
          ))}
          {label.lines.map((text, at) => (
            <text key={text} x={plot.right + 12} y={label.y + half + (at - (label.lines.length - 1) / 2) * lineHeight}>
              {text}
            </text>
          ))}
        </g>
      ))}
    </svg>
  );
};

/** The line in words: first, last, lowest and highest figure, and how many are missing. */
export const describe = ({ indicator, points }: ChartSeries, months: readonly Month[]): string => {
  const known = points.map(valueIn).flatMap((value, index) => (value === undefined ? [] : [{ value, month: months[index] ?? '' }]));
  const lowest = known.reduce((a, b) => (b.value < a.value ? b : a));
  const highest = known.reduce((a, b) => (b.value > a.value ? b : a));
  const say = (point: { readonly value: number; readonly month: Month } | undefined): string =>
    point === undefined ? '' : `${formatValue(point.value, indicator)} im ${formatMonth(point.month)}`;
  const missing = points.length - known.length;
  const gaps = missing === 0 ? '' : ` Für ${missing === 1 ? 'einen Monat' : `${missing} Monate`} gibt es keine Zahl.`;
  return `${indicator.label}: zuerst ${say(known[0])}, zuletzt ${say(known.at(-1))}, am wenigsten ${say(lowest)}, am meisten ${say(highest)}.${gaps}`;
};
