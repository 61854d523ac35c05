import type { PublishedTable, TableCell } from '../../functions/publish-report/document/report-document.ts';
import { county } from '../../shared/county/county.ts';
import { addMonths, type Month } from '../../shared/domain/calendar.ts';
import { cellId, sinceJanuary } from '../../shared/domain/statistics/disclosure/cell-id.ts';
import { catalogue } from '../../shared/domain/statistics/indicators.ts';
import type { MonthlyReport } from '../../shared/domain/statistics/monthly-report.ts';
import { allTotals, dimensions } from '../../shared/domain/statistics/monthly-report-categories.ts';
import { xmlContent } from './read-workbook.ts';

/** Cells of a table as a reader of figures needs them: the number, or what stands in its place; then marks and remark. */
export type ShownCell = { readonly content: string | number; readonly beside: readonly string[] };

/** Lines of a table: the header and the cells. */
export type ShownLine = { readonly header: string; readonly cells: readonly ShownCell[] };

const shown = ({ text, value, marks = [], remark }: TableCell): ShownCell => ({
  content: value ?? text,
  beside: [...marks, ...(remark === undefined ? [] : [remark])],
});

/** What a table of the document says. */
export const linesOf = ({ groups }: PublishedTable): readonly ShownLine[] =>
  groups.flatMap(({ rows }) => rows.map(({ header, cells }) => ({ header, cells: cells.map(shown) })));

const periods = (month: Month): Readonly<Record<string, string>> => ({
  now: month,
  before: addMonths(month, -1),
  yearAgo: addMonths(month, -12),
  yearToDate: sinceJanuary(month),
});

const anchors = new Map(catalogue.indicators.map(({ code }) => [`tabelle-${code.replaceAll('_', '-')}`, code]));

const subjectOf = (
  id: string,
  scope: string,
  key: string,
): { readonly indicator: string; readonly area: string; readonly selection?: typeof allTotals } => {
  if (id === 'tabelle-kennzahlen') return { indicator: key, area: county.key };
  const plain = anchors.get(id.replace(/-gemeinden$/, ''));
  if (plain !== undefined) return { indicator: plain, area: key };
  const dimension = dimensions.find((of) => id.endsWith(`-${of}`));
  const indicator = anchors.get(id.replace(/-[a-z]+$/, ''));
  if (dimension === undefined || indicator === undefined) throw new Error(`no subject of ${id}`);
  const area = scope.startsWith(county.state.name) ? county.state.key : county.key;
  return { indicator, area, selection: { ...allTotals, [dimension]: key } };
};

/** Every number that charts draw, by what it is about. */
export const drawnNumbers = ({ trends, chapters }: Pick<MonthlyReport, 'trends' | 'chapters'>): readonly string[] => [
  ...trends.flatMap(({ indicator, over }) => over.map((period) => cellId({ indicator: indicator.code, area: county.key, period }))),
  ...chapters.flatMap(({ charts }) =>
    charts.flatMap((chart) => {
      if ('indicator' in chart) return chart.areas.map(({ area }) => cellId({ indicator: chart.indicator.code, area, period: chart.month }));
      const { series, over, dimension } = chart;
      return series.flatMap(({ indicator, category }) =>
        over.map((period) => {
          const selection = dimension === undefined || category === undefined ? allTotals : { ...allTotals, [dimension]: category };
          return cellId({ indicator: indicator.code, area: county.key, period, selection });
        }),
      );
    }),
  ),
];

/** Every number that tables of figures show, by what it is about; a sum that does not exist is none. */
export const shownNumbers = (tables: readonly PublishedTable[], month: Month): readonly { readonly cell: string; readonly value: number | null }[] =>
  tables.flatMap((table) => {
    if (['tabelle-projekte', 'tabelle-foerdermittel'].includes(table.id) || table.number.startsWith('zu Abbildung')) return [];
    if (table.id === 'tabelle-kreis-und-land') {
      const parts = [county.key, county.key, county.state.key];
      return table.groups.flatMap(({ rows }) =>
        rows.flatMap(({ key, cells }) =>
          cells.flatMap(({ value, remark = '' }, at) =>
            remark.includes('sind nicht Teil eines Ganzen')
              ? []
              : [{ cell: cellId({ indicator: at === 0 ? `${key}_state_share` : key, area: parts[at] ?? '', period: month }), value: value ?? null }],
          ),
        ),
      );
    }
    return table.groups.flatMap(({ rows }) =>
      rows.flatMap(({ key, cells }) =>
        table.columns.flatMap(({ key: column }, at) => {
          const period = periods(month)[column];
          const { value, text } = cells[at] ?? { text: '' };
          if (period === undefined || (column === 'yearToDate' && text === 'x')) return [];
          return [{ cell: cellId({ ...subjectOf(table.id, table.scope, key), period }), value: value ?? null }];
        }),
      ),
    );
  });

/** Tables of a page by id: what stands in the cells for the eye, without remarks. */
export const htmlTables = (html: string): ReadonlyMap<string, readonly (readonly string[])[]> =>
  new Map(
    [...html.matchAll(/<table id="([^"]+)".*?<\/table>/gs)].map(([table, id = '']) => [
      id,
      [...table.matchAll(/<th[^>]* scope="row"[^>]*>.*?<\/tr>/gs)].map(([row]) =>
        [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) =>
          xmlContent(cell.replace(/<span class="kern-sr-only">.*?<\/span>|<small.*?<\/small>/gs, '')),
        ),
      ),
    ]),
  );
