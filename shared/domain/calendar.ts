import * as z from 'zod';

/** Dates are ISO strings `YYYY-MM-DD`, months `YYYY-MM`, instants ISO 8601 in UTC. The only clock is passed in. */
export type IsoDate = string;
export type Month = string;
export type Instant = string;

const monthNames = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'];

/** `YYYY-MM`, 1990 to 2099. */
export const monthSchema = z.string().regex(/^(19[9]\d|20\d\d)-(0[1-9]|1[0-2])$/);

/** A date that exists in the calendar, `YYYY-MM-DD`. */
export const isoDateSchema = z.iso.date();

/** Instant in UTC, `2026-10-25T05:00:00.000Z`. */
export const instantSchema = z.iso.datetime();

const part = (month: Month): { year: number; index: number } => ({ year: Number(month.slice(0, 4)), index: Number(month.slice(5, 7)) - 1 });

/** The month `offset` months later (negative: earlier). */
export const addMonths = (month: Month, offset: number): Month => {
  const { year, index } = part(month);
  const total = year * 12 + index + offset;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
};

/** The `count` months that end with `month`, oldest first. */
export const monthsUntil = (month: Month, count: number): Month[] => Array.from({ length: count }, (_, i) => addMonths(month, i - count + 1));

/** `2026-10` → `2026-10-31`. */
export const lastDayOf = (month: Month): IsoDate => {
  const { year, index } = part(month);
  return `${month}-${new Date(Date.UTC(year, index + 1, 0)).getUTCDate()}`;
};

/** `2026-10` → `Oktober 2026`. Own names instead of Intl, whose output changes with ICU versions. */
export const formatMonth = (month: Month): string => `${monthNames[part(month).index] ?? ''} ${month.slice(0, 4)}`;

/** `2026-10-31` → `31. Oktober 2026`. */
export const formatDate = (date: IsoDate): string => `${Number(date.slice(8, 10))}. ${formatMonth(date.slice(0, 7))}`;

const berlin = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Wall clock in Berlin of an instant: `{ date: '2026-10-25', time: '06:00' }`. Offices and deadlines live in this zone. */
export const inBerlin = (instant: Instant): { date: IsoDate; time: string } => {
  const parts = Object.fromEntries(berlin.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return { date: `${parts['year']}-${parts['month']}-${parts['day']}`, time: `${parts['hour']}:${parts['minute']}` };
};

/** `25. Oktober 2026, 06:00 Uhr` in Berlin. */
export const formatInstant = (instant: Instant): string => {
  const { date, time } = inBerlin(instant);
  return `${formatDate(date)}, ${time} Uhr`;
};
