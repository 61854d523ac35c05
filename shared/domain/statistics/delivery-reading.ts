import { lastDayOf } from '../calendar.ts';
import type { FieldError } from '../refusal.ts';
import {
  allFields,
  askedFields,
  type DeliveryField,
  type DeliveryFields,
  type DeliveryFigure,
  type DeliveryForm,
  fieldNames,
} from './delivery-form.ts';
import { deliveryTexts as texts } from './delivery-texts.ts';
import { readValue } from './figures-value.ts';
import { mayHaveDecimals } from './indicator.ts';
import { type Observation, total } from './observation.ts';

/** Most characters of a remark. */
export const commentLimit = 300;

/** Most characters that are kept of what should be a number. */
const numberLimit = 40;

/** Most bytes of all fields together: with what was delivered before they stay inside an item of 400 KB, however many Gemeinden there are. */
const fieldsLimit = 200_000;

/** What was typed, read as far as it can be read. */
export type ReadDelivery = {
  /** Numbers by field, with the totals that follow from their parts. */
  readonly values: ReadonlyMap<string, number>;
  /** What nobody can read, in the order of the form. */
  readonly mistakes: readonly FieldError[];
  /** What is not answered yet: no obstacle to saving, only to delivering. */
  readonly open: readonly FieldError[];
};

/** How a typed number reads: the number, or why not. */
type Typed = { readonly value: number } | { readonly sentence: string } | undefined;

// Signs of official tables. In a figures file each has one meaning; typed by hand they have two.
const signs = /^[-–—.*xX…]+$/;
const numeric = /^[-\u2212]?\d[\d.,\s]*$/;

const textOf = (fields: DeliveryFields, name: string): string => (fields[name] ?? '').trim();

const isMissing = (fields: DeliveryFields, { name }: DeliveryField): boolean => textOf(fields, fieldNames.missing(name)) !== '';

const readTyped = (text: string, { indicator, name }: DeliveryField): Typed => {
  if (text === '') return undefined;
  if (signs.test(text)) return { sentence: name.includes('@') ? texts.signOfMunicipality(text) : texts.sign(text) };
  if (!numeric.test(text)) return { sentence: texts.notANumber(text) };
  const read = readValue(text, indicator, {});
  if ('sentence' in read) return { sentence: read.sentence() };
  return read.value === undefined ? { sentence: texts.notANumber(text) } : { value: read.value };
};

/** At most six decimals, so that sums of decimals show no binary remainder. */
const tidy = (value: number): number => (Number.isInteger(value) ? value : Number(value.toFixed(6)));

/** Adds up. */
export const sumOfValues = (values: readonly number[]): number => tidy(values.reduce((sum, value) => sum + value, 0));

/** A number as a person types it: no separator between thousands, and never in a form that has two readings. */
export const typedNumber = (value: number): string => {
  const text = String(value).replace('.', ',').replace('-', '−');
  return /^−?\d{1,3},\d{3}$/.test(text) ? `${text}0` : text;
};

const errorAt = (name: string, message: string): FieldError => ({ pointer: `/${name}`, message });

/**
 * Reads the fields of a delivery. Never guesses: what has two readings is refused with the question that decides.
 * @param fields as typed; further names are not looked at (`unknownFields`)
 */
export const readDelivery = (form: DeliveryForm, fields: DeliveryFields): ReadDelivery => {
  const values = new Map<string, number>();
  const mistakes: FieldError[] = [];
  const open: FieldError[] = [];

  const readField = (figure: DeliveryFigure, field: DeliveryField): void => {
    const typed = readTyped(textOf(fields, field.name), field);
    const say = (sentence: string): void => void mistakes.push(errorAt(field.name, `${labelWithin(figure, field)}: ${sentence}`));
    if (typed !== undefined && 'value' in typed) values.set(field.name, typed.value);
    if (typed !== undefined && 'sentence' in typed) say(typed.sentence);
    if (typed !== undefined && isMissing(fields, field)) say(texts.numberAndMissing(textOf(fields, field.name)));
  };

  const readTotal = ({ indicator, total: whole, parts }: DeliveryFigure): void => {
    const given = values.get(whole.name);
    const known = parts.flatMap(({ name }) => values.get(name) ?? []);
    const sum = sumOfValues(known);
    if (known.length < parts.length) {
      // Where nothing is below zero, what is not known can only make the sum greater.
      if (indicator.signed !== true && given !== undefined && given < sum)
        mistakes.push(errorAt(whole.name, `${indicator.label}: ${texts.partsAboveTotal(typedNumber(given), typedNumber(sum))}`));
      return;
    }
    if (parts.length === 0) return;
    if (given !== undefined && given !== sum) {
      const difference = typedNumber(tidy(Math.abs(given - sum)));
      mistakes.push(errorAt(whole.name, `${indicator.label}: ${texts.partsNotTotal(typedNumber(given), typedNumber(sum), difference, given > sum)}`));
    }
    values.set(whole.name, sum);
  };

  for (const figure of form.figures) {
    for (const field of [...figure.parts, figure.total, ...figure.municipalities]) readField(figure, field);
    readTotal(figure);
    const onlyTotal = figure.parts.length > 0 && textOf(fields, figure.total.name) !== '';
    for (const field of askedFields(figure)) {
      if (textOf(fields, field.name) !== '' || isMissing(fields, field) || onlyTotal) continue;
      open.push(errorAt(field.name, `${labelWithin(figure, field)}: ${texts.empty}`));
    }
    for (const { name } of allFields(figure)) {
      const comment = fieldNames.comment(name);
      if (textOf(fields, comment).length > commentLimit) mistakes.push(errorAt(comment, texts.longComment(commentLimit)));
    }
  }
  return { values, mistakes, open };
};

/** What is too long to be kept, readable or not. */
export const longTexts = (form: DeliveryForm, fields: DeliveryFields): readonly FieldError[] => {
  const named = form.figures.flatMap((figure) => allFields(figure).map((field) => ({ label: labelWithin(figure, field), name: field.name })));
  const errors = named.flatMap(({ label, name }) => [
    ...(textOf(fields, name).length > numberLimit ? [errorAt(name, `${label}: ${texts.longNumber(numberLimit)}`)] : []),
    ...(textOf(fields, fieldNames.comment(name)).length > commentLimit ? [errorAt(fieldNames.comment(name), texts.longComment(commentLimit))] : []),
  ]);
  if (errors.length > 0 || new TextEncoder().encode(JSON.stringify(fields)).length <= fieldsLimit) return errors;
  return named
    .filter(({ name }) => textOf(fields, fieldNames.comment(name)) !== '')
    .map(({ name }) => errorAt(fieldNames.comment(name), texts.muchText));
};

/** A field by its name in a list: `Plätze in kommunalen Unterkünften, Wohnungen`. */
export const labelWithin = ({ indicator, total: whole }: DeliveryFigure, field: DeliveryField): string =>
  field.name === whole.name ? indicator.label : `${indicator.label}, ${field.label}`;

/** Errors in the order in which a person meets their fields. */
export const inFormOrder = (form: DeliveryForm, errors: readonly FieldError[]): FieldError[] => {
  const names = form.figures.flatMap((figure) => [...figure.parts, figure.total, ...figure.municipalities]).map(({ name }) => `/${name}`);
  const place = ({ pointer }: FieldError): number => {
    const at = names.findIndex((name) => pointer === name || pointer === fieldNames.comment(name) || pointer === fieldNames.missing(name));
    return at < 0 ? names.length : at;
  };
  return [...errors].sort((a, b) => place(a) - place(b));
};

/** Names that the form of this administration does not have: of a program or a file that is made for another one. */
export const unknownFields = (form: DeliveryForm, fields: DeliveryFields): readonly FieldError[] => {
  const names = form.figures.flatMap(allFields).map(({ name }) => name);
  const known = new Set(names.flatMap((name) => [name, fieldNames.comment(name), fieldNames.missing(name)]));
  return Object.keys(fields)
    .filter((name) => !known.has(name))
    .map((name) => errorAt(name, texts.unknownField(name)));
};

/**
 * The observations of a delivery without mistakes. A Gemeinde has a row when it was typed, or when it was known before and is empty now: the
 * row says that the number is not there any more.
 * @param standing the fields as they were delivered before
 */
export const observationsOf = (
  form: DeliveryForm,
  { values }: Pick<ReadDelivery, 'values'>,
  fields: DeliveryFields,
  { standing, provisional }: { readonly standing: DeliveryFields; readonly provisional: boolean },
): Observation[] => {
  const rowOf = (figure: DeliveryFigure, field: DeliveryField): Observation => {
    const value = values.get(field.name);
    // What is said of the administration's numbers is not said of a Gemeinde, nor of a number that is not there.
    const isOfThese = value !== undefined && field.area === form.area;
    const comment = textOf(fields, fieldNames.comment(field.name)) || (isOfThese ? textOf(fields, fieldNames.comment(figure.total.name)) : '');
    return {
      indicator: field.indicator.code,
      area: field.area,
      period: form.month,
      freq: 'M',
      citizenship: total,
      sex: total,
      age: total,
      status: field.status,
      ...(value !== undefined && { value }),
      unit: field.indicator.unit,
      // L: it exists, and was not collected.
      obsStatus: value === undefined ? 'L' : provisional ? 'P' : 'A',
      confStatus: 'F',
      source: form.name,
      ...(field.indicator.overTime === 'stock' && { referenceDate: lastDayOf(form.month) }),
      release: '',
      comment,
    };
  };
  return form.figures.flatMap((figure) => [
    ...figure.parts.map((part) => rowOf(figure, part)),
    rowOf(figure, figure.total),
    ...figure.municipalities
      .filter(({ name }) => values.has(name) || textOf(standing, name) !== '')
      .map((municipality) => rowOf(figure, municipality)),
  ]);
};

/** What a form sends for a number: whole numbers on a phone's keypad of digits. */
export const inputModeOf = ({ indicator }: DeliveryField): 'numeric' | 'decimal' => (mayHaveDecimals(indicator) ? 'decimal' : 'numeric');
