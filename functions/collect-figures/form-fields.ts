import * as z from 'zod';
import { allFields, askedFields, type DeliveryFields, type DeliveryForm, fieldNames } from '../../shared/domain/statistics/delivery-form.ts';
import { filledFields } from '../../shared/domain/statistics/delivery-merge.ts';
import { labelWithin } from '../../shared/domain/statistics/delivery-reading.ts';
import { texts } from './texts.ts';
import { confirmedPrefix, provisionalField, reasonField } from './view-delivery.ts';

/** Names of the form that are no numbers. */
export const formNames = {
  /** The fields as the page showed them, JSON. */
  read: 'gelesen',
  /** Makes two clicks one submission. */
  request: 'anfrage',
  /** Key of an odd value that the page showed; as many as there were. */
  shown: 'gesehen',
  action: 'aktion',
  /** Of a conflict: `andere` takes what was saved. */
  choice: (name: string): string => `wahl.${name}`,
  /** In the address of the form: what was done, what others filled in, and how much more of that there is. */
  done: 'stand',
  foreign: 'neu',
  more: 'weitere',
  theirs: 'andere',
  mine: 'meine',
} as const;

const actions = ['speichern', 'berechnen', 'unveraendert', 'melden'] as const;

/** What a button of the form does. */
export type FormAction = (typeof actions)[number];

/** Which button was pressed; a browser that names none saves. */
export const actionOf = (params: URLSearchParams): FormAction => z.enum(actions).catch('speichern').parse(params.get(formNames.action));

/** Keys of the odd values that a form confirms. */
export const confirmedIn = (fields: DeliveryFields): readonly string[] =>
  Object.keys(fields).flatMap((name) => (name.startsWith(confirmedPrefix) ? [name.slice(confirmedPrefix.length)] : []));

const textsOf = (form: DeliveryForm): readonly string[] => [
  ...form.figures.flatMap(allFields).flatMap(({ name }) => [name, fieldNames.comment(name)]),
  reasonField,
];
const ticksOf = (form: DeliveryForm): readonly string[] => [
  ...form.figures.flatMap(askedFields).map(({ name }) => fieldNames.missing(name)),
  provisionalField,
];

/** Of fields that come from outside those that the form has; a tick is `on`, whatever was sent. */
export const formFields = (form: DeliveryForm, fields: DeliveryFields): DeliveryFields => {
  const [names, ticks] = [new Set(textsOf(form)), new Set(ticksOf(form))];
  return Object.fromEntries(
    Object.entries(filledFields(fields)).flatMap(([name, text]): [string, string][] => {
      if (names.has(name)) return [[name, text.trim()]];
      return ticks.has(name) || name.startsWith(confirmedPrefix) ? [[name, 'on']] : [];
    }),
  );
};

/** The fields that the page showed when it was opened; nothing where a browser sends no such thing. */
export const readFields = (params: URLSearchParams): DeliveryFields => {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(params.get(formNames.read) ?? '{}'));
  } catch {
    return {};
  }
};

/** What was typed and ticked, by names that the form has. Of a conflict what was chosen counts. */
export const typedFields = (form: DeliveryForm, params: URLSearchParams): DeliveryFields => {
  const read = readFields(params);
  const theirs = [...textsOf(form), ...ticksOf(form)].filter((name) => params.get(formNames.choice(name)) === formNames.theirs);
  return formFields(form, Object.fromEntries([...params, ...theirs.map((name) => [name, read[name] ?? ''])]));
};

/** What people call a field by its name; `undefined` for a name that is none of theirs to see. */
export const labelOf = (form: DeliveryForm, name: string): string | undefined => {
  if (name === provisionalField) return texts.form.provisional;
  if (name === reasonField) return texts.form.reason;
  for (const figure of form.figures) {
    for (const field of allFields(figure)) {
      const label = labelWithin(figure, field);
      if (name === field.name) return label;
      if (name === fieldNames.comment(field.name)) return `${label}: ${texts.form.comment}`;
      if (name === fieldNames.missing(field.name)) return `${label}: ${texts.form.missing}`;
    }
  }
  return undefined;
};
