import { type Ends, saysNothing } from './propagate.ts';
import type { Column, Row, Term } from './solver.ts';

/**
 * The same system with less in it: columns whose value is settled go to the ends of their rows, rows that say nothing are left out, and so are
 * columns that stand in a single row and that nobody asks for: what they may be widens the row.
 * @returns rows over the same columns
 */
export const reduced = (columns: readonly Column[], rows: readonly Row[], ends: Ends, isAsked: (column: number) => boolean): readonly Row[] => {
  const settled = (column: number): boolean => ends.low[column] === ends.high[column];
  let left = rows.map((row) => withoutTerms(row, ends, settled)).filter((row) => row.terms.length > 0 && !saysNothing(row, ends));
  for (;;) {
    const uses = new Uint32Array(columns.length);
    for (const { terms } of left) for (const { column } of terms) uses[column] = (uses[column] ?? 0) + 1;
    const mayGo = ({ column, factor }: Term): boolean => uses[column] === 1 && Math.abs(factor) === 1 && !isAsked(column);
    const loose = left.filter(({ terms }) => terms.some(mayGo));
    if (loose.length === 0) return left;
    const shorter = left.map((row) => withoutLoose(row, ends, mayGo));
    left = shorter.filter((row) => row.terms.length > 0 && !saysNothing(row, ends));
  }
};

const withoutTerms = (row: Row, ends: Ends, isOut: (column: number) => boolean): Row => {
  if (!row.terms.some(({ column }) => isOut(column))) return row;
  const known = row.terms.reduce((sum, { column, factor }) => (isOut(column) ? sum + factor * (ends.low[column] ?? 0) : sum), 0);
  return { terms: row.terms.filter(({ column }) => !isOut(column)), low: row.low - known, high: row.high - known };
};

const withoutLoose = (row: Row, { low, high }: Ends, mayGo: (term: Term) => boolean): Row => {
  const gone = row.terms.filter(mayGo);
  if (gone.length === 0) return row;
  const ends = gone.map(({ column, factor }) => [factor * (low[column] ?? 0), factor * (high[column] ?? 0)]);
  const least = ends.reduce((sum, pair) => sum + Math.min(...pair), 0);
  const most = ends.reduce((sum, pair) => sum + Math.max(...pair), 0);
  return { terms: row.terms.filter((term) => !mayGo(term)), low: row.low - most, high: row.high - least };
};
