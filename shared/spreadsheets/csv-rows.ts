import { CsvError, parse } from 'csv-parse/sync';
import type { FiguresRow } from '../domain/statistics/figures-file.ts';
import { refusedFile } from './refused-file.ts';
import { texts } from './texts.ts';

const megabytes = 20;

/** Largest file, in bytes. */
export const maximumFileSize = megabytes * 1_000_000;

/**
 * Reads a CSV file: UTF-8 with or without BOM, comma or semicolon (the header decides), any line ending, quoted cells with
 * separators, quotes and line breaks inside (they become line feeds). Encodings are never guessed.
 * @throws Refusal `invalid-figures-file` naming the line
 */
export const readCsv = (bytes: Uint8Array): FiguresRow[] => {
  const text = decode(bytes).replace(/\r\n?/g, '\n');
  const delimiter = delimiterOf(text);
  const rows: FiguresRow[] = [];
  let end = 0;
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: end + 1, cells });
        end = lines;
        return null;
      },
    });
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    throw refusedFile([{ line: end + 1, message: fault.code === 'CSV_QUOTE_NOT_CLOSED' ? texts.openQuote : texts.strayQuote }]);
  }
  return rows;
};

const decode = (bytes: Uint8Array): string => {
  const refuse = (line: number, message: string) => refusedFile([{ line, message }]);
  if (bytes.length > maximumFileSize) throw refuse(1, texts.tooLarge(megabytes));
  if (signatures.workbook.some((signature) => beginsWith(bytes, signature))) throw refuse(1, texts.workbook);
  if (signatures.utf16.some((signature) => beginsWith(bytes, signature))) throw refuse(1, texts.utf16);
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw refuse(lineAt(bytes, nul), texts.nul);

  // Decoding drops a BOM.
  const text = new TextDecoder().decode(bytes);
  const lost = text.indexOf('\uFFFD');
  if (lost < 0) return text;
  const line = text.slice(0, lost).split(/\r\n?|\n/).length;
  throw refuse(line, isUtf8(bytes) ? texts.lostCharacter : texts.notUtf8);
};

const signatures = {
  // ZIP (xlsx, ods) and OLE (xls).
  workbook: [
    [0x50, 0x4b, 0x03, 0x04],
    [0xd0, 0xcf, 0x11, 0xe0],
  ],
  utf16: [
    [0xff, 0xfe],
    [0xfe, 0xff],
  ],
} as const;

const beginsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte);

const lineAt = (bytes: Uint8Array, position: number): number => new TextDecoder().decode(bytes.subarray(0, position)).split(/\r\n?|\n/).length;

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

// The names of the columns contain neither, so the first line with content tells.
const delimiterOf = (text: string): ',' | ';' => {
  const header = /[^\n]*\S[^\n]*/.exec(text)?.[0] ?? '';
  const count = (character: string) => header.split(character).length - 1;
  if (count('\t') > count(';') + count(',')) throw refusedFile([{ line: 1, message: texts.tabs }]);
  return count(';') > count(',') ? ';' : ',';
};
