import { formatDate, type Month } from '../calendar.ts';
import { type AreaPhase, type AreaProfile, acceptedKeys, covers, phasesOf, regionalKey } from './area-phases.ts';
import { quoted } from './figures-texts.ts';
import type { AreaLevel } from './indicator.ts';

/**
 * The areas of a county in a month, by their canonical keys: Land two digits, Kreis five, Amt nine, Gemeinde (amtsfrei or not) its
 * AGS of eight. Functions that take an area throw when it is not one of them: only `canonical` takes foreign text.
 */
export type Areas = {
  /**
   * Canonical key of any accepted form: the canonical ones, the ARS of twelve digits, and an amtsfreie Gemeinde by the
   * first nine digits of its ARS. `undefined` for everything else.
   */
  readonly canonical: (key: string) => string | undefined;
  /** German sentence that says why `canonical` knows no such key, and what to do. */
  readonly explainUnknown: (key: string) => string;
  readonly name: (area: string) => string;
  /** Coarse to fine; an amtsfreie Gemeinde is `administration` and `municipality`. */
  readonly levels: (area: string) => readonly AreaLevel[];
  /** The coarsest of `levels`. */
  readonly level: (area: string) => AreaLevel;
  /** Land → Kreis → administrations → Gemeinden of an Amt. Empty for a Gemeinde. */
  readonly children: (area: string) => readonly string[];
  /** The area that has it among its children. `undefined` for the Land. */
  readonly parent: (area: string) => string | undefined;
};

/** The areas of a county over time: Gemeinden merge and move, and a month is read with the areas it had. */
export type AreasOverTime = {
  /** The areas as they were on the last day of a month. */
  readonly at: (month: Month) => Areas;
};

/** Builds the lookup once per profile and state of its areas; every function answers in constant time. */
export const areasOf = (profile: AreaProfile): AreasOverTime => {
  const phases = phasesOf(profile);
  const days = [...new Set(phases.flatMap(({ from, until = '' }) => [from, until]))].filter((day) => day !== '');
  const states = new Map<number, Areas>();
  const months = new Map<Month, Areas>();
  return {
    at: (month) => {
      const known = months.get(month);
      if (known !== undefined) return known;
      const passed = days.filter((day) => day.slice(0, 7) <= month).length;
      const areas = states.get(passed) ?? areasIn(phases, month, profile);
      states.set(passed, areas);
      months.set(month, areas);
      return areas;
    },
  };
};

const areasIn = (phases: readonly AreaPhase[], month: Month, profile: AreaProfile): Areas => {
  const valid = phases.filter((phase) => covers(phase, month));
  const byKey = new Map(valid.map((phase) => [phase.key, phase]));
  const parts = Map.groupBy(valid, ({ parent }) => parent);
  const children = new Map(valid.map(({ key }) => [key, (parts.get(key) ?? []).map((part) => part.key)]));
  const accepted = new Map(valid.flatMap((phase) => acceptedKeys(phase).map((key) => [key, phase] as const)));

  const phaseOf = (area: string): AreaPhase => {
    const found = byKey.get(area);
    if (!found) throw new Error(`no area ${area} in ${month} in the profile of ${profile.key}`);
    return found;
  };

  const explainUnknown = (key: string): string => {
    const meant = accepted.get(`0${key}`);
    if (meant) {
      return `Hier fehlt die führende Null: gemeint ist wohl 0${key} (${meant.name}). Tabellenprogramme streichen sie, wenn die Spalte nicht als Text formatiert ist.`;
    }
    const moved = key.length === 12 ? byKey.get(`${key.slice(0, 5)}${key.slice(9)}`) : undefined;
    if (moved) {
      return `Diese Gemeinde gehört in diesem Monat zu einem anderen Amt. Bitte verwenden Sie ${moved.key} oder ${regionalKey(moved)} (${moved.name}).`;
    }
    return (
      explainOtherTime(key) ??
      `Den Schlüssel ${quoted(key)} gibt es im ${profile.name} nicht. Möglich sind Land (${profile.state.key}), Kreis (${profile.key}), Amt mit neun, Gemeinde mit acht oder zwölf Ziffern.`
    );
  };

  /** Of a key that is right in other months: since when it is no more, or not yet. */
  const explainOtherTime = (key: string): string | undefined => {
    const known = phases.filter((phase) => acceptedKeys(phase).includes(key));
    const past = known.filter(({ until }) => until !== undefined && until.slice(0, 7) <= month).at(-1);
    if (past?.until !== undefined) {
      const successors = past.successors.map((successor) => {
        const name = phases.findLast((phase) => phase.key === successor)?.name;
        return name === undefined ? successor : `${successor} (${name})`;
      });
      return `${quoted(key)} (${past.name}) gibt es seit dem ${formatDate(past.until)} nicht mehr. Bitte verwenden Sie ${successors.join(' oder ')}.`;
    }
    const [coming] = known;
    return coming && coming.from !== '' ? `${quoted(key)} (${coming.name}) gibt es erst seit dem ${formatDate(coming.from)}.` : undefined;
  };

  return {
    canonical: (key) => accepted.get(key)?.key,
    explainUnknown,
    name: (area) => phaseOf(area).name,
    levels: (area) => phaseOf(area).levels,
    level: (area) => phaseOf(area).levels[0],
    children: (area) => children.get(phaseOf(area).key) ?? [],
    parent: (area) => phaseOf(area).parent,
  };
};
