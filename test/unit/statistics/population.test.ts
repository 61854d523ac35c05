import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import type { Month } from '../../../shared/domain/calendar.ts';
import type { FormerArea } from '../../../shared/domain/statistics/area-phases.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { type PopulationCount, type PopulationProfile, populationsOf } from '../../../shared/domain/statistics/population.ts';

const amt = '010585803';
const [achterwehr, felde, merged] = ['01058001', '01058050', '01058998'] as const;
const [first] = county.populations;
if (first === undefined) throw new Error('a county without inhabitants');
const { date: _date, persons: base } = first;
const counted = (date: string, persons: PopulationCount['persons'] = base): PopulationCount => ({ date, source: 'Statistik', persons });
const amtPersons = county.municipalities.filter((one) => one.amt === amt).reduce((sum, { ags }) => sum + (base[ags] ?? 0), 0);
const [ofAchterwehr, ofFelde] = [base[achterwehr] ?? 0, base[felde] ?? 0];

const at = (profile: PopulationProfile, month: Month) => populationsOf(profile)(month, areasOf(profile).at(month));

describe('which count', () => {
  const profile = { ...county, populations: [counted('2025-12-31'), counted('2024-12-31')] };
  it.each([
    ['2025-11', '2024-12-31', false],
    ['2025-12', '2025-12-31', false],
    ['2026-10', '2025-12-31', false],
    ['2024-12', '2024-12-31', false],
    ['2024-11', '2024-12-31', true],
  ])('of %s is that of %s, after the month: %s', (month, date, afterMonth) => {
    expect(at(profile, month)).toMatchObject({ date, afterMonth, source: 'Statistik' });
  });

  it('is none in a county without one', () => {
    expect(at({ ...county, populations: [] }, '2026-10')).toBeUndefined();
  });

  it('has county, Ämter and Gemeinden, and the Land only where it says so', () => {
    const population = at(county, '2026-10');
    expect(population?.of(county.key)).toBe(278_058);
    expect([amt, achterwehr, '01058135'].map((area) => population?.of(area))).toEqual([amtPersons, ofAchterwehr, base['01058135']]);
    expect(['01', '01001', '01058999'].map((area) => population?.of(area))).toEqual([undefined, undefined, undefined]);
    const withLand = at({ ...county, populations: [counted('2024-12-31', { ...base, '01': 3_000_000 })] }, '2026-10');
    expect(['01', county.key].map((area) => withLand?.of(area))).toEqual([3_000_000, 278_058]);
  });

  it('has each county of today complete: every Gemeinde, and no other', () => {
    for (const { persons } of county.populations) expect(Object.keys(persons).sort()).toEqual(county.municipalities.map(({ ags }) => ags));
    for (const month of ['2010-01', '2023-05', '2026-10']) {
      const areas = areasOf(county).at(month);
      const parts = areas.children(county.key).map((area) => at(county, month)?.of(area) ?? Number.NaN);
      expect(parts.reduce((sum, persons) => sum + persons, 0)).toBe(278_058);
    }
  });
});

// What a county enters when Gemeinden merge on 1 January 2027.
const withMerger = (into: string, gone: readonly string[], populations: readonly PopulationCount[] = county.populations): PopulationProfile => {
  const isNew = !county.municipalities.some(({ ags }) => ags === into);
  const stays = ({ ags }: { readonly ags: string }): boolean => !gone.includes(ags);
  const former = gone.map((key): FormerArea => ({ key, name: key, parent: amt, validUntil: '2027-01-01', successors: [into] }));
  return {
    ...county,
    populations,
    municipalities: [
      ...county.municipalities.filter(stays),
      ...(isNew ? [{ ags: into, name: 'Achterfelde', amt, kind: 'Gemeinde' as const, validFrom: '2027-01-01' }] : []),
    ],
    administrations: county.administrations.map((one) =>
      one.area === amt ? { ...one, municipalities: [...one.municipalities.filter((ags) => stays({ ags })), ...(isNew ? [into] : [])] } : one,
    ),
    formerAreas: [...county.formerAreas, ...former],
  };
};
const without = (...keys: string[]) => Object.fromEntries(Object.entries(base).filter(([key]) => !keys.includes(key)));

describe('after a merger', () => {
  it('a new Gemeinde has the inhabitants of those it came from, before it they have their own', () => {
    const profile = withMerger(merged, [achterwehr, felde]);
    expect([merged, amt, county.key].map((area) => at(profile, '2027-01')?.of(area))).toEqual([ofAchterwehr + ofFelde, amtPersons, 278_058]);
    expect([achterwehr, felde, merged, amt].map((area) => at(profile, '2026-12')?.of(area))).toEqual([ofAchterwehr, ofFelde, undefined, amtPersons]);
  });

  it('a Gemeinde that takes another in has the inhabitants of both', () => {
    const profile = withMerger(achterwehr, [felde]);
    expect([achterwehr, felde, amt].map((area) => at(profile, '2027-01')?.of(area))).toEqual([ofAchterwehr + ofFelde, undefined, amtPersons]);
    expect([achterwehr, felde].map((area) => at(profile, '2026-12')?.of(area))).toEqual([ofAchterwehr, ofFelde]);
  });

  it('a count of the new Gemeinde is taken from its month on', () => {
    const later = counted('2026-12-31', { ...without(achterwehr, felde), [merged]: 3200 });
    const profile = withMerger(merged, [achterwehr, felde], [...county.populations, later]);
    expect(at(profile, '2027-01')?.of(merged)).toBe(3200);
    expect(at(profile, '2026-11')?.of(felde)).toBe(ofFelde);
  });

  it.each([
    ['a new one', merged, [achterwehr, felde]],
    ['one that took the other in', achterwehr, [felde]],
  ])('a count of %s says nothing of each one before, and of their Amt together', (_what, into, gone) => {
    const only = counted('2027-12-31', { ...without(achterwehr, felde), [into]: ofAchterwehr + ofFelde });
    const population = at(withMerger(into, gone, [only]), '2026-12');
    expect(population?.afterMonth).toBe(true);
    expect([achterwehr, felde, amt, county.key].map((area) => population?.of(area))).toEqual([undefined, undefined, amtPersons, 278_058]);
  });

  it('a count that lacks one of them gives no number at all', () => {
    const profile = withMerger(merged, [achterwehr, felde], [counted('2024-12-31', without(felde))]);
    expect([merged, amt, county.key].map((area) => at(profile, '2027-01')?.of(area))).toEqual([undefined, undefined, undefined]);
  });

  it('a Gemeinde that is divided gives no number to its parts', () => {
    const divided: PopulationProfile = {
      ...withMerger(merged, [achterwehr]),
      formerAreas: [
        ...county.formerAreas,
        { key: achterwehr, name: 'Achterwehr', parent: amt, validUntil: '2027-01-01', successors: [merged, felde] },
      ],
    };
    expect([merged, felde, amt].map((area) => at(divided, '2027-01')?.of(area))).toEqual([undefined, undefined, amtPersons]);
  });
});
