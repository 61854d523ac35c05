import type { IsoDate } from '../calendar.ts';
import type { Finding } from './monthly-report-month.ts';
import type { Observation } from './observation.ts';

/** Where figures come from: names of sources and reference dates as delivered, each once, sorted. */
export type Origin = { readonly sources: readonly string[]; readonly referenceDates: readonly IsoDate[] };

const distinct = (values: readonly (string | undefined)[]): string[] => [...new Set(values.filter((value) => value !== undefined))].sort();

/** @see Origin */
export const originOf = (observations: readonly Observation[]): Origin => ({
  sources: distinct(observations.map(({ source }) => source)),
  referenceDates: distinct(observations.map(({ referenceDate }) => referenceDate)),
});

/** The delivered rows that a figure comes from. */
export const deliveredFor = ({ observation, parts = [] }: Finding): readonly Observation[] =>
  observation === undefined ? parts.flatMap(deliveredFor) : [observation];

/** The days that a figure is about. @param usual that of a row that names none: the last day of its month */
export const cutOffsOf = (finding: Finding, usual: IsoDate): readonly IsoDate[] =>
  distinct(deliveredFor(finding).map(({ referenceDate = usual }) => referenceDate));

const day = 86_400_000;

/** The most days between any two of some dates. */
export const daysApart = (...dates: readonly (readonly IsoDate[])[]): number => {
  const sorted = dates.flat().sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first === undefined || last === undefined ? 0 : Math.round((Date.parse(last) - Date.parse(first)) / day);
};
