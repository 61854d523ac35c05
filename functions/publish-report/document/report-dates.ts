import type { CountyProfile } from '../../../shared/county/profile.ts';
import { addMonths, formatDate, formatMonth, type Instant, type IsoDate, inBerlin, type Month } from '../../../shared/domain/calendar.ts';
import { dayAfter } from '../../../shared/domain/statistics/release-calendar.ts';

type Calendar = Pick<CountyProfile, 'report' | 'collection'>;

/** The day and local time at which the report of a month appears. */
const appearance = (month: Month, { report }: Calendar): { readonly day: IsoDate; readonly time: string } => ({
  day: dayAfter(month, report.day),
  time: report.time,
});

/**
 * Months of the next reports, the nearest first: reports of months after this one that have not yet had their day when this issue was made.
 * A late issue names no day that has passed.
 */
const nextReports = (month: Month, madeAt: Instant, calendar: Calendar, count: number): readonly Month[] => {
  const { date, time } = inBerlin(madeAt);
  const isAhead = (of: Month): boolean => {
    const { day, time: at } = appearance(of, calendar);
    return day > date || (day === date && at > time);
  };
  // What appears this month is about the month before; an issue that corrects an old one is years late.
  const thisMonth = addMonths(date.slice(0, 7), -1);
  const earliest = thisMonth > month ? thisMonth : addMonths(month, 1);
  const first = isAhead(earliest) ? earliest : addMonths(earliest, 1);
  return Array.from({ length: count }, (_, at) => addMonths(first, at));
};

/** `Der nächste Bericht erscheint am 25. Dezember 2026 um 06:00 Uhr mit den Zahlen für November 2026.` */
export const nextReportSentence = (month: Month, madeAt: Instant, calendar: Calendar): string => {
  const [next = addMonths(month, 1)] = nextReports(month, madeAt, calendar, 1);
  const { day, time } = appearance(next, calendar);
  return `Der nächste Bericht erscheint am ${formatDate(day)} um ${time} Uhr mit den Zahlen für ${formatMonth(next)}.`;
};

/** How many reports ahead the list of dates names. */
const datesAhead = 3;

/** Dates of the next reports in their order: when figures are closed, and when the report appears; none that has passed. */
export const nextDates = (month: Month, madeAt: Instant, calendar: Calendar): readonly string[] => {
  const today = inBerlin(madeAt).date;
  return nextReports(month, madeAt, calendar, datesAhead).flatMap((of) => {
    const { day, time } = appearance(of, calendar);
    const closing = dayAfter(of, calendar.collection.freezeDay);
    return [
      ...(closing > today ? [`${formatDate(closing)}: Redaktionsschluss für die Zahlen von ${formatMonth(of)}`] : []),
      `${formatDate(day)}, ${time} Uhr: Bericht mit den Zahlen für ${formatMonth(of)}`,
    ];
  });
};
