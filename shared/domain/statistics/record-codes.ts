import type { confStatuses, obsStatuses } from './observation.ts';

/** SDMX's codes where a category is not one of the classification, with their German names. */
export const specialCodes = { _T: 'insgesamt', _Z: 'trifft nicht zu', _X: 'ohne Angabe', _U: 'unbekannt', _O: 'übrige' } as const;

/** SEX as in CL_SEX, and D for divers. */
export const sexLabels = { F: 'Frauen und Mädchen', M: 'Männer und Jungen', D: 'divers' } as const;

/** SDMX CL_OBS_STATUS. */
export const obsStatusLabels: Readonly<Record<(typeof obsStatuses)[number], string>> = {
  A: 'normaler Wert',
  B: 'Bruch in der Zeitreihe',
  D: 'andere Definition',
  E: 'geschätzt',
  F: 'Prognose',
  G: 'experimentell',
  H: 'fehlt wegen eines Feiertags',
  I: 'von der Statistik ergänzt',
  J: 'Ausnahme von der Lieferpflicht',
  K: 'in einer anderen Kategorie enthalten',
  L: 'vorhanden, aber nicht erhoben',
  M: 'kann es nicht geben',
  N: 'nicht aussagekräftig',
  O: 'fehlt noch',
  P: 'vorläufig',
  Q: 'geheim',
  S: 'Streik oder besonderes Ereignis',
  U: 'wenig zuverlässig',
  V: 'nicht geprüft',
  W: 'enthält eine andere Kategorie',
};

/** SDMX CL_CONF_STATUS. */
export const confStatusLabels: Readonly<Record<(typeof confStatuses)[number], string>> = {
  A: 'gesperrt: kleine Zahl',
  C: 'vertraulich',
  D: 'gesperrt zum Schutz einer anderen Zahl, durch den Absender',
  E: 'Sperrfrist',
  F: 'frei',
  G: 'gesperrt: eine oder zwei Einheiten überwiegen',
  M: 'gesperrt: andere Häufung',
  N: 'nicht zur Veröffentlichung',
  O: 'gesperrt: eine Einheit überwiegt',
  S: 'gesperrt zum Schutz einer anderen Zahl, durch den Empfänger',
  T: 'gesperrt: zwei Einheiten überwiegen',
  X: 'militärisch',
};

/** Words that mean a sum or a part of one, in small letters: as a code they would be a category beside its own parts. */
export const totalWords: ReadonlySet<string> = new Set([
  'zusammen',
  'insgesamt',
  'gesamt',
  'total',
  'summe',
  'gesamtsumme',
  'zwischensumme',
  'darunter',
  'davon',
]);

/**
 * Patterns of codes that no list can hold, in the syntax that regular expressions have everywhere, without anchors. Citizenship by
 * ISO 3166-1 or a named group, all capital or all small: `Ukraine` beside `UKR` would be a second country. Age as in CL_AGE. Status
 * also carries the group of persons, the site, the kind of place or of course: words of the delivering office.
 */
export const codePatterns = {
  CITIZENSHIP: '([A-Z][A-Z0-9_]{1,29}|[a-z][a-z0-9_-]{3,29})',
  SEX: '[FMD]',
  AGE: '(Y[0-9]{1,3}(T[0-9]{1,3})?|Y_(GE|GT|LE|LT)[0-9]{1,3})',
  STATUS: '[A-Za-z0-9][A-Za-z0-9_.-]{0,39}',
} as const;
