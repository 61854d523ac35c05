import { mappingTexts as texts } from './mapping-texts.ts';
import type { NumberFormat, TableMapping } from './source-mapping.ts';

/** What a cell with a number gives the record, or why it does not; `asks` where an answer would help. */
export type MappedNumber =
  | { readonly value: string; readonly unit?: '%'; readonly obsStatus?: string; readonly confStatus?: string; readonly sign?: string }
  | { readonly message: string; readonly asks?: 'numbers' };

/** What numbers are read by. */
export type NumberRules = Pick<TableMapping, 'signs'> & {
  readonly numbers: NumberFormat | undefined;
  readonly roundingBase: number | undefined;
};

/** No number of a table has more characters; what has may cost a pattern much time. */
const longest = 40;

/**
 * Turns a number as a source writes it into one that the record shape reads in one way only: digits, and a point before decimals.
 * A text that fits the way numbers are written in two readings never gets here as one of them: without a word about it, it is refused with the question.
 * @param isNumber the cell of a workbook is a number itself
 */
export const mappedNumber = (cell: string, isNumber: boolean, rules: NumberRules): MappedNumber => {
  const sign = rules.signs[cell];
  if (sign !== undefined && 'value' in sign) return { value: '0', sign: cell };
  if (sign !== undefined) return { value: '', obsStatus: sign.obsStatus, ...(sign.confStatus && { confStatus: sign.confStatus }), sign: cell };
  if (cell === '') return { message: texts.emptyCell(Object.keys(rules.signs)) };
  if (cell.length > longest) return { message: texts.notANumber(cell) };
  const [, number = '', percent] = /^(.*?)\s*(%?)$/s.exec(cell) ?? [];
  const read = isNumber ? number : plainNumber(number, rules.numbers);
  if (typeof read !== 'string') return read;
  const base = rules.roundingBase;
  if (base !== undefined && Number(read) % base !== 0) return { message: texts.notRounded(cell, base) };
  return { value: read, ...(percent === '%' && { unit: '%' }) };
};

const spaces = /[ \u00a0\u202f\u2009]/g;

const plainNumber = (text: string, format: NumberFormat | undefined): MappedNumber | string => {
  if (/^[-\u2212]?(?:0|[1-9]\d*)$/.test(text)) return text;
  // Groups of thousands with spaces have one reading.
  const joined = /^[-\u2212]?[1-9]\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?$/.test(text) ? text.replace(spaces, '') : text;
  const [, minus = '', amount = ''] = /^([-\u2212]?)(.*)$/s.exec(joined) ?? [];
  if (/^[1-9]\d*$/.test(amount)) return `${minus}${amount}`;
  if (format === undefined)
    return /^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(amount) ? { message: texts.ambiguous(text), asks: 'numbers' } : unasked(minus, amount, text);
  const [thousands, decimal] = format === 'de' ? ['.', ','] : [',', '.'];
  const pattern = new RegExp(`^(0|[1-9]\\d*|[1-9]\\d{0,2}(?:\\${thousands}\\d{3})+)(?:\\${decimal}(\\d+))?$`);
  const [, whole, decimals] = pattern.exec(amount) ?? [];
  if (whole === undefined)
    return {
      message: /^[\d.,]+$/.test(amount) ? texts.otherFormat(text, format) : texts.notANumber(text),
      ...(/^[\d.,]+$/.test(amount) && { asks: 'numbers' }),
    };
  return withDecimals(`${minus}${whole.replaceAll(thousands, '')}`, decimals);
};

/** What has one reading without a word about it: 12.5 · 0,125 · 1234,567 · 1.234,5 */
const unasked = (minus: string, amount: string, text: string): MappedNumber | string => {
  const [, whole, decimals] =
    /^(0|[1-9]\d*)[.,](\d+)$/.exec(amount) ??
    /^([1-9]\d{0,2}(?:\.\d{3})+),(\d+)$/.exec(amount) ??
    /^([1-9]\d{0,2}(?:,\d{3})+)\.(\d+)$/.exec(amount) ??
    [];
  return whole === undefined ? { message: texts.notANumber(text) } : withDecimals(`${minus}${whole.replace(/[.,]/g, '')}`, decimals);
};

// The record shape asks about three decimals; here they are known to be some. Decimals that are only zeros stay decimals: a count has none.
const withDecimals = (whole: string, decimals: string | undefined): string => {
  if (decimals === undefined) return whole;
  return `${whole}.${decimals.length === 3 ? `${decimals}0` : decimals}`;
};
