import { modelledMove } from './move-model.ts';
import { cheapestMove, costOfChange, type Prices, type SearchRun } from './move-search.ts';
import type { Solve } from './protection-problem.ts';
import { agrees, type Cell, type Change, type Component, type Hiding } from './table-component.ts';

/** Tables that agree with all that is public and show that a primary cell may be large (and that its interval is wide enough). */
export type Witness = { readonly cell: Cell; readonly changes: readonly Change[] };

/** Whether the tables prove what the cell needs, counted in integers. */
export const proves = ({ cell, changes }: Witness, hiding: Hiding): boolean => {
  if (!changes.every((change) => agrees(change, hiding))) return false;
  const moved = changes.map((change) => change.get(cell) ?? 0);
  return cell.needs.some(({ up, down }) => Math.max(0, ...moved) >= up && Math.min(0, ...moved) <= -down);
};

export type WitnessSearch = {
  readonly component: Component;
  readonly prices: Prices;
  readonly solve: Solve;
  /** Whether cells that are shown may be hidden for it. */
  readonly mayHide: boolean;
  readonly runs: readonly SearchRun[];
  /** Only witnesses for which less must be hidden. */
  readonly below?: number;
  /** Sizes of the surroundings in which a model is solved when the search finds nothing, small to large. */
  readonly surroundings: readonly number[];
};

/** One after the other by 1: two cells that can spare one each do where no cell can spare two. */
const unitMoves = (cell: Cell, by: number, { prices, mayHide, runs, below = Number.POSITIVE_INFINITY }: WitnessSearch): Change | undefined => {
  const change = new Map<Cell, number>();
  for (let unit = 0; unit < Math.abs(by); unit += 1) {
    const move = cheapestMove(cell, Math.sign(by), prices, { mayHide, runs, below, ...(unit > 0 && { onTopOf: change }) });
    if (move === undefined) return undefined;
    for (const [moved, amount] of move) change.set(moved, (change.get(moved) ?? 0) + amount);
  }
  return change;
};

/** The cells around one, nearest first. */
const surroundingsOf = (start: Cell, most: number, isAllowed: (cell: Cell) => boolean): readonly Cell[] => {
  const near = new Set([start]);
  for (const cell of near)
    for (const { line } of cell.links)
      for (const { cell: next } of line.terms) {
        if (near.size >= most) return [...near];
        if (isAllowed(next)) near.add(next);
      }
  return [...near];
};

/** Nothing beyond them changes, so a sum that reaches beyond is short of cells, but still holds. */
const modelled = (cell: Cell, by: number, { component, prices, solve, mayHide, surroundings }: WitnessSearch): Change | 'none' | undefined => {
  const isAllowed = (other: Cell): boolean => mayHide || prices.costOf(other) === 0;
  for (const most of surroundings) {
    const near = surroundingsOf(cell, most, isAllowed);
    const found = modelledMove(cell, by, near, prices, solve);
    const isAll = near.length < most || near.length === component.cells.length;
    if ((found !== undefined && found !== 'none') || isAll) return found;
  }
  return undefined;
};

const cheapest = (cell: Cell, by: number, search: WitnessSearch): Change | 'none' | undefined => {
  const { prices, mayHide, runs, below = Number.POSITIVE_INFINITY } = search;
  const whole = cheapestMove(cell, by, prices, { mayHide, runs, below });
  const cost = whole === undefined ? Number.POSITIVE_INFINITY : costOfChange(whole, prices);
  if (cost === 0 || Math.abs(by) === 1) return whole ?? modelled(cell, by, search);
  const units = unitMoves(cell, by, search);
  return units !== undefined && costOfChange(units, prices) < cost ? units : (whole ?? modelled(cell, by, search));
};

/**
 * A cheap witness of a primary cell.
 * @returns `none` when there is provably none; undefined when the search was given up
 */
export const findWitness = (cell: Cell, search: WitnessSearch): Witness | 'none' | undefined => {
  const found = cell.needs.map(({ up, down }): Witness | 'none' | undefined => {
    const changes = [up, -down].filter((by) => by !== 0).map((by) => cheapest(cell, by, search));
    if (changes.includes('none')) return 'none';
    const known = changes.filter((change) => change !== undefined && change !== 'none');
    return known.length === changes.length ? { cell, changes: known } : undefined;
  });
  const witnesses = found.filter((witness) => witness !== undefined && witness !== 'none');
  const costs = witnesses.map(({ changes }) => changes.reduce((sum, change) => sum + costOfChange(change, search.prices), 0));
  const best = witnesses[costs.indexOf(Math.min(...costs))];
  return best ?? (found.includes(undefined) ? undefined : 'none');
};
