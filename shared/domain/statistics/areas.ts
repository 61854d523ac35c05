import { quoted } from './figures-texts.ts';
import type { AreaLevel } from './indicator.ts';

/** What the areas of a county are built from: the county profile has this shape. Keys are text, the leading zero counts. */
export type AreaProfile = {
  /** Kreisschlüssel, 5 digits. */
  readonly key: string;
  readonly name: string;
  readonly state: { readonly key: string; readonly name: string };
  readonly municipalities: readonly { readonly ags: string; readonly name: string; readonly amt?: string }[];
  readonly administrations: readonly { readonly area: string; readonly name: string; readonly municipalities: readonly string[] }[];
};

/**
 * The areas of a county by their canonical keys: Land two digits, Kreis five, Amt nine, Gemeinde (amtsfrei or not) its
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

type Node = {
  readonly name: string;
  readonly levels: readonly [AreaLevel, ...AreaLevel[]];
  readonly children: readonly string[];
  readonly parent?: string;
};

/** Builds the lookup once per profile; every function answers in constant time. */
export const areasOf = (profile: AreaProfile): Areas => {
  const nodes = nodesOf(profile);
  const accepted = new Map<string, string>([...nodes.keys()].map((area) => [area, area]));
  const byAgs = new Map(profile.municipalities.map(({ ags, amt }) => [ags, regionalKey(ags, amt)]));
  for (const { ags, amt } of profile.municipalities) {
    const ars = regionalKey(ags, amt);
    accepted.set(ars, ags);
    if (amt === undefined) accepted.set(ars.slice(0, 9), ags);
  }

  const node = (area: string): Node => {
    const found = nodes.get(area);
    if (!found) throw new Error(`no area ${area} in the profile of ${profile.key}`);
    return found;
  };

  const explainUnknown = (key: string): string => {
    const restored = `0${key}`;
    if (accepted.has(restored)) {
      return `Hier fehlt die führende Null: gemeint ist wohl ${restored} (${node(accepted.get(restored) ?? '').name}). Tabellenprogramme streichen sie, wenn die Spalte nicht als Text formatiert ist.`;
    }
    const ags = `${key.slice(0, 5)}${key.slice(9)}`;
    const current = key.length === 12 ? byAgs.get(ags) : undefined;
    if (current) return `Diese Gemeinde gehört heute zu einem anderen Amt. Bitte verwenden Sie ${ags} oder ${current} (${node(ags).name}).`;
    return `Den Schlüssel ${quoted(key)} gibt es im ${profile.name} nicht. Möglich sind Land (${profile.state.key}), Kreis (${profile.key}), Amt mit neun, Gemeinde mit acht oder zwölf Ziffern.`;
  };

  return {
    canonical: (key) => accepted.get(key),
    explainUnknown,
    name: (area) => node(area).name,
    levels: (area) => node(area).levels,
    level: (area) => node(area).levels[0],
    children: (area) => node(area).children,
    parent: (area) => node(area).parent,
  };
};

const nodesOf = (profile: AreaProfile): Map<string, Node> => {
  const nodes = new Map<string, Node>([
    [profile.state.key, { name: profile.state.name, levels: ['state'], children: [profile.key] }],
    [profile.key, { name: profile.name, levels: ['county'], children: profile.administrations.map(({ area }) => area), parent: profile.state.key }],
  ]);
  const names = new Map(profile.municipalities.map(({ ags, name }) => [ags, name]));
  for (const { area, name, municipalities } of profile.administrations) {
    if (names.has(area)) {
      nodes.set(area, { name, levels: ['administration', 'municipality'], children: [], parent: profile.key });
      continue;
    }
    nodes.set(area, { name, levels: ['administration'], children: municipalities, parent: profile.key });
    for (const ags of municipalities) nodes.set(ags, { name: names.get(ags) ?? ags, levels: ['municipality'], children: [], parent: area });
  }
  return nodes;
};

/**
 * ARS of twelve digits: Land 2 + Regierungsbezirk 1 + Kreis 2 + Verband 4 + Gemeinde 3. The Verband of an amtsfreie
 * Gemeinde is its own number behind a zero.
 */
const regionalKey = (ags: string, amt: string | undefined): string => `${amt ?? `${ags.slice(0, 5)}0${ags.slice(5)}`}${ags.slice(5)}`;
