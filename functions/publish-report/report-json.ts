import { lastDayOf } from '../../shared/domain/calendar.ts';
import type { Indicator } from '../../shared/domain/statistics/indicator.ts';
import type { MonthlyReport } from '../../shared/domain/statistics/monthly-report.ts';
import type { ComparedLevel, StateComparison } from '../../shared/domain/statistics/monthly-report-comparison.ts';
import { type Figure, valueIn } from '../../shared/domain/statistics/monthly-report-figure.ts';
import type { PopulationNote } from '../../shared/domain/statistics/monthly-report-population.ts';
import { monthPath } from '../../shared/domain/statistics/publication-paths.ts';
import type { Release } from '../../shared/domain/statistics/release.ts';
import { breakSentence } from './number-format.ts';
import type { ReleasedRecord } from './released-records.ts';
import type { ReportSite } from './report-page.tsx';

type JsonProps = {
  readonly site: ReportSite;
  readonly report: MonthlyReport;
  readonly release: Release;
  readonly records: readonly ReleasedRecord[];
};

/** What the page shows, for programs. Observations have the columns of the CSV; empty ones are left out. */
export const reportJson = ({ site, report, release, records }: JsonProps): string => {
  const { county, exampleData, siteUrl } = site;
  const document = {
    title: county.report.title,
    exampleData,
    county: { key: county.key, name: county.name },
    month: report.month,
    referenceDate: lastDayOf(report.month),
    revision: release.revision,
    reason: release.reason,
    frozenAt: release.frozenAt,
    page: `${siteUrl}${monthPath(report.month)}`,
    credits: county.credits,
    indicators: report.chapters.flatMap(({ comparison, tables }) => [
      ...(comparison?.figures ?? []).flatMap(({ share }) => (share ? [described(share.indicator, site)] : [])),
      ...tables.map(({ indicator, population }) => ({ ...described(indicator, site), population: population && withoutMonth(population) })),
    ]),
    keyFigures: report.keyFigures.map(({ indicator, now, before, yearAgo, yearToDate, change, population }) => ({
      indicator: indicator.code,
      label: indicator.label,
      unit: indicator.unit,
      value: numberOf(now),
      previousMonth: numberOf(before),
      change: change ?? null,
      sameMonthLastYear: numberOf(yearAgo),
      yearToDate: yearToDate === undefined ? undefined : numberOf(yearToDate),
      population: population && withoutMonth(population),
    })),
    charts: report.chapters.flatMap(({ id, charts }) =>
      charts.map((chart) =>
        'indicator' in chart
          ? {
              chapter: id,
              month: chart.month,
              indicator: chart.indicator.code,
              areas: chart.areas.map(({ area, figure }) => [area, numberOf(figure)]),
            }
          : {
              chapter: id,
              months: chart.over,
              series: chart.series.map(({ indicator, category, points, breaks }) => ({
                indicator: indicator.code,
                category,
                values: points.map(numberOf),
                breaks,
              })),
              populations: chart.populations.map(({ month, date, source }) => ({ from: month, date, source })),
            },
      ),
    ),
    stateComparison: report.chapters.flatMap(({ comparison }) => (comparison ? [compared(comparison)] : [])).at(0),
    missing: report.chapters.flatMap(({ missing }) => missing.map(({ code }) => code)),
    observations: records.map((record) => Object.fromEntries(Object.entries(record).filter(([, content]) => content !== ''))),
    funding: release.funding,
  };
  return `${JSON.stringify(document)}\n`;
};

/** What a reader of the numbers must know about them, with the disclosure rule in full. */
const described = ({ disclosure, unitLabel, ...indicator }: Indicator, { catalogue }: ReportSite): object => ({
  ...indicator,
  unitLabel,
  disclosure: catalogue.disclosureRules.find(({ code }) => code === disclosure),
});

/** The inhabitants that rates of the report's month refer to, and those of other months where they are others. */
const withoutMonth = ({ month: _own, ...note }: PopulationNote): object => note;

/** The county beside the Land. `daysApart` is the reason of a share that has no value: cut-off dates too far from each other. */
const compared = ({ mostDaysApart, figures, missing }: StateComparison): object => ({
  mostDaysApart,
  figures: figures.map(({ indicator, county, state, share }) => ({
    indicator: indicator.code,
    label: indicator.label,
    unit: indicator.unit,
    county: level(county),
    state: level(state),
    share: share && {
      indicator: share.indicator.code,
      value: numberOf(share.row.now),
      daysApart: share.row.daysApart,
    },
  })),
  missing: missing.map(({ code }) => code),
});

const level = ({ row: { now, origin }, cutOffs, breaks, definitions }: ComparedLevel): object => ({
  value: numberOf(now),
  sources: origin.sources,
  cutOffs,
  differentDefinitions: [...breaks.map(breakSentence), ...definitions],
});

const numberOf = (figure: Figure): number | null => valueIn(figure) ?? null;
