import { addMonths, type Month, monthsUntil } from '../calendar.ts';
import { type Areas, areasOf } from './areas.ts';
import { ruleFor } from './disclosure/disclosure-of.ts';
import type { Indicator } from './indicator.ts';
import type { Catalogue } from './indicators.ts';
import { type ChartContext, type ChartProfile, chartsOf, type ReportChart, type Trend, trendOf } from './monthly-report-charts.ts';
import { type StateComparison, stateComparisonOf } from './monthly-report-comparison.ts';
import { isDelivered, valueIn } from './monthly-report-figure.ts';
import { type Computing, type MonthFigures, monthFigures, type ReleaseCell } from './monthly-report-month.ts';
import { type PopulationNote, populationNoteOf } from './monthly-report-population.ts';
import { type ReportMonths, type ReportRow, rowOf } from './monthly-report-row.ts';
import { type CrossProfile, type ReportTable, type TableContext, tableOf } from './monthly-report-table.ts';
import type { Observation } from './observation.ts';
import { type PopulationProfile, populationsOf } from './population.ts';
import type { KeyFigure, ReleasePublished } from './release.ts';

/**
 * Months that a report looks at, its own the last: those of charts. The year to date and the same month last year lie
 * within. Never more, so its time does not depend on the history, and what lies further back cannot make a correction.
 */
export const reportMonths = (month: Month): Month[] => monthsUntil(month, 24);

/** What the report needs of a county profile. */
export type ReportProfile = PopulationProfile & {
  readonly report: {
    readonly keyFigures: readonly string[];
    readonly chapters: readonly ChapterProfile[];
    /** Indicators that a table shows by two dimensions at once. */
    readonly crosses?: readonly CrossProfile[];
  };
};

/** A chapter as a county plans it. */
export type ChapterProfile = {
  readonly id: string;
  readonly title: string;
  readonly indicators: readonly string[];
  readonly charts?: readonly ChartProfile[];
  /**
   * The chapter begins with the county beside the Land, of every indicator of the report that exists at both levels. Where cut-off dates
   * are more days apart than this, there is no share.
   */
  readonly stateComparison?: { readonly mostDaysApart: number };
};

/** What a report is computed from. */
export type ReportInputs = {
  readonly month: Month;
  readonly profile: ReportProfile;
  readonly catalogue: Pick<Catalogue, 'of' | 'disclosureRules'>;
  /** The values of each of the `reportMonths`; a month without an entry has none. */
  readonly observations: ReadonlyMap<Month, readonly Observation[]>;
  /** The values of the month as the issue before had them; only for a corrected issue. */
  readonly published?: readonly Observation[];
  /** What protection says of each number; absent: everything may be shown. `before`: what the issue before showed. */
  readonly release?: { readonly now: ReleaseCell; readonly before?: ReleaseCell };
};

/** A key figure of an area. */
export type KeyFigureRow = ReportRow & { readonly indicator: Indicator; readonly population?: PopulationNote };

export type ReportChapter = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly comparison?: StateComparison;
  readonly charts: readonly ReportChart[];
  readonly tables: readonly ReportTable[];
  /** Indicators that the month has nothing of. */
  readonly missing: readonly Indicator[];
};

/** A report as it is shown: every file and mail of a release is made from it, and from nothing else. */
export type MonthlyReport = {
  readonly month: Month;
  readonly keyFigures: readonly KeyFigureRow[];
  /** Of the key figures, in their order. */
  readonly trends: readonly Trend[];
  readonly chapters: readonly ReportChapter[];
  /** How many figures of the month the tables show otherwise than the issue before; absent in a first issue. */
  readonly corrected?: number;
  /** Key figures of the county and of each administration, for the mails. */
  readonly announced: Pick<ReleasePublished, 'county' | 'administrations'>;
};

/** Figures of each month of a report, and the areas it had; both computed once. */
export const reportFigures = (
  { month, profile, catalogue, observations }: Omit<ReportInputs, 'release'>,
  release?: ReleaseCell,
): {
  readonly figures: (of: Month) => MonthFigures;
  readonly areas: (of: Month) => Areas;
  readonly computing: Computing;
} => {
  const areas = areasOf(profile);
  const populationAt = populationsOf(profile);
  const { mostDaysApart = 0 } = profile.report.chapters.find(({ stateComparison }) => stateComparison)?.stateComparison ?? {};
  const state = { key: profile.state.key, mostDaysApart };
  const computingOf = (of: Month): Computing => {
    const then = areas.at(of);
    return { month: of, areas: then, indicatorOf: catalogue.of, population: populationAt(of, then), state, ...(release && { release }) };
  };
  const computed = new Map<Month, MonthFigures>();
  const figures = (of: Month): MonthFigures => {
    const known = computed.get(of) ?? monthFigures(observations.get(of) ?? [], computingOf(of));
    computed.set(of, known);
    return known;
  };
  return { figures, areas: areas.at, computing: computingOf(month) };
};

/** Computes the report of a month. Nothing is carried over from another month, nothing is estimated. */
export const monthlyReport = (inputs: ReportInputs): MonthlyReport => {
  const { month, profile, catalogue, published, release } = inputs;
  const { figures: figuresOf, computing } = reportFigures(inputs, release?.now);
  const months: ReportMonths = {
    now: figuresOf(month),
    before: figuresOf(addMonths(month, -1)),
    yearAgo: figuresOf(addMonths(month, -12)),
    year: monthsUntil(month, Number(month.slice(5))).map((of) => ({ month: of, figures: figuresOf(of) })),
    published: published && monthFigures(published, { ...computing, ...(release?.before && { release: release.before }) }),
  };
  const least = (indicator: Indicator): number => ruleFor(indicator, [], catalogue).minimum ?? 1;
  const context: ChartContext = {
    areas: computing.areas,
    county: profile.key,
    state: profile.state.key,
    months,
    computing,
    least,
    crosses: profile.report.crosses ?? [],
    month,
    figuresOf,
  };
  const chapters = profile.report.chapters.map((chapter, index) => chapterOf(chapter, index + 1, profile, context));
  return {
    month,
    keyFigures: keyFigureRows(profile.report.keyFigures.map(catalogue.of), profile.key, context),
    trends: profile.report.keyFigures.map((code) => trendOf(catalogue.of(code), context)),
    chapters,
    ...(published && { corrected: correctedIn(chapters) }),
    announced: announcedOf(profile, context),
  };
};

const chapterOf = (
  { id, title, indicators, charts = [], stateComparison }: ChapterProfile,
  number: number,
  { report }: ReportProfile,
  context: ChartContext,
): ReportChapter => {
  const { indicatorOf } = context.computing;
  const all = stateComparison && [...new Set(report.chapters.flatMap((chapter) => chapter.indicators))].map(indicatorOf);
  const comparison = all && stateComparisonOf(all, `${number}.1`, stateComparison.mostDaysApart, context);
  const first = comparison === undefined ? 1 : 2;
  const found = indicators
    .map(indicatorOf)
    .map((indicator, index) => ({ indicator, table: tableOf(indicator, `${number}.${index + first}`, context) }));
  return {
    id,
    number,
    title,
    ...(comparison && { comparison }),
    charts: chartsOf(charts, context),
    tables: found.map(({ table }) => table).filter((table) => table !== undefined),
    missing: found.filter(({ table }) => table === undefined).map(({ indicator }) => indicator),
  };
};

const correctedIn = (chapters: readonly ReportChapter[]): number =>
  chapters
    .flatMap(({ tables, comparison }) => [
      ...tables.flatMap(({ administrations, wholes, municipalities, breakdowns }) => [
        ...administrations,
        ...wholes,
        ...[...municipalities, ...breakdowns].flatMap(({ rows }) => rows),
      ]),
      ...(comparison?.figures ?? []).flatMap(({ share }) => (share ? [share.row] : [])),
    ])
    .filter(({ corrected }) => corrected).length;

const keyFigureRows = (indicators: readonly Indicator[], area: string, { months, computing }: TableContext): KeyFigureRow[] =>
  indicators.map((indicator) => {
    const population = populationNoteOf(indicator, [months.now, months.before, months.yearAgo], computing);
    return {
      indicator,
      ...rowOf({ indicator, area }, { key: indicator.code, name: indicator.label }, months, computing),
      ...(population && { population }),
    };
  });

const announcedOf = ({ key, administrations, report }: ReportProfile, context: TableContext): MonthlyReport['announced'] => {
  const indicators = report.keyFigures.map(context.computing.indicatorOf);
  const { months } = context;
  // What no administration delivers is a figure of the county alone.
  const local = indicators.filter((indicator) =>
    administrations.some(({ area }) => [months.now, months.before].some(({ find }) => isDelivered(find(indicator, area).figure))),
  );
  return {
    county: keyFigureRows(indicators, key, context).map(keyFigure),
    administrations: administrations.map(({ area }) => ({ area, figures: keyFigureRows(local, area, context).map(keyFigure) })),
  };
};

const keyFigure = ({ indicator, now, before, population }: KeyFigureRow): KeyFigure => {
  const value = valueIn(now);
  const previous = valueIn(before);
  return {
    indicator: indicator.code,
    label: indicator.label,
    ...(indicator.englishLabel !== undefined && { englishLabel: indicator.englishLabel }),
    unit: indicator.unit,
    ...(value !== undefined && { value }),
    ...(previous !== undefined && { previous }),
    ...(population && { populationDate: population.date }),
  };
};
