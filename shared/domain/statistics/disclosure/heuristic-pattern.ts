import { newlyHidden, type Prices } from './move-search.ts';
import type { Solve } from './protection-problem.ts';
import type { Cell, Component } from './table-component.ts';
import { findWitness, type Witness, type WitnessSearch } from './witness.ts';

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

/** Among what is hidden nothing has a price. */
export const amongHidden = [{ greed: 1, steps: 200 }];

/** Cells of the surroundings in which a model is tried when the search finds nothing; the last is everything. */
const surroundings = [300, 2000, Number.POSITIVE_INFINITY];

const least = (cell: Cell): number => Math.min(...cell.needs.map(({ up }) => up));

/** Who needs most has the fewest ways: first. */
const inOrder = (primaries: readonly Cell[]): readonly Cell[] =>
  [...primaries].sort((one, other) => least(other) - least(one) || other.weight - one.weight || one.at - other.at);

const dearestFirst = (cells: Iterable<Cell>): readonly Cell[] => [...cells].sort((one, other) => other.weight - one.weight || one.at - other.at);

/** The witnesses, and by cell the primary cells whose witness moves it. */
const witnessBook = () => {
  const witnesses = new Map<Cell, Witness>();
  const users = new Map<Cell, Set<Cell>>();
  return {
    witnesses,
    usersOf: (cell: Cell): readonly Cell[] => [...(users.get(cell) ?? [])].sort((one, other) => one.at - other.at),
    set: (witness: Witness): void => {
      for (const change of witnesses.get(witness.cell)?.changes ?? []) for (const cell of change.keys()) users.get(cell)?.delete(witness.cell);
      witnesses.set(witness.cell, witness);
      for (const change of witness.changes)
        for (const cell of change.keys()) {
          const ofCell = users.get(cell) ?? new Set();
          users.set(cell, ofCell.add(witness.cell));
        }
    },
  };
};

type WitnessBook = ReturnType<typeof witnessBook>;

/** Other witnesses for these cells with what is hidden, or undefined when one of them has none. */
const otherWitnesses = (cells: readonly Cell[], search: WitnessSearch): readonly Witness[] | undefined => {
  const others: Witness[] = [];
  for (const cell of cells) {
    const other = findWitness(cell, { ...search, mayHide: false, runs: amongHidden, surroundings: [] });
    if (other === undefined || other === 'none') return undefined;
    others.push(other);
  }
  return others;
};

/** Shows again what is not needed, dearest first, as long as every primary cell keeps a witness. */
const cleanUp = (secondary: Set<Cell>, book: WitnessBook, search: WitnessSearch): void => {
  for (const cell of dearestFirst(secondary)) {
    search.prices.show(cell);
    const others = otherWitnesses(book.usersOf(cell), search);
    if (others === undefined) search.prices.hide([cell]);
    else {
      secondary.delete(cell);
      for (const other of others) book.set(other);
    }
  }
};

/** Protects one primary cell after the other with the cheapest witness given what is hidden so far, then shows again what is not needed. */
export const heuristicPattern = (component: Component, prices: Prices, solve: Solve): ComponentPattern => {
  const search: WitnessSearch = { component, prices, solve, mayHide: true, runs: toHide, surroundings };
  const book = witnessBook();
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
    book.set(witness);
  }
  cleanUp(secondary, book, search);
  return { secondary, witnesses: book.witnesses, unprotected };
};
