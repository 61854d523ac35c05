import { type Month, monthsUntil } from '../calendar.ts';
import type { Indicator } from './indicator.ts';
import { allTotals, type Dimension, isRemainder } from './monthly-report-categories.ts';
import { type Figure, markRevised, ofPast, valueIn } from './monthly-report-figure.ts';
import type { MonthFigures } from './monthly-report-month.ts';
import { type PopulationReference, referenceOf, usesPopulation } from './monthly-report-population.ts';
import { namedCitizenships, type TableContext } from './monthly-report-table.ts';

/** Months that figures are shown over. */
export type SeriesChartProfile = {
  /** `lines`: a line per series. `bars`: bars beside each other. `stack`: bars on each other, of what adds up. */
  readonly kind: 'lines' | 'bars' | 'stack';
  /** Without the time, which is added. */
  readonly title: string;
  /** The county's figures of these; with a dimension there is one, by its categories. */
  readonly indicators: readonly string[];
  readonly dimension?: Dimension;
  /** At most 24, the report knows no more. */
  readonly months: number;
};

/** Areas side by side: administrations as `tiles`, Gemeinden as `areas` with their outlines. */
export type MapChartProfile = { readonly kind: 'tiles' | 'areas'; readonly title: string; readonly indicator: string };

/** A chart as a county plans it. */
export type ChartProfile = SeriesChartProfile | MapChartProfile;

/** Most series that can be told apart in one drawing. */
export const mostSeries = 5;

/** From this month on, figures of an indicator are not comparable with earlier ones. */
export type SeriesBreak = { readonly month: Month; readonly reason: string };

/** One figure of the county per month. */
export type ChartSeries = {
  readonly indicator: Indicator;
  /** Of the dimension of its chart; absent where the chart has none. */
  readonly category?: string;
  readonly points: readonly Figure[];
  /** As its source or the catalogue gives them; one of a year stands at its January. */
  readonly breaks: readonly SeriesBreak[];
};

/** Figures of the county over months. All series have one unit. */
export type SeriesChart = SeriesChartProfile & {
  readonly over: readonly Month[];
  readonly area: string;
  readonly series: readonly ChartSeries[];
  /** Whether there are more categories than are drawn. */
  readonly shortened: boolean;
  /** The inhabitants that figures are computed with, each from its first month; empty where none are. */
  readonly populations: readonly PopulationReference[];
};

/** Figures of areas in one month. */
export type MapChart = Pick<MapChartProfile, 'kind' | 'title'> & {
  readonly indicator: Indicator;
  /** The newest month with a figure of such an area: many figures come once a year. */
  readonly month: Month;
  readonly areas: readonly { readonly area: string; readonly name: string; readonly figure: Figure }[];
  readonly populations: readonly PopulationReference[];
};

/** A chart with its numbers: every one of them was found among the figures that the report releases. */
export type ReportChart = SeriesChart | MapChart;

/** A key figure of the county over 13 months: the month, the same month last year, and what lies between. */
export type Trend = Omit<ChartSeries, 'category'> & { readonly over: readonly Month[]; readonly populations: readonly PopulationReference[] };

/** What charts are made from. */
export type ChartContext = TableContext & { readonly month: Month; readonly figuresOf: (month: Month) => MonthFigures };

/** The charts of a chapter. One that would show no number is left out. */
export const chartsOf = (charts: readonly ChartProfile[], context: ChartContext): readonly ReportChart[] =>
  charts.map((chart) => ('indicator' in chart ? mapOf(chart, context) : seriesOf(chart, context))).filter((chart) => chart !== undefined);

/** @see Trend */
export const trendOf = (indicator: Indicator, context: ChartContext): Trend => {
  const over = monthsUntil(context.month, 13);
  return { ...lineOf(indicator, undefined, over, context), over, populations: populationsIn([indicator], over, context) };
};

type Category = { readonly dimension: Dimension; readonly code: string };

// What did not come for an earlier month is not known; of the month itself a correction is marked.
const pointOf = (
  indicator: Indicator,
  area: string,
  month: Month,
  category: Category | undefined,
  { month: own, figuresOf, months: { published } }: ChartContext,
): Figure => {
  const selection = category === undefined ? allTotals : { ...allTotals, [category.dimension]: category.code };
  const { figure } = figuresOf(month).find(indicator, area, selection);
  if (month !== own) return ofPast(figure);
  return published === undefined ? figure : markRevised(figure, published.find(indicator, area, selection).figure);
};

const hasValue = ({ kind }: Figure): boolean => kind === 'value';
const isSecret = (figure: Figure): boolean => figure.kind === 'unknown' && figure.secret;

const lineOf = (indicator: Indicator, category: Category | undefined, over: readonly Month[], context: ChartContext): ChartSeries => ({
  indicator,
  ...(category && { category: category.code }),
  points: over.map((of) => pointOf(indicator, context.county, of, category, context)),
  breaks: over.flatMap((of) => breaksIn(of, indicator, context.figuresOf(of))),
});

const seriesOf = (profile: SeriesChartProfile, context: ChartContext): SeriesChart | undefined => {
  const { county, computing, month } = context;
  const over = monthsUntil(month, profile.months);
  const { dimension } = profile;
  const indicators = profile.indicators.map(computing.indicatorOf);
  const all =
    dimension === undefined
      ? indicators.map((indicator) => lineOf(indicator, undefined, over, context))
      : indicators.flatMap((indicator) =>
          codesOf(indicator, dimension, { kind: profile.kind, over }, context).map((code) => lineOf(indicator, { dimension, code }, over, context)),
        );
  const known = all.filter(({ points }) => points.some(hasValue));
  // One axis has one unit.
  const alike = known.filter(({ indicator }) => indicator.unit === known[0]?.indicator.unit);
  const drawn = dimension === undefined ? alike.slice(0, mostSeries) : largest(alike, profile.kind);
  if (drawn.length === 0) return undefined;
  return {
    ...profile,
    over,
    area: county,
    series: drawn,
    shortened: drawn.length < (dimension === 'citizenship' ? citizenshipsOf(indicators, context) : alike.length),
    populations: populationsIn(
      drawn.map(({ indicator }) => indicator),
      over,
      context,
    ),
  };
};

/**
 * Categories that can have a series. Of many citizenships only the largest are looked at: protection hides nothing for the sake of a number that is not
 * drawn. They are no whole, so they are lines and never a stack.
 */
const codesOf = (
  indicator: Indicator,
  dimension: Dimension,
  { kind, over }: Pick<SeriesChart, 'kind' | 'over'>,
  context: ChartContext,
): readonly string[] => {
  if (indicator.formula !== undefined) return [];
  const codesIn = (month: Month): readonly string[] => context.figuresOf(month).codes(indicator.code, dimension);
  if (dimension !== 'citizenship') return [...new Set(over.flatMap(codesIn))].sort();
  return kind === 'lines' ? namedCitizenships(indicator, context.county, codesIn(context.month), context).slice(0, mostSeries) : [];
};

const citizenshipsOf = (indicators: readonly Indicator[], { figuresOf, month }: ChartContext): number =>
  new Set(indicators.flatMap(({ code }) => figuresOf(month).codes(code, 'citizenship'))).size;

/** The largest by their newest shown value. A line of what is left over says nothing; in a stack it belongs to the whole. */
const largest = (series: readonly ChartSeries[], kind: SeriesChartProfile['kind']): readonly ChartSeries[] => {
  const newest = ({ points }: ChartSeries): number => points.map(valueIn).findLast((value) => value !== undefined) ?? -1;
  const rest = ({ category = '' }: ChartSeries): boolean => isRemainder(category);
  const named = series.filter((one) => !rest(one)).sort((a, b) => newest(b) - newest(a) || ((a.category ?? '') < (b.category ?? '') ? -1 : 1));
  return kind === 'lines' ? named.slice(0, mostSeries) : [...named, ...series.filter(rest)].slice(0, mostSeries);
};

const breaksIn = (month: Month, { code, label, breaks }: Indicator, figures: MonthFigures): readonly SeriesBreak[] => {
  const delivered = figures.observations(code).find(({ obsStatus }) => obsStatus === 'B');
  // The lines are the county's.
  const known = breaks.filter(({ from, levels }) => (levels?.includes('county') ?? true) && month === (from.length === 4 ? `${from}-01` : from));
  return [
    // A row that must not be shown says nothing more than that there is a break.
    ...(delivered ? [{ month, reason: delivered.comment === '' || delivered.confStatus !== 'F' ? label : delivered.comment }] : []),
    ...known.map(({ reason }) => ({ month, reason })),
  ];
};

const populationsIn = (
  indicators: readonly Indicator[],
  over: readonly Month[],
  { computing, figuresOf }: ChartContext,
): readonly PopulationReference[] => {
  if (!indicators.some((indicator) => usesPopulation(indicator, computing))) return [];
  const references = over.map((month) => referenceOf(figuresOf(month))).filter((reference) => reference !== undefined);
  return references.filter(({ date }, at) => date !== references[at - 1]?.date);
};

const mapOf = ({ kind, title, indicator: code }: MapChartProfile, context: ChartContext): MapChart | undefined => {
  const { areas, county, computing, month: own } = context;
  const indicator = computing.indicatorOf(code);
  const parts = areas.children(county);
  // An amtsfreie Gemeinde is an administration and a Gemeinde.
  const shown = kind === 'tiles' ? parts : parts.flatMap((area) => (areas.children(area).length === 0 ? [area] : areas.children(area)));
  for (const month of monthsUntil(own, 24).toReversed()) {
    const figures = shown.map((area) => ({ area, name: areas.name(area), figure: pointOf(indicator, area, month, undefined, context) }));
    // What protection hides does not lead to an older month: which one is drawn would depend on it.
    if (!figures.some(({ figure }) => hasValue(figure) || isSecret(figure))) continue;
    if (!figures.some(({ figure }) => hasValue(figure))) return undefined;
    return { kind, title, indicator, month, areas: figures, populations: populationsIn([indicator], [month], context) };
  }
  return undefined;
};
