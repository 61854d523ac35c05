import { newlyHidden, type Prices } from './move-search.ts';
import type { Solve } from './protection-problem.ts';
import type { Cell, Component } from './table-component.ts';
import { findWitness, proves, type Witness, type WitnessSearch } from './witness.ts';

/** What was hidden of a component besides what already was, why that is enough, and which primary cells nothing protects. */
export type ComponentPattern = {
  readonly secondary: readonly Cell[];
  readonly witnesses: ReadonlyMap<Cell, Witness>;
  readonly unprotected: readonly Cell[];
};

/** Steps of the search per witness. */
const steps = 2000;

/** Cells of the surroundings in which a model is tried when the search finds nothing; the last is everything. */
const surroundings = [300, 2000, Number.POSITIVE_INFINITY];

const least = (cell: Cell): number => Math.min(...cell.needs.map(({ up }) => up));

/** Who needs most has the fewest ways: first. */
const inOrder = (primaries: readonly Cell[]): readonly Cell[] =>
  [...primaries].sort((one, other) => least(other) - least(one) || other.weight - one.weight || one.at - other.at);

/** Shows again what is not needed, dearest first, as long as every primary cell keeps a witness. */
const cleanUp = (secondary: ReadonlySet<Cell>, witnesses: Map<Cell, Witness>, search: WitnessSearch): readonly Cell[] => {
  const { prices } = search;
  const usersOf = (cell: Cell): readonly Witness[] => [...witnesses.values()].filter(({ changes }) => changes.some((change) => change.has(cell)));
  const left = new Set(secondary);
  for (const cell of [...secondary].sort((one, other) => other.weight - one.weight || one.at - other.at)) {
    prices.show(cell);
    const others: Witness[] = [];
    const users = usersOf(cell);
    for (const { cell: primary } of users) {
      const other = findWitness(primary, { ...search, mayHide: false });
      if (other === undefined || other === 'none') break;
      others.push(other);
    }
    if (others.length < users.length) prices.hide([cell]);
    else {
      left.delete(cell);
      for (const other of others) witnesses.set(other.cell, other);
    }
  }
  return [...left];
};

/** Protects one primary cell after the other with the cheapest witness given what is hidden so far, then shows again what is not needed. */
export const heuristicPattern = (component: Component, prices: Prices, solve: Solve): ComponentPattern => {
  const search: WitnessSearch = { component, prices, solve, mayHide: true, steps, surroundings };
  const witnesses = new Map<Cell, Witness>();
  const secondary = new Set<Cell>();
  const unprotected: Cell[] = [];
  for (const cell of inOrder(component.primaries)) {
    const witness = findWitness(cell, search);
    if (witness === undefined || witness === 'none') {
      unprotected.push(cell);
      continue;
    }
    const hidden = witness.changes.flatMap((change) => newlyHidden(change, prices));
    for (const other of hidden) secondary.add(other);
    prices.hide(hidden);
    witnesses.set(cell, witness);
  }
  const left = cleanUp(secondary, witnesses, search);
  for (const witness of witnesses.values()) if (!proves(witness, prices.hiding)) throw new Error(`no proof for ${witness.cell.id}`);
  return { secondary: left, witnesses, unprotected };
};
