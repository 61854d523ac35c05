import type { FiguresRow } from '../domain/statistics/figures-file.ts';
import { type CsvOptions, readCsv } from './csv-rows.ts';
import { refuseForeignKind } from './file-kind.ts';
import { readXlsxRows, type XlsxOptions } from './xlsx-rows.ts';

/**
 * How a file was read, where somebody should see it: it was not written in UTF-8, has more sheets than the one that was read, rows or columns that
 * nobody sees and that were read too, or its last line does not end: if the file was cut off, its last number may be too short.
 */
export type ReadingNote =
  | { readonly kind: 'windows-1252' }
  | { readonly kind: 'no-line-end'; readonly line: number }
  | { readonly kind: 'hidden'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'sheet'; readonly sheet: string; readonly others: readonly string[] };

/** @see readSheet */
export type SheetReading = { readonly rows: FiguresRow[]; readonly notes: readonly ReadingNote[] };

/** What may be known about a file before it is read. */
export type ReadOptions = Pick<CsvOptions, 'columns'> & XlsxOptions;

/**
 * Reads a CSV file (`readCsv`; Windows-1252 too, which is said in `notes`) or an XLSX workbook (`readXlsxRows`); the first bytes tell which, or that it is neither.
 * @throws Refusal `invalid-figures-file` naming line and column
 */
export const readSheet = async (bytes: Uint8Array, { columns, sheet, formulas }: ReadOptions = {}): Promise<SheetReading> => {
  refuseForeignKind(bytes);
  if (isZip(bytes)) {
    const { rows, sheet: name, others, hidden } = await readXlsxRows(bytes, { sheet, formulas });
    const unread = others.length > 0 ? [{ kind: 'sheet', sheet: name, others } as const] : [];
    return { rows, notes: hidden.rows + hidden.columns > 0 ? [...unread, { kind: 'hidden', ...hidden }] : unread };
  }
  const { rows, encoding } = readCsv(bytes, { columns, windows1252: true });
  const last = rows.at(-1);
  return {
    rows,
    notes: [
      ...(encoding === 'windows-1252' ? [{ kind: 'windows-1252' } as const] : []),
      ...(last !== undefined && ![0x0a, 0x0d].includes(bytes.at(-1) ?? 0) ? [{ kind: 'no-line-end', line: last.line } as const] : []),
    ],
  };
};

/** The rows of `readSheet`, where somebody looks at the values before they count. */
export const readRows = async (bytes: Uint8Array, options: ReadOptions = {}): Promise<FiguresRow[]> => (await readSheet(bytes, options)).rows;

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
