import { recordColumns } from '../../shared/domain/statistics/observation.ts';
import type { ReleasedRecord } from './released-records.ts';

/**
 * Tidy CSV after RFC 4180: a header, comma, CRLF, UTF-8 without BOM, numbers with a decimal point. Text that a spreadsheet
 * would run as a formula gets an apostrophe in front.
 */
export const reportCsv = (records: readonly ReleasedRecord[]): string =>
  [recordColumns.join(','), ...records.map((record) => recordColumns.map((column) => csvField(record[column])).join(',')), ''].join('\r\n');

/** A field as it stands between commas. */
export const csvField = (content: string | number): string => {
  if (typeof content === 'number') return String(content);
  const harmless = /^[=+\-@\t\r]/.test(content) ? `'${content}` : content;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};
