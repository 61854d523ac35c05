import { figuresTexts as texts } from './figures-texts.ts';
import { nearestWord } from './nearest-word.ts';
import { recordColumns } from './observation.ts';

/** A column of the record shape. */
export type ColumnName = (typeof recordColumns)[number];

/** Columns without which a row says nothing; the others have defaults. */
const requiredColumns = ['INDICATOR', 'REF_AREA', 'TIME_PERIOD', 'OBS_VALUE'] as const satisfies readonly ColumnName[];

/** Where the columns of a file stand, and what is wrong with its header. */
export type Header = {
  /** Positions from 0. */
  readonly positions: ReadonlyMap<ColumnName, number>;
  /** Cells of every row. */
  readonly width: number;
  /** Columns from here on have no name: what a spreadsheet leaves behind. They must be empty. */
  readonly named: number;
  readonly errors: readonly HeaderError[];
  /** All required columns are there. With a column too many, rows can still be read, so that all errors are named at once. */
  readonly readable: boolean;
};

/** `position` counts from 1; a missing column has none, and no column is meant when there is no header at all. */
type HeaderError = { readonly column?: { readonly name: string; readonly position?: number }; readonly message: string };

const namesOf: ReadonlyMap<string, ColumnName> = new Map(recordColumns.map((name) => [name, name]));

/** Reads the header: columns in any order, names in any case, spaces around them ignored. */
export const readHeader = (cells: readonly string[]): Header => {
  const written = cells.map((cell) => cell.trim());
  const named = written.findLastIndex((name) => name !== '') + 1;
  const names = written.slice(0, named).map((name) => namesOf.get(name.toUpperCase()));

  const positions = new Map<ColumnName, number>();
  const errors: HeaderError[] = [];
  for (const [at, name] of names.entries()) {
    const text = written[at] ?? '';
    const first = name && positions.get(name);
    if (name === undefined) {
      errors.push({ column: { name: text, position: at + 1 }, message: texts.unknownColumn(text, nearestWord(text.toUpperCase(), recordColumns)) });
    } else if (first !== undefined) {
      errors.push({ column: { name, position: at + 1 }, message: texts.duplicateColumn(name, first + 1) });
    } else {
      positions.set(name, at);
    }
  }
  const missing = requiredColumns.filter((name) => !positions.has(name));
  for (const name of missing) errors.push({ column: { name }, message: texts.missingColumn(name) });
  return {
    positions,
    width: cells.length,
    named,
    errors: positions.size === 0 ? [{ message: texts.noHeader(requiredColumns) }] : errors,
    readable: missing.length === 0,
  };
};
