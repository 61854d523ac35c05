import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import type { CountyProfile } from '../../../shared/county/profile.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { readFigures } from '../../../shared/domain/statistics/figures-file.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { monthlyReport } from '../../../shared/domain/statistics/monthly-report.ts';
import { populationsOf } from '../../../shared/domain/statistics/population.ts';
import { observation } from '../../support/observations.ts';

const amt = '010585803';
const [achterwehr, felde, merged] = ['01058001', '01058050', '01058998'] as const;
const joined: readonly string[] = [achterwehr, felde];
const gone = { parent: amt, validUntil: '2027-01-01', successors: [merged] };

// Achterwehr and Felde become one Gemeinde on 1 January 2027: what the county enters, and nothing else.
const after: CountyProfile = {
  ...county,
  municipalities: [
    ...county.municipalities.filter(({ ags }) => !joined.includes(ags)),
    { ags: merged, name: 'Achterfelde', kind: 'Gemeinde', amt, validFrom: '2027-01-01' },
  ],
  administrations: county.administrations.map((administration) =>
    administration.area === amt
      ? { ...administration, municipalities: [merged, ...administration.municipalities.filter((ags) => !joined.includes(ags))] }
      : administration,
  ),
  formerAreas: [...county.formerAreas, { key: achterwehr, name: 'Achterwehr', ...gone }, { key: felde, name: 'Felde', ...gone }],
};
const areas = areasOf(after);
const [before, since] = ['2026-12', '2027-01'] as const;

type Row = readonly [area: string, month: string, value: number];

const read = (...rows: Row[]) =>
  readFigures(
    [
      ['INDICATOR', 'REF_AREA', 'TIME_PERIOD', 'OBS_VALUE'],
      ...rows.map(([area, month, value]) => ['municipal_housing_places', area, month, String(value)]),
    ].map((cells, at) => ({ line: at + 1, cells })),
    { areas, catalogue, currentMonth: since },
  );
const errors = (...rows: Row[]) => {
  const reading = read(...rows);
  return reading.accepted ? [] : reading.errors.map(({ message }) => message);
};

describe('a merger of two Gemeinden', () => {
  it('leaves the month before as it was, and changes the month after', () => {
    expect(areas.at(before).children(amt)).toHaveLength(8);
    expect(areas.at(before).children(amt)).toEqual(expect.arrayContaining([achterwehr, felde]));
    expect(areas.at(since).children(amt)).toHaveLength(7);
    expect(areas.at(since).children(amt)).toContain(merged);
    expect([areas.at(before).name(felde), areas.at(since).name(merged)]).toEqual(['Felde', 'Achterfelde']);
    expect(areas.at(before).parent(achterwehr)).toBe(amt);
    expect(areas.at(before).canonical('010585803001')).toBe(achterwehr);
    expect(areas.at(since).canonical('010585803998')).toBe(merged);
    expect(() => areas.at(since).name(felde)).toThrow('2027-01');
  });

  it('takes each Gemeinde in its own months only, and says what became of it', () => {
    expect(errors([achterwehr, before, 3], [felde, before, 4], [merged, since, 8])).toEqual([]);
    expect(errors([achterwehr, since, 3], ['010585803050', since, 3], [merged, before, 8])).toEqual([
      '„01058001“ (Achterwehr) gibt es seit dem 1. Januar 2027 nicht mehr. Bitte verwenden Sie 01058998 (Achterfelde).',
      '„010585803050“ (Felde) gibt es seit dem 1. Januar 2027 nicht mehr. Bitte verwenden Sie 01058998 (Achterfelde).',
      '„01058998“ (Achterfelde) gibt es erst seit dem 1. Januar 2027.',
    ]);
  });

  it('adds the Amt from the Gemeinden of each month, and compares no Gemeinde with another', () => {
    const others = areas
      .at(since)
      .children(amt)
      .filter((ags) => ags !== merged);
    const reading = read(
      [achterwehr, before, 3],
      [felde, before, 4],
      [merged, since, 8],
      ...others.flatMap((ags) => [[ags, before, 10] satisfies Row, [ags, since, 11] satisfies Row]),
    );
    const observations = Map.groupBy(reading.accepted ? reading.observations : [], ({ period }) => period);
    const tableIn = (month: string) =>
      monthlyReport({ month, profile: after, catalogue, observations })
        .chapters.flatMap(({ tables }) => tables)
        .find(({ indicator }) => indicator.code === 'municipal_housing_places');
    const lines = (month: string) => tableIn(month)?.municipalities.flatMap(({ rows }) => rows) ?? [];
    const amtIn = (month: string) => tableIn(month)?.administrations.find(({ key }) => key === amt);
    expect(amtIn(before)).toMatchObject({ now: { kind: 'value', value: 67 } });
    expect(amtIn(since)).toMatchObject({ now: { kind: 'value', value: 74 }, before: { kind: 'value', value: 67 }, change: 7 });
    expect(lines(before).filter(({ name }) => ['Achterwehr', 'Felde', 'Achterfelde'].includes(name))).toMatchObject([
      { name: 'Achterwehr', now: { value: 3 } },
      { name: 'Felde', now: { value: 4 } },
    ]);
    const [whole] = lines(since).filter(({ name }) => ['Achterwehr', 'Felde', 'Achterfelde'].includes(name));
    expect(whole).toMatchObject({ name: 'Achterfelde', now: { value: 8 }, before: { kind: 'unknown' } });
    expect(whole?.change).toBeUndefined();
  });
});

describe('rates across a merger', () => {
  it('have the inhabitants of both in the new Gemeinde, and of each before', () => {
    const persons: Readonly<Record<string, number>> = after.populations[0]?.persons ?? {};
    const residents = (area: string, period: string) => observation({ area, period, value: 100 });
    const rateIn = (month: string, area: string) =>
      monthlyReport({
        month,
        profile: after,
        catalogue,
        observations: new Map([
          [before, [residents(achterwehr, before), residents(felde, before)]],
          [since, [residents(merged, since)]],
        ]),
      })
        .chapters.flatMap(({ tables }) => tables)
        .find(({ indicator }) => indicator.code === 'foreign_population_share')
        ?.municipalities.flatMap(({ rows }) => rows)
        .find(({ key }) => key === area);
    const [ofAchterwehr, ofFelde] = [persons[achterwehr] ?? 0, persons[felde] ?? 0];
    const rate = (inhabitants: number) => ({ now: { kind: 'value', value: Math.round(100_000 / inhabitants) / 10 }, inhabitants });
    expect(rateIn(before, achterwehr)).toMatchObject(rate(ofAchterwehr));
    expect(rateIn(before, felde)).toMatchObject(rate(ofFelde));
    expect(rateIn(since, merged)).toMatchObject(rate(ofAchterwehr + ofFelde));
  });
});

describe('a report across the change of an Amt', () => {
  const places = (area: string, period: string, value: number) =>
    observation({ indicator: 'municipal_housing_places', unit: 'PL', area, period, value });
  const own = areasOf(county);
  const observations = new Map(
    ['2023-05', '2023-06'].map((month) => [
      month,
      own
        .at(month)
        .children('01058')
        .map((area) => places(area, month, 10)),
    ]),
  );
  const reportOf = (month: string) => monthlyReport({ month, profile: county, catalogue, observations });
  const tableOf = (month: string) =>
    reportOf(month)
      .chapters.flatMap(({ tables }) => tables)
      .find(({ indicator }) => indicator.code === 'municipal_housing_places');

  it('has the administrations of its month, and the county of the month before with those of that month', () => {
    expect(tableOf('2023-05')?.administrations.map(({ name }) => name)).toEqual(expect.arrayContaining(['Amt Flintbek', 'Amt Molfsee']));
    expect(tableOf('2023-05')?.wholes).toMatchObject([{ now: { value: 200 } }]);
    expect(tableOf('2023-06')?.wholes).toMatchObject([{ now: { value: 190 }, before: { value: 200 }, change: -10 }]);
    const eidertal = tableOf('2023-06')?.administrations.find(({ name }) => name === 'Amt Eidertal');
    expect(eidertal).toMatchObject({ now: { value: 10 }, before: { kind: 'unknown' } });
  });

  it('tells the administrations of today what there is of them', () => {
    const entries = new Map(
      [...observations].map(([month, rows]) => [month, rows.map((row) => ({ ...row, indicator: 'private_entries', unit: 'P' }))]),
    );
    const figures = (month: string) =>
      monthlyReport({ month, profile: county, catalogue, observations: entries }).announced.administrations.find(({ area }) => area === '010585896')
        ?.figures;
    const named = { indicator: 'private_entries', label: 'Private Einreisen', englishLabel: 'Private entries', unit: 'P' };
    expect(figures('2023-05')).toEqual([named]);
    expect(figures('2023-06')).toEqual([{ ...named, value: 10 }]);
  });
});

describe('other changes', () => {
  it('has 20 administrations until Amt Eidertal, and 19 since', () => {
    const own = areasOf(county);
    expect(own.at('2023-05').children('01058')).toHaveLength(20);
    expect(own.at('2023-06').children('01058')).toHaveLength(19);
    expect(own.at('2023-05').canonical('010585830053')).toBe('01058053');
    expect(['2023-05', '2023-06'].map((month) => own.at(month).parent('01058107'))).toEqual(['010585859', '010585896']);
    expect(own.at('2026-10').explainUnknown('010585830')).toContain('seit dem 1. Juni 2023 nicht mehr. Bitte verwenden Sie 010585896 (Amt Eidertal)');
    expect(own.at('2023-05').explainUnknown('010585896')).toContain('gibt es erst seit dem 1. Juni 2023');
  });

  it.each(['2010-01', '2023-05', '2023-06', '2026-10'])('has every Gemeinde once and below the Land in %s', (month) => {
    const own = areasOf(county).at(month);
    const below = (area: string): string[] => own.children(area).flatMap((child) => [child, ...below(child)]);
    const all = below('01');
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((area) => own.levels(area).includes('municipality'))).toHaveLength(165);
  });

  it('counts a month by its last day', () => {
    const inside = areasOf({ ...after, formerAreas: after.formerAreas.map((area) => ({ ...area, validUntil: '2027-01-15' })) });
    expect(inside.at('2027-01').canonical(felde)).toBeUndefined();
    expect(inside.at('2026-12').canonical(felde)).toBe(felde);
  });

  it('moves a Gemeinde to another Amt, and lets an amtsfreie one join an Amt', () => {
    const moved = areasOf({
      ...county,
      formerAreas: [
        { key: achterwehr, name: 'Achterwehr', parent: '010585822', validUntil: '2025-01-01', successors: [achterwehr] },
        { key: felde, name: 'Gemeinde Felde', parent: '01058', validUntil: '2025-01-01', successors: [felde] },
      ],
    });
    expect(['2024-12', '2025-01'].map((month) => moved.at(month).parent(achterwehr))).toEqual(['010585822', amt]);
    expect(['2024-12', '2025-01'].map((month) => moved.at(month).levels(felde))).toEqual([['administration', 'municipality'], ['municipality']]);
    expect(moved.at('2024-12').canonical('010580050')).toBe(felde);
    expect(moved.at('2025-01').explainUnknown('010585822001')).toContain('in diesem Monat zu einem anderen Amt. Bitte verwenden Sie 01058001');
  });

  it('that exists since a day and moved later is in one Amt at a time, with its inhabitants', () => {
    const other = '010585822';
    const validFrom = '2020-01-01';
    const moving = (validUntil: string): CountyProfile => ({
      ...county,
      municipalities: county.municipalities.map((municipality) =>
        municipality.ags === felde ? { ...municipality, amt: other, validFrom } : municipality,
      ),
      administrations: county.administrations.map((administration) => {
        const others = administration.municipalities.filter((ags) => ags !== felde);
        return { ...administration, municipalities: administration.area === other ? [...others, felde] : others };
      }),
      formerAreas: [...county.formerAreas, { key: felde, name: 'Felde', parent: amt, validFrom, validUntil, successors: [felde] }],
    });
    const [moved, populations] = [areasOf(moving('2026-07-01')), populationsOf(moving('2026-07-01'))];
    const withFelde = (month: string) => [amt, other].filter((area) => moved.at(month).children(area).includes(felde));
    expect(['2019-12', '2026-06', '2026-07'].map(withFelde)).toEqual([[], [amt], [other]]);
    const inhabitants = (month: string, area: string) => populations(month, moved.at(month))?.of(area) ?? 0;
    expect(inhabitants('2026-06', amt) - inhabitants('2026-07', amt)).toBe(inhabitants('2026-06', felde));
    expect(inhabitants('2026-07', other) - inhabitants('2026-06', other)).toBe(inhabitants('2026-07', felde));
    expect(inhabitants('2026-06', county.key)).toBe(inhabitants('2026-07', county.key));
  });

  it('is refused when a Gemeinde would be there twice on one day', () => {
    const former = (validFrom: string, validUntil: string) => ({
      key: felde,
      name: 'Felde',
      parent: '010585822',
      validFrom,
      validUntil,
      successors: [felde],
    });
    const withFormer = (...rows: ReturnType<typeof former>[]) => areasOf({ ...county, formerAreas: [...county.formerAreas, ...rows] });
    expect(() => withFormer(former('2020-01-01', '2024-01-01'), former('2023-06-01', '2025-01-01'))).toThrow(
      '01058050 (Felde) is there twice: from 2020-01-01 to 2024-01-01, and from 2023-06-01 on',
    );
    expect(() => withFormer(former('2020-01-01', '2024-01-01'), former('2024-01-01', '2025-01-01'))).not.toThrow();
  });
});
