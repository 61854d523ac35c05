import { priorityQueue } from './priority-queue.ts';
import type { Cell, Change, Component, Hiding, Line } from './table-component.ts';

/** What it costs to let a cell move: nothing where it is not shown anyway. */
export type Prices = {
  readonly hiding: Hiding;
  readonly costOf: (cell: Cell) => number;
  /** The least cost of a cell of the line that can take +1 (or −1) times its sign; Infinity when there is none. */
  readonly cheapest: (line: Line, isUp: boolean) => number;
  /** How many cells of the line are not shown. */
  readonly hiddenIn: (line: Line) => number;
  readonly hide: (cells: Iterable<Cell>) => void;
  readonly show: (cell: Cell) => void;
  /** Shown, and no change may move it until it is hidden or shown again. */
  readonly hold: (cell: Cell) => void;
};

type LinePrices = { readonly up: number; readonly down: number; readonly hidden: number };

/** Prices of a component as it comes, over a hiding of their own that they change. */
export const pricesOf = ({ lines, hiding: atFirst }: Component): Prices => {
  const hiding = atFirst.slice();
  const cache = lines.map((): LinePrices | undefined => undefined);
  let held: Cell | undefined;
  const costOf = (cell: Cell): number => (hiding[cell.at] === 1 ? 0 : cell === held ? Number.POSITIVE_INFINITY : cell.weight);
  const set = (cell: Cell, value: 0 | 1): void => {
    hiding[cell.at] = value;
    if (held === cell) held = undefined;
    for (const { line } of cell.links) cache[line.at] = undefined;
  };
  const compute = (line: Line): LinePrices => {
    let hidden = 0;
    let up = Number.POSITIVE_INFINITY;
    let down = Number.POSITIVE_INFINITY;
    for (const { cell, sign } of line.terms) {
      const cost = costOf(cell);
      if (cost === 0) hidden += 1;
      const canFall = cell.value > cell.floor;
      if (cost < up && (sign > 0 || canFall)) up = cost;
      if (cost < down && (sign < 0 || canFall)) down = cost;
    }
    return { up, down, hidden };
  };
  const pricesIn = (line: Line): LinePrices => {
    const known = cache[line.at] ?? compute(line);
    cache[line.at] = known;
    return known;
  };
  return {
    hiding,
    costOf,
    cheapest: (line, isUp) => (isUp ? pricesIn(line).up : pricesIn(line).down),
    hiddenIn: (line) => pricesIn(line).hidden,
    hide: (cells) => {
      for (const cell of cells) set(cell, 1);
    },
    show: (cell) => set(cell, 0),
    hold: (cell) => {
      set(cell, 0);
      held = cell;
    },
  };
};

/** A change that is not yet in balance: the sums that do not hold, and by how much. */
type Step = {
  readonly cell: Cell;
  readonly by: number;
  readonly before: Step | undefined;
  readonly depth: number;
  readonly cost: number;
  readonly lines: readonly Line[];
  readonly amounts: readonly number[];
  /** Two hashes of lines and amounts: steps that leave the same imbalances are one. */
  readonly high: number;
  readonly low: number;
};

const mix = (line: number, amount: number, seed: number): number => {
  let hash = Math.imul(line + 1, 0x9e3779b1) ^ Math.imul(amount + 0x5bd1, 0x85ebca6b) ^ seed;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return hash ^ (hash >>> 15);
};

const startStep = { before: undefined, depth: 0, cost: 0, lines: [], amounts: [], high: 0, low: 0 };

const nextStep = (cell: Cell, by: number, cost: number, before: Step | undefined): Step => {
  const { depth, cost: costBefore, lines: linesBefore, amounts: amountsBefore, high: highBefore, low: lowBefore } = before ?? startStep;
  const lines = [...linesBefore];
  const amounts = [...amountsBefore];
  let high = highBefore;
  let low = lowBefore;
  for (const { line, sign } of cell.links) {
    const place = lines.indexOf(line);
    const old = place < 0 ? 0 : (amounts[place] ?? 0);
    const amount = old + sign * by;
    if (old !== 0) {
      high ^= mix(line.at, old, 0x1b873593);
      low ^= mix(line.at, old, 0x7feb352d);
    }
    if (amount !== 0) {
      high ^= mix(line.at, amount, 0x1b873593);
      low ^= mix(line.at, amount, 0x7feb352d);
    }
    if (place < 0) {
      lines.push(line);
      amounts.push(amount);
    } else if (amount === 0) {
      lines.splice(place, 1);
      amounts.splice(place, 1);
    } else amounts[place] = amount;
  }
  return { cell, by, before, depth: depth + 1, cost: costBefore + cost, lines, amounts, high, low };
};

const isOnWay = (cell: Cell, step: Step): boolean => {
  for (let at: Step | undefined = step; at !== undefined; at = at.before) if (at.cell === cell) return true;
  return false;
};

const changeOf = (step: Step): Change => {
  const change = new Map<Cell, number>();
  for (let at: Step | undefined = step; at !== undefined; at = at.before) change.set(at.cell, at.by);
  return change;
};

/** The line to mend next: the one with the fewest cells that could, so that little is tried in vain. */
const lineToMend = ({ lines, amounts }: Step, waysIn: (line: Line) => number): readonly [Line, number] | undefined => {
  let best: Line | undefined;
  let fewest = 0;
  let amountOfBest = 0;
  for (let place = 0; place < lines.length; place += 1) {
    const line = lines[place];
    if (line === undefined) continue;
    const ways = waysIn(line);
    if (best !== undefined && (ways > fewest || (ways === fewest && line.at >= best.at))) continue;
    best = line;
    fewest = ways;
    amountOfBest = amounts[place] ?? 0;
  }
  return best === undefined ? undefined : [best, amountOfBest];
};

export type MoveSearch = {
  /** Whether shown cells may be hidden, or only cells move that are hidden. */
  readonly mayHide: boolean;
  /** How the search is led, one run after the other; the cheapest change counts. */
  readonly runs: readonly SearchRun[];
  /** Only changes that cost less. */
  readonly below?: number;
  /** What has been changed before; it costs nothing to change these cells again. */
  readonly onTopOf?: Change;
};

/**
 * `greed`: what a sum that does not hold counts for, in weights of the cell in question. Much greed ends soon and dear, little late and cheap.
 * `steps`: after so many the run is given up.
 */
export type SearchRun = { readonly greed: number; readonly steps: number };

const searchRun = (start: Cell, by: number, prices: Prices, { mayHide, onTopOf }: MoveSearch, run: SearchRun, below: number): Step | undefined => {
  const effort = start.weight * run.greed;
  const atLeast = (step: Step): number => {
    let sum = 0;
    for (let place = 0; place < step.lines.length; place += 1) {
      const line = step.lines[place];
      if (line === undefined) continue;
      const cheapest = prices.cheapest(line, (step.amounts[place] ?? 0) < 0);
      if (cheapest === 0) continue;
      if (onTopOf === undefined && (!mayHide || cheapest === Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
      if (cheapest !== Number.POSITIVE_INFINITY) sum += cheapest / 3;
    }
    return step.cost + sum >= below ? Number.POSITIVE_INFINITY : sum + effort * (step.depth / 100 + step.lines.length);
  };
  /** Whether among what is hidden there is something to mend the sums that this cell unsettles. */
  const canGoOn = (cell: Cell, change: number, step: Step): boolean => {
    if (onTopOf !== undefined || mayHide) return true;
    for (const { line, sign } of cell.links) if (prices.cheapest(line, sign * change < 0) > 0 && !step.lines.includes(line)) return false;
    return true;
  };
  const waysIn = mayHide ? ({ terms }: Line): number => terms.length : prices.hiddenIn;
  const queue = priorityQueue<Step>();
  const seen = new Set<number>();
  const offer = (step: Step): void => {
    const left = atLeast(step);
    if (left !== Number.POSITIVE_INFINITY) queue.push(step, step.cost + left);
  };
  offer(nextStep(start, by, 0, undefined));
  for (let looked = 0; looked < run.steps; looked += 1) {
    const step = queue.pop();
    if (step === undefined) return undefined;
    const key = (step.high >>> 11) * 0x1_0000_0000 + (step.low >>> 0);
    if (seen.has(key)) continue;
    seen.add(key);
    const mend = lineToMend(step, waysIn);
    if (mend === undefined) return step;
    const [line, amount] = mend;
    for (const { cell, sign } of line.terms) {
      const change = -amount / sign;
      const changed = onTopOf?.get(cell) ?? 0;
      if (cell.value + changed + change < cell.floor) continue;
      const cost = changed === 0 ? prices.costOf(cell) : 0;
      if ((cost > 0 && !mayHide) || step.cost + cost >= below || !Number.isInteger(change) || isOnWay(cell, step)) continue;
      if (!canGoOn(cell, change, step)) continue;
      offer(nextStep(cell, change, cost, step));
    }
  }
  return undefined;
};

/**
 * A cheap change that raises `start` by `by` (lowers it when negative) and leaves every sum as it is, or undefined when none was found.
 * Each step mends one sum that does not hold with one of its other cells, which unsettles the other sums of that cell, until all hold: in two-way
 * tables the cheapest cycle, in tables of more dimensions a product of such. Best first: what is hidden so far and what must at least be hidden.
 */
export const cheapestMove = (start: Cell, by: number, prices: Prices, search: MoveSearch): Change | undefined => {
  let best: Step | undefined;
  for (const run of search.runs) {
    if (best?.cost === 0) break;
    best = searchRun(start, by, prices, search, run, best?.cost ?? search.below ?? Number.POSITIVE_INFINITY) ?? best;
  }
  return best === undefined ? undefined : changeOf(best);
};

/** What of a change would have to be hidden. */
export const newlyHidden = (change: Change, { costOf }: Prices): readonly Cell[] =>
  [...change].filter(([cell, by]) => by !== 0 && costOf(cell) > 0).map(([cell]) => cell);

export const costOfChange = (change: Change, prices: Prices): number => newlyHidden(change, prices).reduce((sum, { weight }) => sum + weight, 0);
