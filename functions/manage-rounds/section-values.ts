import { valueAt } from '../../shared/domain/funding/field-messages.ts';
import { typedOf, valueIn } from './field-kinds.ts';
import type { RoundField, RoundSection, RowsField } from './round-fields.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path such as `financing.type`. */
export const atPath = (round: unknown, path: string): unknown => valueAt(round, path.split('.'));

const withValue = (round: Fields, path: string, value: unknown): Fields => {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...round, [first]: value };
  const inner = round[first];
  return { ...round, [first]: withValue(isFields(inner) ? inner : {}, rest.join('.'), value) };
};

const rowsAt = (round: unknown, path: string): readonly unknown[] => {
  const rows = atPath(round, path);
  return Array.isArray(rows) ? rows : [];
};

/** The box of a row that takes it out of the list. */
export const removal = 'loeschen';

/** How the form of a section stands for a round: every name with what its field shows. */
export const formOf = ({ fields }: RoundSection, round: unknown): URLSearchParams => {
  const params = new URLSearchParams();
  const add = (name: string, kind: Parameters<typeof typedOf>[0], value: unknown): void => {
    for (const [part, text] of typedOf(kind, value)) params.append(`${name}${part}`, text);
  };
  for (const field of fields) {
    if (field.kind !== 'rows') add(field.path, field.kind, atPath(round, field.path));
    else
      for (const [index, row] of rowsAt(round, field.path).entries())
        for (const { path, kind } of field.fields) add(`${field.path}.${index}.${path}`, kind, atPath(row, path));
  }
  return params;
};

/** Places of the rows that a form has, in order. */
export const placesIn = (params: URLSearchParams, path: string): readonly number[] => {
  const places = [...params.keys()].flatMap((name) => {
    const place = name.startsWith(`${path}.`) ? /^(\d{1,3})\./.exec(name.slice(path.length + 1))?.[1] : undefined;
    return place === undefined ? [] : [Number(place)];
  });
  return [...new Set(places)].sort((one, other) => one - other);
};

const isEmpty = (params: URLSearchParams, prefix: string): boolean =>
  [...params].every(([name, text]) => !name.startsWith(prefix) || text.trim() === '');

type Rows = { readonly rows: readonly Fields[] /** Places in the form of the rows that count. */; readonly places: readonly number[] };

const rowsIn = ({ path, fields }: RowsField, params: URLSearchParams, round: unknown): Rows => {
  const known = rowsAt(round, path);
  const places = placesIn(params, path).filter(
    (place) => params.get(`${path}.${place}.${removal}`) !== 'ja' && !isEmpty(params, `${path}.${place}.`),
  );
  const rowAt = (place: number): Fields =>
    Object.fromEntries(
      fields.flatMap(({ path: name, kind, optional }) => {
        const value = valueIn(kind, params, `${path}.${place}.${name}`, atPath(known[place], name));
        const isNone = value === undefined || (kind === 'choices' && optional && Array.isArray(value) && value.length === 0);
        return isNone ? [] : [[name, value]];
      }),
    );
  return { rows: places.map(rowAt), places };
};

/** A round as the form of a section says it, not judged yet, and where each of its rows stands in the form. */
export type Read = { readonly round: Fields; readonly places: ReadonlyMap<string, readonly number[]> };

/** Reads the form of a section over a round; the parameters of other sections stay. */
export const roundIn = ({ fields }: RoundSection, params: URLSearchParams, before: Fields): Read => {
  const places = new Map<string, readonly number[]>();
  const saidOf = (field: RoundField): unknown => {
    if (field.kind !== 'rows') return valueIn(field.kind, params, field.path, atPath(before, field.path));
    const read = rowsIn(field, params, before);
    places.set(field.path, read.places);
    return read.rows;
  };
  let round = before;
  for (const field of fields) round = withValue(round, field.path, saidOf(field));
  return { round, places };
};
