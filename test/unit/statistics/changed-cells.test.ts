import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedCells } from '../../../shared/domain/statistics/changed-cells.ts';
import { cellId } from '../../../shared/domain/statistics/disclosure/cell-id.ts';
import type { ReleasedCells } from '../../../shared/domain/statistics/disclosure/released-cells.ts';

const id = (name: string): string => cellId({ indicator: name, area: '01058', period: '2026-10' });
const released = (values: Readonly<Record<string, number | null>>, revision = 1): ReleasedCells => ({
  month: '2026-10',
  revision,
  shown: Object.fromEntries(Object.entries(values).map(([name, value]) => [id(name), value])),
  behind: Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === null ? [[id(name), 2]] : []))),
  knowledge: { variables: [], sums: [] },
});
const listed = (before: Readonly<Record<string, number | null>>, now: Readonly<Record<string, number | null>>) =>
  changedCells(released(before), released(now, 2)).map(({ cell: { indicator }, before: old, now: renewed }) => [indicator, old, renewed]);

it('lists what is another number, new, or gone, and nothing that stayed', () => {
  expect(listed({ same: 5, other: 5, gone: 7, zero: 0 }, { same: 5, other: 6, fresh: 8, zero: 0 })).toEqual([
    ['fresh', undefined, 8],
    ['gone', 7, undefined],
    ['other', 5, 6],
  ]);
});

it('names the number that it is about', () => {
  const [change] = changedCells(released({ arrivals: 5 }), released({ arrivals: 6 }, 2));
  expect(change && cellId(change.cell)).toBe(id('arrivals'));
});

it('never says anything of a number that is hidden in either issue', () => {
  const value = fc.option(fc.nat({ max: 9 }));
  const cells = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value);
  fc.assert(
    fc.property(cells, cells, (before, now) => {
      const hidden = ['a', 'b', 'c', 'd'].filter((name) => before[name] === null || now[name] === null);
      expect(listed(before, now).filter(([name]) => hidden.includes(String(name)))).toEqual([]);
    }),
  );
});
