import fc from 'fast-check';
import { county } from '../../shared/county/county.ts';
import type { CountyProfile } from '../../shared/county/profile.ts';
import { addMonths, type Month } from '../../shared/domain/calendar.ts';
import { catalogue } from '../../shared/domain/statistics/indicators.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { observation } from './observations.ts';

const municipalities = [
  ['01058001', 'Adorf', '010580101'],
  ['01058002', 'Bedorf', '010580101'],
  ['01058003', 'Cedorf', '010580101'],
  ['01058004', 'Dedorf', '010580102'],
  ['01058005', 'Edorf', '010580102'],
] as const;
const amtOf = (area: string, name: string) => ({
  area,
  name,
  kind: 'amt' as const,
  municipalities: municipalities.flatMap(([ags, , amt]) => (amt === area ? [ags] : [])),
});

/** A county that is small enough to attack many times: two Ämter, a town, and a Gemeinde that became part of another in March 2026. */
export const attackedCounty: CountyProfile = {
  ...county,
  municipalities: [
    ...municipalities.map(([ags, name, amt]) => ({ ags, name, kind: 'Gemeinde' as const, amt })),
    { ags: '01058006', name: 'Fstadt', kind: 'Stadt' },
  ],
  administrations: [
    amtOf('010580101', 'Amt Aue'),
    amtOf('010580102', 'Amt Berg'),
    { area: '01058006', name: 'Stadt Fstadt', kind: 'amtsfrei', municipalities: ['01058006'] },
  ],
  tiles: [],
  formerAreas: [{ key: '01058007', name: 'Gedorf', parent: '010580101', validUntil: '2026-03-01', successors: ['01058001'] }],
  populations: [
    {
      date: '2024-12-31',
      source: 'Test',
      persons: Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((at) => [`0105800${at}`, 100 * Number(at)])),
    },
  ],
  report: {
    ...county.report,
    keyFigures: ['allocations_to_municipality', 'municipal_housing_occupied'],
    chapters: [
      {
        id: 'eins',
        title: 'Eins',
        indicators: [
          'allocations_to_municipality',
          'allocation_target_municipality',
          'allocation_balance',
          'allocation_fulfilment_rate',
          'municipal_housing_places',
          'municipal_housing_occupied',
          'municipal_housing_free',
          'allocations_to_district',
          'foreign_population',
          'foreign_population_share',
          'asylblg_recipients',
          'deportations',
          'sgb2_recipients_foreign',
        ],
        charts: [
          { kind: 'lines', title: 'A', indicators: ['allocations_to_municipality'], months: 24 },
          { kind: 'lines', title: 'B', indicators: ['allocations_to_district'], dimension: 'citizenship', months: 24 },
          { kind: 'stack', title: 'C', indicators: ['allocations_to_district'], dimension: 'status', months: 12 },
          { kind: 'tiles', title: 'D', indicator: 'allocation_fulfilment_rate' },
        ],
      },
      { id: 'land', title: 'Land', stateComparison: { mostDaysApart: 7 }, indicators: ['asylum_first_applications'] },
    ],
    crosses: [{ indicator: 'asylblg_recipients', rows: 'sex', columns: 'age' }],
  },
};

/** Months of which figures come. */
export const attackedMonths: readonly Month[] = Array.from({ length: 5 }, (_, at) => addMonths('2025-12', at));

const gemeindenIn = (month: Month): readonly string[] =>
  attackedCounty.municipalities.map(({ ags }) => ags).concat(month < '2026-03' ? ['01058007'] : []);

// Many zeros, many small numbers.
const count = fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, { weight: 2, arbitrary: fc.nat(12) });
const rarely = (weight: number) => fc.nat(weight).map((at) => at === weight);

type Draw = <T>(arbitrary: fc.Arbitrary<T>) => T;

/** A row as it is delivered: rarely not at all, rarely hidden by its source or not free. */
const rows = (draw: Draw, of: Partial<Observation>, value: number): readonly Observation[] => {
  const unit = catalogue.of(of.indicator ?? '').unit;
  const kind = draw(fc.nat(40));
  if (kind === 40) return [];
  if (kind === 39) return [observation({ ...of, unit, value: undefined, obsStatus: 'Q' })];
  if (kind === 38) return [observation({ ...of, unit, value, confStatus: 'C' })];
  return [observation({ ...of, unit, value })];
};

const sumOf = (all: readonly Observation[], within: (area: string) => boolean): number =>
  all.filter(({ area }) => within(area)).reduce((sum, { value = 0 }) => sum + value, 0);

/** A total that somebody else delivers: mostly none, rarely a wrong one. */
const total = (draw: Draw, of: Partial<Observation>, value: number): readonly Observation[] =>
  draw(rarely(4)) ? rows(draw, of, Math.max(0, value + (draw(rarely(3)) ? draw(fc.integer({ min: -2, max: 2 })) : 0))) : [];

const byGemeinde = (draw: Draw, indicator: string, period: Month): readonly Observation[] => {
  const parts = gemeindenIn(period).flatMap((area) => rows(draw, { indicator, area, period, source: 'Kreis' }, draw(count)));
  const amt = attackedCounty.administrations.flatMap(({ area, municipalities: own }) =>
    own.length > 1
      ? total(
          draw,
          { indicator, area, period, source: 'Kreis' },
          sumOf(parts, (one) => own.includes(one)),
        )
      : [],
  );
  return [
    ...parts,
    ...amt,
    ...total(
      draw,
      { indicator, area: attackedCounty.key, period, source: 'Kreis' },
      sumOf(parts, () => true),
    ),
  ];
};

const byCategory = (draw: Draw, indicator: string, period: Month, categories: readonly Partial<Observation>[], source = 'Kreis') => {
  const parts = categories.flatMap((category) => rows(draw, { indicator, area: attackedCounty.key, period, source, ...category }, draw(count)));
  return [
    ...parts,
    ...total(
      draw,
      { indicator, area: attackedCounty.key, period, source },
      sumOf(parts, () => true),
    ),
  ];
};

const citizenships = ['AFG', 'SYR', 'UKR', 'IRQ', 'TUR'];

/** What a report can be about; one at a time keeps a run short. */
export const attackedTopics = {
  allocations: (draw: Draw, period: Month) => [
    ...byGemeinde(draw, 'allocations_to_municipality', period),
    ...gemeindenIn(period).flatMap((area) =>
      rows(draw, { indicator: 'allocation_target_municipality', area, period }, draw(fc.integer({ min: 1, max: 20 }))),
    ),
  ],
  housing: (draw: Draw, period: Month) => [
    ...byGemeinde(draw, 'municipal_housing_occupied', period),
    ...gemeindenIn(period).flatMap((area) => rows(draw, { indicator: 'municipal_housing_places', area, period }, 20)),
  ],
  citizenships: (draw: Draw, period: Month) => {
    const named = draw(fc.subarray(citizenships, { minLength: 1 }));
    const remainder = draw(fc.boolean()) ? ['_O'] : [];
    return [
      ...byCategory(
        draw,
        'allocations_to_district',
        period,
        [...named, ...remainder].map((citizenship) => ({ citizenship })),
      ),
    ];
  },
  statuses: (draw: Draw, period: Month) =>
    byCategory(
      draw,
      'allocations_to_district',
      period,
      ['asylum', 'resettlement', ...(draw(fc.boolean()) ? ['other'] : [])].map((status) => ({ status })),
    ),
  crossed: (draw: Draw, period: Month) =>
    byCategory(
      draw,
      'asylblg_recipients',
      period,
      ['F', 'M'].flatMap((sex) => ['Y_LT18', 'Y18T64', 'Y_GE65'].map((age) => ({ sex, age }))),
    ),
  land: (draw: Draw, period: Month) => [
    ...attackedCounty.administrations.flatMap(({ area }) => rows(draw, { indicator: 'deportations', area, period }, draw(count))),
    ...rows(draw, { indicator: 'deportations', area: '01', period }, draw(fc.integer({ min: 20, max: 60 }))),
    ...rows(draw, { indicator: 'asylum_first_applications', area: '01', period }, draw(count)),
  ],
  agency: (draw: Draw, period: Month) =>
    byCategory(
      draw,
      'sgb2_recipients_foreign',
      period,
      ['F', 'M'].map((sex) => ({ sex })),
      'Statistik der Bundesagentur für Arbeit',
    ),
  rounded: (draw: Draw, period: Month) => [
    ...gemeindenIn(period).flatMap((area) => rows(draw, { indicator: 'foreign_population', area, period }, draw(fc.nat(60)))),
    ...byGemeinde(draw, 'allocations_to_municipality', period),
  ],
} as const;

/** Numbers that somebody has counted again. */
export const corrected = (draw: Draw, all: readonly Observation[]): readonly Observation[] =>
  all.map((one) => (one.value !== undefined && draw(rarely(6)) ? { ...one, value: draw(count) } : one));

/** Any figures, as arbitraries draw them. */
export const drawing =
  (gen: fc.GeneratorValue): Draw =>
  (arbitrary) =>
    gen(() => arbitrary);
