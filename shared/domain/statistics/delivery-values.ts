import type { Areas } from './areas.ts';
import {
  allFields,
  askedFields,
  type DeliveryField,
  type DeliveryFields,
  type DeliveryFigure,
  type DeliveryForm,
  fieldNames,
} from './delivery-form.ts';
import { filledFields } from './delivery-merge.ts';
import { sumOfValues, typedNumber } from './delivery-reading.ts';
import { type Observation, total } from './observation.ts';

type Cell = { readonly indicator: string; readonly area: string; readonly status: string };

const cellKey = ({ indicator, area, status }: Cell): string => [indicator, area, status].join('|');

/** Rows by what they are about; rows of a part of the people (sex, age, citizenship) are not asked for. */
const rowsByCell = (observations: readonly Observation[]): ReadonlyMap<string, Observation> =>
  new Map(
    observations.filter(({ citizenship, sex, age }) => [citizenship, sex, age].every((code) => code === total)).map((row) => [cellKey(row), row]),
  );

const cellOf = ({ indicator: { code: indicator }, area, status }: DeliveryField): Cell => ({ indicator, area, status });

/**
 * What is known of a month by the fields of a form, whoever brought it: a total that nobody delivered is the sum of its Gemeinden where all
 * are known.
 * @param areas of that month
 */
export const valuesIn = (form: Pick<DeliveryForm, 'figures'>, observations: readonly Observation[], areas: Areas): ReadonlyMap<string, number> => {
  const rows = rowsByCell(observations);
  const known = (field: DeliveryField): number | undefined => {
    const cell = cellOf(field);
    const value = rows.get(cellKey(cell))?.value;
    const { additive, boundToLevels } = field.indicator;
    if (value !== undefined || field.status !== total || !additive || boundToLevels || areas.canonical(field.area) !== field.area) return value;
    const parts = areas.children(field.area).map((area) => rows.get(cellKey({ ...cell, area }))?.value);
    return parts.length > 0 && parts.every((part) => part !== undefined) ? sumOfValues(parts) : undefined;
  };
  return new Map(
    form.figures.flatMap(allFields).flatMap((field) => {
      const value = known(field);
      return value === undefined ? [] : [[field.name, value] as const];
    }),
  );
};

const rowsByName = (form: DeliveryForm, observations: readonly Observation[]): ReadonlyMap<string, Observation> => {
  const rows = rowsByCell(observations);
  return new Map(
    form.figures.flatMap(allFields).flatMap((field) => {
      const row = rows.get(cellKey(cellOf(field)));
      return row === undefined ? [] : [[field.name, row] as const];
    }),
  );
};

/** The fields of a form as its observations fill them in: what was delivered, to be looked at and corrected. */
export const fieldsOf = (form: DeliveryForm, observations: readonly Observation[]): DeliveryFields => {
  const rows = rowsByName(form, observations);
  const entries = form.figures.flatMap((figure) => [
    ...askedFields(figure).flatMap(({ name }): [string, string][] => {
      const row = rows.get(name);
      if (row === undefined) return [];
      return row.value === undefined ? [[fieldNames.missing(name), 'on']] : [[name, typedNumber(row.value)]];
    }),
    ...totalOnly(figure, rows),
    ...figure.municipalities.flatMap(({ name }): [string, string][] => {
      const value = rows.get(name)?.value;
      return value === undefined ? [] : [[name, typedNumber(value)]];
    }),
    ...commentsOf(figure, rows),
  ]);
  return Object.fromEntries(entries);
};

/** A total whose parts are not known was typed itself. */
const totalOnly = ({ total: whole, parts }: DeliveryFigure, rows: ReadonlyMap<string, Observation>): [string, string][] => {
  const value = rows.get(whole.name)?.value;
  const known = parts.every(({ name }) => rows.get(name)?.value !== undefined);
  return parts.length === 0 || known || value === undefined ? [] : [[whole.name, typedNumber(value)]];
};

/** A remark about all numbers of an indicator stands in each of its rows that is one of them; what is said of one number only is its own. */
const commentsOf = (figure: DeliveryFigure, rows: ReadonlyMap<string, Observation>): [string, string][] => {
  const common = rows.get(figure.total.name)?.comment ?? '';
  return allFields(figure).flatMap(({ name }): [string, string][] => {
    const comment = rows.get(name)?.comment ?? '';
    const own = name === figure.total.name ? common : comment === common ? '' : comment;
    return own === '' ? [] : [[fieldNames.comment(name), own]];
  });
};

/** A number that somebody delivered and that does not count any more, because a file brought another one. `undefined`: it is not there. */
export type ReplacedValue = {
  readonly figure: DeliveryFigure;
  readonly field: DeliveryField;
  readonly delivered: number | undefined;
  readonly counting: number | undefined;
};

/**
 * Where what counts is not what was delivered. Of a Gemeinde that was not delivered nothing is said.
 * @param delivered numbers of the delivery by field @param counting numbers of the month by field
 */
export const replacedValues = (
  form: Pick<DeliveryForm, 'figures'>,
  delivered: ReadonlyMap<string, number>,
  counting: ReadonlyMap<string, number>,
): readonly ReplacedValue[] =>
  form.figures.flatMap((figure) =>
    [...figure.parts, figure.total, ...figure.municipalities.filter(({ name }) => delivered.has(name))]
      .map((field) => ({ figure, field, delivered: delivered.get(field.name), counting: counting.get(field.name) }))
      .filter((value) => value.delivered !== value.counting),
  );

/** What is known of an indicator's numbers: of the month, and of the month before. */
type Known = { readonly now: ReadonlyMap<string, number>; readonly before: ReadonlyMap<string, number> };

/**
 * The fields as they read where nothing has changed: an empty field gets what is known of the month already, else the number of the month
 * before. What is typed or ticked stays, and remarks are not taken over.
 */
export const unchangedFields = (form: DeliveryForm, typed: DeliveryFields, { now, before }: Known): DeliveryFields => {
  const isEmpty = ({ name }: DeliveryField): boolean => [name, fieldNames.missing(name)].every((each) => (typed[each] ?? '').trim() === '');
  const known = ({ name }: DeliveryField): number | undefined => now.get(name) ?? before.get(name);
  const filled = (field: DeliveryField, value: number | undefined): [string, string][] =>
    value !== undefined && isEmpty(field) ? [[field.name, typedNumber(value)]] : [];

  const ofParts = ({ parts, total: whole }: DeliveryFigure): [string, string][] => {
    if (!isEmpty(whole)) return [];
    const values = parts.flatMap((part) => known(part) ?? []);
    const fits = !now.has(whole.name) || sumOfValues(values) === now.get(whole.name);
    if (!parts.every(isEmpty) || (values.length === parts.length && fits)) return parts.flatMap((part) => filled(part, known(part)));
    // Kinds of the month before would contradict a sum of this one, and a sum of the month before kinds of this one.
    const source = [whole, ...parts].some(({ name }) => now.has(name)) ? now : before;
    return [...parts, whole].flatMap((field) => filled(field, source.get(field.name)));
  };
  const entries = form.figures.flatMap((figure) => [
    ...(figure.parts.length > 0 ? ofParts(figure) : filled(figure.total, known(figure.total))),
    ...figure.municipalities.flatMap((municipality) => filled(municipality, known(municipality))),
  ]);
  return { ...Object.fromEntries(entries), ...filledFields(typed) };
};
