import type { Observation } from './observation.ts';

/** `p` provisional, `r` revised since the issue before, `s` estimated. */
export const marks = ['p', 'r', 's'] as const;

/** @see marks */
export type Mark = (typeof marks)[number];

/**
 * What the report may show of a number. The kinds without a value are the signs of German official tables:
 * `unknown` (`.`: unknown, or `secret`), `later` (`…`: not there yet), `meaningless` (`x`).
 * `rounded`: rounded by its source, so that sums of it would be wrong.
 */
export type Figure =
  | {
      readonly kind: 'value';
      readonly value: number;
      readonly marks: readonly Mark[];
      readonly rounded: boolean;
      /** What the county itself has rounded it to; its source has not. */
      readonly roundedTo?: number;
    }
  | { readonly kind: 'unknown'; readonly secret: boolean }
  | { readonly kind: 'later' | 'meaningless' };

export const later: Figure = { kind: 'later' };
const unknown: Figure = { kind: 'unknown', secret: false };
export const secret: Figure = { kind: 'unknown', secret: true };
export const meaningless: Figure = { kind: 'meaningless' };

/** The value, where there is one. */
export const valueIn = (figure: Figure): number | undefined => (figure.kind === 'value' ? figure.value : undefined);

/** A figure of a month before the report's own: what did not come by now is not known. `…` is for the own month only. */
export const ofPast = (figure: Figure): Figure => (figure.kind === 'later' ? unknown : figure);

/** Whether anything was delivered, shown or not. */
export const isDelivered = ({ kind }: Figure): boolean => kind === 'value' || kind === 'unknown';

// SDMX CL_OBS_STATUS: E estimated, F forecast, G experimental, I imputed, U low reliability; P provisional, V unvalidated.
const marksOf: Partial<Record<Observation['obsStatus'], readonly Mark[]>> = {
  E: ['s'],
  F: ['s'],
  G: ['s'],
  I: ['s'],
  U: ['s'],
  P: ['p'],
  V: ['p'],
};

// What a value that is not there says. H (holiday) and O (missing) may still come, M cannot exist, the others will not be known.
const absent: Partial<Record<Observation['obsStatus'], Figure>> = { H: later, L: unknown, M: meaningless, O: later, Q: secret };

/** What may be shown of an observation: nothing but `.` unless its confidentiality is F (free). */
export const figureOf = ({
  value,
  obsStatus,
  confStatus,
  roundingBase,
}: Pick<Observation, 'value' | 'obsStatus' | 'confStatus' | 'roundingBase'>): Figure => {
  if (confStatus !== 'F') return secret;
  const missing = absent[obsStatus];
  if (missing !== undefined) return missing;
  if (value === undefined) return ['J', 'K', 'N', 'S'].includes(obsStatus) ? unknown : later;
  return { kind: 'value', value, marks: marksOf[obsStatus] ?? [], rounded: (roundingBase ?? 1) > 1 };
};

/** At most six decimals, so that sums of decimals show no binary remainder. */
export const tidy = (value: number): number => (Number.isInteger(value) ? value : Number(value.toFixed(6)));

/** Marks of everything that a figure is computed from. */
export const union = (figures: readonly { readonly marks: readonly Mark[] }[]): Mark[] =>
  marks.filter((mark) => figures.some((figure) => figure.marks.includes(mark)));

/** What one hidden part makes of everything computed with it. */
export const oneHidden = (parts: readonly Figure[]): Figure | undefined => {
  const hidden = parts.filter((part) => part.kind === 'unknown');
  if (hidden.length === 0) return undefined;
  return hidden.some((part) => part.secret) ? secret : unknown;
};

/**
 * Sum of parts, only where every part is known. One hidden part hides the sum (the rest would reveal it), one missing
 * part makes it come later, rounded parts have no sum (their errors add up), and what cannot exist adds nothing.
 */
export const sumOf = (parts: readonly Figure[]): Figure => {
  const hidden = oneHidden(parts);
  if (hidden !== undefined) return hidden;
  if (parts.some(({ kind }) => kind === 'later')) return later;
  const values = parts.filter((part) => part.kind === 'value');
  if (values.length === 0) return parts.length === 0 ? later : meaningless;
  const rounded = values.some((part) => part.rounded);
  if (rounded && values.length > 1) return unknown;
  return { kind: 'value', value: tidy(values.reduce((sum, { value }) => sum + value, 0)), marks: union(values), rounded };
};

/** A number as exact as the report shows it: half away from zero. */
export const toDecimals = (value: number, decimals: number): number => {
  const factor = 10 ** decimals;
  // The nudge undoes what binary fractions lose: 1.005 × 100 is 100.49999999999999.
  const rounded = (Math.sign(value) * Math.round(Math.abs(value) * factor * (1 + Number.EPSILON))) / factor;
  return rounded === 0 ? 0 : rounded;
};

/** A delivered figure as exact as the report shows it: rates and averages with at most two decimals. */
export const released = (figure: Figure): Figure => (figure.kind === 'value' ? { ...figure, value: toDecimals(figure.value, 2) } : figure);

/** Difference of two numbers as they are shown. */
export const changeBetween = (value: number, before: number): number => toDecimals(value - before, 2);

/** Difference of two figures as they are shown; undefined where one has no value. */
export const changeOf = (figure: Figure, before: Figure): number | undefined =>
  figure.kind === 'value' && before.kind === 'value' ? changeBetween(figure.value, before.value) : undefined;

/** Whether the issue before showed something else: another value, one that is gone, or none where there is one now. */
export const differs = (figure: Figure, before: Figure): boolean => figure.kind !== before.kind || valueIn(figure) !== valueIn(before);

/** A figure that differs from what the issue before showed. What comes for the first time is no revision. */
export const markRevised = (figure: Figure, before: Figure): Figure =>
  figure.kind === 'value' && before.kind === 'value' && figure.value !== before.value
    ? { ...figure, marks: marks.filter((mark) => mark === 'r' || figure.marks.includes(mark)) }
    : figure;
