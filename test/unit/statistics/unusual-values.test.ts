import { expect, it } from 'vitest';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { monthsToLearn, unusualValues } from '../../../shared/domain/statistics/unusual-values.ts';

const observation = (period: string, value: number | undefined, area = '01058'): Observation => ({
  indicator: 'deportations',
  area,
  period,
  freq: 'M',
  citizenship: '_T',
  sex: '_T',
  age: '_T',
  status: '_T',
  ...(value !== undefined && { value }),
  unit: 'P',
  obsStatus: value === undefined ? 'Q' : 'A',
  confStatus: 'F',
  source: '',
  release: '',
  comment: '',
});

const year = monthsToLearn(['2026-10']).map((month) => observation(month, 100));
const unusual = (value: number | undefined, earlier = year): string[] =>
  unusualValues([observation('2026-10', value)], earlier).map(({ usual }) => `${usual.from} to ${usual.to}`);

it('names what is far from the twelve months before', () => {
  expect(year.map(({ period }) => period)).toEqual(expect.arrayContaining(['2026-09', '2025-10']));
  expect(year).toHaveLength(12);
  expect(unusual(110)).toEqual([]);
  expect(unusual(1000)).toEqual(['90 to 110']);
  expect(unusual(undefined)).toEqual([]);
});

it('learns of the same thing only, and of months before', () => {
  expect(unusual(1000, year.slice(0, 2))).toEqual([]);
  expect(
    unusual(
      1000,
      year.map((one) => ({ ...one, area: '01' })),
    ),
  ).toEqual([]);
  expect(
    unusual(
      1000,
      ['2026-10', '2026-11', '2026-12', '2025-09'].map((month) => observation(month, 100)),
    ),
  ).toEqual([]);
});
