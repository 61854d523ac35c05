import { lastDayOf } from '../../shared/domain/calendar.ts';
import type { Indicator } from '../../shared/domain/statistics/indicator.ts';
import type { MonthlyReport } from '../../shared/domain/statistics/monthly-report.ts';
import { type Figure, valueIn } from '../../shared/domain/statistics/monthly-report-figure.ts';
import { monthPath } from '../../shared/domain/statistics/publication-paths.ts';
import type { Release } from '../../shared/domain/statistics/release.ts';
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
    indicators: report.chapters.flatMap(({ tables }) => tables.map(({ indicator }) => described(indicator, site))),
    keyFigures: report.keyFigures.map(({ indicator, now, before, yearAgo, yearToDate, change }) => ({
      indicator: indicator.code,
      label: indicator.label,
      unit: indicator.unit,
      value: numberOf(now),
      previousMonth: numberOf(before),
      change: change ?? null,
      sameMonthLastYear: numberOf(yearAgo),
      yearToDate: yearToDate === undefined ? undefined : numberOf(yearToDate),
    })),
    chart: report.chart && {
      months: report.chart.months,
      series: report.chart.series.map(({ indicator, points }) => ({
        indicator: indicator.code,
        values: points.map((point) => valueIn(point) ?? null),
      })),
      breaks: report.chart.breaks,
    },
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

const numberOf = (figure: Figure): number | null => valueIn(figure) ?? null;
