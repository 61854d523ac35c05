import { renderToString } from 'preact-render-to-string';
import { formatDate, formatMonth } from '../../shared/domain/calendar.ts';
import type { ReportChart } from '../../shared/domain/statistics/monthly-report.ts';
import { later } from '../../shared/domain/statistics/monthly-report-figure.ts';
import type { PublishedChart } from './document/report-document.ts';
import { figureCell } from './document/table-cells.ts';
import { Drawing, describe, mostSeries } from './line-chart.tsx';

/** The development over the months of a chart as a block of the document. */
export const lineChartBlock = (whole: ReportChart): PublishedChart => {
  const chart = { ...whole, series: whole.series.slice(0, mostSeries) };
  const { months, series, breaks, populations } = chart;
  const span = `${formatMonth(months[0] ?? '')} bis ${formatMonth(months.at(-1) ?? '')}`;
  const unit = series[0]?.indicator.unitLabel ?? '';
  const title = `Liniendiagramm: ${series.map(({ indicator }) => indicator.label).join(' und ')}, ${span}`;
  const svg = renderToString(<Drawing chart={chart} title={title} />);
  return {
    id: 'verlauf',
    number: 1,
    title: `Verlauf von ${span}, ${unit}`,
    description: series.map((one) => describe(one, months)).join(' '),
    svg,
    print: svg,
    table: {
      id: 'verlauf-zahlen',
      number: '0.1 a',
      title: 'Zahlen zu Abbildung 1',
      unit,
      scope: span,
      subject: 'Monat',
      columns: series.map(({ indicator }) => ({ key: indicator.code, label: indicator.label, kind: 'number' })),
      groups: [
        {
          rows: months.map((month, at) => ({
            key: month,
            header: formatMonth(month),
            cells: series.map(({ indicator, points }) => figureCell(points[at] ?? later, indicator)),
          })),
        },
      ],
      notes: [],
      place: 'page',
    },
    notes: [
      'Für Monate ohne Zahl ist die Linie unterbrochen.',
      ...populations.map(({ month, date }) => `Ab ${formatMonth(month)} gilt die Einwohnerzahl am ${formatDate(date)}.`),
      ...breaks.map(({ month, reason }) => `Bruch in der Zeitreihe ab ${formatMonth(month)}: ${reason.replace(/\.$/, '')}.`),
    ].map((sentence) => [sentence]),
  };
};
