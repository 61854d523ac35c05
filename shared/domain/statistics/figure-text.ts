import { formatMonth } from '../calendar.ts';
import { formatInteger } from '../money.ts';
import { type AreaLevel, type Indicator, mayHaveDecimals } from './indicator.ts';

/** `-1234.5` → `−1.234,5`. Own formatting: what Intl prints changes with its data, and with it the bytes of an old report. */
export const formatNumber = (value: number, decimals: number): string => {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  return `${value < 0 ? '\u2212' : ''}${formatInteger(Number(whole))}${fraction === undefined ? '' : `,${fraction}`}`;
};

/** Decimals of a value of an indicator as it is shown: rates and averages one, two where they have them; counts none. */
export const decimalsOf = (value: number, indicator: Indicator): number => {
  const found = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return Math.min(2, Math.max(found, mayHaveDecimals(indicator) ? 1 : 0));
};

/** A value of an indicator. */
export const formatValue = (value: number, indicator: Indicator): string => formatNumber(value, decimalsOf(value, indicator));

/** `a`, `a und b`, `a, b und c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} und ${words.at(-1)}`;

/** `Etwa seit 2021 nicht mit früheren Werten vergleichbar: …`; a break at some levels names them. */
export const breakSentence = ({ from, approximate, levels, reason }: Indicator['breaks'][number]): string => {
  const start = `${approximate ? 'Etwa seit' : 'Seit'} ${from.length === 4 ? from : formatMonth(from)}`;
  const whose = levels === undefined ? '' : ` sind die Zahlen ${listed(levels.map((level) => levelNames[level]))}`;
  return `${start}${whose} nicht mit früheren Werten vergleichbar: ${reason}`;
};

const levelNames = {
  state: 'des Landes',
  county: 'des Kreises',
  administration: 'der Ämter und amtsfreien Gemeinden',
  municipality: 'der Gemeinden',
} as const satisfies Record<AreaLevel, string>;

/** Anchor of the table of county and Land, which has the shares. */
export const comparisonAnchor = 'tabelle-kreis-und-land';

/** Anchor of an indicator's tables: the same in every issue. */
export const tableAnchor = ({ code }: Pick<Indicator, 'code'>): string => `tabelle-${code.replaceAll('_', '-')}`;
