import type { Areas, AreasOverTime } from './areas.ts';
import type { Catalogue } from './indicators.ts';
import { type Dimension, dimensions, isComplete } from './monthly-report-categories.ts';
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
   * `partial`: not all parts are known, and there is room for others · `differs`.
   */
  readonly verdict: 'equal' | 'rounding' | 'hidden' | 'partial' | 'differs';
};

type Computing = { readonly areas: AreasOverTime; readonly catalogue: Pick<Catalogue, 'find'> };

/**
 * Every total of a file beside its parts, of what adds up: as the months would count after the file, so that a total is compared with parts that
 * others delivered, and parts with a total that was known. Categories are the whole where they cover their dimension (`isComplete`), or where they
 * have added up before.
 * @param file observations of the file
 * @param before what counts in its months now
 * @returns totals that the file has, or a part of; in the order of what counted, then of the file
 */
export const publishedTotals = (file: readonly Observation[], before: readonly Observation[], computing: Computing): readonly PublishedTotal[] => {
  const brought = new Set(file.map(observationKey));
  const after = new Map([...before, ...file].map((observation) => [observationKey(observation), observation]));
  const addedUp = new Map(sumsOf(before, computing).map((sum) => [sumKey(sum), sum]));
  return sumsOf([...after.values()], computing).flatMap((sum) => {
    const { observation, parts, whole } = sum;
    if (![observation, ...parts].some((one) => brought.has(observationKey(one)))) return [];
    const earlier = addedUp.get(sumKey(sum));
    const wasWhole = earlier !== undefined && earlier.parts.length === parts.length && compared(earlier).some(({ verdict }) => verdict === 'equal');
    return compared({ ...sum, whole: whole || wasWhole });
  });
};

/** A total and what it is the sum of. `whole`: there can be no other parts. */
type Sum = {
  readonly observation: Observation;
  readonly over: PublishedTotal['over'];
  readonly parts: readonly Observation[];
  readonly whole: boolean;
};

const sumKey = ({ over, observation }: Sum): string => `${over}|${observationKey(observation)}`;

const sumsOf = (observations: readonly Observation[], { areas, catalogue }: Computing): readonly Sum[] => {
  const additive = observations.filter(({ indicator }) => catalogue.find(indicator)?.additive === true);
  const byKey = new Map(additive.map((observation) => [observationKey(observation), observation]));
  const parts = new Map<string, Observation[]>();
  for (const observation of additive) {
    for (const dimension of dimensions) {
      if (observation[dimension] === total || observation[dimension] === '_Z') continue;
      const key = `${dimension}|${observationKey({ ...observation, [dimension]: total })}`;
      const known = parts.get(key);
      if (known === undefined) parts.set(key, [observation]);
      else known.push(observation);
    }
  }
  return additive.flatMap((observation) => [
    ...dimensions.flatMap((over) => categoriesOf(observation, over, parts.get(`${over}|${observationKey(observation)}`) ?? [])),
    areasBelow(observation, areas.at(observation.period), byKey),
  ]);
};

const categoriesOf = (observation: Observation, over: Dimension, parts: readonly Observation[]): Sum[] => {
  const whole = isComplete(
    over,
    parts.map((part) => part[over]),
  );
  // Ages that do not join may overlap: then their sum says nothing.
  return over === 'age' && !whole ? [] : [{ observation, over, parts, whole }];
};

const areasBelow = (observation: Observation, areas: Areas, byKey: ReadonlyMap<string, Observation>): Sum => {
  const children = areas.children(observation.area);
  const parts = children.flatMap((area) => byKey.get(observationKey({ ...observation, area })) ?? []);
  // The profile knows one Kreis of the Land: its values are never the whole.
  const whole = parts.length === children.length && areas.parent(observation.area) !== undefined;
  return { observation, over: 'areas', parts, whole };
};

const compared = ({ observation, over, parts, whole }: Sum): PublishedTotal[] => {
  const { value: published } = observation;
  const numbers = parts.flatMap(({ value }) => value ?? []);
  if (published === undefined || numbers.length === 0) return [];
  const hidden = parts.length - numbers.length;
  const computed = exactly(numbers.reduce((sum, value) => sum + value, 0));
  // Each value is rounded on its own, and the total too; not all of them need come from one source.
  const tolerance = [observation, ...parts].reduce((sum, { roundingBase = 0 }) => sum + Math.floor(roundingBase / 2), 0);
  return [{ observation, over, published, computed, hidden, tolerance, verdict: verdictOf({ published, computed, hidden, tolerance }, !whole) }];
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
    return compared({ observation, over: 'months', parts, whole: parts.length === Number(observation.period.slice(5)) });
  });
};
