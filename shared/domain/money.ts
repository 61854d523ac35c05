import * as z from 'zod';

/** Largest amount the system takes: 100 million euro, far above any county's budget line and far below 2^53. */
const maximumCents = 10_000_000_000;

/** An amount in integer cents of euro. Never a float. Marked as pure, so that scripts of pages take the functions below and leave zod. */
export const centsSchema = /* @__PURE__ */ z.int().min(0).max(maximumCents);

/** Sum of integer cents. */
export const sumCents = (amounts: Iterable<number>): number => {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
};

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, '.');

/** `123456` → `1.234,56 €` (no-break space before the sign; minus is U+2212). */
export const formatEuro = (cents: number): string => `${formatAmount(cents)}\u00a0€`;

/** `123456` → `1.234,56`: the form an input field shows again. */
export const formatAmount = (cents: number): string => {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '\u2212' : ''}${grouped(digits.slice(0, -2))},${digits.slice(-2)}`;
};

/** `12345` → `12.345`, minus as U+2212. */
export const formatInteger = (value: number): string => `${value < 0 ? '\u2212' : ''}${grouped(String(Math.abs(value)))}`;

// 1.234,50 · 1234,5 · 1 234 · 1234.50: thousands are groups of three, a single point before one or two digits is a decimal point.
const germanAmount = /^(?<euro>\d{1,3}(?:[.\s\u00a0\u202f']\d{3})+|\d+)(?:[,.](?<cents>\d{1,2}))?$/;

/**
 * Reads an amount as people in Germany type it: `1.234,50`, `1234,5`, `1 234`, with or without `€`.
 * @returns integer cents, or `undefined` when the text is no amount or has more than two decimals
 */
export const parseGermanAmount = (text: string): number | undefined => {
  const match = germanAmount.exec(text.trim().replace(/\s*(€|EUR)$/i, ''));
  const euro = match?.groups?.['euro'];
  if (euro === undefined) return undefined;
  const cents = Number(euro.replace(/\D/g, '')) * 100 + Number((match?.groups?.['cents'] ?? '').padEnd(2, '0'));
  return cents <= maximumCents ? cents : undefined;
};
