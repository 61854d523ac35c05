import { modelledPattern } from './exact-pattern.ts';
import { type ComponentPattern, heuristicPattern } from './heuristic-pattern.ts';
import { amongHidden } from './improvement.ts';
import { type Prices, pricesOf } from './move-search.ts';
import type { Solve } from './protection-problem.ts';
import type { Cell, Component } from './table-component.ts';
import { findWitness, proves, type Witness } from './witness.ts';

/** How much is spent on the best pattern. */
export type Effort = {
  /** Columns of the largest model that chooses the whole pattern of a component; 0: no model. */
  readonly columns: number;
  /** Columns of all these models of a problem together; small components come first. */
  readonly total: number;
  /** Nodes of the search tree of a model. */
  readonly nodes: number;
};

export type ProvenPattern = ComponentPattern & { readonly isOptimal: boolean };

/** Witnesses of all cells with what is hidden, or undefined when one has none. */
const witnessesOf = (cells: readonly Cell[], component: Component, prices: Prices, solve: Solve): ReadonlyMap<Cell, Witness> | undefined => {
  const witnesses = new Map<Cell, Witness>();
  for (const cell of cells) {
    const surroundings = [Number.POSITIVE_INFINITY];
    const witness = findWitness(cell, { component, prices, solve, mayHide: false, runs: amongHidden, surroundings });
    if (witness === undefined || witness === 'none') return undefined;
    witnesses.set(cell, witness);
  }
  return witnesses;
};

const costOf = (cells: Iterable<Cell>): number => Iterator.from(cells).reduce((sum, { weight }) => sum + weight, 0);

/** The cheapest pattern that a model finds and integers confirm; undefined when there is none cheaper than `known`. */
const cheaperPattern = (
  component: Component,
  needy: readonly Cell[],
  known: ComponentPattern,
  nodes: number,
  solve: Solve,
): ProvenPattern | 'none' | undefined => {
  const reach = Math.max(...needy.flatMap((cell) => cell.needs.map(({ up }) => up)));
  const below = costOf(known.secondary) - Math.min(...component.cells.map(({ weight }) => weight)) / 1e6;
  for (const binding of [
    { most: reach, isInteger: false },
    { most: reach, isInteger: true },
  ]) {
    const { cells, isProven } = modelledPattern(component, needy, pricesOf(component), below, binding, nodes, solve);
    if (cells === undefined) return isProven ? 'none' : undefined;
    const prices = pricesOf(component);
    prices.hide(cells);
    const protectedCells = component.primaries.filter((cell) => known.witnesses.has(cell));
    const witnesses = witnessesOf(protectedCells, component, prices, solve);
    if (witnesses !== undefined) return { secondary: new Set(cells), witnesses, unprotected: known.unprotected, isOptimal: isProven };
  }
  return undefined;
};

/** What the search hid, and the primary cells that have no witness without it: only they need one in a model. */
export type FoundPattern = { readonly component: Component; readonly found: ComponentPattern; readonly needy: readonly Cell[] };

/** The pattern of the search. */
export const foundPattern = (component: Component, solve: Solve): FoundPattern => {
  const found = heuristicPattern(component, solve);
  const prices = pricesOf(component);
  const needy = component.primaries.filter((cell) => {
    if (!found.witnesses.has(cell)) return false;
    const witness = findWitness(cell, { component, prices, solve, mayHide: false, runs: amongHidden, surroundings: [] });
    return witness === undefined || witness === 'none';
  });
  return { component, found, needy: found.secondary.size === 0 ? [] : needy };
};

/** Columns of the model that chooses the whole pattern. */
export const columnsOf = ({ component, needy }: FoundPattern): number => needy.length * component.cells.length;

/**
 * The pattern of the search, or the cheaper one of a model when there is one.
 * @throws when a witness does not hold, which would be a fault of this program
 */
export const bestPattern = ({ component, found, needy }: FoundPattern, isModelled: boolean, nodes: number, solve: Solve): ProvenPattern => {
  const cheaper = isModelled && needy.length > 0 ? cheaperPattern(component, needy, found, nodes, solve) : undefined;
  const best = cheaper === undefined || cheaper === 'none' ? { ...found, isOptimal: cheaper === 'none' || found.secondary.size === 0 } : cheaper;
  const final = pricesOf(component);
  final.hide(best.secondary);
  for (const witness of best.witnesses.values())
    if (!proves(witness, final.hiding)) throw new Error(`the witness of ${witness.cell.id} does not hold`);
  return best;
};
