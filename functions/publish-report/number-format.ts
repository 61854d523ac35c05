import { formatDate, formatMonth, type IsoDate, lastDayOf, type Month } from '../../shared/domain/calendar.ts';
import { formatInteger } from '../../shared/domain/money.ts';
import type { AreaLevel, Indicator } from '../../shared/domain/statistics/indicator.ts';
import { mayHaveDecimals } from '../../shared/domain/statistics/indicator.ts';

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

/** Difference to the month before, with the word that carries its meaning: `3 mehr`, `1,5 Prozentpunkte weniger`, `gleich`. */
export const formatChange = (change: number, indicator: Indicator): string => {
  if (change === 0) return 'gleich';
  const points = indicator.unit === '%' ? ' Prozentpunkte' : '';
  return `${formatValue(Math.abs(change), indicator)}${points} ${change > 0 ? 'mehr' : 'weniger'}`;
};

/** `12345` → `12,3 KB`. */
export const formatBytes = (bytes: number): string => (bytes < 1000 ? `${bytes} Byte` : `${formatNumber(bytes / 1000, 1)} KB`);

/** `a`, `a und b`, `a, b und c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} und ${words.at(-1)}`;

/** The day or time that figures are about: their reference dates, or what the kind of figure means. */
export const formatReference = (month: Month, { overTime }: Indicator, dates: readonly IsoDate[]): string => {
  if (dates.length > 0) return listed(dates.map(formatDate));
  return overTime === 'stock' ? formatDate(lastDayOf(month)) : formatMonth(month);
};

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

/** Anchor of an indicator's tables: the same in every issue. */
export const tableAnchor = ({ code }: Pick<Indicator, 'code'>): string => `tabelle-${code.replaceAll('_', '-')}`;

/** `Januar bis Oktober 2026`. In January there is none: it would say the month once more. */
export const formatYearToDate = (month: Month): string | undefined => (month.endsWith('-01') ? undefined : `Januar bis ${formatMonth(month)}`);

/** The day a month's report appears: in the month after, never later than that month has days. */
export const releaseDay = (month: Month, day: number): IsoDate => {
  const last = lastDayOf(month);
  return `${month}-${String(Math.min(day, Number(last.slice(8)))).padStart(2, '0')}`;
};
