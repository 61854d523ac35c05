import { addMonths, type Month, monthsUntil } from '../calendar.ts';
import type { AreaProfile } from './area-phases.ts';
import { areasOf } from './areas.ts';
import type { Indicator } from './indicator.ts';
import type { Catalogue } from './indicators.ts';
import { type Figure, isDelivered, markRevised, ofPast, valueIn } from './monthly-report-figure.ts';
import { type Computing, type MonthFigures, monthFigures } from './monthly-report-month.ts';
import { type ReportMonths, type ReportRow, rowOf } from './monthly-report-row.ts';
import { type ReportTable, type TableContext, tableOf } from './monthly-report-table.ts';
import type { Observation } from './observation.ts';
import type { KeyFigure, ReleasePublished } from './release.ts';

/**
 * Months that a report looks at, its own the last: those of the chart. The year to date and the same month last year lie
 * within. Never more, so its time does not depend on the history, and what lies further back cannot make a correction.
 */
export const reportMonths = (month: Month): Month[] => monthsUntil(month, 24);

/** What the report needs of a county profile. */
export type ReportProfile = Omit<AreaProfile, 'municipalities'> & {
  readonly municipalities: readonly (AreaProfile['municipalities'][number] & { readonly population: number })[];
  readonly report: {
    readonly keyFigures: readonly string[];
    readonly chart: readonly string[];
    readonly chapters: readonly { readonly id: string; readonly title: string; readonly indicators: readonly string[] }[];
  };
};

/** What a report is computed from. */
export type ReportInputs = {
  readonly month: Month;
  readonly profile: ReportProfile;
  readonly catalogue: Pick<Catalogue, 'of'>;
  /** The values of each of the `reportMonths`; a month without an entry has none. */
  readonly observations: ReadonlyMap<Month, readonly Observation[]>;
  /** The values of the month as the issue before had them; only for a corrected issue. */
  readonly published?: readonly Observation[];
};

/** A key figure of an area. */
export type KeyFigureRow = ReportRow & { readonly indicator: Indicator };

/** A line of the chart: one figure of the county per month. */
export type ChartSeries = { readonly indicator: Indicator; readonly points: readonly Figure[] };

export type ReportChart = {
  readonly months: readonly Month[];
  readonly series: readonly ChartSeries[];
  /** Breaks in a series with the reason, as its source or the catalogue gives it. */
  readonly breaks: readonly { readonly month: Month; readonly reason: string }[];
};

export type ReportChapter = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly tables: readonly ReportTable[];
  /** Indicators that the month has nothing of. */
  readonly missing: readonly Indicator[];
};

/** A report as it is shown: every file and mail of a release is made from it, and from nothing else. */
export type MonthlyReport = {
  readonly month: Month;
  readonly keyFigures: readonly KeyFigureRow[];
  /** Absent when no line has a point. */
  readonly chart?: ReportChart;
  readonly chapters: readonly ReportChapter[];
  /** How many figures of the month the tables show otherwise than the issue before; absent in a first issue. */
  readonly corrected?: number;
  /** Key figures of the county and of each administration, for the mails. */
  readonly announced: Pick<ReleasePublished, 'county' | 'administrations'>;
};

/** Computes the report of a month. Nothing is carried over from another month, nothing is estimated. */
export const monthlyReport = ({ month, profile, catalogue, observations, published }: ReportInputs): MonthlyReport => {
  const areas = areasOf(profile);
  const population = populationOf(profile);
  const computingOf = (of: Month): Computing => ({ areas: areas.at(of), indicatorOf: catalogue.of, population });
  const computing = computingOf(month);
  const computed = new Map<Month, MonthFigures>();
  const figuresOf = (of: Month): MonthFigures => {
    const figures = computed.get(of) ?? monthFigures(observations.get(of) ?? [], computingOf(of));
    computed.set(of, figures);
    return figures;
  };
  const months: ReportMonths = {
    now: figuresOf(month),
    before: figuresOf(addMonths(month, -1)),
    yearAgo: figuresOf(addMonths(month, -12)),
    year: monthsUntil(month, Number(month.slice(5))).map((of) => ({ month: of, figures: figuresOf(of) })),
    published: published && monthFigures(published, computing),
  };
  const context: TableContext = { areas: computing.areas, county: profile.key, state: profile.state.key, months, computing };
  const chart = chartOf(profile, context, figuresOf, month);
  const chapters = profile.report.chapters.map((chapter, index) => chapterOf(chapter, index + 1, context));
  return {
    month,
    keyFigures: keyFigureRows(profile.report.keyFigures.map(catalogue.of), profile.key, context),
    ...(chart && { chart }),
    chapters,
    ...(published && { corrected: correctedIn(chapters) }),
    announced: announcedOf(profile, context),
  };
};

const populationOf = ({ key, municipalities, administrations }: ReportProfile): Computing['population'] => {
  const persons = new Map(municipalities.map(({ ags, population }) => [ags, population]));
  const sum = (parts: readonly string[]): number => parts.reduce((whole, ags) => whole + (persons.get(ags) ?? 0), 0);
  const wholes = [...administrations.map(({ area, municipalities: parts }) => [area, sum(parts)] as const), [key, sum([...persons.keys()])] as const];
  const all = new Map([...persons, ...wholes]);
  return (area) => all.get(area);
};

const chapterOf = ({ id, title, indicators }: ReportProfile['report']['chapters'][number], number: number, context: TableContext): ReportChapter => {
  const found = indicators
    .map(context.computing.indicatorOf)
    .map((indicator, index) => ({ indicator, table: tableOf(indicator, `${number}.${index + 1}`, context) }));
  return {
    id,
    number,
    title,
    tables: found.map(({ table }) => table).filter((table) => table !== undefined),
    missing: found.filter(({ table }) => table === undefined).map(({ indicator }) => indicator),
  };
};

const correctedIn = (chapters: readonly ReportChapter[]): number =>
  chapters
    .flatMap(({ tables }) => tables)
    .flatMap(({ administrations, wholes, municipalities, breakdowns }) => [
      ...administrations,
      ...wholes,
      ...[...municipalities, ...breakdowns].flatMap(({ rows }) => rows),
    ])
    .filter(({ corrected }) => corrected).length;

const keyFigureRows = (indicators: readonly Indicator[], area: string, { months, computing }: TableContext): KeyFigureRow[] =>
  indicators.map((indicator) => ({
    indicator,
    ...rowOf({ indicator, area }, { key: indicator.code, name: indicator.label }, months, computing),
  }));

const chartOf = (
  { key, report }: ReportProfile,
  { months: { published }, computing }: TableContext,
  figuresOf: (of: Month) => MonthFigures,
  month: Month,
): ReportChart | undefined => {
  const months = reportMonths(month);
  const point = (indicator: Indicator, of: Month): Figure => {
    const { figure } = figuresOf(of).find(indicator, key);
    if (of !== month) return ofPast(figure);
    return published === undefined ? figure : markRevised(figure, published.find(indicator, key).figure);
  };
  const all = report.chart
    .map(computing.indicatorOf)
    .map((indicator) => ({ indicator, points: months.map((of) => point(indicator, of)) }))
    .filter(({ points }) => points.some(({ kind }) => kind === 'value'));
  // One axis has one unit.
  const series = all.filter(({ indicator }) => indicator.unit === all[0]?.indicator.unit);
  const breaks = months.flatMap((of) => series.flatMap(({ indicator }) => breaksIn(of, indicator, figuresOf(of))));
  return series.length === 0 ? undefined : { months, series, breaks };
};

/** Breaks that a source reports with its values, and those of the catalogue; one of a year stands at its January. */
const breaksIn = (month: Month, { code, label, breaks }: Indicator, figures: MonthFigures): ReportChart['breaks'] => {
  const delivered = figures.observations(code).find(({ obsStatus }) => obsStatus === 'B');
  const known = breaks.filter(({ from }) => month === (from.length === 4 ? `${from}-01` : from));
  return [
    ...(delivered ? [{ month, reason: delivered.comment === '' ? label : delivered.comment }] : []),
    ...known.map(({ reason }) => ({ month, reason })),
  ];
};

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

const keyFigure = ({ indicator, now, before }: KeyFigureRow): KeyFigure => {
  const value = valueIn(now);
  const previous = valueIn(before);
  return {
    indicator: indicator.code,
    label: indicator.label,
    unit: indicator.unit,
    ...(value !== undefined && { value }),
    ...(previous !== undefined && { previous }),
  };
};
