import type { Mark } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import { markMeanings, signs } from '../../../shared/pages/figure-signs.tsx';
import type { PublishedTable, TableCell, TableColumn, TableRow } from '../document/report-document.ts';
import type { Sheet, SheetCell } from './sheet.ts';
import { captionOf, plainText } from './table-texts.ts';

/** The sheet with the list of all others. */
export const contentsName = 'Inhalt';

const text = (value: string, style?: SheetCell['style']): SheetCell => ({ value, ...(style && { style }) });

const textUnlessEmpty = (value: string): SheetCell | undefined => (value === '' ? undefined : text(value));

/** A table as a sheet: what it is about above, its notes and the signs that it uses below. */
export const tableSheet = (table: PublishedTable, name: string): Sheet => {
  const { unit, scope, subject, columns, groups, notes } = table;
  const beside = columns.map(
    (column, at) => column.kind === 'number' && groups.some(({ rows }) => rows.some(({ cells }) => remarkOf(cells[at]) !== '')),
  );
  const above: SheetCell[][] = [
    [text(captionOf(table), 'title')],
    [text(unit === undefined ? scope : `${unit}; ${scope}`)],
    [{ value: 'Zum Inhalt', link: { sheet: contentsName } }],
  ];
  const header = [
    text(subject, 'header'),
    ...columns.flatMap(({ label, kind }, at) => [
      text(label, kind === 'number' ? 'headerRight' : 'header'),
      ...(beside[at] ? [text('Anmerkung', 'header')] : []),
    ]),
  ];
  const line = (row: TableRow): (SheetCell | undefined)[] => [
    text(row.header, row.total ? 'strong' : 'wrapped'),
    ...row.cells.flatMap((cell, at) => [cellOf(cell, columns[at]), ...(beside[at] ? [textUnlessEmpty(remarkOf(cell))] : [])]),
  ];
  const lines = groups.flatMap(({ name: group, rows }) => [...(group === undefined ? [] : [[text(group, 'strong')]]), ...rows.map(line)]);
  const below = [...notes.map((note) => [text(plainText(note))]), ...legendOf(table).map((sentence) => [text(sentence)])];
  return {
    name,
    rows: [...above, header, ...lines, [], ...below],
    widths: widthsOf([header, ...lines]),
    frozen: { rows: above.length + 1, columns: 1 },
  };
};

const cellOf = ({ text: shown, value, decimals = 0 }: TableCell, column: TableColumn | undefined): SheetCell => {
  if (value === undefined) return text(shown, column?.kind === 'number' ? 'sign' : 'wrapped');
  const zero = value === 0 && !/\d/.test(shown);
  return { value, text: shown, format: { decimals, ...(zero && { zero: shown }), ...(/ (mehr|weniger)$/.test(shown) && { plus: true }) } };
};

/** What a cell says beside its number: marks in letters, and its remark. */
const remarkOf = (cell: TableCell | undefined): string => [...(cell?.marks ?? []), ...(cell?.remark === undefined ? [] : [cell.remark])].join('; ');

/** The signs and marks that a table uses, with their meaning. */
const legendOf = ({ groups }: PublishedTable): readonly string[] => {
  const cells = groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const marks: readonly Mark[] = ['p', 'r', 's'];
  return [
    ...Object.values(signs)
      .filter(({ sign }) => cells.some((cell) => cell.text === sign))
      .map(({ sign, meaning }) => `${sign}  ${meaning}`),
    ...marks.filter((mark) => cells.some((cell) => cell.marks?.includes(mark))).map((mark) => `${mark}  ${markMeanings[mark].meaning}`),
  ];
};

// Longer text wraps. Two characters more than the text: bold letters are wider.
const [narrowest, widest] = [10, 50];

/** Widths of columns that show the longest of their cells. */
const widthsOf = (rows: readonly (readonly (SheetCell | undefined)[])[]): readonly number[] => {
  const count = Math.max(...rows.map(({ length }) => length));
  const length = (cell: SheetCell | undefined): number => (cell === undefined ? 0 : (cell.text ?? String(cell.value)).length);
  return Array.from({ length: count }, (_, at) => {
    // The name of a group stands alone in its line and runs on.
    const own = rows.filter((cells) => cells.length > 1).map((cells) => length(cells[at]));
    return Math.min(widest, Math.max(narrowest, ...own) + 2);
  });
};
