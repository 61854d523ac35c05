import { applyMapping, type MappedRow, type MappingContext } from './apply-mapping.ts';
import type { FiguresError, FiguresReading, FiguresRow } from './figures-file.ts';
import { readFigures } from './figures-file.ts';
import { readHeader } from './figures-header.ts';
import { type FiguresContext, readRow } from './figures-row.ts';
import { figuresTexts } from './figures-texts.ts';
import { mappingTexts } from './mapping-texts.ts';
import { type Observation, observationKey } from './observation.ts';
import type { SourceMapping } from './source-mapping.ts';

/** A file of a source as it was read: all observations, or what is wrong; and what somebody should know before it counts. */
export type SourceReading = FiguresReading & {
  /** Sums since January that the file has: `period` is their last month. */
  readonly yearToDate: readonly Observation[];
  /** How often each sign of the source stands for a value. */
  readonly signs: ReadonlyMap<string, number>;
  readonly foreignLines: number;
  readonly asks?: 'numbers';
};

/** Errors that are listed. */
const listedErrors = 100;

/** Reads a file by the mapping of its source: whole, or every error with its place in the file. A month that was said has to be the file's. */
export const readSource = (rows: readonly FiguresRow[], mapping: SourceMapping, context: FiguresContext & MappingContext): SourceReading => {
  const reading = readBySource(rows, mapping, context);
  const { month } = context;
  const other = reading.accepted && month !== undefined ? reading.observations.find(({ period }) => period !== month) : undefined;
  if (other === undefined || month === undefined) return reading;
  return { ...reading, accepted: false, errors: [{ line: 1, message: mappingTexts.otherMonth(other.period, month) }], errorCount: 1 };
};

const readBySource = (rows: readonly FiguresRow[], mapping: SourceMapping, context: FiguresContext & MappingContext): SourceReading => {
  if (mapping.shape === 'record') {
    const reading = ofOtherSource(rows, readFigures(rows, context));
    return { ...reading, yearToDate: [], signs: hiddenSigns(reading), foreignLines: 0 };
  }
  const table = applyMapping(rows, mapping, context);
  const errors: FiguresError[] = [...table.errors];
  const observations = checked(table.rows, context, errors);
  const yearToDate = checked(table.yearToDate, context, errors);
  if (errors.length === 0 && observations.length === 0) errors.push({ line: 1, message: figuresTexts.noRows });
  const shared = { yearToDate, signs: counted(table.rows), foreignLines: table.foreignLines, ...(table.asks && { asks: table.asks }) };
  if (errors.length === 0) return { accepted: true, observations, ...shared };
  const inOrder = once(errors).toSorted((a, b) => a.line - b.line || (a.column?.position ?? 0) - (b.column?.position ?? 0));
  return { accepted: false, errors: inOrder.slice(0, listedErrors), errorCount: inOrder.length, ...shared };
};

/** Most columns of the file are none of the record shape: then the source may be the wrong one, which is asked first. */
const ofOtherSource = (rows: readonly FiguresRow[], reading: FiguresReading): FiguresReading => {
  const header = rows.find(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (reading.accepted || header === undefined) return reading;
  const { positions, named } = readHeader(header.cells);
  const unknown = named - positions.size;
  if (unknown <= positions.size) return reading;
  const error = { line: header.line, message: mappingTexts.otherSource(unknown, named) };
  return { accepted: false, errors: [error, ...reading.errors], errorCount: reading.errorCount + 1 };
};

const checked = (rows: readonly MappedRow[], context: FiguresContext, errors: FiguresError[]): Observation[] => {
  const lines = new Map<string, number>();
  return rows.flatMap(({ line, cells, places, wrong }) => {
    const observation = readRow(
      (column) => cells[column] ?? '',
      context,
      (column, message) => {
        const place = places[column];
        // That the whole file says no month is one error, and was found before.
        if (column === 'TIME_PERIOD' && cells.TIME_PERIOD === undefined) return undefined;
        errors.push({ line, ...(place && { column: place }), message: message() });
        return undefined;
      },
    );
    if (observation === undefined || wrong) return [];
    const key = observationKey(observation);
    const known = lines.get(key);
    if (known !== undefined) errors.push({ line, ...(places.OBS_VALUE && { column: places.OBS_VALUE }), message: figuresTexts.duplicateRow(known) });
    else lines.set(key, line);
    return [observation];
  });
};

/** A cell on the left is part of every number of its line, and wrong only once. */
const once = (errors: readonly FiguresError[]): FiguresError[] => [
  ...new Map(errors.map((error) => [`${error.line} ${error.column?.position} ${error.message}`, error])).values(),
];

const counted = (rows: readonly MappedRow[]): ReadonlyMap<string, number> => {
  const signs = new Map<string, number>();
  for (const { sign } of rows) if (sign !== undefined) signs.set(sign, (signs.get(sign) ?? 0) + 1);
  return signs;
};

/** A file in the record shape keeps no signs, only what they mean. */
const hiddenSigns = (reading: FiguresReading): ReadonlyMap<string, number> => {
  const hidden = reading.accepted ? reading.observations.filter(({ obsStatus }) => obsStatus === 'Q').length : 0;
  return hidden === 0 ? new Map() : new Map([['OBS_STATUS Q', hidden]]);
};
