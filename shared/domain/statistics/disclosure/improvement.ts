import { newlyHidden } from './move-search.ts';
import type { Cell } from './table-component.ts';
import { findWitness, type Witness, type WitnessSearch } from './witness.ts';
import type { WitnessBook } from './witness-book.ts';

/** A pattern that is being worked on: what is hidden besides what already was, and why that is enough. */
export type Draft = { readonly secondary: Set<Cell>; readonly book: WitnessBook; readonly search: WitnessSearch };

/** Among what is hidden nothing has a price: the nearest balance is as good as any. */
export const amongHidden = [{ greed: 1, steps: 200 }];

/** Around a cell that is to be shown: cheap, or not at all. */
const around = [
  { greed: 4, steps: 150 },
  { greed: 0.5, steps: 150 },
];

const dearestFirst = (cells: Iterable<Cell>): readonly Cell[] => [...cells].sort((one, other) => other.weight - one.weight || one.at - other.at);

/** Nothing else but a primary cell would be hidden in one of its sums. */
const isNeeded = (cell: Cell, { book, search: { prices } }: Draft): boolean =>
  cell.links.some(({ line }) => {
    const hidden = line.terms.filter((term) => term.cell !== cell && prices.costOf(term.cell) === 0);
    return hidden.length === 1 && hidden.some((term) => book.witnesses.has(term.cell));
  });

/**
 * Shows a cell again if whoever needs it finds other witnesses for which less is hidden than is gained; else all is as before.
 * @param mayHide whether anything may be hidden for it
 */
const replaced = (cell: Cell, draft: Draft, mayHide: boolean): boolean => {
  const { secondary, book, search } = draft;
  const { prices } = search;
  if (!mayHide && isNeeded(cell, draft)) return false;
  prices.hold(cell);
  const others: Witness[] = [];
  const added: Cell[] = [];
  let left = cell.weight;
  for (const user of book.usersOf(cell)) {
    const free = findWitness(user, { ...search, mayHide: false, runs: amongHidden, surroundings: [] });
    const other = free === undefined && mayHide ? findWitness(user, { ...search, runs: around, surroundings: [], below: left }) : free;
    const hidden = other === undefined || other === 'none' ? undefined : other.changes.flatMap((change) => newlyHidden(change, prices));
    left -= (hidden ?? []).reduce((sum, { weight }) => sum + weight, 0);
    if (other === undefined || other === 'none' || hidden === undefined || left <= 1e-9) {
      for (const shown of added) prices.show(shown);
      prices.hide([cell]);
      return false;
    }
    others.push(other);
    added.push(...hidden);
    prices.hide(hidden);
  }
  prices.show(cell);
  secondary.delete(cell);
  for (const hidden of added) secondary.add(hidden);
  for (const other of others) book.set(other);
  return true;
};

/** Shows again what is not needed, dearest first, as long as every primary cell keeps a witness. */
export const cleanUp = (draft: Draft): void => {
  for (const cell of dearestFirst(draft.secondary)) replaced(cell, draft, false);
};

/** Puts cheaper cells in the place of dear ones as long as something is gained, at most `rounds` times over all. */
export const improve = (draft: Draft, rounds: number): void => {
  for (let round = 0; round < rounds; round += 1) {
    const gained = dearestFirst(draft.secondary).filter((cell) => draft.secondary.has(cell) && replaced(cell, draft, true));
    if (gained.length === 0) break;
    for (const cell of [...draft.secondary]) if (draft.book.usersOf(cell).length === 0) replaced(cell, draft, false);
  }
};
