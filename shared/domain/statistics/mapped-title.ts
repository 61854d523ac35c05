import type { FiguresRow } from './figures-file.ts';
import { plainWord } from './source-mapping.ts';

/** What stands behind a word above the header. `value`: as it was read; absent when nothing behind any of the words could be. */
export type TitleValue = {
  readonly value: string | undefined;
  readonly text: string;
  readonly line: number;
  readonly position: number;
  /** Says something else behind such a word, and nobody can know which of them counts. */
  readonly other?: { readonly text: string; readonly line: number };
};

type Hit = TitleValue & {
  /** Place of the word in the mapping. */
  readonly word: number;
  /** The word begins a cell or a part of it: `Stichtag: …` and not `Vorheriger Stichtag: …`. */
  readonly label: boolean;
};

/**
 * Text behind one of the words above the header, in the same cell or in the next one with content. Where several say different things, the one
 * whose word is a label of its own and stands first in the mapping counts over those in which the word is only mentioned; else they contradict.
 */
export const titleValue = (
  rows: readonly FiguresRow[],
  words: readonly string[],
  read: (text: string) => string | undefined,
): TitleValue | undefined => {
  const hits = hitsOf(rows, words.map(plainWord), read);
  // What cannot be read but has a year may be another date.
  const dated = hits.filter(({ value, text }) => value !== undefined || /\d{4}/.test(text));
  const first = dated.find(({ value }) => value !== undefined) ?? dated[0] ?? hits[0];
  const other = first && dated.find((hit) => said(hit) !== said(first));
  if (first === undefined || other === undefined) return first;
  const labels = dated.filter(({ label }) => label);
  const [label] = labels;
  const isMeant = label !== undefined && labels.every((hit) => said(hit) === said(label)) && dated.every(({ word }) => word >= label.word);
  return isMeant && label.value !== undefined ? label : { ...first, other: { text: other.text, line: other.line } };
};

const said = ({ value, text }: TitleValue): string => value ?? text;

const hitsOf = (rows: readonly FiguresRow[], words: readonly string[], read: (text: string) => string | undefined): readonly Hit[] => {
  const pattern = new RegExp(`(?<!\\p{L})(${words.map(escaped).join('|')})(?!\\p{L})[\\s:]*`, 'gu');
  return rows.flatMap(({ line, cells }) =>
    cells.flatMap((cell, position) => {
      const plain = plainWord(cell);
      const matches = [...plain.matchAll(pattern)];
      return matches.flatMap((match, at): Hit[] => {
        const behind = plain.slice(match.index + match[0].length, matches[at + 1]?.index).trim();
        const next = at === matches.length - 1 ? (cells.slice(position + 1).find((other) => other.trim() !== '') ?? '').trim() : '';
        const text = behind === '' ? next : behind;
        if (text === '' && at < matches.length - 1) return [];
        const value = read(text) ?? read(text.split(/[,;(]/)[0] ?? '');
        const label = /(?:^|[,;(|/:\u2013-])\s*$/.test(plain.slice(0, match.index));
        return [{ value, text, line, position, word: words.indexOf(match[1] ?? ''), label }];
      });
    }),
  );
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a line above or below a table says that its numbers are not what they seem: `Angaben in 1.000`, `in Tsd.` */
export const saysThousands = ({ cells }: FiguresRow): boolean =>
  cells.some((cell) =>
    /(?<!\p{L})(?:in|je|pro)\s+(?:1[.\s]?000|tausend|tsd|hundert|100\b|mio|millionen)(?!\d)|(?<!\p{L})tsd\.?(?!\p{L})/u.test(plainWord(cell)),
  );
