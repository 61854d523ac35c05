import type { Areas, AreasOverTime } from './areas.ts';
import type { Catalogue } from './indicators.ts';
import { type Observation, observationKey, total } from './observation.ts';

/** A total that a source publishes, beside the sum of its parts. Nothing is repaired: both stay as they are. */
export type PublishedTotal = {
  readonly observation: Observation;
  /** What the parts are: categories of a dimension, areas below, or months since January. */
  readonly over: 'citizenship' | 'sex' | 'age' | 'status' | 'areas' | 'months';
  readonly published: number;
  /** Sum of the parts that have a number. */
  readonly computed: number;
  /** Parts without a number. */
  readonly hidden: number;
  /** Most by which rounding alone can part the two; 0 without rounding. */
  readonly tolerance: number;
  /**
   * `equal` · `rounding`: within the tolerance · `hidden`: parts are hidden, and what is missing may stand in them ·
   * `partial`: not all areas below are in the file, and there is room for them · `differs`.
   */
  readonly verdict: 'equal' | 'rounding' | 'hidden' | 'partial' | 'differs';
};

const dimensions = ['citizenship', 'sex', 'age', 'status'] as const;

/** Every total of a file whose parts are in it too, of what adds up; in the order of the file. */
export const publishedTotals = (
  observations: readonly Observation[],
  { areas, catalogue }: { readonly areas: AreasOverTime; readonly catalogue: Pick<Catalogue, 'find'> },
): readonly PublishedTotal[] => {
  const additive = observations.filter(({ indicator }) => catalogue.find(indicator)?.additive === true);
  const byKey = new Map(additive.map((observation) => [observationKey(observation), observation]));
  const parts = new Map<string, Observation[]>();
  for (const observation of additive) {
    for (const dimension of dimensions) {
      if (observation[dimension] === total) continue;
      const key = `${dimension}|${observationKey({ ...observation, [dimension]: total })}`;
      const known = parts.get(key);
      if (known === undefined) parts.set(key, [observation]);
      else known.push(observation);
    }
  }
  return additive.flatMap((observation) => [
    ...dimensions.flatMap((over) => compared(observation, over, parts.get(`${over}|${observationKey(observation)}`) ?? [], false)),
    ...areasBelow(observation, areas.at(observation.period), byKey),
  ]);
};

const areasBelow = (observation: Observation, areas: Areas, byKey: ReadonlyMap<string, Observation>): PublishedTotal[] => {
  const children = areas.children(observation.area);
  const given = children.flatMap((area) => byKey.get(observationKey({ ...observation, area })) ?? []);
  // The profile knows one Kreis of the Land: its values are never the whole.
  const whole = given.length === children.length && areas.parent(observation.area) !== undefined;
  return compared(observation, 'areas', given, !whole);
};

const compared = (observation: Observation, over: PublishedTotal['over'], parts: readonly Observation[], partial: boolean): PublishedTotal[] => {
  const { value: published, roundingBase } = observation;
  const numbers = parts.flatMap(({ value }) => value ?? []);
  if (published === undefined || numbers.length === 0) return [];
  const hidden = parts.length - numbers.length;
  const computed = exactly(numbers.reduce((sum, value) => sum + value, 0));
  // Each value is rounded on its own, and the total too.
  const tolerance = roundingBase === undefined ? 0 : Math.floor(roundingBase / 2) * (parts.length + 1);
  return [{ observation, over, published, computed, hidden, tolerance, verdict: verdictOf({ published, computed, hidden, tolerance }, partial) }];
};

const verdictOf = (
  { published, computed, hidden, tolerance }: Pick<PublishedTotal, 'published' | 'computed' | 'hidden' | 'tolerance'>,
  partial: boolean,
): PublishedTotal['verdict'] => {
  const missing = exactly(published - computed);
  if (missing === 0) return hidden === 0 ? 'equal' : 'hidden';
  if (hidden > 0 && missing > -tolerance) return 'hidden';
  if (Math.abs(missing) <= tolerance) return 'rounding';
  return partial && missing > 0 ? 'partial' : 'differs';
};

const exactly = (sum: number): number => Number(sum.toFixed(9));

/**
 * Sums since January as a source publishes them, beside the months that are known.
 * @param yearToDate `period` is their last month
 * @param months what counts in the months of that year before, and what the file brings
 */
export const yearToDateTotals = (yearToDate: readonly Observation[], months: readonly Observation[]): readonly PublishedTotal[] => {
  const known = Map.groupBy(months, (observation) => observationKey({ ...observation, period: observation.period.slice(0, 4) }));
  return yearToDate.flatMap((observation) => {
    const parts = (known.get(observationKey({ ...observation, period: observation.period.slice(0, 4) })) ?? []).filter(
      ({ period }) => period <= observation.period,
    );
    const partial = parts.length < Number(observation.period.slice(5));
    return compared(observation, 'months', parts, partial);
  });
};
