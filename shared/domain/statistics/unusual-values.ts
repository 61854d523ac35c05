import { addMonths } from '../calendar.ts';
import { type Observation, observationKey } from './observation.ts';
import { learningMonths, type UsualRange, usualRange } from './plausibility.ts';

/** A value that can be right and is far from what the months before teach. */
export type UnusualValue = { readonly observation: Observation; readonly usual: UsualRange };

/** Months whose values are learned from, for a file of these months. */
export const monthsToLearn = (months: readonly string[]): readonly string[] => [
  ...new Set(months.flatMap((month) => Array.from({ length: learningMonths }, (_, back) => addMonths(month, -1 - back)))),
];

/**
 * Values outside the range that is usual for them (`usualRange`), in their order. Nothing is refused for it.
 * @param earlier what counts in `monthsToLearn`
 */
export const unusualValues = (observations: readonly Observation[], earlier: readonly Observation[]): readonly UnusualValue[] => {
  const before = Map.groupBy(earlier, (observation) => observationKey({ ...observation, period: '' }));
  return observations.flatMap((observation) => {
    const { value, period } = observation;
    const known = (before.get(observationKey({ ...observation, period: '' })) ?? []).filter(
      (one) => one.period < period && one.period >= addMonths(period, -learningMonths),
    );
    const usual = usualRange(known.flatMap((one) => one.value ?? []));
    if (value === undefined || usual === undefined || (usual.from <= value && value <= usual.to)) return [];
    return [{ observation, usual }];
  });
};
