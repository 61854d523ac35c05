import type { Areas } from './areas.ts';
import { plainWord } from './source-mapping.ts';

/** Keys of areas by what they are called; several where a name has more than one. */
export type AreaNames = (name: string) => readonly string[];

const known = new WeakMap<Areas, AreaNames>();

/**
 * Finds areas by their names, an amtsfreie Gemeinde also without the word before it (`Rendsburg`).
 * @param root canonical key of the area above all
 */
export const areaNames = (areas: Areas, root: string): AreaNames => {
  const before = known.get(areas);
  if (before !== undefined) return before;
  const keys = new Map<string, Set<string>>();
  const add = (area: string): void => {
    const name = areas.name(area);
    for (const called of new Set([name, name.replace(/^(Stadt|Gemeinde|Kreis) /, '')].map(plainWord))) {
      keys.set(called, (keys.get(called) ?? new Set()).add(area));
    }
    areas.children(area).forEach(add);
  };
  add(root);
  const names: AreaNames = (name) => [...(keys.get(plainWord(name)) ?? [])];
  known.set(areas, names);
  return names;
};
