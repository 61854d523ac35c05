import { describe, expect, it } from 'vitest';
import { protect } from '../../../shared/domain/statistics/disclosure/protect.ts';
import type { ProtectionCell, ProtectionProblem, Relation } from '../../../shared/domain/statistics/disclosure/protection-problem.ts';
import { highsSolver } from '../../../shared/solver/highs.ts';
import { attackedRange, primaryCells, unsafeCells } from '../../support/disclosure-attack.ts';
import { tableOf, total } from '../../support/random-tables.ts';

const solve = await highsSolver(new URL('../../../node_modules/highs/build/', import.meta.url));

type Given = Record<string, number | Partial<ProtectionCell>>;

/** Cells by id, and sums as `total = part + part`. */
const problemOf = (given: Given, sums: readonly string[]): ProtectionProblem => {
  const cells = Object.entries(given).map(([id, cell]): ProtectionCell => {
    const plain = { id, value: 0, weight: 1, state: 'open' as const, threshold: 3, width: 0 };
    return { ...plain, ...(typeof cell === 'number' ? { value: cell } : cell) };
  });
  const term = (id: string, sign: 1 | -1): Relation['terms'][number] => ({ cell: cells.findIndex((cell) => cell.id === id), sign });
  return {
    cells,
    relations: sums.map((sum) => {
      const [whole = '', parts = ''] = sum.split(' = ');
      return { terms: [term(whole, -1), ...parts.split(' + ').map((part) => term(part, 1))] };
    }),
  };
};

/** Areas by kinds, with totals. */
const crossed = (rows: readonly string[], columns: readonly string[], counts: Record<string, number>): ProtectionProblem =>
  tableOf([total('Kreis', rows), total('alle', columns)], (id) => counts[id] ?? 0);

const traps: Record<string, ProtectionProblem> = {
  'one small count per row': crossed(['A', 'B', 'C'], ['x', 'y', 'z'], {
    'A|x': 1,
    'A|y': 9,
    'A|z': 8,
    'B|x': 7,
    'B|y': 2,
    'B|z': 6,
    'C|x': 9,
    'C|y': 5,
    'C|z': 1,
  }),
  'two small counts in one row, each alone in its column': crossed(['A', 'B', 'C'], ['x', 'y', 'z'], {
    'A|x': 1,
    'A|y': 2,
    'A|z': 8,
    'B|x': 7,
    'B|y': 9,
    'B|z': 6,
    'C|x': 9,
    'C|y': 5,
    'C|z': 4,
  }),
  'a total that is itself small': crossed(['A', 'B', 'C'], ['x', 'y'], { 'A|x': 1, 'A|y': 1, 'B|x': 5, 'B|y': 6, 'C|x': 7, 'C|y': 8 }),
  'the months next to their sum': problemOf(
    { m1: { value: 4, state: 'shown' }, m2: { value: 1 }, s2: { value: 5 }, m3: 6, s3: { value: 11 }, m4: 5, s4: { value: 16 } },
    ['s2 = m1 + m2', 's3 = s2 + m3', 's4 = s3 + m4'],
  ),
  'a row with a zero': crossed(['A', 'B', 'C'], ['x', 'y', 'z'], { 'A|x': 1, 'A|z': 8, 'B|x': 7, 'B|y': 9, 'B|z': 6, 'C|y': 5, 'C|z': 4 }),
  'a correction beside the first issue': problemOf(
    {
      'A 1': { value: 2, state: 'hidden' },
      'B 1': { value: 4, state: 'hidden' },
      'all 1': { value: 12, state: 'shown' },
      'C 1': { value: 6, state: 'shown' },
      'A 2': 2,
      'B 2': 5,
      'C 2': 6,
      'all 2': 13,
    },
    ['all 1 = A 1 + B 1 + C 1', 'all 2 = A 2 + B 2 + C 2'],
  ),
  'an Amt with one Gemeinde': tableOf(
    [total('Kreis', [total('Amt 1', ['G1']), total('Amt 2', ['G2', 'G3']), 'Stadt']), total('alle', ['x', 'y'])],
    (id) => ({ 'G1|x': 2, 'G1|y': 9, 'G2|x': 8, 'G2|y': 7, 'G3|x': 6, 'G3|y': 5, 'Stadt|x': 9, 'Stadt|y': 8 })[id] ?? 0,
  ),
  'a merger': problemOf(
    { 'A old': 1, 'B old': 7, 'A+B': 8, C: 6, 'Kreis before': { value: 14, state: 'shown' }, 'Kreis after': { value: 14, state: 'shown' } },
    ['Kreis before = A old + B old + C', 'A+B = A old + B old', 'Kreis after = A+B + C'],
  ),
  'columns of another table': problemOf({ occupied: 1, free: 9, places: 10, other: 7, 'all places': 17 }, [
    'places = occupied + free',
    'all places = places + other',
  ]),
};

describe.each(Object.entries(traps))('%s', (_, problem) => {
  const primary = new Set(primaryCells(problem).map(({ id }) => id));
  const { hidden, unprotected } = protect(problem, solve);

  it('would give small counts away if nothing but they were hidden', () => {
    expect(unsafeCells(problem, primary, solve)).not.toEqual([]);
  });

  it('is safe', () => {
    expect(unprotected).toEqual([]);
    expect(unsafeCells(problem, hidden, solve)).toEqual([]);
  });

  it('hides nothing that could be shown', () => {
    for (const id of [...hidden].filter((secondary) => !primary.has(secondary)))
      expect(unsafeCells(problem, new Set([...hidden].filter((other) => other !== id)), solve)).not.toEqual([]);
  });
});

it('names the small counts that the public knows anyway', () => {
  const row = (state: ProtectionCell['state']) => problemOf({ A: 1, B: { value: 5, state }, all: { value: 6, state: 'shown' } }, ['all = A + B']);
  expect(protect(row('shown'), solve)).toEqual({ hidden: new Set(['A']), unprotected: ['A'], method: 'exact', cost: 0 });
  expect(protect(row('open'), solve)).toEqual({ hidden: new Set(['A', 'B']), unprotected: [], method: 'exact', cost: 1 });
});

it('takes what is hidden already before it hides more, and what is unpublished to nothing', () => {
  const row = (state: ProtectionCell['state'], value: number) =>
    problemOf({ A: 1, B: { value, state, threshold: 0 }, C: { value: 9, weight: 0.1 }, all: { value: 10 + value, state: 'shown' } }, [
      'all = A + B + C',
    ]);
  expect(protect(row('hidden', 4), solve)).toMatchObject({ hidden: new Set(['A']), cost: 0 });
  expect(protect(row('hidden', 2), solve)).toMatchObject({ hidden: new Set(['A', 'C']) });
  expect(protect(row('unpublished', 2), solve)).toMatchObject({ hidden: new Set(['A']), cost: 0 });
});

it('leaves an interval as wide as asked, up and down together', () => {
  const problem = problemOf({ A: { value: 2, width: 4 }, B: { value: 4, weight: 0.5 }, C: 9, D: 12, all: { value: 27, state: 'shown' } }, [
    'all = A + B + C + D',
  ]);
  const { hidden } = protect(problem, solve);
  const ranges = primaryCells(problem).map((cell) => attackedRange(problem, hidden, cell, solve));
  expect(hidden).toEqual(new Set(['A', 'B']));
  expect(ranges).toEqual([[1, 5]]);
});

it('protects a primary cell that an earlier issue hid', () => {
  const problem = problemOf({ A: { value: 1, state: 'hidden' }, B: 6, all: { value: 7, state: 'shown' } }, ['all = A + B']);
  expect(protect(problem, solve)).toMatchObject({ hidden: new Set(['B']), unprotected: [] });
});

it('refuses a relation with a cell that is not there', () => {
  expect(() => protect({ cells: [], relations: [{ terms: [{ cell: 3, sign: 1 }] }] }, solve)).toThrow('cell 3');
});
