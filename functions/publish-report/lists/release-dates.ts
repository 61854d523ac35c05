import { addMonths, type Instant, type Month } from '../../../shared/domain/calendar.ts';
import type { MonthRelease } from '../../../shared/domain/statistics/release.ts';
import { newestDue, type ReleaseRule, releaseInstant } from '../../../shared/domain/statistics/release-calendar.ts';
import type { ReleaseDraft } from '../../../shared/domain/statistics/release-draft.ts';

/** A date of the calendar. `held` and `late` ones have no other date yet; of a held one it is known since `since`. */
export type ReleaseDate = { readonly month: Month; readonly at: Instant } & (
  | { readonly state: 'planned' | 'late' }
  | { readonly state: 'held'; readonly since: Instant }
);

/** What the calendar is made of. */
export type CalendarFacts = {
  /** What is published. */
  readonly releases: readonly Pick<MonthRelease, 'month'>[];
  readonly drafts: readonly Pick<ReleaseDraft, 'month' | 'hold'>[];
  /** The dates after this instant are the next ones. */
  readonly asOf: Instant;
};

/** Reports ahead. */
export const datesAhead = 12;

/**
 * What should be public and is not, then the dates of the next reports, oldest first. A hold is in it from the moment that somebody holds the
 * report: whoever waits for it hears before the day that it will not come. Its reason is nobody's business.
 */
export const releaseDates = ({ releases, drafts, asOf }: CalendarFacts, rule: ReleaseRule): readonly ReleaseDate[] => {
  const due = newestDue(asOf, rule);
  const published = new Set(releases.map(({ month }) => month));
  // As the release process looks for what is due: drafts, and the newest month of a system that has published.
  const waiting = [...drafts.map(({ month }) => month), ...(published.size > 0 ? [due] : [])].filter(
    (month) => month <= due && !published.has(month),
  );
  const ahead = Array.from({ length: datesAhead }, (_, at) => addMonths(due, at + 1));
  return [...[...new Set(waiting)].sort(), ...ahead].map((month) => {
    const hold = drafts.find((draft) => draft.month === month)?.hold;
    const date = { month, at: releaseInstant(month, rule) };
    if (hold !== undefined) return { ...date, state: 'held', since: hold.at };
    return { ...date, state: month <= due ? 'late' : 'planned' };
  });
};
