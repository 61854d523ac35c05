import type { Month } from '../../../shared/domain/calendar.ts';

/**
 * Files that grow by a month: each month is a block of its own, in the order of time, and a release puts its block in the place of the one
 * that was there. What stands before and behind is copied and never read, so a release costs as much in the tenth year as in the first.
 */

const comma = 0x2c;
const lineFeed = 0x0a;
const lineEnd = '\r\n';

/** Start of the first line at or behind `from`. */
const nextLine = (csv: Buffer, from: number): number => {
  const end = csv.indexOf(lineFeed, from);
  return end < 0 ? csv.length : end + 1;
};

/** TIME_PERIOD of the line that begins here: the third column, and the first three are codes without quotes. */
const monthAt = (csv: Buffer, line: number): string => {
  const start = csv.indexOf(comma, csv.indexOf(comma, line) + 1) + 1;
  return csv.toString('latin1', start, csv.indexOf(comma, start));
};

/** Start of the first line, from `first` on, whose month is not before the given one: `months` ascend, so half of what is left falls away each time. */
const firstLineFrom = (csv: Buffer, first: number, month: Month): number => {
  let low = first;
  let high = csv.length;
  while (low < high) {
    const middle = nextLine(csv, low + ((high - low) >> 1));
    // Near the end the middle of what is left has no line behind it: then the first line decides.
    const line = middle < high ? middle : low;
    if (monthAt(csv, line) >= month) {
      if (line === low) return low;
      high = line;
    } else {
      low = nextLine(csv, line);
    }
  }
  return low;
};

/**
 * A CSV file of record lines with other months in it.
 * @param csv the file as it is: a header, then lines in order of their months, none with a line break inside
 * @param blocks whole lines of a month; none remove it
 */
export const withMonths = (csv: Uint8Array | undefined, header: string, blocks: ReadonlyMap<Month, readonly string[]>): Uint8Array => {
  const before = Buffer.from(csv ?? new Uint8Array());
  const parts: Uint8Array[] = [Buffer.from(`${header}${lineEnd}`)];
  let at = nextLine(before, 0);
  for (const [month, lines] of [...blocks].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const start = firstLineFrom(before, at, month);
    parts.push(before.subarray(at, start), Buffer.from(lines.map((line) => `${line}${lineEnd}`).join('')));
    // `~` is behind every digit: the first line of any later month.
    at = firstLineFrom(before, start, `${month}~`);
  }
  return Buffer.concat([...parts, before.subarray(at)]);
};

/** Months of a JSON file: `{…,"months":{`, a line for each month, `}}`. */
const monthOfLine = (line: string): Month => line.slice(1, line.indexOf('"', 1));

const linesOf = (json: string): readonly string[] =>
  json
    .split('\n')
    .slice(1, -2)
    .filter((line) => line !== '')
    .map((line) => (line.endsWith(',') ? line.slice(0, -1) : line));

/**
 * A JSON file of months with other months in it.
 * @param json the file as it is
 * @param head everything beside the months
 * @param blocks what a month is; `undefined` removes it
 */
export const withMonthLines = (json: string | undefined, head: Readonly<Record<string, unknown>>, blocks: ReadonlyMap<Month, unknown>): string => {
  const kept = json === undefined ? [] : linesOf(json).filter((line) => !blocks.has(monthOfLine(line)));
  const added = [...blocks].flatMap(([month, block]) => (block === undefined ? [] : [`"${month}":${JSON.stringify(block)}`]));
  const lines = [...kept, ...added].sort((a, b) => (monthOfLine(a) < monthOfLine(b) ? -1 : 1));
  return `${JSON.stringify({ ...head, months: {} }).slice(0, -2)}\n${lines.join(',\n')}\n}}\n`;
};
