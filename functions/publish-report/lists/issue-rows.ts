import type { Month } from '../../../shared/domain/calendar.ts';
import { recordColumns } from '../../../shared/domain/statistics/observation.ts';
import type { SeriesRow } from '../../../shared/domain/statistics/published-series.ts';

/** A value of the issue's own month: the line as it was published, without a line break in it or behind it, and what it says. */
export type IssueRow = { readonly indicator: string; readonly row: SeriesRow; readonly line: string };

/** Header of every file of record lines. */
export const recordHeader = recordColumns.join(',');

/**
 * The values of its own month in the published CSV of an issue, in its order. Values of other months are there for comparison and belong to
 * the issues of those months.
 * @returns `undefined` when the file has other columns
 */
export const issueRows = (csv: Uint8Array, month: Month): readonly IssueRow[] | undefined => {
  const [header, ...records] = recordsOf(new TextDecoder().decode(csv));
  if (header !== recordHeader) return undefined;
  return records.flatMap((record) => {
    // The first twelve columns are codes and a number: never quoted.
    const [indicator = '', area = '', period, freq, citizenship = '', sex = '', age = '', status = '', value = '', , obs = '', conf = ''] =
      record.split(',', 12);
    if (period !== month || freq !== 'M') return [];
    const row: SeriesRow = [area, citizenship, sex, age, status, value === '' ? null : Number(value), obs, conf];
    return [{ indicator, row, line: record.replace(/[\r\n]+/g, ' ') }];
  });
};

/** Records of RFC 4180: a line break between quotes ends none. */
const recordsOf = (text: string): readonly string[] => {
  const records: string[] = [];
  let open = '';
  for (const line of text.split('\r\n')) {
    const whole: string = open === '' ? line : `${open}\r\n${line}`;
    const isOpen = whole.includes('"') && whole.split('"').length % 2 === 0;
    open = isOpen ? whole : '';
    if (!isOpen && whole !== '') records.push(whole);
  }
  return records;
};
