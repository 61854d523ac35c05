import { type Observation, observationKey, total } from './observation.ts';
import { keyColumns } from './record-shape.ts';

/** What an observation is about. */
export type Subject = Pick<Observation, 'indicator' | 'area' | 'period' | 'freq' | 'citizenship' | 'sex' | 'age' | 'status'>;

/** What is said about a value; two states agree on a value when they agree on all of it. */
export type ComparedField = 'value' | 'obsStatus' | 'confStatus' | 'roundingBase' | 'referenceDate' | 'comment';

/** One value on which two states of figures do not agree. */
export type DifferingValue = Subject & {
  readonly kind: 'new' | 'gone' | 'changed';
  /** Absent when `new`. */
  readonly before?: Observation;
  /** Absent when `gone`. */
  readonly after?: Observation;
  /** After minus before, in the indicator's unit; absent unless both have a number. 0 when only something else changed. */
  readonly change?: number;
  /** What changed, in the order of the columns; empty unless `changed`. */
  readonly fields: readonly ComparedField[];
};

// Delivery and source are no part of it: they change with every delivery, and say nothing about the value.
const comparedFields = ['value', 'obsStatus', 'confStatus', 'referenceDate', 'roundingBase', 'comment'] as const satisfies readonly ComparedField[];

/**
 * What differs between two states of figures, value by value: what is only in one of them, and what both have but not with the
 * same value, signs, rounding, reference date or comment. Sorted by indicator, area, month and categories, totals first, so
 * that the same two states give the same list in whatever order they were read.
 * @param before merged observations, each thing once
 * @param after the same of the later state
 */
export const vintageDifference = (before: readonly Observation[], after: readonly Observation[]): readonly DifferingValue[] => {
  const earlier = new Map(before.map((observation) => [observationKey(observation), observation]));
  const differing: DifferingValue[] = [];
  for (const observation of after) {
    const key = observationKey(observation);
    const known = earlier.get(key);
    earlier.delete(key);
    if (known === undefined) differing.push({ ...subjectOf(observation), kind: 'new', after: observation, fields: [] });
    else differing.push(...changed(known, observation));
  }
  for (const observation of earlier.values()) differing.push({ ...subjectOf(observation), kind: 'gone', before: observation, fields: [] });
  return differing.sort(bySubject);
};

const changed = (before: Observation, after: Observation): readonly DifferingValue[] => {
  const fields = comparedFields.filter((field) => before[field] !== after[field]);
  if (fields.length === 0) return [];
  const change = before.value === undefined || after.value === undefined ? undefined : exactly(after.value - before.value);
  return [{ ...subjectOf(after), kind: 'changed', before, after, ...(change !== undefined && { change }), fields }];
};

const urgent = ['changed', 'gone', 'new'] as const satisfies readonly DifferingValue['kind'][];

/** The same for who looks at the beginning only: what changed, then what is gone, then what is new, each in its order. */
export const changedFirst = (difference: readonly DifferingValue[]): readonly DifferingValue[] =>
  urgent.flatMap((wanted) => difference.filter(({ kind }) => kind === wanted));

// 12.3 - 12.1 is 0.2 and no 0.20000000000000107.
const exactly = (difference: number): number => Number(difference.toFixed(9));

const subjectOf = ({ indicator, area, period, freq, citizenship, sex, age, status }: Subject): Subject => ({
  indicator,
  area,
  period,
  freq,
  citizenship,
  sex,
  age,
  status,
});

const sortedBy = ['indicator', 'area', 'period', 'citizenship', 'sex', 'age', 'status'] as const satisfies readonly (keyof Subject)[];

const bySubject = (a: Subject, b: Subject): number => {
  const field = sortedBy.find((name) => a[name] !== b[name]);
  if (field === undefined || a[field] === total) return field === undefined ? 0 : -1;
  return b[field] === total || a[field] > b[field] ? 1 : -1;
};

const statesOf = <T extends string>(names: readonly T[]) => names.flatMap((name) => [`${name}_BEFORE`, `${name}_AFTER`] as const);

/** Columns of a difference as a file: what it is about as in the record shape, the kind, and each state's columns side by side. */
export const differenceColumns = [
  ...keyColumns,
  'DIFFERENCE',
  ...statesOf(['OBS_VALUE']),
  'OBS_VALUE_CHANGE',
  ...statesOf(['OBS_STATUS', 'CONF_STATUS', 'REFERENCE_DATE', 'ROUNDING_BASE', 'COMMENT_OBS']),
] as const;

/** The cells of a row, in the order of `differenceColumns`. What is not there is empty text. */
export const differenceCells = (row: DifferingValue): readonly (string | number)[] => {
  const { before, after } = row;
  const states = (field: ComparedField) => [before?.[field] ?? '', after?.[field] ?? ''];
  return [
    row.indicator,
    row.area,
    row.period,
    row.freq,
    row.citizenship,
    row.sex,
    row.age,
    row.status,
    row.kind,
    ...states('value'),
    row.change ?? '',
    ...states('obsStatus'),
    ...states('confStatus'),
    ...states('referenceDate'),
    ...states('roundingBase'),
    ...states('comment'),
  ];
};
