import { addMonths, formatMonth, type Month } from '../../../shared/domain/calendar.ts';
import type { Collection } from '../../../shared/domain/statistics/delivery.ts';
import { tableAnchor } from '../../../shared/domain/statistics/figure-text.ts';
import type { Indicator } from '../../../shared/domain/statistics/indicator.ts';
import type { KeyFigureRow } from '../../../shared/domain/statistics/monthly-report.ts';
import type { Origin } from '../../../shared/domain/statistics/monthly-report-origin.ts';
import type { ReportRow } from '../../../shared/domain/statistics/monthly-report-row.ts';
import type { ReportTable } from '../../../shared/domain/statistics/monthly-report-table.ts';
import { categoryName, dimensionNames } from '../category-names.ts';
import { formulaText, populationSentences, unitText } from '../derivation-text.ts';
import { formatReference, formatYearToDate } from '../number-format.ts';
import type { PublishedTable, RichText, TableCell, TableColumn, TableRow } from './report-document.ts';
import { changeCell, figureCell } from './table-cells.ts';

/** Letters of the tables below a table, the same in every issue. */
const letters = { municipalities: 'a', citizenship: 'b', sex: 'c', age: 'd', status: 'e' } as const;

/** Keys of the columns that tables of figures have. */
export const figureColumns = ['now', 'before', 'change', 'yearAgo', 'yearToDate'] as const;

type FigureColumn = (typeof figureColumns)[number];

/** The month, the month before and the difference, the same month last year, and the months since January (in January they are the month). */
const columnsOf = (month: Month, asked: boolean): readonly (TableColumn & { readonly key: FigureColumn })[] => {
  const span = asked ? formatYearToDate(month) : undefined;
  return [
    { key: 'now', label: formatMonth(month), kind: 'number' },
    { key: 'before', label: formatMonth(addMonths(month, -1)), kind: 'number' },
    { key: 'change', label: 'Veränderung zum Vormonat', kind: 'number' },
    { key: 'yearAgo', label: formatMonth(addMonths(month, -12)), kind: 'number' },
    ...(span === undefined ? [] : [{ key: 'yearToDate', label: span, kind: 'number' } as const]),
  ];
};

const cellOf = (row: ReportRow, column: FigureColumn, indicator: Indicator): TableCell =>
  column === 'change' ? changeCell(row.change, indicator) : figureCell(row[column] ?? { kind: 'meaningless' }, indicator);

type LineProps = { readonly header: string; readonly row: ReportRow; readonly indicator: Indicator; readonly total?: true };

/** The common part of all tables of figures: columns and lines. */
const linesIn = (month: Month, yearToDate: boolean) => {
  const columns = columnsOf(month, yearToDate);
  const line = ({ header, row, indicator, total }: LineProps): TableRow => ({
    key: row.key,
    header,
    cells: columns.map(({ key }) => cellOf(row, key, indicator)),
    ...(total && { total }),
  });
  return { columns, line };
};

/** The key figures of the county. Every line has another unit, so the unit stands in its header. */
export const keyFiguresTable = (month: Month, keyFigures: readonly KeyFigureRow[], county: string): PublishedTable => {
  const { columns, line } = linesIn(
    month,
    keyFigures.some(({ yearToDate }) => yearToDate !== undefined),
  );
  const rows = keyFigures.map((row) => line({ header: `${row.name}, ${unitText(row.indicator, row.population)}`, row, indicator: row.indicator }));
  return {
    id: 'tabelle-kennzahlen',
    number: '0.1',
    title: 'Kennzahlen',
    scope: `${county}, ${formatMonth(month)}`,
    subject: 'Kennzahl',
    columns,
    groups: [{ rows }],
    notes: [
      ...new Set(keyFigures.flatMap(({ population }) => populationSentences(population))),
      'Quellen und Stichtage stehen bei den Tabellen der Kapitel.',
    ].map((sentence) => [sentence]),
    place: 'page',
  };
};

type TablesContext = { readonly month: Month; readonly county: string; readonly collection: Pick<Collection, 'indicators'> };

/** All tables of an indicator: administrations with the wholes, Gemeinden of the Ämter, then one per dimension. */
export const indicatorTables = (table: ReportTable, { month, county, collection }: TablesContext): readonly PublishedTable[] => {
  const { indicator, number, yearToDate, administrations, wholes, municipalities, breakdowns, crosses } = table;
  const id = tableAnchor(indicator);
  const { columns, line } = linesIn(month, yearToDate);
  const kinds = collection.indicators.find(({ code }) => code === indicator.code)?.parts;
  const isOfState = administrations.length === 0 && wholes.every(({ key }) => key.length === 2) && wholes.length > 0;
  const common = { unit: unitText(indicator, table.population), columns, scope: `${isOfState ? wholes[0]?.name : county}, ${formatMonth(month)}` };
  const lines = (rows: readonly ReportRow[], total?: true): TableRow[] =>
    rows.map((row) => line({ header: row.name, row, indicator, ...(total && { total }) }));
  return [
    ...(administrations.length + wholes.length === 0
      ? []
      : [
          {
            ...common,
            id,
            number,
            title: administrations.length === 0 ? indicator.label : `${indicator.label} nach Ämtern und amtsfreien Gemeinden`,
            subject: 'Gebiet',
            groups: [{ rows: [...lines(administrations), ...lines(wholes, true)] }],
            notes: notesOf(table, month, 'all'),
            // A county may have twenty lines or a hundred and sixty; the page of the issue has the sums.
            place: administrations.length > 0 ? ('annex' as const) : ('page' as const),
          },
        ]),
    ...(municipalities.length === 0
      ? []
      : [
          {
            ...common,
            id: `${id}-gemeinden`,
            number: `${number} ${letters.municipalities}`,
            title: `${indicator.label} nach Gemeinden der Ämter`,
            subject: 'Gemeinde',
            groups: municipalities.map(({ name, rows }) => ({ name, rows: lines(rows) })),
            notes: notesOf(table, month, 'county'),
            place: 'annex' as const,
          },
        ]),
    ...breakdowns.map(({ dimension, area, name, rows }) => ({
      ...common,
      id: `${id}-${dimension}`,
      number: `${number} ${letters[dimension]}`,
      title: `${indicator.label} nach ${dimensionNames[dimension]}`,
      scope: `${name}, ${formatMonth(month)}`,
      subject: dimensionNames[dimension],
      groups: [{ rows: rows.map((row) => line({ header: categoryName(dimension, row.name, kinds), row, indicator })) }],
      notes: notesOf(table, month, area.length === 2 ? 'state' : 'county'),
      place: crosses.some(({ rows: down, columns: across }) => [down, across].includes(dimension)) ? ('annex' as const) : ('page' as const),
    })),
    ...crosses.map(({ rows, columns: across, columnCodes, name, lines: crossed }) => ({
      ...common,
      id: `${id}-${rows}-${across}`,
      number: `${number} f`,
      title: `${indicator.label} nach ${dimensionNames[rows]} und ${dimensionNames[across]}`,
      scope: `${name}, ${formatMonth(month)}`,
      subject: dimensionNames[rows],
      columns: [
        ...columnCodes.map((code) => ({ key: code, label: categoryName(across, code, kinds), kind: 'number' as const })),
        { key: '_T', label: 'Insgesamt', kind: 'number' as const },
      ],
      groups: [
        {
          rows: crossed.map(({ key, figures }) => ({
            key,
            header: key === '_T' ? 'Insgesamt' : categoryName(rows, key, kinds),
            cells: figures.map((figure) => figureCell(figure, indicator)),
            ...(key === '_T' && { total: true as const }),
          })),
        },
      ],
      notes: notesOf(table, month, 'county'),
      place: 'annex' as const,
    })),
  ];
};

/** Where the numbers come from, and how they were computed. `lines`: whose numbers stand above; the Land's have their own source. */
const notesOf = (table: ReportTable, month: Month, lines: 'all' | 'county' | 'state'): readonly RichText[] => {
  const { indicator, wholes, stateOrigin, operands, population } = table;
  const from = ({ sources, referenceDates }: Origin, whose = ''): string =>
    `Quelle${whose}: ${sources.join('; ')}. Stand: ${formatReference(month, indicator, referenceDates)}.`;
  return [
    from(lines === 'state' && stateOrigin ? stateOrigin : table),
    ...(lines === 'all' && stateOrigin ? [from(stateOrigin, ` für ${wholes.at(-1)?.name ?? ''}`)] : []),
    ...(operands ? [`Berechnung: ${formulaText(indicator, operands, population)}.`] : []),
    ...populationSentences(population),
  ].map((sentence) => [sentence]);
};
