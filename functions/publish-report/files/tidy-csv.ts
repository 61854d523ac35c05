import { recordColumns } from '../../../shared/domain/statistics/observation.ts';
import { harmless } from '../../../shared/spreadsheets/write-table.ts';
import type { ReleasedRecord } from './released-records.ts';

/** Tidy CSV of an issue: the columns of the record shape. */
export const tidyCsv = (records: readonly ReleasedRecord[]): string =>
  csvOf([recordColumns, ...records.map((record) => recordColumns.map((column) => record[column]))]);

/**
 * CSV after RFC 4180: comma, CRLF, UTF-8 without BOM, numbers with a decimal point. Text that a spreadsheet would run as a formula gets an
 * apostrophe in front; numbers are never touched.
 */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((cells) => `${cells.map(csvField).join(',')}\r\n`).join('');

/** A cell of such a file. */
export const csvField = (content: string | number): string => {
  if (typeof content === 'number') return String(content);
  const text = harmless(content);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
