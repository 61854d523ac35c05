import { type Observation, total } from './observation.ts';

/** Dimensions of a figure besides indicator, area and month, in the order of the record. */
export const dimensions = ['citizenship', 'sex', 'age', 'status'] as const;

/** @see dimensions */
export type Dimension = (typeof dimensions)[number];

/** One code per dimension. */
export type Selection = Readonly<Record<Dimension, string>>;

/** The total of all dimensions. */
export const allTotals: Selection = { citizenship: total, sex: total, age: total, status: total };

/** `_Z` not applicable: the dimension does not exist for the figure, so its only value is the whole. */
export const codeOf = (observation: Observation, dimension: Dimension): string => (observation[dimension] === '_Z' ? total : observation[dimension]);

/** The remainder of an open list: with it nothing is left out. */
export const remainder = '_O';
const remainders: readonly string[] = [remainder, 'other', 'OTHER', 'OTH'];

/** Whether the code is what an open list leaves over. */
export const isRemainder = (code: string): boolean => remainders.includes(code);

/**
 * Whether categories cover their dimension exactly, so that their sum is the total: women and men; ages that join from
 * 0 upwards without gap or overlap; citizenships and statuses only with their remainder (`_O`, `other`).
 */
export const isComplete = (dimension: Dimension, codes: readonly string[]): boolean => {
  if (dimension === 'sex') return codes.includes('F') && codes.includes('M');
  if (dimension === 'age') return joins(codes.filter((code) => !['_X', '_U'].includes(code)));
  return codes.length > 1 && codes.some(isRemainder);
};

/** Years of age of a code of CL_AGE: `Y18`, `Y0T17`, `Y_LT18`, `Y_GE65` and so on. `to` is included, undefined when open. */
export const ageRange = (code: string): { readonly from: number; readonly to: number | undefined } | undefined => {
  const { sign, first = '', last } = /^Y(?:_(?<sign>LT|LE|GT|GE))?(?<first>\d+)(?:T(?<last>\d+))?$/.exec(code)?.groups ?? {};
  if (first === '') return undefined;
  const age = Number(first);
  if (sign === 'LT') return { from: 0, to: age - 1 };
  if (sign === 'LE') return { from: 0, to: age };
  if (sign === 'GT') return { from: age + 1, to: undefined };
  if (sign === 'GE') return { from: age, to: undefined };
  return { from: age, to: last === undefined ? age : Number(last) };
};

const joins = (codes: readonly string[]): boolean => {
  const ranges = codes.map(ageRange).sort((a, b) => (a?.from ?? 0) - (b?.from ?? 0));
  let next: number | undefined = 0;
  for (const range of ranges) {
    if (range === undefined || next === undefined || range.from !== next) return false;
    next = range.to === undefined ? undefined : range.to + 1;
  }
  return ranges.length > 0 && next === undefined;
};
