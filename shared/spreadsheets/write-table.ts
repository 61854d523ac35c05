/** A table as a person opens it: a header, and cells that are text, numbers or empty. */
export type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
  /** Columns with amounts in euros, counted from 0: their numbers have two decimals. */
  readonly money?: readonly number[];
};

/** Text that a spreadsheet program would run as a formula gets an apostrophe in front. */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** A number with a decimal comma. `9,625` could be a thousand's separator: nobody could read the file in again. */
export const germanNumber = (value: number): string =>
  String(value)
    .replace('.', ',')
    .replace(/^-?\d{1,3},\d{3}$/, '$&0');

const csvCell = (content: string | number | undefined, isMoney = false): string => {
  if (content === undefined) return '';
  if (typeof content === 'number') return isMoney ? content.toFixed(2).replace('.', ',') : germanNumber(content);
  const text = harmless(content);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** CSV as German spreadsheet programs open it by a double click: UTF-8 with BOM, semicolons, decimal comma, CRLF. */
export const writeCsv = ({ columns, rows, money = [] }: Table): string =>
  `\uFEFF${[columns, ...rows].map((cells) => `${cells.map((content, column) => csvCell(content, money.includes(column))).join(';')}\r\n`).join('')}`;

/** What the file says about itself, and how wide its columns are, in characters. */
export type Workbook = Table & {
  readonly title: string;
  readonly creator: string;
  readonly sheet: string;
  readonly widths: readonly number[];
};

// The file says nothing about when it was made: the same table is the same bytes.
const noTime = new Date('2000-01-01T00:00:00Z');

/**
 * An XLSX workbook with one sheet: text cells are text, so that keys keep their leading zeros; the header and the first two columns stay in sight.
 * The writer is large, so it is loaded when it is needed.
 */
export const writeWorkbook = async ({ columns, rows, money = [], title, creator, sheet, widths }: Workbook): Promise<Uint8Array> => {
  const { writeXlsx } = await import('./workbook-writer.ts');
  const [text, euro] = [{ numFmt: '@' }, { numFmt: '#,##0.00' }];
  const styleOf = (content: string | number | undefined, column: number) => {
    if (typeof content === 'string') return text;
    return content !== undefined && money.includes(column) ? euro : undefined;
  };
  return writeXlsx({
    properties: { title, creator, created: noTime, modified: noTime },
    sheets: [
      {
        name: sheet,
        columns: widths.map((width) => ({ width })),
        rows: [[...columns], ...rows.map((cells) => cells.map((content) => content ?? null))],
        cells: new Map(
          rows.flatMap((cells, row) =>
            cells.flatMap((content, column) => {
              const style = styleOf(content, column);
              return style === undefined ? [] : [[`${row + 1},${column}`, { style }] as const];
            }),
          ),
        ),
        freezePane: { rows: 1, columns: 2 },
      },
    ],
  });
};
