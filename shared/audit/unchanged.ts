import type { CellKey, Occurrence, PublishedNumbers } from './published-numbers.ts';
import { issueAt, unknownOf } from './unknowns.ts';

/** The number as an issue shows it, else as the last issue before it did; `undefined` before any has. */
export const asSeenFrom = (versions: readonly Occurrence[] | undefined, view: number): Occurrence | undefined =>
  versions?.findLast(({ issue }) => issue <= view);

/** Issues in which one of the numbers is another than before, or is hidden again, in order. */
export const viewsOf = ({ occurrences }: PublishedNumbers, cells: readonly CellKey[]): readonly number[] =>
  [...new Set(cells.flatMap((cell) => (occurrences.get(cell) ?? []).map(({ issue }) => issue)))].toSorted((a, b) => a - b);

/**
 * A number from what issues have said of it to an issue that says something of its sums. `one` is absent before any has shown it or that it is hidden;
 * `other` where this issue does neither.
 */
export type Step = { readonly cell: CellKey; readonly to: number; readonly one?: Occurrence; readonly other?: Occurrence };

/** Which numbers that are not known are the same in two issues. */
export type Sameness = {
  /** Through which a number stays the same of which one issue or both show that it is hidden. */
  readonly kept: readonly Step[];
  /** How many times a number may have been counted again after an issue and up to another, none of which shows it. */
  readonly recounts: (cell: CellKey, after: number, view: number) => number;
};

/** Steps of the numbers of a sum to one issue. `bystanders`: numbers that were shown and are not shown again. */
type Move = { readonly open: readonly Step[]; readonly bystanders: readonly Step[]; readonly isChange: boolean };

/**
 * Nobody outside knows which numbers a correction has changed. That none has is taken for true until a sum changes by more or less than its
 * numbers that are shown both times: which of the others has changed then nobody can tell, nor what hangs on them by further sums. None of
 * these is taken for the same.
 * @param sums numbers of every sum that was found, the total first
 */
export const samenessOf = (numbers: PublishedNumbers, sums: readonly (readonly CellKey[])[]): Sameness => {
  const moves = movesOf(numbers, sums);
  const groups = joined();
  for (const { open } of moves) {
    const [first = '', ...others] = open.map(keyOf);
    for (const other of others) groups.join(first, other);
  }
  const roots = new Set(moves.flatMap(({ open, isChange }) => (isChange ? open.map((step) => groups.rootOf(keyOf(step))) : [])));
  const isIn = (step: Step): boolean => roots.has(groups.rootOf(keyOf(step)));
  const all = new Map(moves.flatMap(({ open }) => open.map((step) => [keyOf(step), step] as const)));
  const changed = new Map([...all].filter(([, step]) => isIn(step)));
  for (const { open, bystanders, isChange } of moves) {
    if (isChange || open.some(isIn)) for (const step of bystanders) changed.set(keyOf(step), step);
  }
  const unseen = Map.groupBy(
    changed.values().filter(({ other }) => other === undefined),
    ({ cell }) => cell,
  );
  return {
    kept: [...all.values()].filter((step) => step.one !== undefined && step.other !== undefined && !isIn(step)),
    recounts: (cell, after, view) => (unseen.get(cell) ?? []).filter(({ to }) => after < to && to <= view).length,
  };
};

const keyOf = ({ cell, to }: Step): string => `${cell}@${to}`;

const movesOf = (numbers: PublishedNumbers, sums: readonly (readonly CellKey[])[]): readonly Move[] => {
  const stepsBetween = stepsOf(numbers, sums);
  return sums.flatMap((cells) => {
    const views = viewsOf(numbers, cells);
    return views.slice(1).map((view, place): Move => {
      const taken = cells.flatMap((cell, at) => stepsBetween(cell, views[place] ?? 0, view).map((step) => ({ step, sign: at === 0 ? 1 : -1 })));
      const steps = taken.map(({ step }) => step);
      const moved = taken.reduce((sum, { step, sign }) => sum + sign * moveOf(step), 0);
      return {
        open: steps.filter(({ one, other }) => !isKnown(one) || (other !== undefined && !isKnown(other))),
        bystanders: steps.filter(({ one, other }) => isKnown(one) && other === undefined),
        isChange: Math.abs(moved) > 1e-6 || steps.some((step) => isCountedAgain(numbers, step)),
      };
    });
  });
};

/** Steps of a number after one issue and up to another. That it appears for the first time is none. */
const stepsOf = (numbers: PublishedNumbers, sums: readonly (readonly CellKey[])[]) => {
  const unseen = new Map<CellKey, Set<number>>();
  for (const cells of sums) {
    const views = viewsOf(numbers, cells);
    for (const cell of cells) {
      const known = unseen.get(cell) ?? new Set();
      unseen.set(cell, known);
      for (const view of views) if (view > (asSeenFrom(numbers.occurrences.get(cell), view)?.until ?? -1)) known.add(view);
    }
  }
  return (cell: CellKey, from: number, to: number): readonly Step[] => {
    const versions = numbers.occurrences.get(cell) ?? [];
    const isWithin = (view: number): boolean => from < view && view <= to;
    const shown = versions.flatMap((other, place) =>
      isWithin(other.issue) ? versions.slice(Math.max(0, place - 1), place).map((one): Step => ({ cell, to: other.issue, one, other })) : [],
    );
    const others = [...(unseen.get(cell) ?? [])].filter(isWithin).map((view): Step => {
      const one = asSeenFrom(versions, view);
      return { cell, to: view, ...(one && { one }) };
    });
    return [...others, ...shown];
  };
};

const isKnown = (seen: Occurrence | undefined): boolean => seen?.value !== undefined && seen.tolerance === 0;

const moveOf = ({ one, other }: Step): number => (isKnown(one) && isKnown(other) ? (other?.value ?? 0) - (one?.value ?? 0) : 0);

/** A hidden count is one at least: one that is shown as nothing before or after has been counted again. Of others the issues say it. */
const isCountedAgain = (numbers: PublishedNumbers, { cell, one, other }: Step): boolean => {
  if (one === undefined || other === undefined) return false;
  const [before, after] = [unknownOf(numbers, cell, one.issue, one), unknownOf(numbers, cell, other.issue, other)];
  const isHiddenOnce = (one.value === undefined) !== (other.value === undefined);
  const isSaid = [one, other].some(({ issue }) => issueAt(numbers, issue).structure.isRecounted(cell));
  return (isHiddenOnce && isSaid) || before.low > after.high || after.low > before.high;
};

/** Groups of texts that grow together. */
const joined = () => {
  const above = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let next = above.get(root); next !== undefined; next = above.get(root)) root = next;
    if (root !== key) above.set(key, root);
    return root;
  };
  const join = (one: string, other: string): void => {
    const [root, under] = [rootOf(one), rootOf(other)];
    if (root !== under) above.set(under, root);
  };
  return { rootOf, join };
};
