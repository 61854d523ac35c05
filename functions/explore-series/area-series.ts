import { addMonths, type Month } from '../../shared/domain/calendar.ts';
import type { AreaLevel, Indicator } from '../../shared/domain/statistics/indicator.ts';
import { type Figure, figureOf, later, ofPast } from '../../shared/domain/statistics/monthly-report-figure.ts';
import { confStatuses, obsStatuses, total } from '../../shared/domain/statistics/observation.ts';
import type { Series, SeriesRow } from '../../shared/domain/statistics/published-series.ts';
import type { ExplorerSite } from './explorer-site.ts';

/** A month of a series: what may be shown, and the issue that shows it, where there is one. */
export type SeriesPoint = { readonly month: Month; readonly figure: Figure; readonly revision?: number };

/** The break of a series in a month of it. */
export type SeriesBreak = Indicator['breaks'][number] & { readonly month: Month };

/** An indicator over all months in one area, oldest first, without a gap. */
export type AreaSeries = {
  readonly area: string;
  readonly name: string;
  readonly points: readonly SeriesPoint[];
  readonly breaks: readonly SeriesBreak[];
};

const isTotal = ([, ...selection]: SeriesRow): boolean => selection.slice(0, 4).every((code) => code === total);

/** Areas of a series with the newest month that has them, in the order of that month. Former areas are among them. */
export const areasIn = ({ months }: Series, { areas }: ExplorerSite): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const month of Object.keys(months).sort().toReversed()) {
    const then = areas.at(month);
    // A key that the profile has no more is its own name: the figure was published all the same.
    const nameOf = (area: string): string => (then.canonical(area) === area ? then.name(area) : area);
    for (const row of months[month]?.rows ?? []) if (isTotal(row) && !names.has(row[0])) names.set(row[0], nameOf(row[0]));
  }
  return names;
};

/** The figures of an area: its totals, a month without an issue as unknown. */
export const areaSeries = (series: Series, indicator: Indicator, area: string, name: string, site: ExplorerSite): AreaSeries => {
  const all = Object.keys(series.months).sort();
  const [first] = all;
  const newest = all.at(-1);
  const points: SeriesPoint[] = [];
  for (let month = first; month !== undefined && newest !== undefined && month <= newest; month = addMonths(month, 1)) {
    const issue = series.months[month];
    const row = issue?.rows.find((candidate) => candidate[0] === area && isTotal(candidate));
    const figure = row === undefined ? later : figureOfRow(row);
    points.push({ month, figure: month === newest ? figure : ofPast(figure), ...(issue && { revision: issue.revision }) });
  }
  return { area, name, points, breaks: breaksIn(points, indicator, area, site) };
};

const figureOfRow = ([, , , , , value, obs, conf]: SeriesRow): Figure => {
  const obsStatus = obsStatuses.find((status) => status === obs);
  const confStatus = confStatuses.find((status) => status === conf);
  // A code that this program does not know says at least that the value is not for showing.
  if (obsStatus === undefined || confStatus === undefined) return { kind: 'unknown', secret: false };
  return figureOf({ value: value ?? undefined, obsStatus, confStatus });
};

const breaksIn = (points: readonly SeriesPoint[], indicator: Indicator, area: string, { areas }: ExplorerSite): readonly SeriesBreak[] => {
  const newest = points.at(-1)?.month;
  if (newest === undefined) return [];
  const months = new Set(points.slice(1).map(({ month }) => month));
  return indicator.breaks.flatMap((found) => {
    const month = found.from.length === 4 ? `${found.from}-01` : found.from;
    const concerns = found.levels === undefined || levelsOf(area, newest, areas).some((level) => found.levels?.includes(level));
    return months.has(month) && concerns ? [{ ...found, month }] : [];
  });
};

const levelsOf = (area: string, month: Month, areas: ExplorerSite['areas']): readonly AreaLevel[] => {
  const now = areas.at(month);
  return now.canonical(area) === area ? now.levels(area) : [];
};
