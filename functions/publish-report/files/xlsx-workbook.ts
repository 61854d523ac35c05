import type { WriteSheet } from 'hucre/xlsx';
import { cellStyles, type NumberFormat, type Sheet, type SheetCell, type Workbook } from './sheet.ts';

/**
 * The workbook as XLSX. The only place that knows the library: another one needs these lines alone. It is large, so it is loaded when it is
 * needed.
 */
export const xlsxWorkbook = async ({ title, creator, at, sheets }: Workbook): Promise<Uint8Array> => {
  const { writeXlsx } = await import('../../../shared/spreadsheets/workbook-writer.ts');
  const time = new Date(at);
  return writeXlsx({ properties: { title, creator, created: time, modified: time }, sheets: sheets.map(writeSheet) });
};

// Named in every cell: where one has none, programs take another for bold text.
const font = { name: 'Arial', size: 10 } as const;

type WriteCells = NonNullable<WriteSheet['cells']>;

const writeSheet = ({ name, rows, widths, frozen }: Sheet): WriteSheet => {
  const cells: WriteCells = new Map(
    rows.flatMap((row, line) => row.flatMap((cell, column) => (cell === undefined ? [] : [[`${line},${column}`, looksOf(cell)] as const]))),
  );
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: rows.map((row) => row.map((cell) => cell?.value ?? null)),
    cells,
    ...(frozen && { freezePane: frozen }),
    rowDefs: new Map(rows.flatMap((row, line) => heightOf(row, widths).map((height) => [line, { height }] as const))),
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
};

// Points of a line of text in 10 points, and how many letters stand in the width of a digit.
const [lineHeight, lettersPerDigit] = [13, 1.15];
const titleHeight = 20;

/** Height of a row with a title or with text that wraps; all others have the usual one. Not every program finds it out by itself. */
const heightOf = (row: Sheet['rows'][number], widths: Sheet['widths']): readonly number[] => {
  const lines = row.map((cell, at) =>
    cell?.style !== undefined && cellStyles[cell.style].wrap ? Math.ceil(String(cell.value).length / lettersPerDigit / (widths[at] ?? 1)) : 1,
  );
  if (row[0]?.style === 'title') return [titleHeight];
  const most = Math.max(1, ...lines);
  return most === 1 ? [] : [most * lineHeight];
};

const looksOf = ({ value, format, style, link }: SheetCell): Parameters<WriteCells['set']>[1] => {
  const { bold, size, right, wrap } = style ? cellStyles[style] : {};
  return {
    style: {
      // Text stays text when it is edited, also when it begins with `=`. Longer ones Excel would show as `####`.
      ...(typeof value === 'number' ? { numFmt: formatCode(format) } : value.length <= 255 && { numFmt: '@' }),
      font: {
        ...font,
        ...(bold && { bold }),
        ...(size !== undefined && { size }),
        ...(link && { underline: true, color: { rgb: '0B4C8C' } }),
      },
      alignment: { vertical: 'top', ...(right && { horizontal: 'right' }), ...(wrap && { wrapText: true }) },
    },
    ...(link && { hyperlink: 'sheet' in link ? { target: '', location: `'${link.sheet}'!A1` } : { target: link.url } }),
  };
};

/** `#,##0.0;"−"#,##0.0;"–"`: a program writes the points and commas of its language. */
const formatCode = ({ decimals, zero, plus }: NumberFormat = { decimals: 0 }): string => {
  const digits = `#,##0${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}`;
  return `${plus ? '"+"' : ''}${digits};"−"${digits}${zero === undefined ? '' : `;"${zero}"`}`;
};
