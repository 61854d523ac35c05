import { type LinearModel, solveModel, type Term } from './linear-model.ts';
import type { Prices } from './move-search.ts';
import type { Solve } from './protection-problem.ts';
import type { Cell, Component, Line } from './table-component.ts';

/** How the cells of a witness are bound: each moves by at most `most` where it is hidden, in integers or (tight in two-way tables) in parts. */
type Binding = { readonly most: number; readonly isInteger: boolean };

type Block = { readonly cell: Cell; readonly name: string; readonly by: number };

const hidden = ({ at }: Cell): string => `s${at}`;
const moved = ({ name }: Block, { at }: Cell): string => `${name}c${at}`;

/** A witness upwards for each cell, and one downwards where the width asks for it. */
const blocksOf = (cells: readonly Cell[]): readonly Block[] =>
  cells.flatMap((cell, at) => [
    { cell, name: `u${at}`, by: Math.min(...cell.needs.map(({ up }) => up)) },
    ...(cell.needs.length > 1 ? [{ cell, name: `d${at}`, by: 0 }] : []),
  ]);

const fall = ({ value, floor }: Cell, most: number): number => Math.min(value - floor, most);

const blockRows = (block: Block, component: Component, choice: ReadonlySet<Cell>, most: number): LinearModel['rows'] => [
  ...component.lines.map((line: Line) => ({
    terms: line.terms.map(({ cell, sign }): Term => [sign, moved(block, cell)]),
    is: '=' as const,
    value: 0,
  })),
  ...component.cells.flatMap((cell) =>
    choice.has(cell)
      ? [
          { terms: [[1, moved(block, cell)] as const, [-most, hidden(cell)] as const], is: '<=' as const, value: 0 },
          { terms: [[1, moved(block, cell)] as const, [fall(cell, most), hidden(cell)] as const], is: '>=' as const, value: 0 },
        ]
      : [],
  ),
];

/** The widest need is met by up and down together. */
const widthRows = (blocks: readonly Block[]): LinearModel['rows'] =>
  blocks
    .filter(({ by }) => by === 0)
    .map((block) => {
      const { cell } = block;
      const up = blocks.find((other) => other.cell === cell && other !== block) ?? block;
      const width = Math.max(...cell.needs.map((need) => need.up + need.down));
      return { terms: [[1, moved(up, cell)] as const, [-1, moved(block, cell)] as const], is: '>=' as const, value: width };
    });

/**
 * The whole choice as one model: a column per cell that may be hidden, and for each primary cell a table that proves it
 * (Fischetti and Salazar-González 2001, with the tables instead of their cuts).
 */
const patternModel = (component: Component, needy: readonly Cell[], { hiding }: Prices, below: number, { most, isInteger }: Binding): LinearModel => {
  const choice = new Set(component.cells.filter(({ at }) => hiding[at] !== 1));
  const blocks = blocksOf(needy);
  const loss = [...choice].map((cell): Term => [cell.weight, hidden(cell)]);
  return {
    minimise: loss,
    rows: [
      ...blocks.flatMap((block) => blockRows(block, component, choice, most)),
      ...widthRows(blocks),
      ...(Number.isFinite(below) ? [{ terms: loss, is: '<=' as const, value: below }] : []),
    ],
    bounds: [
      ...[...choice].map((cell) => ({ column: hidden(cell), least: 0, greatest: 1 })),
      ...blocks.flatMap((block) =>
        component.cells.map((cell) => ({
          column: moved(block, cell),
          least: cell === block.cell ? (block.by > 0 ? block.by : -fall(cell, most)) : -fall(cell, most),
          greatest: Math.max(most, block.by),
        })),
      ),
    ],
    integers: [...[...choice].map(hidden), ...(isInteger ? blocks.flatMap((block) => component.cells.map((cell) => moved(block, cell))) : [])],
  };
};

/** What the model chose; `optimal` when nothing cheaper can be, as far as its binding reaches. */
export type ModelledPattern = { readonly cells: readonly Cell[] | undefined; readonly isProven: boolean };

/**
 * The cheapest cells to hide so that the needy ones are safe.
 * @param below only patterns that cost at most this; none of them: `cells` is undefined, and proven when that is sure
 */
export const modelledPattern = (
  component: Component,
  needy: readonly Cell[],
  prices: Prices,
  below: number,
  binding: Binding,
  nodes: number,
  solve: Solve,
): ModelledPattern => {
  const model = patternModel(component, needy, prices, below, binding);
  const { status, columns } = solveModel(solve, model, { mip_max_nodes: nodes, mip_rel_gap: 0 });
  if (status === 'infeasible') return { cells: undefined, isProven: true };
  const cells = component.cells.filter((cell) => (columns.get(hidden(cell)) ?? 0) > 0.5);
  return { cells: columns.size > 0 && status !== 'failed' ? cells : undefined, isProven: status === 'optimal' };
};
