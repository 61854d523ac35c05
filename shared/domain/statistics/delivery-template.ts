import { addMonths, formatMonth, type Month } from '../calendar.ts';
import type { FieldError } from '../refusal.ts';
import type { Areas } from './areas.ts';
import { allFields, type DeliveryFields, type DeliveryFigure, type DeliveryForm, fieldNames } from './delivery-form.ts';
import { labelWithin, readDelivery, typedNumber } from './delivery-reading.ts';
import { templateTexts as texts } from './delivery-template-texts.ts';
import type { FiguresError, FiguresRow } from './figures-file.ts';
import { splitNumber } from './split-number.ts';

/** A table to fill in: headers, and cells that are text, numbers or empty. */
export type Template = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
};

/** Headers that say what stands below; that of the number names its month, so that nobody delivers an old file. */
export const templateColumns = (month: Month) =>
  ({
    name: texts.columns.name,
    label: texts.columns.label,
    area: texts.columns.area,
    areaName: texts.columns.areaName,
    last: texts.columns.last(formatMonth(addMonths(month, -1))),
    value: texts.columns.value(formatMonth(month)),
    comment: texts.columns.comment,
  }) as const;

/** In the order of the form: kinds, their total, Gemeinden. */
const inOrder = (figure: DeliveryFigure) => [...figure.parts, figure.total, ...figure.municipalities];

/**
 * What an administration is asked, as a table for a spreadsheet program.
 * @param last what is known of the month before, by field
 */
export const deliveryTemplate = (form: DeliveryForm, last: ReadonlyMap<string, number>, areas: Pick<Areas, 'name'>): Template => ({
  columns: Object.values(templateColumns(form.month)),
  rows: form.figures.flatMap((figure) =>
    inOrder(figure).map((field) => {
      const label = labelWithin(figure, field);
      const isSum = field === figure.total && figure.parts.length > 0;
      return [field.name, isSum ? texts.sum(label) : label, field.area, areas.name(field.area), last.get(field.name), undefined, undefined];
    }),
  ),
});

/** What a filled-in template says: the fields that it names, and everything that is wrong with it. */
export type ReadTemplate = {
  readonly fields: DeliveryFields;
  /** Names of fields with a number or the word that it is not there, in the order of the file. */
  readonly named: readonly string[];
  readonly errors: readonly FiguresError[];
};

type Place = { readonly line: number; readonly position: number };
type Columns = {
  readonly name: number;
  readonly area: number;
  readonly value: number;
  readonly comment: number;
  readonly named: ReadonlySet<number>;
  readonly width: number;
};

const cellOf = ({ cells }: FiguresRow, position: number): string => (position < 0 ? '' : (cells[position] ?? '').trim());

/** A number of a workbook is a number, whatever a German text would mean by its point. */
const typedIn = (row: FiguresRow, position: number): string => {
  const text = cellOf(row, position);
  return row.numbers?.has(position) === true && Number.isFinite(Number(text)) ? typedNumber(Number(text)) : text;
};

const withoutZeros = (key: string): string => key.replace(/^0+/, '');

const headerOf = (row: FiguresRow, month: Month): { readonly columns: Columns; readonly errors: readonly FiguresError[] } => {
  const names = templateColumns(month);
  const at = (name: string): number => row.cells.findIndex((cell) => cell.trim() === name);
  const written = row.cells.map((cell) => cell.trim());
  const value = written.findIndex(texts.isValueColumn);
  const [found, wanted] = [cellOf(row, value), names.value];
  const read: readonly string[] = [names.name, names.area, names.comment];
  const known = (name: string): boolean => texts.isValueColumn(name) || read.includes(name);
  const kindOf = (name: string): string => (texts.isValueColumn(name) ? wanted : name);
  const twice = written.flatMap((name, position) =>
    known(name) && written.findIndex((other) => kindOf(other) === kindOf(name)) < position ? [{ name, position: position + 1 }] : [],
  );
  const missing = [
    ...(at(names.name) < 0 ? [{ line: row.line, column: { name: names.name }, message: texts.noColumn(names.name) }] : []),
    ...(value < 0 ? [{ line: row.line, column: { name: wanted }, message: texts.noColumn(wanted) }] : []),
    ...(value >= 0 && found !== wanted
      ? [{ line: row.line, column: { name: found, position: value + 1 }, message: texts.otherMonth(found, wanted) }]
      : []),
    ...twice.map((column) => ({ line: row.line, column, message: texts.columnTwice(column.name) })),
  ];
  const named = new Set(written.flatMap((name, position) => (name === '' ? [] : [position])));
  return {
    columns: { named, width: row.cells.length, name: at(names.name), area: at(names.area), value, comment: at(names.comment) },
    errors: missing,
  };
};

/**
 * Reads a template that was filled in. Rows in any order, further columns, rows that were left out or left empty are no mistake; a number that has
 * two readings is, and so is a row of another administration.
 */
export const readTemplate = (form: DeliveryForm, rows: readonly FiguresRow[]): ReadTemplate => {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [header, ...records] = filled;
  if (header === undefined) return { fields: {}, named: [], errors: [{ line: 1, message: texts.empty }] };
  const { columns, errors } = headerOf(header, form.month);
  if (errors.length > 0) return { fields: {}, named: [], errors };
  return readRecords(form, records, columns);
};

const readRecords = (form: DeliveryForm, records: readonly FiguresRow[], columns: Columns): ReadTemplate => {
  const headers = templateColumns(form.month);
  const known = new Map(form.figures.flatMap(allFields).map((field) => [field.name, field]));
  const fields: Record<string, string> = {};
  const places = new Map<string, Place>();
  const named: string[] = [];
  const errors: FiguresError[] = [];

  const wrong = (line: number, position: number, name: string, message: string) =>
    errors.push({ line, column: { name, position: position + 1 }, message });

  for (const row of records) {
    const [name, key] = [cellOf(row, columns.name), cellOf(row, columns.area)];
    const field = known.get(name);
    if (field === undefined) {
      wrong(row.line, columns.name, headers.name, texts.unknown(name));
      continue;
    }
    if (places.has(name)) {
      wrong(row.line, columns.name, headers.name, texts.twice(name, places.get(name)?.line ?? 0));
      continue;
    }
    const stray = row.cells.findIndex((cell, position) => cell.trim() !== '' && !columns.named.has(position));
    if (stray >= 0) wrong(row.line, stray, '', texts.strayCell);
    else if (row.cells.length > columns.width) errors.push({ line: row.line, message: texts.moreCells(row.cells.length, columns.width) });
    const split = splitNumber(row, columns.value, columns.comment === columns.value + 1 ? 'words' : 'numbers', false);
    if (split !== undefined) wrong(row.line, columns.value, headers.value, split);
    places.set(name, { line: row.line, position: columns.value });
    if (key !== '' && withoutZeros(key) !== withoutZeros(field.area)) wrong(row.line, columns.area, headers.area, texts.otherArea(key, field.area));
    const typed = typedIn(row, columns.value);
    const comment = cellOf(row, columns.comment);
    if (comment !== '') fields[fieldNames.comment(name)] = comment;
    if (typed === '') continue;
    named.push(name);
    if (texts.isMissing(typed)) fields[fieldNames.missing(name)] = 'on';
    else fields[name] = typed;
  }

  const value = (error: FieldError): void => {
    const name = error.pointer.slice(1);
    const base = [...places.keys()].find((each) => name === each || name === fieldNames.comment(each)) ?? name;
    const isComment = name !== base;
    const place = places.get(base);
    wrong(place?.line ?? 1, isComment ? columns.comment : columns.value, isComment ? headers.comment : headers.value, error.message);
  };
  readDelivery(form, fields).mistakes.forEach(value);
  return { fields, named, errors: errors.toSorted((a, b) => a.line - b.line) };
};

/**
 * The saved fields with those of a file in their place: a number takes the tick that it is missing away, and the other way round. What the
 * file does not name stays.
 */
export const withTemplate = (saved: DeliveryFields, { fields, named }: Pick<ReadTemplate, 'fields' | 'named'>): DeliveryFields => {
  const replaced = new Set(named.flatMap((name) => [name, fieldNames.missing(name)]));
  return { ...Object.fromEntries(Object.entries(saved).filter(([name]) => !replaced.has(name))), ...fields };
};
