import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { allTotals } from '../../../shared/domain/statistics/monthly-report-categories.ts';
import { monthFigures } from '../../../shared/domain/statistics/monthly-report-month.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { observation } from '../../support/observations.ts';

const [first, ...others] = county.administrations;
if (first === undefined) throw new Error('a county without administrations');
const residents = catalogue.of('foreign_population');

const month = '2026-10';
const areas = areasOf(county).at(month);
const figures = (observations: readonly Observation[], of: (area: string) => number | undefined = () => undefined) =>
  monthFigures(observations, {
    month,
    areas,
    indicatorOf: catalogue.of,
    population: { date: '2025-12-31', source: 'Statistik', afterMonth: false, of },
    state: { key: county.state.key, mostDaysApart: 0 },
  });
const find = (observations: readonly Observation[], indicator = residents, area = county.key) => figures(observations).find(indicator, area);
const shown = (number: number) => ({ kind: 'value', value: number, marks: [], rounded: false });

const everywhere = (number: (at: number) => number, more: Partial<Observation> = {}): Observation[] =>
  county.administrations.map(({ area }, at) => observation({ area, value: number(at), ...more }));

describe('totals of areas', () => {
  it('takes the delivered total before any sum', () => {
    expect(find([observation({ area: county.key, value: 500 }), ...everywhere(() => 1)]).figure).toEqual(shown(500));
  });

  it('adds the administrations when all are there', () => {
    expect(find(everywhere((at) => at)).figure).toEqual(shown((18 * 19) / 2));
  });

  it('adds Gemeinden to their Amt, and Ämter to the county', () => {
    const parts = first.municipalities.map((area) => observation({ area, value: 3 }));
    const rest = others.map(({ area }) => observation({ area, value: 1 }));
    expect(find([...parts, ...rest], residents, first.area).figure).toEqual(shown(3 * first.municipalities.length));
    expect(find([...parts, ...rest]).figure).toEqual(shown(3 * first.municipalities.length + 18));
  });

  it('names who is missing and what the others have, instead of a total', () => {
    const [, ...delivered] = everywhere(() => 2);
    expect(find(delivered)).toMatchObject({ figure: { kind: 'later' }, gap: { missing: [first.area], delivered: 36 } });
  });

  it('counts an explicit missing value like a value that never came', () => {
    const rows = everywhere(() => 2).map((row) => (row.area === first.area ? observation({ area: row.area, obsStatus: 'O' }) : row));
    expect(find(rows).gap).toEqual({ missing: [first.area], delivered: 36 });
  });

  it('hides the total when a part is hidden: the rest would reveal it', () => {
    const rows = everywhere(() => 2).map((row) => (row.area === first.area ? { ...row, confStatus: 'C' as const } : row));
    expect(find(rows).figure).toEqual({ kind: 'unknown', secret: true });
  });

  it('never adds rounded figures, and never more than the county to the Land', () => {
    expect(find(everywhere(() => 5, { roundingBase: 5 })).figure).toEqual({ kind: 'unknown', secret: false });
    expect(
      find(
        everywhere(() => 5),
        residents,
        county.state.key,
      ).figure,
    ).toEqual({ kind: 'later' });
  });

  it('does not add rates, nor what belongs to one level', () => {
    const rate = catalogue.of('allocation_quota_district');
    expect(
      find(
        everywhere(() => 5, { indicator: rate.code }),
        rate,
      ).figure,
    ).toEqual({ kind: 'later' });
    const bound = catalogue.of('allocations_to_district');
    expect(
      find(
        everywhere(() => 5, { indicator: bound.code }),
        bound,
      ).figure,
    ).toEqual({ kind: 'later' });
  });

  it('is the sum of its parts at every level, whatever is delivered where', () => {
    const rows = fc.array(fc.tuple(fc.boolean(), fc.array(fc.nat(5000), { minLength: 30, maxLength: 30 })), { minLength: 19, maxLength: 19 });
    fc.assert(
      fc.property(rows, (choices) => {
        const observations = county.administrations.flatMap(({ area, municipalities }, at) => {
          const [whole = true, values = []] = choices[at] ?? [];
          return (whole ? [area] : municipalities).map((part, index) => observation({ area: part, value: values[index] ?? 0 }));
        });
        const sum = observations.reduce((all, { value = 0 }) => all + value, 0);
        expect(find(observations).figure).toEqual(shown(sum));
        const { find: of } = figures(observations);
        const parts = county.administrations.map(({ area }) => of(residents, area).figure);
        expect(parts.reduce((all, part) => all + (part.kind === 'value' ? part.value : Number.NaN), 0)).toBe(sum);
      }),
      { numRuns: 50 },
    );
  });

  it('shows no total that anything hidden is part of, at any level', () => {
    fc.assert(
      fc.property(fc.nat(county.municipalities.length - 1), fc.nat(9), (at, value) => {
        const rows = county.municipalities.map(({ ags }, index) =>
          observation({ area: ags, value, ...(index === at && { confStatus: 'A' as const }) }),
        );
        const hidden = county.municipalities[at];
        expect(find(rows).figure).toEqual({ kind: 'unknown', secret: true });
        expect(find(rows, residents, hidden?.amt ?? hidden?.ags).figure).toEqual({ kind: 'unknown', secret: true });
      }),
      { numRuns: 30 },
    );
  });
});

describe('totals of categories', () => {
  it('adds women and men where nobody delivered both together', () => {
    expect(find([observation({ area: county.key, sex: 'F', value: 3 }), observation({ area: county.key, sex: 'M', value: 4 })]).figure).toEqual(
      shown(7),
    );
  });

  it('adds the Gemeinden where the Amt has women and men of some citizenships only', () => {
    const parts = first.municipalities.map((area) => observation({ area, value: 3 }));
    const some = ['SYR', 'UKR'].flatMap((citizenship) => ['F', 'M'].map((sex) => observation({ area: first.area, citizenship, sex, value: 1 })));
    expect(find([...parts, ...some], residents, first.area).figure).toEqual(shown(3 * first.municipalities.length));
  });

  it('adds crossed categories', () => {
    const cross = ['F', 'M'].flatMap((sex) => ['Y0T17', 'Y_GE18'].map((age) => observation({ area: county.key, sex, age, value: 2 })));
    expect(find(cross).figure).toEqual(shown(8));
    expect(figures(cross).find(residents, county.key, { ...allTotals, age: 'Y0T17' }).figure).toEqual(shown(4));
  });

  it('does not take some citizenships for all', () => {
    const some = ['UKR', 'SYR'].map((citizenship) => observation({ area: county.key, citizenship, value: 2 }));
    expect(find(some).figure).toEqual({ kind: 'later' });
    expect(find([...some, observation({ area: county.key, citizenship: '_O', value: 1 })]).figure).toEqual(shown(5));
  });

  it('takes „not applicable“ for the whole', () => {
    expect(find([observation({ area: county.key, sex: '_Z', value: 9 })]).figure).toEqual(shown(9));
  });

  it('gives the county a category when all its parts have it', () => {
    const rows = everywhere(() => 2, { status: 'ukraine' });
    const group = { ...allTotals, status: 'ukraine' };
    expect(figures(rows).find(residents, county.key, group).figure).toEqual(shown(38));
    expect(figures(rows.slice(1)).find(residents, county.key, group).figure).toEqual({ kind: 'later' });
  });
});

describe('derived figures', () => {
  const places = (area: string, value: number, more: Partial<Observation> = {}) =>
    observation({ indicator: 'municipal_housing_places', area, value, ...more });
  const occupied = (area: string, value: number) => observation({ indicator: 'municipal_housing_occupied', area, value });
  const free = catalogue.of('municipal_housing_free');

  it('computes free places of an area and of the county', () => {
    const rows = county.administrations.flatMap(({ area }) => [places(area, 10), occupied(area, 12)]);
    expect(find(rows, free, first.area).figure).toEqual(shown(-2));
    expect(find(rows, free).figure).toEqual(shown(-38));
  });

  it('ignores a delivered derived value: it could reveal what its parts hide', () => {
    const rows = [
      places(first.area, 10, { confStatus: 'C' }),
      occupied(first.area, 4),
      observation({ indicator: free.code, area: first.area, value: 6 }),
    ];
    expect(find(rows, free, first.area).figure).toEqual({ kind: 'unknown', secret: true });
  });

  it('takes the population from the profile', () => {
    const share = catalogue.of('foreign_population_share');
    const { find: of } = figures([observation({ area: first.area, value: 30 })], () => 400);
    expect(of(share, first.area).figure).toEqual(shown(7.5));
    expect(find([observation({ area: first.area, value: 30 })], share, first.area).figure).toEqual({ kind: 'later' });
  });
});
