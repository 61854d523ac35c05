import { formatAmount, parseGermanAmount } from '../money.ts';

/** `12.5` → `12,5`, `1200` → `1.200`: at most two decimals, without zeros at the end. */
export const formatQuantity = (quantity: number): string => formatAmount(Math.round(quantity * 100)).replace(/,00$|0$/, '');

/** Reads `12,5`, `1.200` as people type it. @returns `undefined` for a text that is no number, or has more than two decimals */
export const parseGermanQuantity = (text: string): number | undefined => {
  const hundredths = parseGermanAmount(text);
  return hundredths === undefined ? undefined : hundredths / 100;
};
