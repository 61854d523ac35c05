import type { Month } from '../calendar.ts';
import { derive } from './derived-figure.ts';
import { type Indicator, operandsOf, populationDenominator } from './indicator.ts';
import { allTotals, type Selection } from './monthly-report-categories.ts';
import { changeOf, differs, type Figure, markRevised, ofPast, sumOf } from './monthly-report-figure.ts';
import type { Computing, MonthFigures, Rest } from './monthly-report-month.ts';
import { deliveredFor, type Origin, originOf } from './monthly-report-origin.ts';
import { usesPopulation } from './monthly-report-population.ts';
import type { Observation } from './observation.ts';

/** The months a report looks at. */
export type ReportMonths = {
  readonly now: MonthFigures;
  readonly before: MonthFigures;
  readonly yearAgo: MonthFigures;
  /** From January to the month of the report. */
  readonly year: readonly { readonly month: Month; readonly figures: MonthFigures }[];
  /** What the issue before showed of the month; only in a corrected issue. */
  readonly published: MonthFigures | undefined;
};

/** A line of a table: what it is about, and its figures. */
export type ReportRow = {
  /** Key of the area, code of the category, or code of the indicator. */
  readonly key: string;
  readonly name: string;
  readonly now: Figure;
  readonly before: Figure;
  readonly yearAgo: Figure;
  /** January to the month; only where months add up. */
  readonly yearToDate?: Figure;
  /** `now` minus `before`. */
  readonly change?: number;
  /** Whether the issue before showed another `now`; only in a corrected issue. */
  readonly corrected?: true;
  /** The delivered row behind `now`; absent when it was computed. */
  readonly observation?: Observation;
  /** Where what `now` was computed from comes from. */
  readonly origin: Origin;
  /** Inhabitants of the area that `now` was computed with, so that it can be computed again. */
  readonly inhabitants?: number;
  /** Why a share of the Land has no number. */
  readonly daysApart?: number;
};

type Catalogue = Pick<Computing, 'indicatorOf'>;

/**
 * Whether months of the indicator add up; of a derived one, whether those of its operands do. Inhabitants do not, and a share of the Land is
 * of one month: its cut-off dates are.
 */
export const hasYearToDate = ({ formula, overTime }: Indicator, { indicatorOf }: Catalogue): boolean => {
  if (formula === undefined) return overTime === 'flow';
  if (formula.kind === 'ratio' && formula.denominatorLevel !== undefined) return false;
  return operandsOf(formula).every((code) => code !== populationDenominator && hasYearToDate(indicatorOf(code), { indicatorOf }));
};

/**
 * Sum of the months from January, only where every month has a figure; of a derived indicator, derived from those sums.
 * It comes later with the figure of the own month, and is not known when one of an earlier month is missing. It is a number of its own to
 * disclosure control: a sum of many may be shown where a month is hidden, and the other way round.
 */
const yearToDate = ({ indicator, area, selection = allTotals, rest }: RowSubject, months: ReportMonths, catalogue: Catalogue): Figure => {
  if (indicator.formula === undefined) {
    const figures = months.year.map((of) => of.figures.raw(indicator, area, selection, rest).figure);
    const sum = sumOf(figures.map((figure, at) => (at < figures.length - 1 ? ofPast(figure) : figure)));
    return months.now.releaseSinceJanuary({ indicator, area, selection, ...(rest && { rest }) }, sum);
  }
  const [first, second] = operandsOf(indicator.formula).map((code) =>
    yearToDate({ indicator: catalogue.indicatorOf(code), area }, months, catalogue),
  );
  return first && second ? derive(indicator.formula.kind, indicator.unit, first, second) : { kind: 'later' };
};

const nowhere: Origin = { sources: [], referenceDates: [] };

/** What a line is about. `rest`: all categories of a dimension but those named; the selection has the code of the remainder there. */
export type RowSubject = { readonly indicator: Indicator; readonly area: string; readonly selection?: Selection; readonly rest?: Rest };

/** The figures of a line, over all months that the report shows. */
export const rowOf = (
  subject: RowSubject,
  label: { readonly key: string; readonly name: string },
  months: ReportMonths,
  catalogue: Catalogue,
): ReportRow => {
  const { indicator, area, selection = allTotals, rest } = subject;
  const finding = months.now.find(indicator, area, selection, rest);
  const { figure, observation, daysApart } = finding;
  const inhabitants = usesPopulation(indicator, catalogue) ? months.now.population?.of(area) : undefined;
  const published = months.published?.find(indicator, area, selection, rest).figure;
  const now = published === undefined ? figure : markRevised(figure, published);
  const before = ofPast(months.before.find(indicator, area, selection, rest).figure);
  const change = changeOf(now, before);
  return {
    ...label,
    now,
    before,
    yearAgo: ofPast(months.yearAgo.find(indicator, area, selection, rest).figure),
    ...(hasYearToDate(indicator, catalogue) && { yearToDate: yearToDate(subject, months, catalogue) }),
    ...(change !== undefined && { change }),
    ...(published !== undefined && differs(figure, published) && { corrected: true }),
    ...(observation && { observation }),
    origin: figure.kind === 'later' ? nowhere : originOf(deliveredFor(finding)),
    ...(inhabitants !== undefined && { inhabitants }),
    ...(daysApart !== undefined && { daysApart }),
  };
};
