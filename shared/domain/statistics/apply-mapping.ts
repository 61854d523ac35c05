import { lastDayOf, type Month, monthSchema } from '../calendar.ts';
import type { AreasOverTime } from './areas.ts';
import type { FiguresError, FiguresRow } from './figures-file.ts';
import type { ColumnName } from './figures-header.ts';
import { mayHaveDecimals } from './indicator.ts';
import type { Catalogue } from './indicators.ts';
import { mergedCells, mergedTotals } from './mapped-areas.ts';
import { dateOf, type FoundColumn, type FoundHeader, findHeader, monthOf } from './mapped-header.ts';
import { mappedNumber } from './mapped-number.ts';
import { saysThousands, type TitleValue, titleValue } from './mapped-title.ts';
import { translator } from './mapped-words.ts';
import { mappingTexts as texts } from './mapping-texts.ts';
import { total } from './observation.ts';
import { type NumberFormat, plainWord, type TableMapping, type Vocabularies } from './source-mapping.ts';
import { type Behind, splitNumber } from './split-number.ts';

type Place = NonNullable<FiguresError['column']>;

/** A row of the record shape, and where each of its cells comes from in the file. */
export type MappedRow = {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<ColumnName, string>>>;
  /** Absent for what the mapping says for the whole file. */
  readonly places: Readonly<Partial<Record<ColumnName, Place>>>;
  /** Sign of the source that stands for the value. */
  readonly sign?: string;
  /** The number is wrong: the row is there so that what else is wrong with it is named too. */
  readonly wrong?: true;
};

/** What a table says, in the words of the record shape. */
export type MappedTable = {
  readonly rows: readonly MappedRow[];
  /** Sums since January, which are compared and not kept. */
  readonly yearToDate: readonly MappedRow[];
  readonly errors: readonly FiguresError[];
  /** Lines about areas or things that are not the county's. */
  readonly foreignLines: number;
  /** The file can be read when somebody answers how its numbers are written. */
  readonly asks?: 'numbers';
};

/** What a mapping is applied with. */
export type MappingContext = {
  readonly vocabularies: Vocabularies;
  /** The first word of each code, for people. */
  readonly words: ReadonlyMap<string, string>;
  readonly areas: AreasOverTime;
  readonly catalogue: Pick<Catalogue, 'find'>;
  /** Canonical key of the area above all: the Land. */
  readonly root: string;
  /** Said by whoever uploads. */
  readonly month?: Month | undefined;
  readonly numbers?: NumberFormat | undefined;
};

/** What all numbers of a line share. `wrong`: some of it is; its numbers are only looked at, so that all errors are named at once. */
type CommonCells = Pick<MappedRow, 'cells' | 'places' | 'wrong'>;

type WholeFile = { readonly month?: Month | undefined; readonly referenceDate?: string | undefined; readonly errors: readonly FiguresError[] };

/** Turns the table of a source into rows of the record shape. Pure: the same rows, mapping and answers give the same. */
export const applyMapping = (rows: readonly FiguresRow[], mapping: TableMapping, context: MappingContext): MappedTable => {
  const header = findHeader(rows, mapping);
  const none = { rows: [], yearToDate: [], foreignLines: 0 };
  if (header === undefined) return { ...none, errors: [{ line: 1, message: texts.noHeader(mapping.columns.map(({ names }) => names[0] ?? '')) }] };
  const headerErrors = wrongColumns(header);
  const whole = aboveHeader(rows.slice(0, header.at), mapping, context);
  if (header.missing.length > 0) return { ...none, errors: [...headerErrors, ...whole.errors] };
  const reader = rowReader(mapping, header, whole, context);
  for (const row of rows.slice(header.at + 1)) reader.read(row);
  const table = reader.table();
  return { ...table, errors: [...headerErrors, ...whole.errors, ...table.errors] };
};

const wrongColumns = ({ line, unknown, twice, missing, found, others }: FoundHeader): FiguresError[] => [
  ...(unknown.length > found.length ? [{ line, message: texts.otherSource(unknown.length, unknown.length + found.length) }] : []),
  ...others.map((other) => ({ line: other, message: texts.otherHeader(line) })),
  ...unknown.map(({ name, position }) => ({ line, column: { name, position: position + 1 }, message: texts.unknownColumn(name) })),
  ...twice.map(({ name, position }) => ({ line, column: { name, position: position + 1 }, message: texts.columnTwice(name) })),
  ...missing.map(({ names }) => ({ line, column: { name: names[0] ?? '' }, message: texts.missingColumn(names) })),
];

const aboveHeader = (rows: readonly FiguresRow[], { month, referenceDate }: TableMapping, asked: MappingContext): WholeFile => {
  const errors: FiguresError[] = rows.filter(saysThousands).map(({ line }) => ({ line, message: texts.thousands }));
  const found = typeof month === 'object' ? titleValue(rows, month.title, monthOf) : undefined;
  const place = found && { line: found.line, column: { name: '', position: found.position + 1 } };
  if (typeof month === 'object' && found?.value === undefined) {
    errors.push({ ...(place ?? { line: 1 }), message: texts.noMonthInTitle(month.title, found?.text) });
  }
  errors.push(...contradiction(found));
  if (month === 'asked' && asked.month === undefined) errors.push({ line: 1, message: texts.monthNotSaid });
  if (place !== undefined && found?.value !== undefined && asked.month !== undefined && found.value !== asked.month) {
    errors.push({ ...place, message: texts.otherMonth(found.value, asked.month) });
  }
  const day = typeof referenceDate === 'object' ? titleValue(rows, referenceDate.title, dateOf) : undefined;
  if (typeof referenceDate === 'object' && day?.value === undefined) {
    const column = day && { name: '', position: day.position + 1 };
    errors.push({ line: day?.line ?? 1, ...(column && { column }), message: texts.noDateInTitle(referenceDate.title, day?.text) });
  }
  errors.push(...contradiction(day));
  return { month: month === 'asked' ? asked.month : found?.value, referenceDate: day?.value, errors };
};

const contradiction = (found: TitleValue | undefined): FiguresError[] =>
  found?.other === undefined
    ? []
    : [
        {
          line: found.line,
          column: { name: '', position: found.position + 1 },
          message: texts.severalInTitle(found.text, found.line, found.other.text, found.other.line),
        },
      ];

const rowReader = (mapping: TableMapping, header: FoundHeader, whole: WholeFile, context: MappingContext) => {
  const rows: MappedRow[] = [];
  const yearToDate: MappedRow[] = [];
  const errors: FiguresError[] = [];
  const merged = mergedCells();
  const totals = mergedTotals();
  const names = header.found.find(({ column }) => 'nameOf' in column);
  const translate = translator(mapping, context);
  const decimalsOf = (code = ''): boolean => {
    const indicator = context.catalogue.find(code);
    return indicator === undefined || mayHaveDecimals(indicator);
  };
  let foreignLines = 0;
  let asks: 'numbers' | undefined;
  const footnotes = mapping.footnotes.map(plainWord);
  const positions = new Set(header.found.map(({ position }) => position));
  const dimensions = header.found.filter((one) => 'dimension' in one.column);
  const numbers = header.found.filter((one) => 'values' in one.column || 'yearToDate' in one.column);

  /** Columns in which the second half of a number would not be noticed. */
  const behind = new Map<number, Behind>(
    header.found.flatMap(({ column, position }): (readonly [number, Behind])[] => {
      if ('ignored' in column) return [[position, 'numbers']];
      return 'dimension' in column && column.dimension === 'COMMENT_OBS' ? [[position, 'words']] : [];
    }),
  );

  const isFootnote = (cells: readonly string[]): boolean => {
    const filled = cells.filter((cell) => cell.trim() !== '');
    return filled.length === 1 && footnotes.some((start) => plainWord(filled[0] ?? '').startsWith(start));
  };

  const read = (row: FiguresRow): void => {
    if (row.cells.every((cell) => cell.trim() === '')) return;
    if (isFootnote(row.cells)) {
      if (saysThousands(row)) errors.push({ line: row.line, message: texts.thousands });
      return;
    }
    const stray = row.cells.findIndex(
      (cell, position) => cell.trim() !== '' && !positions.has(position) && !header.unknown.some((one) => one.position === position),
    );
    if (stray < 0 && row.cells.length > header.width) errors.push({ line: row.line, message: texts.moreCells(row.cells.length, header.width) });
    if (stray >= 0) errors.push({ line: row.line, column: { name: '', position: stray + 1 }, message: texts.strayCell });
    const common = commonCells(row);
    if (common === undefined || (common.wrong && numbers.every(({ position }) => (row.cells[position] ?? '').trim() === ''))) return;
    for (const found of numbers) readNumber(row, found, common);
  };

  const commonCells = (row: FiguresRow): CommonCells | undefined => {
    const cells: Partial<Record<ColumnName, string>> = { ...mapping.fixed, ...(mapping.source && { SOURCE: mapping.source }) };
    const places: Partial<Record<ColumnName, Place>> = {};
    if (whole.month !== undefined) cells.TIME_PERIOD = whole.month;
    if (whole.referenceDate !== undefined) cells.REFERENCE_DATE = whole.referenceDate;
    let wrong = false;
    let area: { readonly text: string; readonly position: number; readonly filled: boolean } | undefined;
    // The month first: which areas there are depends on it.
    for (const found of dimensions.toSorted((a, b) => Number(isMonth(b)) - Number(isMonth(a)))) {
      if (!('dimension' in found.column)) continue;
      const { dimension, fill } = found.column;
      const written = (row.cells[found.position] ?? '').trim();
      const name = dimension === 'REF_AREA' && names !== undefined ? (row.cells[names.position] ?? '').trim() : '';
      const text = fill === true ? merged(dimension, written, name) : written;
      const place = { name: found.name, position: found.position + 1 };
      const code = typeof text === 'string' ? translate(found, text, name, cells.TIME_PERIOD) : text;
      if (fill === true && typeof text === 'string') area = { text, position: found.position, filled: written === '' };
      if (code === null) {
        foreignLines += 1;
        return undefined;
      }
      if (typeof code === 'object') {
        wrong = true;
        errors.push({ line: row.line, column: place, message: code.message });
      } else {
        cells[dimension] = code;
        places[dimension] = place;
      }
    }
    if (mapping.referenceDate === 'end-of-month' && monthSchema.safeParse(cells.TIME_PERIOD).success)
      cells.REFERENCE_DATE ??= lastDayOf(cells.TIME_PERIOD ?? '');
    if (area !== undefined && !wrong)
      totals.add(
        row.line,
        area,
        dimensions.some(({ column }) => 'dimension' in column && cells[column.dimension] === total),
      );
    return { cells, places, ...(wrong && { wrong: true }) };
  };

  const readNumber = (row: FiguresRow, { column, name, position }: FoundColumn, common: CommonCells): void => {
    const own = 'values' in column ? column.values : 'yearToDate' in column ? column.yearToDate : {};
    const cells = { ...common.cells, ...own };
    const place = { name, position: position + 1 };
    const split = splitNumber(row, position, behind.get(position + 1) ?? 'numbers', decimalsOf(cells.INDICATOR));
    if (split !== undefined && behind.has(position + 1)) errors.push({ line: row.line, column: place, message: split });
    const rounding = cells.ROUNDING_BASE === undefined ? undefined : Number(cells.ROUNDING_BASE);
    const number = mappedNumber((row.cells[position] ?? '').trim(), row.numbers?.has(position) ?? false, {
      signs: mapping.signs,
      numbers: context.numbers ?? mapping.numbers,
      roundingBase: rounding,
    });
    if ('message' in number) {
      asks ??= number.asks;
      errors.push({ line: row.line, column: place, message: number.message });
      if (!common.wrong) rows.push({ line: row.line, cells: { ...cells, OBS_VALUE: '0' }, places: common.places, wrong: true });
      return;
    }
    if (common.wrong) return;
    const mapped: MappedRow = {
      line: row.line,
      cells: {
        ...cells,
        OBS_VALUE: number.value,
        ...(number.unit && { UNIT_MEASURE: number.unit }),
        ...(number.obsStatus !== undefined && { OBS_STATUS: number.obsStatus }),
        ...(number.confStatus !== undefined && { CONF_STATUS: number.confStatus }),
      },
      places: { ...common.places, OBS_VALUE: place, UNIT_MEASURE: place, OBS_STATUS: place },
      ...(number.sign !== undefined && { sign: number.sign }),
    };
    ('values' in column ? rows : yearToDate).push(mapped);
  };

  return { read, table: (): MappedTable => ({ rows, yearToDate, errors: [...errors, ...totals.errors()], foreignLines, ...(asks && { asks }) }) };
};

const isMonth = ({ column }: FoundColumn): boolean => 'dimension' in column && column.dimension === 'TIME_PERIOD';
