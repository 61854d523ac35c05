import { county } from '../../shared/county/county.ts';
import type { CountyProfile } from '../../shared/county/profile.ts';
import { lastDayOf, type Month } from '../../shared/domain/calendar.ts';
import { catalogue } from '../../shared/domain/statistics/indicators.ts';
import { type Observation, total } from '../../shared/domain/statistics/observation.ts';

/** Indicators that every Gemeinde delivers, in the generated months. */
export const byMunicipality = ['allocations_to_municipality', 'private_entries', 'municipal_housing_places', 'municipal_housing_occupied'] as const;

/** Indicators that every administration delivers: 20, of which 14 are nowhere in a chart. */
export const byAdministration = [
  'allocation_target_municipality',
  'ukraine_registered_stock',
  'foreign_population',
  'asylblg_recipients',
  'naturalisations',
  'naturalisations_applications',
  'departures_voluntary',
  'deportations',
  'dublin_transfers',
  'unaccompanied_minors',
] as const;

// A small mixing function: the same words give the same number in every run.
const mixed = (...words: readonly string[]): number => {
  let hash = 2_166_136_261;
  for (const character of words.join('|')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return hash;
};

/** A generated observation of an area. */
const generated = (indicator: string, area: string, month: Month, value: number, category: Partial<Observation> = {}): Observation => ({
  indicator,
  area,
  period: month,
  freq: 'M',
  citizenship: total,
  sex: total,
  age: total,
  status: total,
  value,
  unit: catalogue.of(indicator).unit,
  obsStatus: 'A',
  confStatus: 'F',
  source: catalogue.of(indicator).source,
  referenceDate: lastDayOf(month),
  release: '',
  comment: '',
  ...category,
});

/**
 * A full month of the county: 4 indicators by all 165 Gemeinden, and 20 values of each of the 19 administrations
 * (10 indicators by women and men).
 */
export const countyMonth = (
  month: Month,
  { municipalities, administrations }: Pick<CountyProfile, 'municipalities' | 'administrations'> = county,
): Observation[] => [
  ...byMunicipality.flatMap((indicator) => municipalities.map(({ ags }) => generated(indicator, ags, month, mixed(indicator, ags, month) % 40))),
  ...byAdministration.flatMap((indicator) =>
    administrations.flatMap(({ area }) =>
      ['F', 'M'].map((sex) => generated(indicator, area, month, mixed(indicator, area, month, sex) % 900, { sex })),
    ),
  ),
];
