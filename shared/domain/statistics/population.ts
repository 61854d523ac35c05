import { type IsoDate, lastDayOf, type Month } from '../calendar.ts';
import { type AreaProfile, phasesOf } from './area-phases.ts';
import type { Areas } from './areas.ts';

/** The inhabitants on a day: a denominator of rates. */
export type PopulationCount = {
  readonly date: IsoDate;
  /** Whose count it is, as it stands in the report. */
  readonly source: string;
  /** Persons by AGS, of all Gemeinden of one day; of the Land too, by its key of two digits, where rates of the Land are wanted. */
  readonly persons: Readonly<Record<string, number>>;
};

/** The inhabitants that the rates of a month refer to. */
export type Population = Pick<PopulationCount, 'date' | 'source'> & {
  /** There is no count of the month or before: this is the oldest. */
  readonly afterMonth: boolean;
  /** Persons in an area of the month; `undefined` where the count does not say. */
  readonly of: (area: string) => number | undefined;
};

/** What rates are computed with: a county profile has this shape. */
export type PopulationProfile = AreaProfile & { readonly populations: readonly PopulationCount[] };

/** A Gemeinde that became part of others. */
type Merger = { readonly key: string; readonly until: IsoDate; readonly into: readonly string[] };

/**
 * The inhabitants for a month: of the newest count whose date is not after its last day, otherwise of the oldest there is. `undefined` in a
 * county without a count. Areas are those of the month: after a merger the new Gemeinde has the inhabitants of those it came from.
 */
export const populationsOf = (profile: PopulationProfile): ((month: Month, areas: Areas) => Population | undefined) => {
  const counts = [...profile.populations].sort((a, b) => (a.date < b.date ? -1 : 1));
  const mergers = phasesOf(profile).flatMap(({ key, levels, until, successors }): Merger[] => {
    const into = successors.filter((successor) => successor !== key);
    return until === undefined || into.length === 0 || !levels.includes('municipality') ? [] : [{ key, until, into }];
  });
  // Months with the same areas and the same count have the same inhabitants.
  const known = new Map<PopulationCount, Map<Areas, Population['of']>>(counts.map((count) => [count, new Map()]));
  return (month, areas) => {
    const count = counts.findLast(({ date }) => date <= lastDayOf(month)) ?? counts[0];
    if (count === undefined) return undefined;
    const { date, source } = count;
    const persons = known.get(count);
    // Only made when asked for: of most months no rate is shown.
    const of = (area: string): number | undefined => {
      const found = persons?.get(areas) ?? personsIn(count, month, areas, mergers, profile.state.key);
      persons?.set(areas, found);
      return found(area);
    };
    return { date, source, afterMonth: date > lastDayOf(month), of };
  };
};

const personsIn = ({ persons }: PopulationCount, month: Month, areas: Areas, mergers: readonly Merger[], state: string): Population['of'] => {
  const day = lastDayOf(month);
  const isThere = (key: string): boolean => areas.canonical(key) === key && areas.levels(key).includes('municipality');
  const past = mergers.filter(({ until }) => until <= day);
  const coming = mergers.filter(({ until }) => until > day);

  /** Gemeinden of the month whose inhabitants a number of the count has. More than one where it was counted after a merger that is to come. */
  const coveredBy = (key: string): readonly string[] => {
    const gone = past.find((merger) => merger.key === key);
    if (gone && !isThere(key)) return gone.into.flatMap(coveredBy);
    const joining = coming.filter((merger) => merger.into.includes(key) && persons[merger.key] === undefined);
    return [...(isThere(key) ? [key] : []), ...joining.flatMap((merger) => coveredBy(merger.key))];
  };
  /** Whether the count has a number for what became part of a Gemeinde, and not only for some of it. */
  const hasParts = (key: string): boolean => {
    const parts = past.filter((merger) => merger.into.includes(key));
    return parts.every((part) => persons[part.key] !== undefined || (past.some(({ into }) => into.includes(part.key)) && hasParts(part.key)));
  };

  const covered = new Map(Object.keys(persons).map((key) => [key, coveredBy(key)]));
  const numbers = new Map<string, string[]>();
  for (const [key, municipalities] of covered) for (const ags of municipalities) numbers.set(ags, [...(numbers.get(ags) ?? []), key]);

  const personsOf = (area: string): number | undefined => {
    const municipalities = new Set(municipalitiesOf(area, areas));
    const used = new Set<string>();
    for (const ags of municipalities) {
      const keys = numbers.get(ags) ?? [];
      // A number that is also about Gemeinden elsewhere says nothing about this area alone.
      const fits = keys.every((key) => covered.get(key)?.every((other) => municipalities.has(other)));
      if (!fits || keys.length === 0 || !(persons[ags] !== undefined || hasParts(ags))) return undefined;
      for (const key of keys) used.add(key);
    }
    return used.size === 0 ? undefined : [...used].reduce((sum, key) => sum + (persons[key] ?? 0), 0);
  };

  const found = new Map<string, number | undefined>([[state, persons[state]]]);
  return (area) => {
    if (!found.has(area)) found.set(area, personsOf(area));
    return found.get(area);
  };
};

const municipalitiesOf = (area: string, areas: Areas): readonly string[] => {
  if (areas.canonical(area) !== area) return [];
  return areas.levels(area).includes('municipality') ? [area] : areas.children(area).flatMap((child) => municipalitiesOf(child, areas));
};
