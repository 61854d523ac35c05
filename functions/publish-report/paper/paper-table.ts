import { markMeanings } from '../../../shared/pages/figure-signs.tsx';
import type { PublishedTable, TableCell, TableRow } from '../document/report-document.ts';
import type { LinkTarget } from './paper-links.ts';
import type { PaperContext, PaperText } from './report-paper.ts';
import { texts } from './texts.ts';

/** A cell for report.typ: a string where it has nothing but its text, which is nearly always. */
export type PaperCell =
  | string
  | {
      readonly text: string;
      readonly bold: boolean;
      /** Has words that need hyphens. */
      readonly long: boolean;
      readonly target?: LinkTarget;
      readonly remark?: string;
    };

type PaperColumn = {
  readonly label: string;
  /** Stands to the right. */
  readonly number: boolean;
  /** Centimetres, or a share of what is left of the page where it `fills`. */
  readonly width: number;
  readonly fills: boolean;
  /** Words of its label need hyphens. */
  readonly long: boolean;
};

/** A table for report.typ. */
export type PaperTable = {
  readonly kind: 'table';
  readonly id: string | null;
  readonly caption: string;
  readonly scope: string;
  /** Stays on one page. */
  readonly short: boolean;
  /** The first is that of the headers of lines. */
  readonly columns: readonly PaperColumn[];
  /** Cells line by line, each with its header first. */
  readonly groups: readonly { readonly name: string | null; readonly cells: readonly PaperCell[] }[];
  readonly notes: readonly PaperText[];
};

/** Centimetres: `Prozentpunkte` and `Veränderung` fit in. Six of them beside the names of the lines fill a page. */
const numberWidth = 2.35;

// A table of a few numbers is no wider than it needs to be: over the whole page the eye loses the line.
const fewNumbers = { most: 3, width: 3, header: 7.5 } as const;

/** Lines that are not torn apart: more would leave too much of a page empty. */
const shortTable = 12;

/** Differences with a long word, and what they need on one line: `57,1 Prozentpunkte weniger`. */
const wordy = { letters: 20, width: 4 } as const;

/** Letters that fit into a column of numbers. */
const numberLetters = 13;

/** Words up to this many letters stand whole in every column of words: a date is not torn apart. */
const wholeLetters = 18;

/** Letters that fit into the narrowest column of words: longer words of a cell break anywhere. */
export const longestWord = 26;

const hasWordOver = (text: string, most: number): boolean => text.split(/[\s-]+/).some((word) => word.length > most);

/** A number with its marks, as on the page: `1.234 p`. */
const shown = ({ text, marks = [] }: TableCell): string => [text, ...marks].join(' ');

type Settled = { readonly text: string; readonly bold: boolean; readonly target?: LinkTarget; readonly remark?: string };

const settled = ({ text, bold, ...more }: Settled): PaperCell => {
  const long = hasWordOver(text, wholeLetters);
  return bold || long || Object.keys(more).length > 0 ? { text, bold, long, ...more } : text;
};

const cellOf = (cell: TableCell, bold: boolean): PaperCell =>
  settled({ text: shown(cell), bold, ...(cell.remark !== undefined && { remark: cell.remark }) });

const lineOf = ({ header, href, cells, total }: TableRow, { target }: PaperContext): readonly PaperCell[] => [
  settled({ text: header, bold: total === true, ...(href !== undefined && { target: target(href) }) }),
  ...cells.map((cell) => cellOf(cell, total === true)),
];

const columnsOf = ({ subject, columns, groups }: PublishedTable): readonly PaperColumn[] => {
  const numbers = columns.filter(({ kind }) => kind === 'number').length;
  const isNarrow = numbers === columns.length && numbers <= fewNumbers.most;
  const fills = numbers > 6;
  const width = fills ? 1 : isNarrow ? fewNumbers.width : numberWidth;
  return [
    { label: subject, number: false, ...(isNarrow ? { width: fewNumbers.header, fills: false } : { width: 1.4, fills: true }), long: true },
    ...columns.map(({ label, kind }, at) =>
      kind === 'number'
        ? { label, number: true, width: fills || !isWordy(groups, at) ? width : wordy.width, fills, long: hasWordOver(label, numberLetters) }
        : { label, number: false, width: 1, fills: true, long: true },
    ),
  ];
};

const isWordy = (groups: PublishedTable['groups'], at: number): boolean =>
  groups.some(({ rows }) => rows.some(({ cells }) => (cells[at]?.text.length ?? 0) > wordy.letters));

/** Groups that have something in them: a name without lines would head the next group. */
export const withLines = (groups: PublishedTable['groups']): PublishedTable['groups'] => groups.filter(({ rows }) => rows.length > 0);

/** A table as report.typ takes it. */
export const paperTable = (table: PublishedTable, context: PaperContext): PaperTable => {
  const { id, number, title, unit, scope, groups, notes } = table;
  return {
    kind: 'table',
    id: context.id(id),
    caption: texts[context.language].table(number, title, unit),
    scope,
    short: groups.reduce((sum, { rows }) => sum + rows.length, 0) <= shortTable,
    columns: columnsOf(table),
    groups: withLines(groups).map(({ name, rows }) => ({ name: name ?? null, cells: rows.flatMap((row) => lineOf(row, context)) })),
    notes: notes.map(context.rich),
  };
};

/** What is read out instead of a cell's signs: `nicht bekannt oder geheim`, `1.234 vorläufig`; `undefined` where the text says it. */
export const spokenOf = ({ text, spoken, marks = [], remark }: TableCell): string | undefined => {
  if (spoken === undefined && marks.length === 0) return undefined;
  return [spoken ?? text, ...marks.map((mark) => markMeanings[mark].spoken), ...(remark === undefined ? [] : [remark])].join(' ');
};
