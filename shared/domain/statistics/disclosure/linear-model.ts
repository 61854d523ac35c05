import type { Solve } from './protection-problem.ts';

/** One product of a sum: factor × column. */
export type Term = readonly [factor: number, column: string];

/** A model of columns that are ≥ 0 unless `bounds` say otherwise. */
export type LinearModel = {
  readonly minimise: readonly Term[];
  readonly rows: readonly { readonly terms: readonly Term[]; readonly is: '=' | '>=' | '<='; readonly value: number }[];
  /** Least and greatest value; `undefined`: no greatest. */
  readonly bounds: readonly { readonly column: string; readonly least: number; readonly greatest?: number }[];
  readonly integers: readonly string[];
};

/** HiGHS reads lines of up to 560 characters. */
const perLine = 12;

const wrapped = (words: readonly string[]): string =>
  Array.from({ length: Math.ceil(words.length / perLine) }, (_, line) => words.slice(line * perLine, (line + 1) * perLine).join(' ')).join('\n ');

const sum = (terms: readonly Term[]): string => wrapped(terms.map(([factor, column]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${column}`));

/** The model in CPLEX LP format. */
export const lpText = ({ minimise, rows, bounds, integers }: LinearModel): string =>
  [
    'Minimize',
    ` obj: ${sum(minimise)}`,
    'Subject To',
    ...rows.map(({ terms, is, value }, at) => ` r${at}: ${sum(terms)} ${is} ${value}`),
    'Bounds',
    ...bounds.map(({ column, least, greatest }) => ` ${least} <= ${column} <= ${greatest ?? '+inf'}`),
    ...(integers.length > 0 ? ['General', ` ${wrapped(integers)}`] : []),
    'End',
  ].join('\n');

/** Solves a model; columns that are not in the answer are 0. */
export const solveModel = (solve: Solve, model: LinearModel, options?: Parameters<Solve>[1]): ReturnType<Solve> => solve(lpText(model), options);
