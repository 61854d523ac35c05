import { amongHidden, cleanUp, type Draft, improve } from './improvement.ts';
import { newlyHidden, pricesOf } from './move-search.ts';
import type { Solve } from './protection-problem.ts';
import type { Cell, Component } from './table-component.ts';
import { findWitness, type Witness, type WitnessSearch } from './witness.ts';
import { witnessBook } from './witness-book.ts';

/** What was hidden of a component besides what already was, why that is enough, and which primary cells nothing protects. */
export type ComponentPattern = {
  readonly secondary: ReadonlySet<Cell>;
  readonly witnesses: ReadonlyMap<Cell, Witness>;
  readonly unprotected: readonly Cell[];
};

/** First a witness at any price, then cheaper ones. */
const toHide = [
  { greed: 16, steps: 2000 },
  { greed: 4, steps: 400 },
  { greed: 1, steps: 400 },
  { greed: 0.2, steps: 200 },
];

/** Cells of the surroundings in which a model is tried when the search finds nothing; the last is everything. */
const surroundings = [300, 2000, Number.POSITIVE_INFINITY];

/** Up to so many cells a component is protected in several orders, of which the cheapest counts. */
const smallSize = 400;

/** Up to so many cells dear cells are replaced by cheaper ones; in larger components that takes longer than the gain of some percent is worth. */
const middleSize = 2500;

const rounds = 5;

type Order = (one: Cell, other: Cell) => number;

const least = (cell: Cell): number => Math.min(...cell.needs.map(({ up }) => up));
const neediestFirst: Order = (one, other) => least(other) - least(one) || other.weight - one.weight || one.at - other.at;
const otherOrders: readonly Order[] = [
  (one, other) => other.weight - one.weight || one.at - other.at,
  (one, other) => one.weight - other.weight || other.at - one.at,
  (one, other) => one.at - other.at,
  (one, other) => other.at - one.at,
];

const costOf = ({ secondary }: ComponentPattern): number => Iterator.from(secondary).reduce((sum, { weight }) => sum + weight, 0);

/** One primary cell after the other gets the cheapest witness given what is hidden so far; then is shown again what is not needed. */
const patternInOrder = (component: Component, order: Order, solve: Solve): ComponentPattern => {
  const prices = pricesOf(component);
  const search: WitnessSearch = { component, prices, solve, mayHide: true, runs: toHide, surroundings };
  const draft: Draft = { secondary: new Set(), book: witnessBook(), search };
  const unprotected: Cell[] = [];
  const witnessOf = (cell: Cell): Witness | 'none' | undefined =>
    findWitness(cell, { ...search, mayHide: false, runs: amongHidden, surroundings: [] }) ?? findWitness(cell, search);
  for (const cell of component.primaries.toSorted(order)) {
    const witness = witnessOf(cell);
    if (witness === undefined || witness === 'none') {
      unprotected.push(cell);
      continue;
    }
    const hidden = witness.changes.flatMap((change) => newlyHidden(change, prices));
    for (const other of hidden) draft.secondary.add(other);
    prices.hide(hidden);
    draft.book.set(witness);
  }
  if (component.cells.length <= middleSize) improve(draft, rounds);
  cleanUp(draft);
  return { secondary: draft.secondary, witnesses: draft.book.witnesses, unprotected };
};

/** A pattern that protects whatever can be protected, found by searching; small components are searched in several orders. */
export const heuristicPattern = (component: Component, solve: Solve): ComponentPattern => {
  const first = patternInOrder(component, neediestFirst, solve);
  if (first.secondary.size === 0 || component.cells.length > smallSize) return first;
  const others = otherOrders.map((order) => patternInOrder(component, order, solve));
  return others.reduce((best, other) => (other.unprotected.length <= best.unprotected.length && costOf(other) < costOf(best) ? other : best), first);
};
