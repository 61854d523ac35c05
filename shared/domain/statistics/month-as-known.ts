import type { IsoDate } from '../calendar.ts';
import { type Observation, observationKey } from './observation.ts';
import type { Vintage } from './vintage.ts';

/** A value of a month with the vintage that it came with. */
export type KnownValue = { readonly observation: Observation; readonly vintage: Vintage };

/** A vintage with all that it brought for its month. */
export type VintageValues = { readonly vintage: Vintage; readonly observations: readonly Observation[] };

/**
 * The values of a month out of those of its vintages, each with where it came from: of two for the same thing the later one counts.
 * @param deliveries oldest first
 */
export const knownValues = (deliveries: readonly VintageValues[]): KnownValue[] => {
  const latest = new Map<string, KnownValue>();
  for (const { vintage, observations } of deliveries) {
    for (const observation of observations) latest.set(observationKey(observation), { observation, vintage });
  }
  return [...latest.values()];
};

/** A later vintage that replaced values of an earlier one, and how many. */
export type Replacement = { readonly by: Vintage; readonly values: number };

/**
 * What has become of the values of each vintage that counts: those that are in force no more, by the vintage whose value is in force
 * instead, the newest first. A vintage with all its values in force has an empty list.
 * @param deliveries what counts, oldest first
 * @returns by name of the vintage
 */
export const replacements = (deliveries: readonly VintageValues[]): ReadonlyMap<string, readonly Replacement[]> => {
  const inForce = new Map(knownValues(deliveries).map(({ observation, vintage }) => [observationKey(observation), vintage]));
  return new Map(
    deliveries.map(({ vintage, observations }) => {
      const later = observations.flatMap((observation) => inForce.get(observationKey(observation)) ?? []).filter((by) => by !== vintage);
      const counted = [...Map.groupBy(later, (by) => by)].map(([by, { length }]) => ({ by, values: length }));
      return [vintage.vintage, counted.toSorted((a, b) => (a.by.vintage < b.by.vintage ? 1 : -1))];
    }),
  );
};

/** What a month holds of one indicator. */
export type IndicatorStanding = {
  readonly indicator: string;
  readonly rows: number;
  readonly provisional: number;
  /** Sources as the values name them. */
  readonly sources: readonly string[];
  readonly referenceDates: readonly IsoDate[];
  /** The newest vintage that a value of it came with; absent where there is none. */
  readonly latest?: Vintage | undefined;
};

/**
 * What a month holds of each indicator, in their order, also of those without a value.
 * @param indicators codes
 */
export const indicatorStandings = (indicators: readonly string[], values: readonly KnownValue[]): IndicatorStanding[] => {
  const byIndicator = Map.groupBy(values, ({ observation }) => observation.indicator);
  return indicators.map((indicator) => {
    const known = byIndicator.get(indicator) ?? [];
    const vintages = known.map(({ vintage }) => vintage);
    return {
      indicator,
      rows: known.length,
      provisional: known.filter(({ observation }) => observation.obsStatus === 'P').length,
      sources: distinct(known.map(({ observation }) => observation.source)),
      referenceDates: distinct(known.flatMap(({ observation: { referenceDate } }) => (referenceDate === undefined ? [] : [referenceDate]))),
      latest: vintages.reduce<Vintage | undefined>(
        (newest, vintage) => (newest === undefined || vintage.vintage > newest.vintage ? vintage : newest),
        undefined,
      ),
    };
  });
};

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].toSorted();
