import { formatMonth, type Month } from '../../../shared/domain/calendar.ts';
import type { Indicator } from '../../../shared/domain/statistics/indicator.ts';
import type { Figure } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import { later } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import type { PublishedTable } from '../document/report-document.ts';
import { figureCell } from '../document/table-cells.ts';

/** A column of figures, one per line of the table. */
type Column = { readonly key: string; readonly label: string; readonly indicator: Indicator; readonly figures: readonly Figure[] };

type ChartTable = Pick<PublishedTable, 'title' | 'scope' | 'subject'> & {
  /** Anchor of the chart. */
  readonly chart: string;
  /** Number of the figure. */
  readonly figure: number;
  readonly unit?: string;
  readonly lines: readonly { readonly key: string; readonly header: string }[];
  readonly columns: readonly Column[];
};

/** Every number of a chart, and the sign where there is none. On a page of its own: the tables of all charts are a sixth of an issue. */
export const chartTable = ({ chart, figure, title, unit, scope, subject, lines, columns }: ChartTable): PublishedTable => ({
  id: `${chart}-zahlen`,
  number: `zu Abbildung ${figure}`,
  title,
  ...(unit !== undefined && { unit }),
  scope,
  subject,
  columns: columns.map(({ key, label }) => ({ key, label, kind: 'number' })),
  groups: [
    {
      rows: lines.map((line, at) => ({ ...line, cells: columns.map(({ indicator, figures }) => figureCell(figures[at] ?? later, indicator)) })),
    },
  ],
  notes: [['Quellen und Stichtage stehen bei den Tabellen der Kapitel.']],
  place: 'annex',
});

/** Months as lines of a table. */
export const monthLines = (over: readonly Month[]): ChartTable['lines'] => over.map((month) => ({ key: month, header: formatMonth(month) }));
