import { describe, expect, it } from 'vitest';
import { countyCatalogue as catalogue } from '../../../shared/county/catalogue.ts';
import { county } from '../../../shared/county/county.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { publishedTotals, yearToDateTotals } from '../../../shared/domain/statistics/published-totals.ts';

const areas = areasOf(county);

const observation = (given: Partial<Observation>): Observation => ({
  indicator: 'foreign_population',
  area: '01058',
  period: '2026-10',
  freq: 'M',
  citizenship: '_T',
  sex: '_T',
  age: '_T',
  status: '_T',
  unit: 'P',
  obsStatus: 'A',
  confStatus: 'F',
  source: '',
  release: '',
  comment: '',
  ...given,
});

const verdicts = (...given: readonly Partial<Observation>[]): string[] =>
  publishedTotals(given.map(observation), [], { areas, catalogue }).map(
    ({ over, published, computed, hidden, tolerance, verdict }) => `${over}: ${published} / ${computed} (${hidden} hidden, ±${tolerance}) ${verdict}`,
  );

describe('the total of a source beside the sum of its parts', () => {
  it('is equal or differs, and nothing is changed', () => {
    expect(verdicts({ value: 12 }, { value: 5, sex: 'F' }, { value: 7, sex: 'M' })).toEqual(['sex: 12 / 12 (0 hidden, ±0) equal']);
    expect(verdicts({ value: 13 }, { value: 5, sex: 'F' }, { value: 7, sex: 'M' })).toEqual(['sex: 13 / 12 (0 hidden, ±0) differs']);
  });

  it('differs by rounding as much as rounding can: two for each part and two for the total', () => {
    const rounded = (value: number, sex = '_T') => ({ value, sex, roundingBase: 5 });
    expect(verdicts(rounded(15), rounded(5, 'F'), rounded(5, 'M'))).toEqual(['sex: 15 / 10 (0 hidden, ±6) rounding']);
    expect(verdicts(rounded(20), rounded(5, 'F'), rounded(5, 'M'))).toEqual(['sex: 20 / 10 (0 hidden, ±6) differs']);
  });

  it('cannot be checked where parts are hidden, but less than the parts is wrong all the same', () => {
    const hidden = { sex: 'M', obsStatus: 'Q' } as const;
    expect(verdicts({ value: 7 }, { value: 5, sex: 'F' }, hidden)).toEqual(['sex: 7 / 5 (1 hidden, ±0) hidden']);
    expect(verdicts({ value: 4 }, { value: 5, sex: 'F' }, hidden)).toEqual(['sex: 4 / 5 (1 hidden, ±0) differs']);
  });

  it('is compared with the areas below; where some are missing, only too much is wrong', () => {
    const all = county.administrations.map(({ area }) => ({ area, value: 1 }));
    expect(verdicts({ value: 19 }, ...all)).toEqual(['areas: 19 / 19 (0 hidden, ±0) equal']);
    expect(verdicts({ value: 19 }, ...all.slice(1))).toEqual(['areas: 19 / 18 (0 hidden, ±0) partial']);
    expect(verdicts({ value: 17 }, ...all.slice(1))).toEqual(['areas: 17 / 18 (0 hidden, ±0) differs']);
  });

  it('of categories that leave some out, only too much is wrong; ages that may overlap say nothing', () => {
    expect(verdicts({ value: 12 }, { value: 5, citizenship: 'SYR' })).toEqual(['citizenship: 12 / 5 (0 hidden, ±0) partial']);
    expect(verdicts({ value: 12 }, { value: 13, citizenship: 'SYR' })).toEqual(['citizenship: 12 / 13 (0 hidden, ±0) differs']);
    expect(verdicts({ value: 12 }, { value: 5, citizenship: 'SYR' }, { value: 6, citizenship: '_O' })).toEqual([
      'citizenship: 12 / 11 (0 hidden, ±0) differs',
    ]);
    expect(verdicts({ value: 12 }, { value: 9, age: 'Y0T17' }, { value: 8, age: 'Y_LT18' })).toEqual([]);
  });

  it('says nothing of what does not add up', () => {
    expect(
      verdicts({ indicator: 'protection_rate', area: '01', value: 40 }, { indicator: 'protection_rate', area: '01', citizenship: 'SYR', value: 80 }),
    ).toEqual([]);
  });
});

describe('a file beside what is known', () => {
  const found = (file: readonly Partial<Observation>[], before: readonly Partial<Observation>[]): string[] =>
    publishedTotals(file.map(observation), before.map(observation), { areas, catalogue }).map(
      ({ observation: { area }, over, published, computed, verdict }) => `${area} ${over}: ${published} / ${computed} ${verdict}`,
    );
  const administrations = county.administrations.slice(0, 2).map(({ area }) => ({ area, value: 10_000 }));

  it('compares its total with parts that were known, and its parts with a total that was known', () => {
    expect(found([{ value: 10_730 }], administrations)).toEqual(['01058 areas: 10730 / 20000 differs']);
    expect(found(administrations, [{ value: 10_730 }])).toEqual(['01058 areas: 10730 / 20000 differs']);
    expect(
      found(
        [{ value: 170 }],
        [
          { value: 96, sex: 'F' },
          { value: 63, sex: 'M' },
        ],
      ),
    ).toEqual(['01058 sex: 170 / 159 differs']);
  });

  it('takes its own value and not the one that it replaces', () => {
    expect(found([{ value: 96, sex: 'F' }], [{ value: 159 }, { value: 1, sex: 'F' }, { value: 63, sex: 'M' }])).toEqual([
      '01058 sex: 159 / 159 equal',
    ]);
  });

  it('knows parts for the whole that have added up before', () => {
    const parts = [
      { value: 96, status: 'flat' },
      { value: 63, status: 'shared' },
    ];
    expect(found([{ value: 170 }], [{ value: 159 }, ...parts])).toEqual(['01058 status: 170 / 159 differs']);
    expect(found([{ value: 170 }], parts)).toEqual(['01058 status: 170 / 159 partial']);
  });

  it('says nothing of what it does not touch', () => {
    expect(found([{ value: 1, indicator: 'births' }], [{ value: 10_730 }, ...administrations])).toEqual([]);
  });

  it('allows each value the rounding of its own source', () => {
    const rounded = { sex: 'F', value: 60, roundingBase: 5 };
    expect(found([{ value: 122 }], [rounded, { sex: 'M', value: 60 }])).toEqual(['01058 sex: 122 / 120 rounding']);
  });
});

it('compares a sum since January with the months that are known', () => {
  const month = (period: string, value: number) => observation({ indicator: 'deportations', area: '01', period, value });
  const [january, february, march] = [month('2026-01', 3), month('2026-02', 4), month('2026-03', 5)];
  const sum = (value: number) => [month('2026-03', value)];
  const verdict = (value: number, months: readonly Observation[]) =>
    yearToDateTotals(sum(value), months).map((total) => `${total.computed} ${total.verdict}`);
  expect(verdict(12, [january, february, march])).toEqual(['12 equal']);
  expect(verdict(13, [january, february, march])).toEqual(['12 differs']);
  expect(verdict(13, [february, march])).toEqual(['9 partial']);
  expect(verdict(12, [])).toEqual([]);
});
