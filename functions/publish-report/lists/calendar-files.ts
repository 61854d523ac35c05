import { calendarFeedPath, calendarPath } from '../../../shared/domain/statistics/publication-paths.ts';
import type { PublicFile } from '../../../shared/store/publication-store.ts';
import type { ReportSite } from '../report-site.ts';
import { calendarFeed } from './calendar-feed.ts';
import { calendarPage } from './calendar-page.tsx';
import { type CalendarFacts, releaseDates } from './release-dates.ts';
import { type ListStore, rewrite } from './rewrite.ts';

const encoder = new TextEncoder();

/**
 * Brings the calendar of the releases up to date: for people and for their calendars. Unchanged bytes are not written, so it costs two reads
 * to ask for it every hour, which is what moves it on when months pass without a release.
 */
export const writeCalendar = async (site: ReportSite, facts: CalendarFacts, store: ListStore): Promise<readonly PublicFile[]> => {
  const dates = releaseDates(facts, site.county.report);
  const files = [
    [calendarPath, calendarPage(site, dates)],
    [calendarFeedPath, calendarFeed(site, dates)],
  ] as const;
  return Promise.all(files.map(([path, text]) => rewrite(path, () => encoder.encode(text), store)));
};
