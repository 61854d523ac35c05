import type { Areas } from './areas.ts';
import { plainWord } from './source-mapping.ts';

/** Keys of areas by what they are called; several where a name has more than one. */
export type AreaNames = (name: string) => readonly string[];

const kind = /^(Stadt|Gemeinde|Kreis|Amt) /;

const known = new WeakMap<Areas, AreaNames>();

/**
 * Finds areas by their names, also without the word before it (`Rendsburg`), so that a name which an Amt shares with a Gemeinde has two; a Gemeinde also with it.
 * @param root canonical key of the area above all
 */
export const areaNames = (areas: Areas, root: string): AreaNames => {
  const before = known.get(areas);
  if (before !== undefined) return before;
  const keys = new Map<string, Set<string>>();
  const isPlain = (area: string): boolean => areas.level(area) === 'municipality' && !kind.test(areas.name(area));
  const add = (area: string): void => {
    const name = areas.name(area);
    for (const called of new Set([name, name.replace(kind, ''), ...(isPlain(area) ? [`Gemeinde ${name}`] : [])].map(plainWord))) {
      keys.set(called, (keys.get(called) ?? new Set()).add(area));
    }
    areas.children(area).forEach(add);
  };
  add(root);
  const names: AreaNames = (name) => [...(keys.get(plainWord(name)) ?? [])];
  known.set(areas, names);
  return names;
};
