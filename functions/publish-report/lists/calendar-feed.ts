import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { addMonths, formatMonth } from '../../../shared/domain/calendar.ts';
import { calendarFeedPath, calendarPath, monthPath } from '../../../shared/domain/statistics/publication-paths.ts';
import { type ReleaseRule, releaseInstant } from '../../../shared/domain/statistics/release-calendar.ts';
import type { ReportSite } from '../report-site.ts';
import { dateWords } from './date-words.ts';
import { datesAhead, type ReleaseDate } from './release-dates.ts';

const secondsOfDay = 86_400;

/**
 * The dates as a calendar (RFC 5545) that programs subscribe to. Times are in UTC: each program shows them by its own clock, and no table of a
 * time zone can be wrong. A point in time blocks nobody's morning. The bytes follow from the dates alone.
 */
export const calendarFeed = ({ county, exampleData, siteUrl }: ReportSite, dates: readonly ReleaseDate[]): string => {
  const mark = exampleData ? 'Beispieldaten: ' : '';
  const calendar = ical({
    name: `${mark}Zuwanderungsberichte, ${county.name}`,
    prodId: { company: county.office.name, product: 'Teilhabe', language: 'DE' },
    url: siteUrl + calendarPath,
    source: siteUrl + calendarFeedPath,
    ttl: secondsOfDay,
  });
  for (const date of dates) {
    const { month, at, state } = date;
    calendar.createEvent({
      id: `zuwanderungsbericht-${month}@${new URL(siteUrl).hostname}`,
      stamp: knownSince(date, county.report),
      start: at,
      summary: `${mark}Zuwanderungsbericht ${formatMonth(month)}${state === 'planned' ? '' : ` (${dateWords[state]})`}`,
      description: `Der Bericht mit den Zahlen für ${formatMonth(month)}, ${county.name}.`,
      url: siteUrl + monthPath(month),
      status: state === 'planned' ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  // The library leaves out the end of the last line, which is one as well.
  return `${calendar.toString()}\r\n`;
};

/** Since when what is said of a date is so: since it came into the list, since it passed, or since somebody held the report. */
const knownSince = (date: ReleaseDate, rule: ReleaseRule): string => {
  if (date.state === 'held') return date.since;
  return date.state === 'late' ? date.at : releaseInstant(addMonths(date.month, -datesAhead), rule);
};
