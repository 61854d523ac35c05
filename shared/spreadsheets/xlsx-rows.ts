import type { Cell, ReadOptions, Sheet } from 'hucre/xlsx';
import { Refusal } from '../domain/refusal.ts';
import type { FiguresError, FiguresRow } from '../domain/statistics/figures-file.ts';
import { bounded, maximumFileSize } from './csv-rows.ts';
import { refusedFile } from './refused-file.ts';
import { texts } from './texts.ts';
import { scanWorkbook } from './workbook-bounds.ts';
import { workbookParts } from './workbook-parts.ts';
import { type ShownAs, shownAs, wrongPieces } from './xlsx-shown.ts';

type SheetFilterInfo = Parameters<Extract<NonNullable<ReadOptions['sheets']>, (...given: never) => unknown>>[0];

/** Which sheet, and whether what a formula gave when the file was saved may be taken. */
export type XlsxOptions = {
  /** Name of the sheet; without it the first one that is not hidden. */
  readonly sheet?: string | undefined;
  readonly formulas?: boolean | undefined;
};

/** What was read and what was not. */
export type XlsxSheet = {
  readonly rows: FiguresRow[];
  readonly sheet: string /** Names of sheets that were not read. */;
  readonly others: readonly string[];
  /** What nobody sees in the program, and was read all the same. */
  readonly hidden: { readonly rows: number; readonly columns: number };
};

/** Wrong cells that are named; who has more repeats the same mistake. */
const listed = 100;

/**
 * Reads one sheet of an XLSX workbook. A number is the number itself with a decimal point, also where fewer decimals are shown; its place stands in `numbers`.
 * Where a format shows something else than the number, or pieces of a text are raised or struck out, somebody is asked.
 * A day is an ISO date, per cent are written as such (`12.5%`), what is true or false as in German programs. Formulas and errors are refused with their places.
 * @throws Refusal `invalid-figures-file`
 */
export const readXlsxRows = async (bytes: Uint8Array, { sheet: wanted, formulas = false }: XlsxOptions = {}): Promise<XlsxSheet> => {
  if (bytes.length > maximumFileSize) throw refusedFile([{ line: 1, message: texts.tooLarge(maximumFileSize / 1_000_000) }]);
  const scan = scanWorkbook(workbookParts(bytes));
  const { names, sheets } = await parsed(bytes, wanted, scan.formulas > 0);
  const [name, others] = chosen(names, wanted);
  const sheet = sheets.find((given) => given.name === name);
  if (!sheet) throw refusedFile([{ line: 1, message: texts.damagedWorkbook }]);
  const known = sheets.flatMap(({ cells }) => [...(cells?.values() ?? [])]).filter(({ formula }) => formula !== undefined).length;
  // A formula that the reader does not tell (of a data table, or without a text) could stand anywhere.
  if (!formulas && known !== scan.formulas) throw refusedFile([{ line: 1, message: texts.hiddenFormulas }]);
  const hiddenRows = [...(sheet.rowDefs?.values() ?? [])].filter(({ hidden }) => hidden === true).length;
  const hiddenColumns = (sheet.columns ?? []).filter(
    ({ hidden }, at) => hidden === true && sheet.rows.some((cells) => (cells[at] ?? '') !== ''),
  ).length;
  return { rows: rowsOf(sheet, formulas), sheet: name, others, hidden: { rows: hiddenRows, columns: hiddenColumns } };
};

const chosen = (names: readonly SheetFilterInfo[], wanted: string | undefined): readonly [string, readonly string[]] => {
  const visible = names.filter(({ hidden, veryHidden }) => !hidden && !veryHidden).map(({ name }) => name);
  const name = wanted ?? visible[0];
  if (name === undefined) throw refusedFile([{ line: 1, message: texts.noSheet }]);
  if (!names.some((given) => given.name === name)) throw refusedFile([{ line: 1, message: texts.missingSheet(name, visible) }]);
  return [name, visible.filter((other) => other !== name)];
};

/** With formulas somewhere all sheets are parsed, so that they can be counted; otherwise only the one that is read. */
const parsed = async (
  bytes: Uint8Array,
  wanted: string | undefined,
  all: boolean,
): Promise<{ names: SheetFilterInfo[]; sheets: readonly Sheet[] }> => {
  const { readXlsx } = await import('./workbook-reader.ts');
  const names: SheetFilterInfo[] = [];
  const choose = (info: SheetFilterInfo): boolean => {
    const first = !info.hidden && !info.veryHidden && !names.some(({ hidden, veryHidden }) => !hidden && !veryHidden);
    names.push(info);
    return all || (wanted === undefined ? first : info.name === wanted);
  };
  try {
    return { names, sheets: (await readXlsx(bytes, { sheets: choose, readStyles: true })).sheets };
  } catch (fault) {
    if (fault instanceof Refusal) throw fault;
    // The reader throws errors of many kinds for what is no workbook. The bytes are all it was given.
    throw refusedFile([{ line: 1, message: texts.damagedWorkbook }]);
  }
};

const rowsOf = (sheet: Sheet, formulas: boolean): FiguresRow[] => {
  const errors: FiguresError[] = [];
  let errorCount = 0;
  const shown = shownNumbers();
  const width = sheet.rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  const rows = sheet.rows.map((values, at): FiguresRow => {
    const numbers = new Set<number>();
    const cells = Array.from({ length: width }, (_, position) => {
      const value = values[position];
      const cell = sheet.cells?.get(`${at},${position}`);
      const format = typeof value === 'number' ? shown(value, cell?.style?.numFmt) : 'number';
      const message = wrong(cell, value, formulas) ?? (format === 'other' ? texts.shownOtherwise(Number(value)) : undefined);
      if (message !== undefined) {
        errorCount += 1;
        if (errors.length < listed) errors.push({ line: at + 1, column: { name: '', position: position + 1 }, message });
      }
      if (typeof value === 'number') numbers.add(position);
      return textOf(value, format);
    });
    return bounded({ line: at + 1, cells, numbers });
  });
  if (errorCount > 0) throw refusedFile(errors, errorCount);
  return rows;
};

const wrong = (cell: Cell | undefined, value: unknown, formulas: boolean): string | undefined => {
  if (cell?.formula !== undefined && !formulas) return texts.formula;
  if (cell?.type === 'error' || (typeof value === 'string' && /^#(REF|N\/A|VALUE|DIV\/0|NAME|NUM|NULL|WERT|BEZUG|NV|ZAHL)[!?]?$/.test(value)))
    return texts.errorCell(String(value));
  return wrongPieces(cell);
};

/** Formats are few and cells many. */
const shownNumbers = () => {
  const known = new Map<string, ShownAs>();
  return (value: number, format = ''): ShownAs => {
    const key = `${Math.sign(value)}${format}`;
    const shown = known.get(key) ?? shownAs(value, format);
    known.set(key, shown);
    return shown;
  };
};

/** A cell as a person reads it, numbers exactly. */
const textOf = (value: Sheet['rows'][number][number] | undefined, shown: ShownAs): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value, shown === 'percent');
  if (typeof value === 'boolean') return value ? 'WAHR' : 'FALSCH';
  if (value instanceof Date) return dateText(value);
  return String(value).replace(/\r\n?/g, '\n');
};

const dateText = (value: Date): string => {
  if (Number.isNaN(value.getTime())) return '#WERT!';
  const text = value.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16);
};

/** Spreadsheets count with 15 digits; what stands behind them is noise of the machine: 12.3 may be stored as 12.300000000000001. */
const numberText = (value: number, percent: boolean): string => {
  const text = String(Number((percent ? value * 100 : value).toPrecision(15)));
  if (percent) return `${text}%`;
  // Three decimals could be thousands in a text; a number is none.
  return /^-?\d{1,3}\.\d{3}$/.test(text) ? `${text}0` : text;
};
