import type { AttackRow } from './attack-system.ts';
import { cellAnswers, type Interval, type Wanted } from './cell-answers.ts';
import { componentsOf, ownRows } from './components.ts';
import { contradicted } from './mend.ts';
import { type Ends, propagate } from './propagate.ts';
import { reduced } from './reduce.ts';
import type { Column, Solver } from './solver.ts';

/** A system whose rows agree with each other, and the rows that had to be left out for that. */
export type Examined = { readonly intervals: ReadonlyMap<number, Interval>; readonly left: readonly AttackRow[] };

/** Answers for a system that hangs together. */
export const examine = (columns: readonly Column[], all: readonly AttackRow[], wanted: readonly Wanted[], solver: Solver): Examined => {
  let rows = all;
  const left: AttackRow[] = [];
  for (;;) {
    const ends = propagate(columns, rows);
    const intervals = ends && solved({ columns, rows, ends, wanted }, solver);
    if (intervals !== undefined) return { intervals, left };
    const given = contradicted(columns, rows, solver);
    if (given.size === 0) throw new Error('the published numbers contradict each other, and the audit cannot tell which');
    left.push(...rows.filter((_, place) => given.has(place)));
    rows = rows.filter((_, place) => !given.has(place));
  }
};

type System = { readonly columns: readonly Column[]; readonly rows: readonly AttackRow[]; readonly ends: Ends; readonly wanted: readonly Wanted[] };

/** @returns `undefined` when a part has no solution */
const solved = ({ columns, rows, ends, wanted }: System, solver: Solver): ReadonlyMap<number, Interval> | undefined => {
  const narrowed = columns.map(({ whole }, place): Column => ({ low: ends.low[place] ?? 0, high: ends.high[place] ?? 0, whole }));
  const shorter = reduced(columns, rows, ends, (column) => wanted[column] !== undefined);
  const found = new Map<number, Interval>();
  for (const part of componentsOf(columns.length, shorter)) {
    const asked = part.columns.map((column) => wanted[column]);
    if (asked.every((question) => question === undefined)) continue;
    const model = { columns: part.columns.flatMap((column) => narrowed[column] ?? []), rows: ownRows(part, shorter) };
    const answers = cellAnswers(model, asked, solver);
    if (answers === undefined) return undefined;
    for (const [place, interval] of answers) found.set(part.columns[place] ?? 0, interval);
  }
  return found;
};
