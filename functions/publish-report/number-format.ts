import { formatDate, formatMonth, type IsoDate, lastDayOf, type Month } from '../../shared/domain/calendar.ts';
import { formatNumber, formatValue, listed } from '../../shared/domain/statistics/figure-text.ts';
import type { Indicator } from '../../shared/domain/statistics/indicator.ts';

/** Difference to the month before, with the word that carries its meaning: `3 mehr`, `1,5 Prozentpunkte weniger`, `gleich`. */
export const formatChange = (change: number, indicator: Indicator): string => {
  if (change === 0) return 'gleich';
  const points = indicator.unit === '%' ? ' Prozentpunkte' : '';
  return `${formatValue(Math.abs(change), indicator)}${points} ${change > 0 ? 'mehr' : 'weniger'}`;
};

/** `12345` → `12,3 KB`. */
export const formatBytes = (bytes: number): string => (bytes < 1000 ? `${bytes} Byte` : `${formatNumber(bytes / 1000, 1)} KB`);

/** The day or time that figures are about: their reference dates, or what the kind of figure means. */
export const formatReference = (month: Month, { overTime }: Indicator, dates: readonly IsoDate[]): string => {
  if (dates.length > 0) return listed(dates.map(formatDate));
  return overTime === 'stock' ? formatDate(lastDayOf(month)) : formatMonth(month);
};

/** `Januar bis Oktober 2026`. In January there is none: it would say the month once more. */
export const formatYearToDate = (month: Month): string | undefined => (month.endsWith('-01') ? undefined : `Januar bis ${formatMonth(month)}`);
