import { type IsoDate, lastDayOf, type Month } from '../calendar.ts';
import type { AreaLevel } from './indicator.ts';

/** An area as it was until a day: another name, another Amt above it, or an area that is gone. A merger is such rows, and no code. */
export type FormerArea = {
  /** Canonical, as in `Areas`. */
  readonly key: string;
  readonly name: string;
  /** The area above it: the Amt of a Gemeinde, the Kreis of an Amt or of an amtsfreie Gemeinde. */
  readonly parent: string;
  /** First day. Absent: since before the first figures. */
  readonly validFrom?: IsoDate;
  /** First day on which it was no longer so. */
  readonly validUntil: IsoDate;
  /** What it became part of, or its own key where it only moved or changed its name. */
  readonly successors: readonly string[];
};

/** What the areas of a county are built from: the county profile has this shape. Keys are text, the leading zero counts. */
export type AreaProfile = {
  /** Kreisschlüssel, 5 digits. */
  readonly key: string;
  readonly name: string;
  readonly state: { readonly key: string; readonly name: string };
  /** As they are now. `validFrom` for what began after the first figures. */
  readonly municipalities: readonly { readonly ags: string; readonly name: string; readonly amt?: string; readonly validFrom?: IsoDate }[];
  readonly administrations: readonly {
    readonly area: string;
    readonly name: string;
    readonly municipalities: readonly string[];
    readonly validFrom?: IsoDate;
  }[];
  readonly formerAreas?: readonly FormerArea[];
};

/** An area in a time without changes. `from` empty and `until` absent: without bound. */
export type AreaPhase = {
  readonly key: string;
  readonly name: string;
  readonly levels: readonly [AreaLevel, ...AreaLevel[]];
  readonly parent?: string;
  readonly from: IsoDate | '';
  readonly until?: IsoDate;
  readonly successors: readonly string[];
};

/**
 * All phases of all areas, parents before children; what is gone stands before its successor. A Gemeinde that exists since a day
 * (`validFrom`) and moved later is where it is now only since it moved.
 * @throws Error for an area that would be there twice on one day
 */
export const phasesOf = (profile: AreaProfile): readonly AreaPhase[] => {
  const { key, name, state, municipalities, administrations, formerAreas = [] } = profile;
  const names = new Map(municipalities.map((municipality) => [municipality.ags, municipality]));
  // What moved or got its name on a day is as it is now since that day.
  const moved = (area: string): IsoDate | undefined =>
    formerAreas
      .filter((former) => former.key === area)
      .map(({ validUntil }) => validUntil)
      .sort()
      .at(-1);
  const current = (area: string, called: string, parent: string, validFrom: IsoDate | undefined): AreaPhase => ({
    key: area,
    name: called,
    levels: levelsOf(area, parent, profile),
    parent,
    from: latest(validFrom, moved(area)),
    successors: [],
  });
  const now = administrations.flatMap(({ area, name: called, municipalities: parts, validFrom }) => [
    current(area, called, key, validFrom ?? names.get(area)?.validFrom),
    ...parts.filter((ags) => ags !== area).map((ags) => current(ags, names.get(ags)?.name ?? ags, area, names.get(ags)?.validFrom)),
  ]);
  const past = formerAreas.map(
    ({ key: area, name: called, parent, validFrom = '', validUntil, successors }): AreaPhase => ({
      key: area,
      name: called,
      levels: levelsOf(area, parent, profile),
      parent,
      from: validFrom,
      until: validUntil,
      successors,
    }),
  );
  refuseOverlaps([...past, ...now]);
  const placed = new Set(now.map((phase) => phase.key));
  return [
    { key: state.key, name: state.name, levels: ['state'], from: '', successors: [] },
    { key, name, levels: ['county'], parent: state.key, from: '', successors: [] },
    ...now.flatMap((phase) => [...past.filter(({ successors }) => successors[0] === phase.key), phase]),
    ...past.filter(({ successors }) => !placed.has(successors[0] ?? '')),
  ];
};

const latest = (...days: readonly (IsoDate | undefined)[]): IsoDate | '' =>
  days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1) ?? '';

/** With two phases on one day a Gemeinde would count in both Ämter. */
const refuseOverlaps = (phases: readonly AreaPhase[]): void => {
  for (const [key, ofArea] of Map.groupBy(phases, (phase) => phase.key)) {
    const inOrder = ofArea.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    for (const [at, { name, from, until }] of inOrder.entries()) {
      const next = inOrder[at + 1];
      if (next !== undefined && (until === undefined || next.from < until))
        throw new Error(
          `${key} (${name}) is there twice: from ${from || 'the beginning'} to ${until ?? 'now'}, and from ${next.from || 'the beginning'} on`,
        );
    }
  }
};

const levelsOf = (area: string, parent: string, { key }: AreaProfile): AreaPhase['levels'] => {
  if (area.length === 9) return ['administration'];
  return parent === key ? ['administration', 'municipality'] : ['municipality'];
};

/** Whether a phase covers a month: the state of its last day, because that is the day of stocks. */
export const covers = ({ from, until }: AreaPhase, month: Month): boolean => {
  const day = lastDayOf(month);
  return from <= day && (until === undefined || day < until);
};

/** Keys under which files name an area: its own, the ARS of twelve digits, and of an amtsfreie Gemeinde its first nine. */
export const acceptedKeys = ({ key, levels, parent = '' }: AreaPhase): readonly string[] => {
  if (!levels.includes('municipality')) return [key];
  if (levels.length === 1) return [key, `${parent}${key.slice(5)}`];
  // The Verband of an amtsfreie Gemeinde is its own number behind a zero.
  const own = `${key.slice(0, 5)}0${key.slice(5)}`;
  return [key, own, `${own}${key.slice(5)}`];
};

/** ARS of twelve digits: Land 2 + Regierungsbezirk 1 + Kreis 2 + Verband 4 + Gemeinde 3. */
export const regionalKey = (phase: AreaPhase): string => acceptedKeys(phase).at(-1) ?? phase.key;
