import { type LinearModel, solveModel } from './linear-model.ts';
import type { Prices } from './move-search.ts';
import type { Solve } from './protection-problem.ts';
import { agrees, type Cell, type Change, type Line } from './table-component.ts';

/** Nodes of the search tree that a model may take before it is given up. */
const nodes = 500;

const up = ({ at }: Cell): string => `u${at}`;
const down = ({ at }: Cell): string => `d${at}`;

/** The cheapest change in integers that moves `start` by at least `by`; where nothing is lost, the one that moves least. */
const moveModel = (start: Cell, by: number, cells: readonly Cell[], { costOf }: Prices): LinearModel => {
  const canRise = (cell: Cell): boolean => cell !== start || by > 0;
  const canFall = (cell: Cell): boolean => (cell === start ? by < 0 : cell.value > cell.floor);
  const terms = new Map<Line, [number, string][]>();
  for (const cell of cells)
    for (const { line, sign } of cell.links) {
      const ofLine = terms.get(line) ?? [];
      if (canRise(cell)) ofLine.push([sign, up(cell)]);
      if (canFall(cell)) ofLine.push([-sign, down(cell)]);
      terms.set(line, ofLine);
    }
  const rising = cells.filter(canRise);
  const falling = cells.filter(canFall);
  const loss = (cell: Cell): number => costOf(cell) + start.weight / 1000;
  return {
    minimise: [...rising.map((cell) => [loss(cell), up(cell)] as const), ...falling.map((cell) => [loss(cell), down(cell)] as const)],
    rows: [...terms.values()].filter(({ length }) => length > 0).map((ofLine) => ({ terms: ofLine, is: '=', value: 0 })),
    bounds: [
      ...falling.map((cell) => ({ column: down(cell), least: cell === start ? -by : 0, greatest: cell.value - cell.floor })),
      ...(by > 0 ? [{ column: up(start), least: by }] : []),
    ],
    integers: [...rising.map(up), ...falling.map(down)],
  };
};

/**
 * The cheapest change in integers of the given cells that raises `start` by at least `by` (lowers it when negative).
 * @returns `none` when there is provably none; undefined when the limit of nodes came first
 */
export const modelledMove = (start: Cell, by: number, cells: readonly Cell[], prices: Prices, solve: Solve): Change | 'none' | undefined => {
  const { status, columns } = solveModel(solve, moveModel(start, by, cells, prices), { mip_max_nodes: nodes });
  if (status === 'infeasible') return 'none';
  const change = new Map<Cell, number>();
  for (const cell of cells) {
    const amount = Math.round(columns.get(up(cell)) ?? 0) - Math.round(columns.get(down(cell)) ?? 0);
    if (amount !== 0) change.set(cell, amount);
  }
  const reached = Math.sign(by) * (change.get(start) ?? 0) >= Math.abs(by);
  return reached && agrees(change, new Uint8Array(prices.hiding.length).fill(1)) ? change : undefined;
};
