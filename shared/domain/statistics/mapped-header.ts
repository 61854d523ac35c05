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
};

/** Rows above which the header has to stand. */
const lookedAt = 60;

/** The row with most of the columns' names, if it has two of them; columns may come in any order. */
export const findHeader = (rows: readonly FiguresRow[], { columns }: Pick<TableMapping, 'columns'>): FoundHeader | undefined => {
  const byName = new Map(columns.flatMap((column) => column.names.map((name) => [plainWord(name), column] as const)));
  let best: { at: number; count: number } | undefined;
  for (const [at, { cells }] of rows.slice(0, lookedAt).entries()) {
    const count = new Set(cells.flatMap((cell) => byName.get(plainWord(cell)) ?? [])).size;
    if (count > (best?.count ?? 1)) best = { at, count };
  }
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
    missing: columns.filter((column) => column.optional !== true && !found.some((one) => one.column === column)),
  };
};

/** What stands behind a word above the header. `value`: as it was read; absent when nothing behind any of the words could be. */
type TitleValue = { readonly value: string | undefined; readonly text: string; readonly line: number; readonly position: number };

/** Text behind one of the words above the header, in the same cell or in the next one with content: the first one that can be read. */
export const titleValue = (
  rows: readonly FiguresRow[],
  words: readonly string[],
  read: (text: string) => string | undefined,
): TitleValue | undefined => {
  const pattern = new RegExp(`(?<!\\p{L})(?:${words.map((word) => escaped(plainWord(word))).join('|')})(?!\\p{L})[\\s:]*(.*)$`, 'u');
  const found = rows.flatMap(({ line, cells }) =>
    cells.flatMap((cell, position) => {
      const [, behind] = pattern.exec(plainWord(cell)) ?? [];
      if (behind === undefined) return [];
      const text = behind === '' ? (cells.slice(position + 1).find((other) => other.trim() !== '') ?? '').trim() : behind;
      return [{ value: read(text) ?? read(text.split(/[,;(]/)[0] ?? ''), text, line, position }];
    }),
  );
  return found.find(({ value }) => value !== undefined) ?? found[0];
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

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
