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

/** The date `days` days later (negative: earlier). */
export const addDays = (date: IsoDate, days: number): IsoDate => {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
};

/** `März`, `mrz`, `Okt` → the number of the month; `undefined` for what names none, or more than one. */
export const monthNumber = (name: string): number | undefined => {
  const word = name
    .toLowerCase()
    .replace(/^mrz$/, 'mär')
    .replace(/^maerz$/, 'märz');
  const found = word.length < 3 ? [] : monthNames.flatMap((month, index) => (month.toLowerCase().startsWith(word) ? [index + 1] : []));
  return found.length === 1 ? found[0] : undefined;
};

/** `2026-10` → `2026-10-31`. */
export const lastDayOf = (month: Month): IsoDate => {
  const { year, index } = part(month);
  return `${month}-${new Date(Date.UTC(year, index + 1, 0)).getUTCDate()}`;
};

/** `2026-10` → `Oktober 2026`. Own names instead of Intl, whose output changes with ICU versions. */
export const formatMonth = (month: Month): string => `${monthNames[part(month).index] ?? ''} ${month.slice(0, 4)}`;

/** `2026-10-31` → `31. Oktober 2026`. */
export const formatDate = (date: IsoDate): string => `${Number(date.slice(8, 10))}. ${formatMonth(date.slice(0, 7))}`;

const hour = 3_600_000;

/** 01:00 UTC on the last Sunday of a month (0 = January) that has 31 days. */
const lastSundayOf = (year: number, month: number): number => {
  const lastDay = new Date(Date.UTC(year, month, 31));
  return Date.UTC(year, month, 31 - lastDay.getUTCDay(), 1);
};

// Summer time of the European Union since 1996: last Sunday of March to last Sunday of October, 01:00 UTC. The rule costs nothing;
// the first formatter of Intl costs every cold start 20 ms. A test compares it with the time zone data of the runtime.
const berlinOffset = (time: number): number => {
  const year = new Date(time).getUTCFullYear();
  return (lastSundayOf(year, 2) <= time && time < lastSundayOf(year, 9) ? 2 : 1) * hour;
};

/** Wall clock in Berlin of an instant since 1996: `{ date: '2026-10-25', time: '06:00' }`. Offices and deadlines live in this zone. */
export const inBerlin = (instant: Instant): { date: IsoDate; time: string } => {
  const time = Date.parse(instant);
  const wall = new Date(time + berlinOffset(time)).toISOString();
  return { date: wall.slice(0, 10), time: wall.slice(11, 16) };
};

/** The month that it is in Berlin. */
export const currentMonth = (instant: Instant): Month => inBerlin(instant).date.slice(0, 7);

/** The newest month that is over in Berlin: its figures are due. */
export const lastMonth = (instant: Instant): Month => addMonths(currentMonth(instant), -1);

/** The instant at which a day ends in Berlin: the first of the next day. Clocks never change at midnight. */
export const endOfDay = (date: IsoDate): Instant => {
  const midnight = Date.parse(`${addDays(date, 1)}T00:00:00Z`);
  return new Date(midnight - berlinOffset(midnight - hour)).toISOString();
};

/** The instant at which clocks in Berlin show this time, e.g. `06:00`. Of the hour that comes twice in October it is the first one. */
export const instantInBerlin = (date: IsoDate, time: string): Instant => {
  const wall = Date.parse(`${date}T${time}:00Z`);
  // Summer time first: where it does not hold, the clock would show an hour less.
  const [early, late] = [2, 1].map((offset) => new Date(wall - offset * hour).toISOString());
  if (early === undefined || late === undefined) throw new RangeError(`${date} ${time} is no time`);
  const shown = inBerlin(early);
  return shown.date === date && shown.time === time ? early : late;
};

/** `25. Oktober 2026, 06:00 Uhr` in Berlin. */
export const formatInstant = (instant: Instant): string => {
  const { date, time } = inBerlin(instant);
  return `${formatDate(date)}, ${time} Uhr`;
};
