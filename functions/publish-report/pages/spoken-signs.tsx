import type { PublishedTable, TableCell } from '../document/report-document.ts';
import { type Language, pageWords } from './page-words.ts';

/** Ids of what signs mean, by their words. Said once per page: an issue may have a thousand signs. */
export type SpokenSigns = ReadonlyMap<string, string>;

/** What is read out for the signs of a cell: the one in place of a number, and the letters behind it. */
export const spokenOf = ({ spoken, marks = [] }: TableCell, language: Language): readonly string[] => [
  ...(spoken === undefined ? [] : [spoken]),
  ...marks.map((mark) => pageWords[language].marks[mark]),
];

/** Every cell of tables. */
export const cellsOf = (tables: readonly PublishedTable[]): readonly TableCell[] =>
  tables.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)));

/** The signs of the cells of a page, numbered as they come. */
export const spokenSigns = (cells: readonly TableCell[], language: Language): SpokenSigns => {
  const words = new Set(cells.flatMap((cell) => spokenOf(cell, language)));
  return new Map([...words].map((word, at) => [word, `s${at + 1}`]));
};

/** A sign for the eye, which is its text, with its meaning for the ear. */
export const SpokenSign = ({ sign, spoken, signs }: { readonly sign: string; readonly spoken: string; readonly signs: SpokenSigns }) => (
  <i role="img" aria-labelledby={signs.get(spoken)}>
    {sign}
  </i>
);

/** The words that signs are named by; nobody sees them, and only by their names are they heard. */
export const SignWords = ({ signs }: { readonly signs: SpokenSigns }) =>
  signs.size === 0 ? null : (
    <p hidden>
      {[...signs].map(([words, id]) => (
        <i key={id} id={id}>
          {words}
        </i>
      ))}
    </p>
  );
