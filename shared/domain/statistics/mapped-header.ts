import { isoDateSchema, monthNumber } from '../calendar.ts';
import type { FiguresRow } from './figures-file.ts';
import { plainWord, type SourceColumn, type TableMapping } from './source-mapping.ts';

/** A column of the file that the mapping knows. `position` from 0. */
export type FoundColumn = { readonly column: SourceColumn; readonly name: string; readonly position: number };

/** Where the header stands and which columns are there. */
export type FoundHeader = {
  /** Index of its row. */
  readonly at: number;
  readonly line: number;
  /** Cells of its row. */
  readonly width: number;
  readonly found: readonly FoundColumn[];
  readonly unknown: readonly { readonly name: string; readonly position: number }[];
  readonly twice: readonly FoundColumn[];
  readonly missing: readonly SourceColumn[];
  /** Lines that look like a header too. */
  readonly others: readonly number[];
};

/** Rows above which the header has to stand. */
const lookedAt = 60;

/** The row with most of the columns' names, if it has two of them; columns may come in any order. */
export const findHeader = (rows: readonly FiguresRow[], { columns }: Pick<TableMapping, 'columns'>): FoundHeader | undefined => {
  const byName = new Map(columns.flatMap((column) => column.names.map((name) => [plainWord(name), column] as const)));
  const longest = Math.max(...[...byName.keys()].map((name) => name.length)) + 10;
  const counted = rows.flatMap(({ cells }, at) => {
    const count = new Set(cells.flatMap((cell) => (cell.length > longest || /^[\d.,]*$/.test(cell) ? [] : (byName.get(plainWord(cell)) ?? [])))).size;
    return count > 1 ? [{ at, count }] : [];
  });
  const [best] = counted.filter(({ at }) => at < lookedAt).sort((a, b) => b.count - a.count || a.at - b.at);
  const row = best && rows[best.at];
  if (best === undefined || row === undefined) return undefined;
  const named = row.cells.flatMap((cell, position) => {
    const name = cell.trim();
    return name === '' ? [] : [{ name, position, column: byName.get(plainWord(name)) }];
  });
  const known = named.flatMap(({ column, ...place }) => (column === undefined ? [] : [{ column, ...place }]));
  const found = known.filter(({ column }, index) => known.findIndex((other) => other.column === column) === index);
  return {
    at: best.at,
    line: row.line,
    width: row.cells.length,
    found,
    unknown: named.filter(({ column }) => column === undefined),
    twice: known.filter((one) => !found.includes(one)),
    others: counted.filter(({ at }) => at !== best.at).flatMap(({ at }) => rows[at]?.line ?? []),
    missing: columns.filter((column) => column.optional !== true && !found.some((one) => one.column === column)),
  };
};

/** `2026-10`, `10/2026`, `10.2026`, `Oktober 2026`, `Okt 2026`, a day → the month; `undefined` for anything else. */
export const monthOf = (text: string): string | undefined => {
  const day = dateOf(text);
  if (day !== undefined) return day.slice(0, 7);
  const plain = plainWord(text).replace(/[.,;]+$/, '');
  const [, iso] = /^(\d{4}-(?:0[1-9]|1[0-2]))$/.exec(plain) ?? [];
  if (iso !== undefined) return iso;
  const [, number, year] = /^(0?[1-9]|1[0-2])\s*[/.]\s*(\d{4})$/.exec(plain) ?? [];
  if (number !== undefined) return `${year}-${number.padStart(2, '0')}`;
  const [, name = '', inYear] = /^([a-zä]{3,9})\.?\s*(\d{4})$/.exec(plain) ?? [];
  const found = monthNumber(name);
  return found === undefined ? undefined : `${inYear}-${String(found).padStart(2, '0')}`;
};

/** `2026-10-31`, `31.10.2026`, `31. Oktober 2026` → the ISO date; `undefined` for anything else, also for a day that does not exist. */
export const dateOf = (text: string): string | undefined => {
  const plain = plainWord(text).replace(/[.,;]+$/, '');
  const [, day, month, year] = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(plain) ?? [];
  const [, wordDay, name = '', wordYear] = /^(\d{1,2})\.\s*([a-zä]{3,9})\s*(\d{4})$/.exec(plain) ?? [];
  const iso =
    day !== undefined
      ? `${year}-${month?.padStart(2, '0')}-${day.padStart(2, '0')}`
      : wordDay !== undefined
        ? `${wordYear}-${String(monthNumber(name) ?? 0).padStart(2, '0')}-${wordDay.padStart(2, '0')}`
        : plain;
  return isoDateSchema.safeParse(iso).success ? iso : undefined;
};
