import { byName } from '../../../shared/county/by-name.ts';
import { formatDate, type IsoDate } from '../../../shared/domain/calendar.ts';
import { listed } from '../../../shared/domain/statistics/figure-text.ts';
import type { ReportChapter } from '../../../shared/domain/statistics/monthly-report.ts';
import type { ReportTable } from '../../../shared/domain/statistics/monthly-report-table.ts';

/** Sources of the tables, sorted, each with the days that its figures are of and the tables that have them. */
export const reportSources = (chapters: readonly ReportChapter[]): readonly string[] => {
  const origins = chapters.flatMap(({ tables }) => tables).flatMap(originsOf);
  return [...Map.groupBy(origins, ({ source }) => source)]
    .sort(([a], [b]) => byName(a, b))
    .map(([source, same]) => {
      const dates = [...new Set(same.flatMap(({ referenceDates }) => referenceDates))].sort();
      const tables = [...new Set(same.map(({ number }) => number))];
      return `${source}${dates.length === 0 ? '' : `, Stand ${listed(dates.map(formatDate))}`} (${tables.length === 1 ? 'Tabelle' : 'Tabellen'} ${listed(tables)})`;
    });
};

type NamedOrigin = { readonly source: string; readonly referenceDates: readonly IsoDate[]; readonly number: string };

const originsOf = ({ number, sources, referenceDates, stateOrigin }: ReportTable): readonly NamedOrigin[] => [
  ...sources.map((source) => ({ source, referenceDates, number })),
  ...(stateOrigin?.sources ?? []).map((source) => ({ source, referenceDates: stateOrigin?.referenceDates ?? [], number })),
];
