import * as z from 'zod';
import { type Month, monthsUntil } from '../calendar.ts';
import { allTotals, codeOf } from './monthly-report-categories.ts';
import type { Observation } from './observation.ts';
import { learningMonths, usualRange } from './plausibility.ts';

/** A figure of a month that lies outside what the months before teach. */
export const unusualFigureSchema = z.object({
  indicator: z.string(),
  area: z.string(),
  value: z.number(),
  /** Least and greatest usual value. */
  from: z.number(),
  to: z.number(),
  /** Of the newest month before that has one. */
  before: z.number().optional(),
});

/** @see unusualFigureSchema */
export type UnusualFigure = z.infer<typeof unusualFigureSchema>;

type Dimension = keyof typeof allTotals;

const isTotal = (observation: Observation): boolean =>
  (['citizenship', 'sex', 'age', 'status'] as const satisfies readonly Dimension[]).every(
    (dimension) => codeOf(observation, dimension) === allTotals[dimension],
  );

const totalsOf = (values: readonly Observation[]): ReadonlyMap<string, number> =>
  new Map(values.flatMap((of) => (of.value === undefined || !isTotal(of) ? [] : [[`${of.indicator}|${of.area}`, of.value] as const])));

/**
 * Totals of the month, as they were delivered, that somebody should look at again before the report appears, by indicator and area.
 * @param observations values of the month and of months before it
 */
export const unusualFigures = (month: Month, observations: ReadonlyMap<Month, readonly Observation[]>): readonly UnusualFigure[] => {
  const earlier = monthsUntil(month, learningMonths + 1)
    .slice(0, -1)
    .toReversed()
    .map((of) => totalsOf(observations.get(of) ?? []));
  return [...totalsOf(observations.get(month) ?? [])]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, value]) => {
      const known = earlier.flatMap((totals) => totals.get(key) ?? []);
      const range = usualRange(known);
      if (range === undefined || (range.from <= value && value <= range.to)) return [];
      const [indicator = '', area = ''] = key.split('|');
      const [before] = known;
      return [{ indicator, area, value, ...range, ...(before !== undefined && { before }) }];
    });
};
