import { type ColumnName, type Header, readHeader } from './figures-header.ts';
import { type CellOf, type FiguresContext, readRow } from './figures-row.ts';
import { figuresTexts as texts } from './figures-texts.ts';
import type { Observation } from './observation.ts';
import { rowLines } from './row-lines.ts';
import { splitNumber } from './split-number.ts';

/** A record of the file as the CSV parser found it; `line` counts from 1 and is the record's first. */
export type FiguresRow = {
  readonly line: number;
  readonly cells: readonly string[];
  /** Positions, from 0, of cells that are numbers in a workbook: written with a decimal point, whatever the file means by one elsewhere. */
  readonly numbers?: ReadonlySet<number>;
  /** The cells were separated by commas: a number with a comma that nobody quoted is two of them. */
  readonly commas?: true;
};

/** One wrong place. Without a column the whole line is meant; a column that is missing has a name and no position. */
export type FiguresError = {
  readonly line: number;
  readonly column?: { readonly name: string /** From 1. */; readonly position?: number };
  /** German sentence. */
  readonly message: string;
};

/** What is wrong with a file: the first hundred errors in the order of the file, and how many there are. */
export type RefusedReading = { readonly accepted: false; readonly errors: readonly FiguresError[]; readonly errorCount: number };

/** The whole file, or what is wrong with it. */
export type FiguresReading = { readonly accepted: true; readonly observations: readonly Observation[] } | RefusedReading;

/** Errors that are listed. Who has more repeats the same mistake. */
const listedErrors = 100;

/** An import becomes visible in one transaction, which takes at most 100 items: one per month and a few more. */
const maximumMonths = 90;

/**
 * Reads the records of a figures file in the record shape, header first: all observations, or all errors.
 * @see figuresReader for what may stand in a file
 */
export const readFigures = (rows: Iterable<FiguresRow>, context: FiguresContext): FiguresReading => {
  const reader = figuresReader(context);
  const observations: Observation[] = [];
  for (const row of rows) {
    const observation = reader.read(row);
    if (observation) observations.push(observation);
  }
  const verdict = reader.verdict();
  return verdict.accepted ? { accepted: true, observations } : verdict;
};

/**
 * Reads a figures file record by record, header first, and holds none of them: for files of any length.
 * Columns may come in any order and case. Required are INDICATOR, REF_AREA, TIME_PERIOD and OBS_VALUE; without the others,
 * or where a cell is empty, FREQ is M, the dimensions are `_T`, OBS_STATUS is A, CONF_STATUS F, unit and source are the
 * catalogue's, the rest is empty. Spaces around a cell and wholly empty lines do not count.
 */
export const figuresReader = (context: FiguresContext) => {
  const errors = collectErrors();
  let table: TableReader | undefined;
  return {
    /**
     * @returns the observation; `undefined` for the header, for a row with an error, and for all rows after the first error. What
     * was returned counts only when the verdict after the last row accepts the file.
     */
    read: (row: FiguresRow): Observation | undefined => {
      // Spreadsheets end with lines of nothing but separators.
      if (row.cells.every((cell) => cell.trim() === '')) return undefined;
      if (table === undefined) {
        table = openTable(row, context, errors);
        return undefined;
      }
      const observation = table.read(row);
      return errors.none() ? observation : undefined;
    },
    /** After the last row. */
    verdict: (): { readonly accepted: true } | RefusedReading => {
      if (table === undefined) errors.add({ line: 1, message: () => texts.emptyFile });
      else table.end();
      return errors.none() ? { accepted: true } : errors.refused();
    },
  };
};

/** Columns in which the second half of a number would be a text like any other. */
const freeText = ['COMMENT_OBS', 'SOURCE', 'RELEASE', 'STATUS'] as const satisfies readonly ColumnName[];

type TableReader = { readonly read: (row: FiguresRow) => Observation | undefined; readonly end: () => void };

const openTable = ({ line, cells }: FiguresRow, context: FiguresContext, errors: ErrorList): TableReader => {
  const header = readHeader(cells);
  for (const { column, message } of header.errors) errors.add({ line, ...(column && { column }), message: () => message });
  return header.readable ? readRecords(line, header, context, errors) : { read: () => undefined, end: () => undefined };
};

const readRecords = (headerLine: number, { positions, width, named }: Header, context: FiguresContext, errors: ErrorList): TableReader => {
  const columnOf = (name: ColumnName) => ({ name, position: (positions.get(name) ?? -1) + 1 });
  const lines = rowLines();
  const value = positions.get('OBS_VALUE') ?? -1;
  const behind = freeText.find((name) => positions.get(name) === value + 1);
  const months = new Set<string>();
  let count = 0;

  const read = (row: FiguresRow): Observation | undefined => {
    const { line, cells } = row;
    count += 1;
    if (cells.length !== width || cells.slice(named).some((cell) => cell.trim() !== '')) {
      return errors.add({ line, message: () => texts.cellCount(seenCells(cells, named), named) });
    }
    const split = behind && splitNumber(row, value, 'words', true);
    if (split !== undefined) errors.add({ line, column: columnOf('OBS_VALUE'), message: () => split });
    const cell: CellOf = (name) => (cells[positions.get(name) ?? -1] ?? '').trim();
    const observation = readRow(cell, context, (name, message) => errors.add({ line, column: columnOf(name), message }));
    if (!observation) return undefined;

    const known = lines.firstLine(observation, line);
    if (known !== undefined) errors.add({ line, message: () => texts.duplicateRow(known) });
    if (!months.has(observation.period) && months.add(observation.period).size === maximumMonths + 1) {
      errors.add({ line, column: columnOf('TIME_PERIOD'), message: () => texts.tooManyMonths(maximumMonths) });
    }
    return observation;
  };
  const end = (): void => {
    if (count === 0) errors.add({ line: headerLine, message: () => texts.noRows });
  };
  return { read, end };
};

/** An error whose sentence is made only when it is listed: a file of nothing but errors stays cheap. */
type FoundError = Omit<FiguresError, 'message'> & { readonly message: () => string };

type ErrorList = ReturnType<typeof collectErrors>;

const collectErrors = () => {
  const errors: FiguresError[] = [];
  let errorCount = 0;
  return {
    add: ({ message, ...place }: FoundError): undefined => {
      errorCount += 1;
      if (errors.length < listedErrors) errors.push({ ...place, message: message() });
    },
    none: () => errorCount === 0,
    refused: (): RefusedReading => ({ accepted: false, errors, errorCount }),
  };
};

/** Cells as a person counts them: empty ones behind the last named column are not seen. */
const seenCells = (cells: readonly string[], named: number): number =>
  Math.max(Math.min(cells.length, named), cells.findLastIndex((cell) => cell.trim() !== '') + 1);
