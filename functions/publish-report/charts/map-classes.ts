import { extent } from 'd3-array';
import { formatNumber } from '../../../shared/domain/statistics/figure-text.ts';
import { classFills, fillsOf } from './palette.ts';

/** Classes of a map, low to high, of equal width and with round borders. */
export type MapClasses = {
  readonly classOf: (value: number) => number;
  readonly classes: readonly { readonly fill: string; readonly label: string }[];
};

/**
 * Classes of the values that are shown, and of no others: their borders must not tell what is hidden.
 * @param decimals whether values may have any
 */
export const mapClasses = (values: readonly number[], decimals: boolean): MapClasses => {
  const [low = 0, high = 0] = extent(values);
  const { step, from, count } = steps(low, high, decimals);
  const fills = fillsOf(count);
  const digits = [0, 1].find((digit) => Number.isInteger(Number((step * 10 ** digit).toFixed(6)))) ?? 2;
  const border = (at: number): string => formatNumber(from + at * step, digits);
  const label = (at: number): string => {
    if (count === 1) return low === high ? formatNumber(low, decimals ? 1 : 0) : `${border(0)} bis ${border(1)}`;
    return at === count - 1 ? `${border(at)} bis ${border(at + 1)}` : `${border(at)} bis unter ${border(at + 1)}`;
  };
  return {
    classOf: (value) => Math.min(count - 1, Math.max(0, Math.floor((value - from) / step + nudge))),
    classes: fills.map((fill, at) => ({ fill, label: label(at) })),
  };
};

// Undoes what binary fractions lose: 0.3 / 0.1 is 2.9999999999999996.
const nudge = 1e-9;

// Widths of classes that a reader can count in, with any power of ten.
const widths = [1, 2, 2.5, 3, 4, 5];

const steps = (low: number, high: number, decimals: boolean): { readonly step: number; readonly from: number; readonly count: number } => {
  if (low === high) return { step: 1, from: low, count: 1 };
  const power = Math.floor(Math.log10((high - low) / classFills.length));
  const candidates = [power, power + 1].flatMap((exponent) => widths.map((width) => width * 10 ** exponent));
  const usable = [...candidates, 10 ** (power + 2)].filter((step) => decimals || Number.isInteger(step));
  const found = usable.map((step) => {
    const first = Math.floor(low / step + nudge);
    return { step, from: first * step, count: Math.max(1, Math.ceil(high / step - nudge) - first) };
  });
  return found.find(({ count }) => count <= classFills.length) ?? { step: high - low, from: low, count: 1 };
};
