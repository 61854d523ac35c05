import type { Solve } from './protection-problem.ts';

/**
 * Σ sign × unknown = constant, over numbers that only their source knows. `origin`: whether its total may have been `delivered`, was `computed` by
 * ourselves, or an earlier issue has `published` that it holds; `same`: the number has come since.
 */
export type Equation = {
  readonly terms: readonly { readonly unknown: string; readonly sign: 1 | -1 }[];
  readonly constant: number;
  readonly origin: 'same' | 'delivered' | 'computed' | 'published';
};

/** What an unknown number is at least, and what it should rather be. */
export type Bound = { readonly least: number; readonly rather: number };

/** `broken`: places of the equations that cannot hold together with the others. */
export type Fitting = { readonly values: ReadonlyMap<string, number>; readonly broken: ReadonlySet<number> };

// That a sum does not hold is the last thing to be assumed: rather of one that somebody has delivered than of one that we have added up, and
// last of what is public and cannot be named any more. First of all that a number is the one that its source has hidden before.
const breaches: Readonly<Record<Equation['origin'], number>> = { same: 20, delivered: 1000, computed: 30_000, published: 1_000_000 };

/**
 * Counts for numbers that only their source knows, so that all sums hold at once: what everybody can conclude from several sums together is
 * then in the problem. Rather such that need no protection themselves: one table with them proves that they may be so.
 * Where sums contradict each other, as few of them as possible are given up.
 */
export const fittingValues = (equations: readonly Equation[], bounds: ReadonlyMap<string, Bound>, solve: Solve): Fitting => {
  const names = [...new Set(equations.flatMap(({ terms }) => terms.map(({ unknown }) => unknown)))].sort();
  const column = new Map(names.map((name, at) => [name, at]));
  const boundOf = (name: string): Bound => bounds.get(name) ?? { least: 0, rather: 0 };
  if (names.length === 0) return { values: new Map(), broken: new Set(equations.keys().filter((at) => equations[at]?.constant !== 0)) };
  const rows = equations.map(({ terms, constant }, at) => {
    const sum = terms.map(({ unknown, sign }) => `${sign > 0 ? '+' : '-'} y${column.get(unknown)}`).join(' ');
    return ` e${at}: ${sum} + u${at} - d${at} = ${constant}`;
  });
  const model = [
    'Minimize',
    ` obj: ${[...equations.map(({ origin }, at) => `${breaches[origin]} u${at} + ${breaches[origin]} d${at}`), ...names.map((_name, at) => `s${at}`)].join('\n + ')}`,
    'Subject To',
    ...rows,
    ...names.map((name, at) => ` r${at}: y${at} + s${at} >= ${boundOf(name).rather}`),
    'Bounds',
    ...names.map((name, at) => ` ${boundOf(name).least} <= y${at}`),
    'General',
    ...names.map((_name, at) => ` y${at}`),
    'End',
  ].join('\n');
  const { columns } = solve(model);
  const value = (name: string): number => Math.round(columns.get(`y${column.get(name)}`) ?? boundOf(name).least);
  const values = new Map(names.map((name) => [name, value(name)]));
  const holds = ({ terms, constant }: Equation): boolean =>
    terms.reduce((sum, { unknown, sign }) => sum + sign * (values.get(unknown) ?? 0), 0) === constant;
  // Whatever the solver says, what does not hold in integers is given up.
  return { values, broken: new Set(equations.keys().filter((at) => !equations.slice(at, at + 1).every(holds))) };
};
