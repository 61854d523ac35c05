import { type ColumnName, type Header, readHeader } from './figures-header.ts';
import { type CellOf, type FiguresContext, readRow } from './figures-row.ts';
import { figuresTexts as texts } from './figures-texts.ts';
import { type Observation, observationKey } from './observation.ts';

/** A record of the file as the CSV parser found it; `line` counts from 1 and is the record's first. */
export type FiguresRow = {
  readonly line: number;
  readonly cells: readonly string[];
  /** Positions, from 0, of cells that are numbers in a workbook: written with a decimal point, whatever the file means by one elsewhere. */
  readonly numbers?: ReadonlySet<number>;
};

/** One wrong place. Without a column the whole line is meant; a column that is missing has a name and no position. */
export type FiguresError = {
  readonly line: number;
  readonly column?: { readonly name: string /** From 1. */; readonly position?: number };
  /** German sentence. */
  readonly message: string;
};

/** The whole file, or what is wrong with it: the first hundred errors in the order of the file, and how many there are. */
export type FiguresReading =
  | { readonly accepted: true; readonly observations: readonly Observation[] }
  | { readonly accepted: false; readonly errors: readonly FiguresError[]; readonly errorCount: number };

/** Errors that are listed. Who has more repeats the same mistake. */
const listedErrors = 100;

/** An import becomes visible in one transaction, which takes at most 100 items: one per month and a few more. */
const maximumMonths = 90;

/**
 * Reads the records of a figures file in the record shape, header first: all observations, or all errors.
 * Columns may come in any order and case. Required are INDICATOR, REF_AREA, TIME_PERIOD and OBS_VALUE; without the others,
 * or where a cell is empty, FREQ is M, the dimensions are `_T`, OBS_STATUS is A, CONF_STATUS F, unit and source are the
 * catalogue's, the rest is empty. Spaces around a cell and wholly empty lines do not count.
 */
export const readFigures = (rows: Iterable<FiguresRow>, context: FiguresContext): FiguresReading => {
  const errors = collectErrors();
  const filled = withContent(rows);
  const first = filled.next();
  if (first.done) {
    errors.add({ line: 1, message: () => texts.emptyFile });
    return errors.refused();
  }
  const { line, cells } = first.value;
  const header = readHeader(cells);
  for (const { column, message } of header.errors) errors.add({ line, ...(column && { column }), message: () => message });
  return header.readable ? readRecords(filled, line, header, context, errors) : errors.refused();
};

const readRecords = (
  records: Iterable<FiguresRow>,
  headerLine: number,
  { positions, width, named }: Header,
  context: FiguresContext,
  errors: ErrorList,
): FiguresReading => {
  const columnOf = (name: ColumnName) => ({ name, position: (positions.get(name) ?? -1) + 1 });
  const observations: Observation[] = [];
  const lines = new Map<string, number>();
  const months = new Set<string>();
  let count = 0;
  for (const { line, cells } of records) {
    count += 1;
    if (cells.length !== width || cells.slice(named).some((cell) => cell.trim() !== '')) {
      errors.add({ line, message: () => texts.cellCount(seenCells(cells, named), named) });
      continue;
    }
    const cell: CellOf = (name) => (cells[positions.get(name) ?? -1] ?? '').trim();
    const observation = readRow(cell, context, (name, message) => errors.add({ line, column: columnOf(name), message }));
    if (!observation) continue;

    const key = observationKey(observation);
    const known = lines.get(key);
    if (known === undefined) lines.set(key, line);
    else errors.add({ line, message: () => texts.duplicateRow(known) });
    if (!months.has(observation.period) && months.add(observation.period).size === maximumMonths + 1) {
      errors.add({ line, column: columnOf('TIME_PERIOD'), message: () => texts.tooManyMonths(maximumMonths) });
    }
    observations.push(observation);
  }
  if (count === 0) errors.add({ line: headerLine, message: () => texts.noRows });
  return errors.none() ? { accepted: true, observations } : errors.refused();
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
    refused: (): FiguresReading => ({ accepted: false, errors, errorCount }),
  };
};

// Spreadsheets end with lines of nothing but separators.
function* withContent(rows: Iterable<FiguresRow>): Generator<FiguresRow, undefined> {
  for (const row of rows) if (row.cells.some((cell) => cell.trim() !== '')) yield row;
  return undefined;
}

/** Cells as a person counts them: empty ones behind the last named column are not seen. */
const seenCells = (cells: readonly string[], named: number): number =>
  Math.max(Math.min(cells.length, named), cells.findLastIndex((cell) => cell.trim() !== '') + 1);
