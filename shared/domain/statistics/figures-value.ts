import { figuresTexts as texts } from './figures-texts.ts';
import type { Indicator } from './indicator.ts';
import { mayHaveDecimals } from './indicator.ts';
import type { Observation } from './observation.ts';

type ObsStatus = Observation['obsStatus'];
type ConfStatus = Observation['confStatus'];

/** What a value is read against. */
type ValueRules = Pick<Indicator, 'label' | 'unit' | 'unitLabel' | 'signed' | 'fractional'>;

/** What a value and its statuses say together, or which of the two cells is wrong and why. */
export type ReadValue =
  | { readonly value?: number; readonly obsStatus: ObsStatus; readonly confStatus: ConfStatus }
  | { readonly column: 'OBS_VALUE' | 'OBS_STATUS'; readonly sentence: () => string };

// SDMX: with these there is no value; with the second group there may be none.
const missing: readonly ObsStatus[] = ['H', 'L', 'M', 'O', 'Q'];
const mayBeEmpty: readonly ObsStatus[] = [...missing, 'J', 'K', 'N', 'S'];

// Signs of German official tables in place of a number.
const nothing: readonly string[] = ['-', '–', '—'];
const signs: ReadonlyMap<string, { readonly obsStatus: ObsStatus; readonly confStatus: ConfStatus }> = new Map([
  // Unknown or to be kept secret.
  ['.', { obsStatus: 'Q', confStatus: 'C' }],
  // Below the smallest count that the source shows.
  ['*', { obsStatus: 'Q', confStatus: 'A' }],
  // No meaningful value is possible.
  ['x', { obsStatus: 'M', confStatus: 'F' }],
  ['X', { obsStatus: 'M', confStatus: 'F' }],
  // The figure comes later.
  ['…', { obsStatus: 'O', confStatus: 'F' }],
  ['...', { obsStatus: 'O', confStatus: 'F' }],
]);

/**
 * Reads OBS_VALUE together with OBS_STATUS and CONF_STATUS.
 * A sign of the source sets the statuses, unless OBS_STATUS gives its own reason for a missing value or CONF_STATUS is given.
 * @param given statuses of the row, `undefined` where the cell is empty or absent (A and F then)
 */
export const readValue = (
  text: string,
  indicator: ValueRules,
  given: { readonly obsStatus?: ObsStatus; readonly confStatus?: ConfStatus },
): ReadValue => {
  const obsStatus = given.obsStatus ?? 'A';
  const confStatus = given.confStatus ?? 'F';
  if (text === '') return mayBeEmpty.includes(obsStatus) ? { obsStatus, confStatus } : { column: 'OBS_VALUE', sentence: () => texts.emptyValue };

  const sign = signs.get(text);
  if (sign) {
    return { obsStatus: missing.includes(obsStatus) ? obsStatus : sign.obsStatus, confStatus: given.confStatus ?? sign.confStatus };
  }
  const number = nothing.includes(text) ? 0 : readNumber(text, indicator);
  if (typeof number !== 'number') return { column: 'OBS_VALUE', sentence: number };
  if (missing.includes(obsStatus)) return { column: 'OBS_STATUS', sentence: () => texts.statusSaysMissing(obsStatus, text) };
  return { value: number, obsStatus, confStatus };
};

// No county and no state counts a thousand million people; a key of eight to twelve digits in the wrong column does.
const maximum = 999_999_999;

/**
 * Reads a number as the file has it, never guessing: whole numbers without separators; decimals with point or comma
 * only where the indicator has decimals and only when no other reading is possible.
 * @returns the number, or the sentence that refuses it
 */
const readNumber = (text: string, indicator: ValueRules): number | (() => string) => {
  const [, sign = '', amount = ''] = /^([-\u2212+]?)(.*)$/s.exec(text) ?? [];
  const decimals = mayHaveDecimals(indicator);

  const accepted = /^(?:0|[1-9]\d*)$/.test(amount) ? amount : decimals ? unambiguousDecimal(amount) : undefined;
  if (accepted === undefined) return () => refusal(text, amount, decimals, indicator);
  if (sign !== '' && indicator.signed !== true) {
    return () => (sign === '+' ? texts.notANumber(text) : texts.negative(text, indicator.label));
  }
  const value = Number(accepted);
  if (value > maximum) return () => texts.tooLarge(text);
  return sign === '+' || sign === '' || value === 0 ? value : -value;
};

// 12.5 · 0,125 · 1234,567: no group of thousands begins with 0, has four digits before it or other than three behind it.
// 1.234,5 · 1,234.5: two different separators, the last one is the decimal one.
const unambiguousDecimal = (amount: string): string | undefined => {
  if (oneGroup.test(amount)) return undefined;
  if (/^(?:0|[1-9]\d*)[.,]\d+$/.test(amount)) return amount.replace(',', '.');
  if (/^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/.test(amount)) return amount.replaceAll('.', '').replace(',', '.');
  return /^[1-9]\d{0,2}(?:,\d{3})+\.\d+$/.test(amount) ? amount.replaceAll(',', '') : undefined;
};

const oneGroup = /^[1-9]\d{0,2}[.,]\d{3}$/;

const refusal = (text: string, amount: string, decimals: boolean, indicator: ValueRules): string => {
  if (oneGroup.test(amount)) return texts.ambiguous(text, amount.replace(/[.,]/, ''), amount.replace('.', ','), decimals);
  if (/^\d{1,3}(?:\.\d{3}){2,}$|^\d{1,3}(?:,\d{3}){2,}$/.test(amount)) return texts.thousands(text);
  if (/^\d+[.,]\d+$/.test(amount) && !decimals) return texts.decimals(text, indicator.unitLabel);
  if (/^0\d+(?:[.,]\d+)?$/.test(amount)) return texts.leadingZero(text);
  if (/^\d+(?:[.,]\d+)?e[-+]?\d+$/i.test(amount)) return texts.scientific(text);
  if (/^[=@]/.test(text)) return texts.formula(text);
  if (/^[\d.,]+(?:\s+[\d.,]+)+$/.test(amount)) return texts.spaces(text);
  return texts.notANumber(text);
};
