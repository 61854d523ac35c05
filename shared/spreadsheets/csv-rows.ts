import { CsvError, parse } from 'csv-parse/sync';
import type { FiguresRow } from '../domain/statistics/figures-file.ts';
import { delimiterOf } from './csv-delimiter.ts';
import { type Encoding, textDecoder } from './csv-text.ts';
import { refusedFile } from './refused-file.ts';
import { texts } from './texts.ts';

const megabytes = 20;

/** Largest file that is read as a whole, in bytes. */
export const maximumFileSize = megabytes * 1_000_000;

/** Largest record, in characters: what is longer is a quote that nobody closed, and must not be held in memory. */
const maximumRecord = 2_000_000;

const largestStream = 200;

/** Options of a CSV file that is read as a whole. */
export type CsvOptions = {
  /** Names of which the header has some: they find it below lines of a title, and so the separator. Without them the first line with content is the header. */
  readonly columns?: readonly string[] | undefined;
  /** Windows-1252 is read too. Only where a person sees what was read before it counts. */
  readonly windows1252?: boolean;
};

/**
 * Reads a CSV file: UTF-8 with or without BOM; comma, semicolon or tab (the header decides), any line ending, quoted cells with
 * separators, quotes and line breaks inside (they become line feeds).
 * @throws Refusal `invalid-figures-file` naming the line
 */
export const readCsv = (bytes: Uint8Array, { columns, windows1252 = false }: CsvOptions = {}): { rows: FiguresRow[]; encoding: Encoding } => {
  if (bytes.length > maximumFileSize) throw refusedFile([{ line: 1, message: texts.tooLarge(megabytes) }]);
  const { text, encoding } = textDecoder(windows1252).take(bytes, true);
  return { rows: recordParser(delimiterOf(text, columns))(text), encoding };
};

/**
 * Reads a CSV file of any length in pieces, with memory for one piece: UTF-8 only, since nobody looks at it before it counts. Otherwise like `readCsv`.
 * @param maximumBytes of the whole file
 * @throws Refusal `invalid-figures-file` naming the line, when that line is reached
 */
export async function* streamRows(
  source: AsyncIterable<Uint8Array>,
  { maximumBytes = largestStream * 1_000_000 }: { readonly maximumBytes?: number } = {},
): AsyncGenerator<FiguresRow> {
  const decoder = textDecoder(false);
  let pending = '';
  let parseRecords: ReturnType<typeof recordParser> | undefined;
  let bytes = 0;
  for await (const piece of source) {
    bytes += piece.length;
    if (bytes > maximumBytes) throw refusedFile([{ line: 1, message: texts.tooLarge(maximumBytes / 1_000_000) }]);
    pending += decoder.take(piece, false).text;
    const end = endOfRecords(pending);
    if (end === 0) {
      if (pending.length > maximumRecord) break;
      continue;
    }
    const whole = pending.slice(0, end);
    if (parseRecords === undefined && whole.trim() === '') continue;
    parseRecords ??= recordParser(delimiterOf(whole));
    pending = pending.slice(end);
    yield* parseRecords(whole);
  }
  pending += decoder.take(new Uint8Array(), true).text;
  parseRecords ??= recordParser(delimiterOf(pending));
  yield* parseRecords(pending);
}

/** Behind the last line end that stands outside quotes: in a file that can be read every inner quote is doubled, so their number tells. */
const endOfRecords = (text: string): number => {
  let end = 0;
  let quotes = 0;
  for (let at = 0; at < text.length; ) {
    const lineEnd = text.indexOf('\n', at);
    if (lineEnd < 0) break;
    for (let quote = text.indexOf('"', at); quote >= 0 && quote < lineEnd; quote = text.indexOf('"', quote + 1)) quotes += 1;
    at = lineEnd + 1;
    if (quotes % 2 === 0) end = at;
  }
  return end;
};

/** Parses one piece of whole records after another and counts their lines on. */
const recordParser = (delimiter: string) => {
  let before = 0;
  const commas = delimiter === ',' && ({ commas: true } as const);
  return (text: string): FiguresRow[] => {
    const rows: FiguresRow[] = [];
    let end = before;
    try {
      parse(text, {
        delimiter,
        record_delimiter: '\n',
        relax_column_count: true,
        max_record_size: maximumRecord,
        on_record: (cells: string[], { lines }) => {
          rows.push(bounded({ line: end + 1, cells, ...commas }));
          end = before + lines;
          return null;
        },
      });
    } catch (fault) {
      if (!(fault instanceof CsvError)) throw fault;
      throw refusedFile([{ line: end + 1, message: sentences[fault.code] ?? texts.strayQuote }]);
    }
    before = end;
    return rows;
  };
};

/** Most characters of a cell. Comments have a tenth of it at most. */
const longestCell = 10_000;

/** The row again. @throws Refusal `invalid-figures-file` when a cell is no cell of a table: patterns would take long over it */
export const bounded = (row: FiguresRow): FiguresRow => {
  const long = row.cells.findIndex((cell) => cell.length > longestCell);
  if (long < 0) return row;
  throw refusedFile([{ line: row.line, column: { name: '', position: long + 1 }, message: texts.longCell(longestCell) }]);
};

const sentences: Readonly<Record<string, string>> = { CSV_QUOTE_NOT_CLOSED: texts.openQuote, CSV_MAX_RECORD_SIZE: texts.longRecord };
