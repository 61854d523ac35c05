import type { ProtectionCell, ProtectionProblem } from './protection-problem.ts';

/** A cell that can have another count than its own, as far as anybody outside knows. */
export type Cell = {
  /** Place among the cells of its component, sorted by id: the index of `Hiding`. */
  readonly at: number;
  readonly id: string;
  readonly value: number;
  /** Least count it can have: 1 where it is hidden, because zeros are shown; 0 where it is unpublished, or hidden with a 0 in it. */
  readonly floor: number;
  readonly weight: number;
  readonly state: ProtectionCell['state'];
  /** What a primary cell needs, any one of them: a table in which it is higher by `up` and one in which it is lower by `down`. Empty: not primary. */
  readonly needs: readonly Need[];
  /** The sums it stands in. */
  readonly links: readonly Link[];
};

export type Need = { readonly up: number; readonly down: number };

/** A sum without the cells that are fixed: what they add never changes. `at`: its place in the component. */
export type Line = { readonly at: number; readonly terms: readonly Link[] };

export type Link = { readonly cell: Cell; readonly line: Line; readonly sign: number };

/** Cells that hang together: what is hidden in one component has no effect in another. */
export type Component = {
  readonly cells: readonly Cell[];
  readonly lines: readonly Line[];
  readonly primaries: readonly Cell[];
  /** What is not shown in any case: primary cells, and what stands nowhere or was hidden before. */
  readonly hiding: Hiding;
};

/** By `Cell.at`: 1 where the cell is not shown. */
export type Hiding = Uint8Array;

/** By how much a table differs from the true one. Cells that are not named are as they are. */
export type Change = ReadonlyMap<Cell, number>;

/** While they are put together, `at` is the place in the whole problem. */
type OpenCell = Omit<Cell, 'links' | 'at'> & { at: number; readonly links: OpenLink[] };
type OpenLine = Omit<Line, 'terms' | 'at'> & { at: number; readonly terms: OpenLink[] };
type OpenLink = { readonly cell: OpenCell; readonly line: OpenLine; readonly sign: number };

const isPrimary = ({ state, value, threshold }: ProtectionCell): boolean => state !== 'shown' && value > 0 && value < threshold;

/** The width is reached by up and down together: each step less down is one more up. */
const needsOf = (cell: ProtectionCell, floor: number): readonly Need[] => {
  if (!isPrimary(cell)) return [];
  const up = cell.threshold - cell.value;
  const downwards = Math.max(0, Math.min(cell.value - floor, cell.width - up));
  return Array.from({ length: downwards + 1 }, (_, down) => ({ up: Math.max(up, cell.width - down), down }));
};

const openCell = (cell: ProtectionCell, at: number): OpenCell => {
  const floor = cell.state === 'unpublished' ? 0 : Math.min(1, cell.value);
  return { at, id: cell.id, value: cell.value, floor, weight: cell.weight, state: cell.state, needs: needsOf(cell, floor), links: [] };
};

/** Zeros are shown, so an open cell with nothing in it is known. */
const canMove = ({ state, value }: Pick<ProtectionCell, 'state' | 'value'>): boolean => state !== 'shown' && !(state === 'open' && value === 0);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Cells in the order of their ids, so that nothing depends on the order in which they came; with each its place in the problem. */
const sortedCells = (problem: ProtectionProblem): ReadonlyMap<number, OpenCell> =>
  new Map(
    problem.cells
      .map((cell, source) => ({ cell, source }))
      .sort((one, other) => compare(one.cell.id, other.cell.id))
      .map(({ cell, source }, at) => [source, openCell(cell, at)]),
  );

/** What a relation says of the cells that can move; a cell named twice counts with the sum of its signs. */
const coefficients = (relation: ProtectionProblem['relations'][number], cells: ReadonlyMap<number, OpenCell>): ReadonlyMap<OpenCell, number> => {
  const signs = new Map<OpenCell, number>();
  for (const { cell: source, sign } of relation.terms) {
    const cell = cells.get(source);
    if (cell === undefined) throw new Error(`a relation names cell ${source}, which is not there`);
    if (canMove(cell)) signs.set(cell, (signs.get(cell) ?? 0) + sign);
  }
  return new Map([...signs].filter(([, sign]) => sign !== 0).sort(([one], [other]) => one.at - other.at));
};

const sortedLines = (problem: ProtectionProblem, cells: ReadonlyMap<number, OpenCell>): readonly ReadonlyMap<OpenCell, number>[] => {
  const lines = new Map<string, ReadonlyMap<OpenCell, number>>();
  for (const relation of problem.relations) {
    const line = coefficients(relation, cells);
    if (line.size > 0) lines.set([...line].map(([{ at }, sign]) => `${at}:${sign}`).join(), line);
  }
  return [...lines].sort(([one], [other]) => compare(one, other)).map(([, line]) => line);
};

/** Cells that are alone in a sum are known; without them others may be alone, and so on. */
const fixedCells = (lines: readonly ReadonlyMap<OpenCell, number>[]): ReadonlySet<OpenCell> => {
  const fixed = new Set<OpenCell>();
  const open = lines.map((line) => new Set(line.keys()));
  const linesOf = new Map<OpenCell, Set<OpenCell>[]>();
  for (const line of open) for (const cell of line) linesOf.set(cell, [...(linesOf.get(cell) ?? []), line]);
  const alone = open.filter(({ size }) => size === 1);
  for (let line = alone.pop(); line !== undefined; line = alone.pop()) {
    for (const cell of [...line]) {
      fixed.add(cell);
      for (const other of linesOf.get(cell) ?? []) if (other.delete(cell) && other.size === 1) alone.push(other);
    }
  }
  return fixed;
};

/** All cells that are reached from one through sums. */
const reached = (start: OpenCell, seen: Set<OpenCell>): readonly OpenCell[] => {
  const cells = [start];
  seen.add(start);
  for (const cell of cells)
    for (const { line } of cell.links)
      for (const { cell: next } of line.terms)
        if (!seen.has(next)) {
          seen.add(next);
          cells.push(next);
        }
  return cells.sort((one, other) => one.at - other.at);
};

export type ComponentsOfTable = {
  /** The parts of the problem that have primary cells. */
  readonly components: readonly Component[];
  /** Primary cells that are known whatever is hidden. */
  readonly known: readonly Cell[];
};

/** Counts places anew, so that what is kept by place is as small as the component. */
const componentOf = (cells: readonly OpenCell[]): Component => {
  const lines = [...new Set(cells.flatMap(({ links }) => links.map(({ line }) => line)))].sort((one, other) => one.at - other.at);
  for (const [at, cell] of cells.entries()) cell.at = at;
  for (const [at, line] of lines.entries()) line.at = at;
  const hiding = Uint8Array.from(cells, ({ state, needs }) => (state === 'hidden' || state === 'unpublished' || needs.length > 0 ? 1 : 0));
  return { cells, lines, primaries: cells.filter(({ needs }) => needs.length > 0), hiding };
};

/** A problem without what is fixed, taken apart. */
export const tableComponents = (problem: ProtectionProblem): ComponentsOfTable => {
  const bySource = sortedCells(problem);
  const lines = sortedLines(problem, bySource);
  const fixed = fixedCells(lines);
  lines.forEach((coefficientOf, at) => {
    const line: OpenLine = { at, terms: [] };
    for (const [cell, sign] of coefficientOf) {
      if (fixed.has(cell)) continue;
      const link = { cell, line, sign };
      line.terms.push(link);
      cell.links.push(link);
    }
  });
  const cells = [...bySource.values()];
  const seen = new Set<OpenCell>(fixed);
  const components = cells
    .filter((cell) => canMove(cell) && !seen.has(cell))
    .flatMap((start): Component[] => {
      if (seen.has(start)) return [];
      const together = reached(start, seen);
      return together.some(({ needs }) => needs.length > 0) ? [componentOf(together)] : [];
    });
  return { components, known: cells.filter((cell) => fixed.has(cell) && cell.needs.length > 0) };
};

/** Whether a change agrees with all that is public: sums hold, shown cells stay, hidden ones keep to their least count. */
export const agrees = (change: Change, hiding: Hiding): boolean => {
  const imbalances = new Map<Line, number>();
  for (const [cell, by] of change) {
    if (!Number.isInteger(by) || (by !== 0 && (hiding[cell.at] !== 1 || cell.value + by < cell.floor))) return false;
    for (const { line, sign } of cell.links) imbalances.set(line, (imbalances.get(line) ?? 0) + sign * by);
  }
  return [...imbalances.values()].every((imbalance) => imbalance === 0);
};
