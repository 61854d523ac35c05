import type { AttackRow } from './attack-system.ts';
import type { Column, LinearModel, Solver } from './solver.ts';

/**
 * Rows that published numbers contradict, found as the least that has to give way: in integers of what an issue says of itself rather not, of
 * sums over several issues sooner, and first of all that a number stayed the same through a revision.
 * @returns places in `rows`
 */
export const contradicted = (columns: readonly Column[], rows: readonly AttackRow[], solver: Solver): ReadonlySet<number> => {
  const session = solver.open(elastic(columns, rows));
  const goal = rows.flatMap((row, place) => {
    const factor = weightOf(row);
    return [0, 1].map((side) => ({ column: columns.length + 2 * place + side, factor }));
  });
  const answer = session.ask({ goal, sense: 'smallest', integers: false });
  session.close();
  if (answer.status !== 'optimal') throw new Error(`the audit cannot tell which numbers contradict each other: ${answer.status}`);
  const gives = (place: number): boolean => [0, 1].some((side) => (answer.point[columns.length + 2 * place + side] ?? 0) > 1e-6);
  return withSurroundings(rows, new Set(rows.keys().filter(gives)));
};

const weightOf = ({ reason, issues }: AttackRow): number => {
  if (reason.kind === 'same') return 1;
  return issues.size > 1 ? 50 : 2500;
};

/** Each row may be off to either side, by a column of its own. */
const elastic = (columns: readonly Column[], rows: readonly AttackRow[]): LinearModel => {
  const give = { low: 0, high: Number.POSITIVE_INFINITY, whole: false };
  return {
    columns: [...columns, ...rows.flatMap(() => [give, give])],
    rows: rows.map(({ terms, low, high }, place) => {
      const column = columns.length + 2 * place;
      return { terms: [...terms, { column, factor: 1 }, { column: column + 1, factor: -1 }], low, high };
    }),
  };
};

// When a sum has changed between two issues, nobody can tell which of its hidden parts has: none of them is taken to be the same.
const withSurroundings = (rows: readonly AttackRow[], given: ReadonlySet<number>): ReadonlySet<number> => {
  const changed = new Set([...given].flatMap((place) => (rows[place]?.reason.kind === 'same' ? [place] : [])));
  if (changed.size === 0) return given;
  const pairs = new Set([...changed].map((place) => pairOf(rows[place])));
  const touched = new Set([...changed].flatMap((place) => columnsOf(rows[place])));
  const around = new Set(
    rows.flatMap((row) => (row.reason.kind === 'sum' && columnsOf(row).some((column) => touched.has(column)) ? columnsOf(row) : [])),
  );
  const also = rows.flatMap((row, place) =>
    row.reason.kind === 'same' && pairs.has(pairOf(row)) && columnsOf(row).some((column) => around.has(column)) ? [place] : [],
  );
  return new Set([...given, ...also]);
};

const pairOf = (row: AttackRow | undefined): string => [...(row?.issues ?? [])].join('|');
const columnsOf = (row: AttackRow | undefined): readonly number[] => (row?.terms ?? []).map(({ column }) => column);
