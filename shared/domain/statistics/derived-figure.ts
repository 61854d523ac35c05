import { type Formula, rateBaseOf, type Unit } from './indicator.ts';
import { type Figure, later, meaningless, oneHidden, tidy, union } from './monthly-report-figure.ts';

/**
 * A derived figure, from released figures only: the one place where formulas are computed. One hidden operand hides it, one missing operand
 * makes it come later. A rate is rounded to one decimal, as it is shown: whoever computes with the published numbers gets the same.
 * @param unit of the result: what a rate is about
 */
export const derive = (kind: Formula['kind'], unit: Unit, first: Figure, second: Figure): Figure => {
  const hidden = oneHidden([first, second]);
  if (hidden !== undefined) return hidden;
  if (first.kind === 'later' || second.kind === 'later') return later;
  if (first.kind !== 'value' || second.kind !== 'value') return meaningless;
  const both = { marks: union([first, second]), rounded: first.rounded || second.rounded };
  if (kind === 'difference') return { kind: 'value', value: tidy(first.value - second.value), ...both };
  const base = rateBaseOf(unit);
  return second.value === 0 || base === undefined ? meaningless : { kind: 'value', value: rate(first.value, second.value, base), ...both };
};

// Whole hundredths: a figure has two decimals at most. One division, and that is exact where its result lies in the middle of two tenths.
const hundredths = (value: number): number => Math.round(value * 100);

/** `first` for each `base` of `second`, to one decimal, half away from zero. */
const rate = (first: number, second: number, base: number): number => {
  const tenths = (hundredths(first) * base * 10) / hundredths(second);
  return (Math.sign(tenths) * Math.round(Math.abs(tenths))) / 10 || 0;
};
