import { formatDate, type Instant, type IsoDate, inBerlin } from '../calendar.ts';
import type { Round } from './round.ts';

const weekdays = ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'];

const minute = 60_000;

/** `Dienstag, 31. August 2027`. */
export const formatWeekdayDate = (date: IsoDate): string => `${weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''}, ${formatDate(date)}`;

/** `Dienstag, 31. August 2027, 23:59 Uhr` in Berlin. */
export const formatWeekdayInstant = (instant: Instant): string => {
  const { date, time } = inBerlin(instant);
  return `${formatWeekdayDate(date)}, ${time} Uhr`;
};

/** The last minute in which a round takes applications: `closesAt` itself is too late. */
export const lastMinuteOf = ({ closesAt }: Pick<Round, 'closesAt'>): Instant => new Date(Date.parse(closesAt) - minute).toISOString();

/** That minute, in words. */
export const formatDeadline = (round: Pick<Round, 'closesAt'>): string => formatWeekdayInstant(lastMinuteOf(round));
