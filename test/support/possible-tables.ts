import type { ProtectionProblem } from '../../shared/domain/statistics/disclosure/protection-problem.ts';

/** Cells by index with their counts; undefined: not yet assigned. */
type Counts = readonly (number | undefined)[];

const floorOf = (problem: ProtectionProblem, at: number): number => (problem.cells[at]?.state === 'unpublished' ? 0 : 1);

/** The one count that a sum leaves for its last open cell; `impossible` when a sum without open cells does not hold. */
const forced = (problem: ProtectionProblem, counts: Counts): readonly [number, number] | 'impossible' | undefined => {
  for (const { terms } of problem.relations) {
    const [open, ...more] = terms.filter(({ cell }) => counts[cell] === undefined);
    if (more.length > 0) continue;
    const sum = terms.reduce((total, { cell, sign }) => total + sign * (counts[cell] ?? 0), 0);
    if (open === undefined && sum !== 0) return 'impossible';
    if (open !== undefined) return -sum * open.sign < floorOf(problem, open.cell) ? 'impossible' : [open.cell, -sum * open.sign];
  }
  return undefined;
};

/** From the least that the cell can be, but no further from its own count than the window. */
const countsAround = (problem: ProtectionProblem, at: number, window: number): readonly number[] => {
  const value = problem.cells[at]?.value ?? 0;
  const least = Math.max(floorOf(problem, at), value - window);
  return Array.from({ length: Math.max(0, value + window - least + 1) }, (_, more) => least + more);
};

const tables = (problem: ProtectionProblem, counts: Counts, window: number): readonly Counts[] => {
  const next = forced(problem, counts);
  if (next === 'impossible') return [];
  if (next !== undefined) return tables(problem, counts.with(...next), window);
  const open = counts.indexOf(undefined);
  if (open < 0) return [counts];
  return countsAround(problem, open, window).flatMap((count) => tables(problem, counts.with(open, count), window));
};

/**
 * The tables of integers that agree with what is public, written down one by one; for tables of some ten cells.
 * @param window how far a count may be from its own, where the sums leave it free
 */
export const possibleTables = (problem: ProtectionProblem, hidden: ReadonlySet<string>, window: number): readonly (readonly number[])[] =>
  tables(
    problem,
    problem.cells.map(({ id, value, state }) => (state === 'hidden' || state === 'unpublished' || hidden.has(id) ? undefined : value)),
    window,
  ).map((counts) => counts.map((count) => count ?? 0));
