import { describe, expect, it } from 'vitest';
import { protect } from '../../../shared/domain/statistics/disclosure/protect.ts';
import type { ProtectionProblem } from '../../../shared/domain/statistics/disclosure/protection-problem.ts';
import { highsSolver } from '../../../shared/solver/highs.ts';
import { primaryCells, unsafeCells } from '../../support/disclosure-attack.ts';
import { possibleTables } from '../../support/possible-tables.ts';
import { randomNumbers, randomTable } from '../../support/random-tables.ts';

const solve = await highsSolver(new URL('../../../node_modules/highs/build/', import.meta.url));
const seeds = (count: number): readonly number[] => Array.from({ length: count }, (_, seed) => seed);

/** All that could be hidden: zeros are shown. */
const hideable = ({ cells }: ProtectionProblem): readonly ProtectionProblem['cells'][number][] =>
  cells.filter(({ state, value }) => state === 'open' && value > 0);

const unsafeOnes = (problem: ProtectionProblem, hidden: ReadonlySet<string>): readonly string[] => {
  const window = Math.max(0, ...primaryCells(problem).map(({ threshold, width, value }) => Math.max(threshold - value, width)));
  const tables = possibleTables(problem, hidden, window);
  return primaryCells(problem)
    .filter((cell) => {
      const counts = tables.map((table) => table[problem.cells.indexOf(cell)] ?? 0);
      const most = Math.max(...counts);
      return most < cell.threshold || most - Math.min(...counts) < cell.width;
    })
    .map(({ id }) => id)
    .sort();
};

/** Nothing here takes long; on a machine that has much else to do it may. */
const patience = { timeout: 300_000 };

describe('300 random tables', patience, () => {
  const sizeOf = (seed: number): number => (seed % 50 === 0 ? 300 : 60);

  it('leave no count below its threshold to an attack in integers, and give up only what is public anyway', () => {
    const found = seeds(300).flatMap((seed) => {
      const problem = randomTable(seed, sizeOf(seed));
      const { hidden, unprotected } = protect(problem, solve);
      const unsafe = unsafeCells(problem, hidden, solve).toSorted();
      return unsafe.join() === unprotected.join() ? [] : [{ seed, unsafe, unprotected }];
    });
    expect(found).toEqual([]);
  });

  it('have something to protect, and cells that nothing protects', () => {
    const problems = seeds(300).map((seed) => randomTable(seed, sizeOf(seed)));
    expect(problems.filter((problem) => primaryCells(problem).length > 0).length).toBeGreaterThan(200);
    expect(problems.filter(({ cells }) => cells.some(({ state }) => state === 'hidden')).length).toBeGreaterThan(50);
    expect(
      problems.filter((problem) => unsafeCells(problem, new Set(primaryCells(problem).map(({ id }) => id)), solve).length > 0).length,
    ).toBeGreaterThan(150);
  });
});

describe('tables of up to 12 cells, all possible tables written down', patience, () => {
  const tiny = seeds(80).map((seed) => randomTable(seed, 12));

  it('are safe but for the cells that are reported', () => {
    for (const problem of tiny) {
      const { hidden, unprotected } = protect(problem, solve);
      expect(unsafeOnes(problem, hidden)).toEqual(unprotected);
    }
  });

  it('report exactly the cells that are unsafe with everything hidden that can be', () => {
    for (const problem of tiny)
      expect(protect(problem, solve).unprotected).toEqual(unsafeOnes(problem, new Set(hideable(problem).map(({ id }) => id))));
  });

  it('lose no more than the best of all patterns', () => {
    let lossy = 0;
    for (const problem of tiny) {
      const { unprotected, cost } = protect(problem, solve);
      const primary = new Set(primaryCells(problem).map(({ id }) => id));
      const others = hideable(problem).filter(({ id }) => !primary.has(id));
      const costs = seeds(2 ** others.length)
        .map((subset) => others.filter((_, at) => (subset >> at) % 2 === 1))
        .map((cells) => ({ hidden: new Set([...primary, ...cells.map(({ id }) => id)]), cost: cells.reduce((sum, { weight }) => sum + weight, 0) }))
        .toSorted((one, other) => one.cost - other.cost);
      const best = costs.find(({ hidden }) => unsafeOnes(problem, hidden).length <= unprotected.length);
      expect(cost).toBeCloseTo(best?.cost ?? Number.NaN, 6);
      if (cost > 0) lossy += 1;
    }
    expect(lossy).toBeGreaterThan(20);
  });
});

it('the search alone stays near the cheapest pattern', patience, () => {
  const pairs = seeds(60).map((seed) => {
    const problem = randomTable(seed, 60);
    return { searched: protect(problem, solve, { columns: 0, total: 0, nodes: 0 }), best: protect(problem, solve) };
  });
  const solved = pairs.filter(({ best }) => best.method === 'exact' && best.cost > 0);
  expect(solved.length).toBeGreaterThan(20);
  const lost = (patterns: readonly { readonly cost: number }[]): number => patterns.reduce((sum, { cost }) => sum + cost, 0);
  expect(lost(solved.map(({ searched }) => searched)) / lost(solved.map(({ best }) => best))).toBeLessThanOrEqual(1.05);
});

it('what is safe stays safe when more is hidden', patience, () => {
  for (const seed of seeds(30)) {
    const random = randomNumbers(seed);
    const problem = randomTable(seed, 60);
    const { hidden, unprotected } = protect(problem, solve);
    const more = hideable(problem).filter(() => random() < 0.3);
    const unsafe = unsafeCells(problem, new Set([...hidden, ...more.map(({ id }) => id)]), solve);
    expect(unsafe.filter((id) => !unprotected.includes(id))).toEqual([]);
  }
});

it('has the same pattern in whatever order cells and relations come', patience, () => {
  for (const seed of seeds(12)) {
    const problem = randomTable(seed, 90);
    const last = problem.cells.length - 1;
    const turned: ProtectionProblem = {
      cells: problem.cells.toReversed(),
      relations: problem.relations
        .toReversed()
        .map(({ terms }) => ({ terms: terms.toReversed().map(({ cell, sign }) => ({ cell: last - cell, sign })) })),
    };
    expect(protect(turned, solve)).toEqual(protect(problem, solve));
    expect(protect(problem, solve)).toEqual(protect(problem, solve));
  }
});

it('hides zeros never, what was hidden not again, and nothing where nothing is small', patience, () => {
  for (const seed of seeds(60)) {
    const problem = randomTable(seed, 40);
    const { hidden } = protect(problem, solve);
    const allowed = new Set(hideable(problem).map(({ id }) => id));
    expect([...hidden].filter((id) => !allowed.has(id))).toEqual([]);
    const large = { ...problem, cells: problem.cells.map((cell) => ({ ...cell, threshold: 0, width: 0 })) };
    expect(protect(large, solve)).toEqual({ hidden: new Set(), unprotected: [], method: 'none', cost: 0 });
  }
});
