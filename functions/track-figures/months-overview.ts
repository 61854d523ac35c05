import { type Instant, type Month, monthsUntil } from '../../shared/domain/calendar.ts';
import { countsOf, type DeliveryCounts } from '../../shared/domain/statistics/completeness.ts';
import { type IndicatorStanding, indicatorStandings } from '../../shared/domain/statistics/month-as-known.ts';
import type { MonthRelease } from '../../shared/domain/statistics/release.ts';
import { countingVintages } from '../../shared/domain/statistics/vintage.ts';
import type { FiguresDeps } from './figures-deps.ts';
import { valuesOfVintages } from './known-month.ts';
import { deliveredIndicators, monthStandings } from './month-board.ts';

/** One month in the list of months. */
export type MonthSummary = {
  readonly month: Month;
  readonly counts: DeliveryCounts;
  readonly indicators: readonly IndicatorStanding[];
  /** When the newest vintage came, whatever it was. */
  readonly lastReceived: Instant | undefined;
  readonly release: MonthRelease | undefined;
};

/** Months on a page. Each costs the reading of its values. */
export const shownMonths = 6;

/** How complete the months until this one are, the newest first. */
export const monthsOverview = async (
  deps: Pick<FiguresDeps, 'now' | 'county' | 'areas' | 'catalogue' | 'figures' | 'deliveries' | 'releases'>,
  until: Month,
): Promise<readonly MonthSummary[]> => {
  const published = await deps.releases.releases();
  const summaries: MonthSummary[] = [];
  // One after the other: the values of a single month may be many, and only their counts are kept.
  for (const month of monthsUntil(until, shownMonths).toReversed()) {
    const { standings, vintages } = await monthStandings(deps, month);
    summaries.push({
      month,
      counts: countsOf(standings),
      indicators: indicatorStandings(deliveredIndicators(deps), await valuesOfVintages(deps, countingVintages(vintages))),
      lastReceived: vintages
        .map(({ receivedAt }) => receivedAt)
        .toSorted()
        .at(-1),
      release: published.find((release) => release.month === month),
    });
  }
  return summaries;
};
