import type { Month } from '../../shared/domain/calendar.ts';
import type { ExplorerSite } from './explorer-site.ts';

/** Another area whose series can be looked at, and what it is to the one that is shown. */
export type ComparedArea = { readonly area: string; readonly name: string; readonly group: string };

const groups = {
  above: 'Größere Gebiete',
  below: 'Gehört dazu',
  beside: 'Auf derselben Ebene',
  others: 'Alle weiteren',
} as const;

/**
 * The other areas of a series: those that contain the area, its parts, those beside it, the rest.
 * @param names areas with a series, by key
 * @param month whose areas say what belongs to what
 */
export const comparedAreas = (own: string, names: ReadonlyMap<string, string>, month: Month, { areas }: ExplorerSite): readonly ComparedArea[] => {
  const now = areas.at(month);
  const exists = now.canonical(own) === own;
  const above: string[] = [];
  for (let parent = exists ? now.parent(own) : undefined; parent !== undefined; parent = now.parent(parent)) above.unshift(parent);
  const below = exists ? now.children(own) : [];
  const nearest = above.at(-1);
  const beside = nearest === undefined ? [] : now.children(nearest);
  const seen = new Set([own]);
  const take = (group: keyof typeof groups, keys: Iterable<string>): readonly ComparedArea[] =>
    [...keys].flatMap((area) => {
      const name = names.get(area);
      if (name === undefined || seen.has(area)) return [];
      seen.add(area);
      return [{ area, name, group: groups[group] }];
    });
  return [...take('above', above), ...take('below', below), ...take('beside', beside), ...take('others', names.keys())];
};
