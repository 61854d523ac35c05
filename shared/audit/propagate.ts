import type { Column, Row } from './solver.ts';

/** Ends of columns, by place. */
export type Ends = { readonly low: Float64Array; readonly high: Float64Array };

const slack = 1e-6;
// Ends that creep towards each other in small steps say nothing that the solver does not say at once.
const mostSteps = 40;

/**
 * Ends that follow from the rows one at a time, before any solver is asked: most of a county's sums are settled by that.
 * @returns `undefined` when the rows contradict each other
 */
export const propagate = (columns: readonly Column[], rows: readonly Row[]): Ends | undefined => {
  const low = Float64Array.from(columns, (column) => column.low);
  const high = Float64Array.from(columns, (column) => column.high);
  const rowsOf: number[][] = columns.map(() => []);
  for (const [place, { terms }] of rows.entries()) for (const { column } of terms) rowsOf[column]?.push(place);
  const steps = new Uint16Array(columns.length);
  const waiting = new Set(rows.keys());
  for (const place of waiting) {
    waiting.delete(place);
    const row = rows[place];
    if (row === undefined) continue;
    const moved = tightened(row, columns, { low, high });
    if (moved === undefined) return undefined;
    for (const column of moved) {
      steps[column] = (steps[column] ?? 0) + 1;
      if ((steps[column] ?? 0) <= mostSteps) for (const other of rowsOf[column] ?? []) waiting.add(other);
    }
  }
  return { low, high };
};

/** Narrows the columns of a row in place. @returns those that moved; `undefined` when nothing fits */
const tightened = (row: Row, columns: readonly Column[], { low, high }: Ends): readonly number[] | undefined => {
  const reach = reachOf(row, { low, high });
  if (reach.least > row.high + slack || reach.most < row.low - slack) return undefined;
  const moved: number[] = [];
  for (const { column, factor } of row.terms) {
    const own = termReach(factor, low[column] ?? 0, high[column] ?? 0);
    // What the others add at least and at most.
    const othersLeast =
      reach.openLeast - (own.least === Number.NEGATIVE_INFINITY ? 1 : 0) > 0 ? Number.NEGATIVE_INFINITY : reach.finiteLeast - finite(own.least);
    const othersMost =
      reach.openMost - (own.most === Number.POSITIVE_INFINITY ? 1 : 0) > 0 ? Number.POSITIVE_INFINITY : reach.finiteMost - finite(own.most);
    const ends = [(row.high - othersLeast) / factor, (row.low - othersMost) / factor];
    const whole = columns[column]?.whole === true;
    const [upper = 0, lower = 0] = factor > 0 ? ends : ends.toReversed();
    const newHigh = whole ? Math.floor(upper + slack) : upper;
    const newLow = whole ? Math.ceil(lower - slack) : lower;
    let narrowed = false;
    if (newHigh < (high[column] ?? 0) - slack) {
      high[column] = newHigh;
      narrowed = true;
    }
    if (newLow > (low[column] ?? 0) + slack) {
      low[column] = newLow;
      narrowed = true;
    }
    if ((low[column] ?? 0) > (high[column] ?? 0) + slack) return undefined;
    if (narrowed) moved.push(column);
    // The reach of the row stays that of before: wider than it is now, and so still right.
  }
  return moved;
};

const finite = (end: number): number => (Number.isFinite(end) ? end : 0);

const termReach = (factor: number, low: number, high: number): { readonly least: number; readonly most: number } =>
  factor > 0 ? { least: factor * low, most: factor * high } : { least: factor * high, most: factor * low };

/** Least and most that the terms of a row add up to; `open…`: how many of them have no end there. */
const reachOf = ({ terms }: Row, { low, high }: Ends) => {
  let [finiteLeast, finiteMost, openLeast, openMost] = [0, 0, 0, 0];
  for (const { column, factor } of terms) {
    const { least, most } = termReach(factor, low[column] ?? 0, high[column] ?? 0);
    if (least === Number.NEGATIVE_INFINITY) openLeast += 1;
    else finiteLeast += least;
    if (most === Number.POSITIVE_INFINITY) openMost += 1;
    else finiteMost += most;
  }
  const least = openLeast > 0 ? Number.NEGATIVE_INFINITY : finiteLeast;
  const most = openMost > 0 ? Number.POSITIVE_INFINITY : finiteMost;
  return { finiteLeast, finiteMost, openLeast, openMost, least, most };
};

/** Whether a row says nothing more than the ends of its columns do. */
export const saysNothing = (row: Row, ends: Ends): boolean => {
  const { least, most } = reachOf(row, ends);
  return least >= row.low - slack && most <= row.high + slack;
};
