import type { PublishedTable, TableCell, TableColumn } from '../document/report-document.ts';
import { csvOf } from './tidy-csv.ts';

/** A column of the file of a table. */
export type CsvColumn = { readonly name: string; readonly type: 'string' | 'number' };

type CellColumn = CsvColumn & { readonly of: (cell: TableCell) => string | number };

/**
 * What stands beside a column of numbers: `_zeichen` has the sign in place of a number and the marks behind one, `_anmerkung` the remark of a
 * cell. They are there where the table has any.
 */
const besideOf = (table: PublishedTable, at: number, { label }: TableColumn): readonly CellColumn[] => {
  const cells = table.groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells[at] ?? []));
  return [
    ...(cells.some((cell) => signsOf(cell) !== '') ? [{ name: `${label}_zeichen`, type: 'string' as const, of: signsOf }] : []),
    ...(cells.some(({ remark }) => remark !== undefined)
      ? [{ name: `${label}_anmerkung`, type: 'string' as const, of: ({ remark = '' }: TableCell) => remark }]
      : []),
  ];
};

/** `.`, `…`, `x` in place of a number; `p`, `r`, `s` behind one. */
export const signsOf = ({ text, value, marks = [] }: TableCell): string => [...(value === undefined ? [text] : []), ...marks].join(' ');

const cellColumns = (table: PublishedTable): readonly (readonly CellColumn[])[] =>
  table.columns.map((column, at) =>
    column.kind === 'text'
      ? [{ name: column.label, type: 'string', of: ({ text }) => text }]
      : [{ name: column.label, type: 'number', of: ({ value }) => value ?? '' }, ...besideOf(table, at, column)],
  );

const isGrouped = ({ groups }: PublishedTable): boolean => groups.some(({ name }) => name !== undefined);

/** Columns of the file of a table, in order. `Schlüssel` is the key of the area or the code of what a line is about. */
export const tableCsvColumns = (table: PublishedTable): readonly CsvColumn[] => [
  { name: 'Schlüssel', type: 'string' },
  ...(isGrouped(table) ? [{ name: 'Gruppe', type: 'string' as const }] : []),
  { name: table.subject, type: 'string' },
  ...cellColumns(table)
    .flat()
    .map(({ name, type }) => ({ name, type })),
];

/** A table of the page as CSV after RFC 4180: exact numbers with a decimal point, signs and marks in columns of their own. */
export const tableCsv = (table: PublishedTable): string => {
  const columns = cellColumns(table);
  const lines = table.groups.flatMap(({ name = '', rows }) =>
    rows.map((row) => [
      row.key,
      ...(isGrouped(table) ? [name] : []),
      row.header,
      ...columns.flatMap((of, at) => {
        const cell = row.cells[at] ?? { text: '' };
        return of.map((column) => column.of(cell));
      }),
    ]),
  );
  return csvOf([tableCsvColumns(table).map(({ name }) => name), ...lines]);
};
