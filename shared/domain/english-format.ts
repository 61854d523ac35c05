import { type Instant, type IsoDate, inBerlin, type Month } from './calendar.ts';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `2026-10` → `October 2026`. */
export const englishMonth = (month: Month): string => `${months[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`;

/** `2026-11-25` → `25 November 2026`. */
export const englishDay = (date: IsoDate): string => `${Number(date.slice(8))} ${englishMonth(date)}`;

/** The day of an instant in Berlin: `25 November 2026`. */
export const englishDate = (instant: Instant): string => englishDay(inBerlin(instant).date);

/** `-1234.5` → `−1,234.5`. */
export const englishNumber = (value: number, decimals: number): string => {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${value < 0 ? '\u2212' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
};

/** Cents as an amount in euros: `2500000` → `€25,000`, `12345` → `€123.45`. */
export const englishEuro = (cents: number): string =>
  `${cents < 0 ? '\u2212' : ''}€${englishNumber(Math.abs(cents) / 100, cents % 100 === 0 ? 0 : 2)}`;
