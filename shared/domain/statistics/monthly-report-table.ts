import type { Month } from '../calendar.ts';
import type { Areas } from './areas.ts';
import { type Indicator, operandsOf, populationDenominator } from './indicator.ts';
import { allTotals, codeOf, type Dimension, dimensions, isRemainder, remainder, type Selection } from './monthly-report-categories.ts';
import { type Figure, isDelivered, valueIn } from './monthly-report-figure.ts';
import type { Computing, Gap, MonthFigures, Rest } from './monthly-report-month.ts';
import { type Origin, originOf } from './monthly-report-origin.ts';
import { operandNames, type PopulationNote, populationNoteOf } from './monthly-report-population.ts';
import { hasYearToDate, type ReportMonths, type ReportRow, rowOf } from './monthly-report-row.ts';
import { total } from './observation.ts';

/** A total that is missing: which parts it waits for, and the sum of what is shown of the others. */
export type NamedGap = Gap & { readonly name: string };

/** A sum since January that is missing, and the months it waits for. */
export type MissingMonths = { readonly name: string; readonly months: readonly Month[] };

/** An area by the categories of one dimension; the name of a line is its code. */
export type Breakdown = { readonly dimension: Dimension; readonly area: string; readonly name: string; readonly rows: readonly ReportRow[] };

/** Which two dimensions of an indicator stand against each other. */
export type CrossProfile = { readonly indicator: string; readonly rows: Dimension; readonly columns: Dimension };

/** An area by the categories of two dimensions, with the totals of both; only of the own month. */
export type Cross = {
  readonly rows: Dimension;
  readonly columns: Dimension;
  readonly area: string;
  readonly name: string;
  /** Codes of the columns; the total is one more. */
  readonly columnCodes: readonly string[];
  /** Lines by code, the total the last; their figures by column, the total the last. */
  readonly lines: readonly { readonly key: string; readonly selections: readonly Selection[]; readonly figures: readonly Figure[] }[];
};

/** Gemeinden of an Amt. */
export type MunicipalityGroup = { readonly area: string; readonly name: string; readonly rows: readonly ReportRow[] };

/** A table of the report: one indicator. Lists without lines are not shown. */
export type ReportTable = {
  /** `3.2`: chapter and place in it, the same in every issue. */
  readonly number: string;
  readonly indicator: Indicator;
  readonly yearToDate: boolean;
  readonly administrations: readonly ReportRow[];
  /** County, then Land. */
  readonly wholes: readonly ReportRow[];
  readonly municipalities: readonly MunicipalityGroup[];
  readonly breakdowns: readonly Breakdown[];
  readonly crosses: readonly Cross[];
  /** Totals of the month that wait for parts. */
  readonly gaps: readonly NamedGap[];
  /** Sums since January that lines for county and Land show no value of. In January there are none: the column is the month's. */
  readonly missingMonths: readonly MissingMonths[];
  /** Of all lines but that of the Land, or of the Land where the table has no other. */
  readonly sources: readonly string[];
  readonly referenceDates: readonly string[];
  /** Of the line of the Land beside others: its figures come from elsewhere and are of another day. */
  readonly stateOrigin?: Origin;
  /** What a derived indicator is computed from, by name, in the order of its formula. */
  readonly operands?: readonly string[];
  /** The inhabitants that it is computed with. */
  readonly population?: PopulationNote;
};

/** Everything a table is made from. */
export type TableContext = {
  readonly areas: Areas;
  readonly county: string;
  readonly state: string;
  readonly months: ReportMonths;
  readonly computing: Computing;
  /** Least count of an indicator that may be shown; 1 where there is no such rule. */
  readonly least: (indicator: Indicator) => number;
  readonly crosses: readonly CrossProfile[];
};

/** Citizenships that are shown one by one; the others are one line. */
const shownCitizenships = 15;

/** The table of an indicator, `undefined` when the month has nothing of it. */
export const tableOf = (indicator: Indicator, number: string, context: TableContext): ReportTable | undefined => {
  const { areas, county, state, months, computing } = context;
  const row = (area: string): ReportRow => rowOf({ indicator, area }, { key: area, name: areas.name(area) }, months, computing);
  // The month decides what is shown; the other months are only looked at for that.
  const delivered = (area: string): boolean => isDelivered(months.now.find(indicator, area).figure);

  const parts = areas.children(county);
  const administrations = parts.some(delivered) ? parts.map(row) : [];
  const municipalities = parts
    .filter((area) => areas.children(area).some(delivered))
    .map((area) => ({ area, name: areas.name(area), rows: areas.children(area).map(row) }));
  const wholes = [county, state].filter((area) => delivered(area) || (area === county && administrations.length > 0)).map(row);
  const breakdowns = dimensions.map((dimension) => breakdownOf(indicator, dimension, context)).filter((found) => found !== undefined);
  if (administrations.length + municipalities.length + wholes.length + breakdowns.length === 0) return undefined;

  const yearToDate = hasYearToDate(indicator, computing);
  return {
    number,
    indicator,
    yearToDate,
    administrations,
    wholes,
    municipalities,
    breakdowns,
    crosses: context.crosses.filter((cross) => cross.indicator === indicator.code).flatMap((cross) => crossOf(indicator, cross, context)),
    gaps: [county, ...parts].flatMap((area) => gapOf(indicator, area, context)),
    missingMonths: wholes.flatMap((whole) => missingMonthsOf(indicator, whole, context)),
    ...provenanceOf(indicator, context),
    ...derivationOf(indicator, context),
  };
};

const gapOf = (indicator: Indicator, area: string, { areas, months }: TableContext): NamedGap[] => {
  const { gap } = months.now.find(indicator, area);
  return gap ? [{ ...gap, name: areas.name(area), missing: gap.missing.map(areas.name) }] : [];
};

// Whether something came, not what: months that the issue does not release are asked too.
const cameIn = (indicator: Indicator, area: string, figures: MonthFigures, catalogue: Pick<Computing, 'indicatorOf'>): boolean => {
  const { formula } = indicator;
  if (formula === undefined) return isDelivered(figures.raw(indicator, area).figure);
  return operandsOf(formula).every((code) => code === populationDenominator || cameIn(catalogue.indicatorOf(code), area, figures, catalogue));
};

// To a sum that is hidden nothing is missing.
const missingMonthsOf = (
  indicator: Indicator,
  { key, name, yearToDate }: ReportRow,
  { months: { year }, computing }: TableContext,
): MissingMonths[] => {
  if (yearToDate === undefined || valueIn(yearToDate) !== undefined || year.length === 1) return [];
  if (yearToDate.kind === 'unknown' && yearToDate.secret) return [];
  const months = year.filter(({ figures }) => !cameIn(indicator, key, figures, computing)).map(({ month }) => month);
  return months.length === 0 ? [] : [{ name, months }];
};

/** Sources and reference dates of what the month has; of a derived indicator those of its operands. The Land's stand apart. */
const provenanceOf = (
  indicator: Indicator,
  { months, state, computing }: TableContext,
): Pick<ReportTable, 'sources' | 'referenceDates' | 'stateOrigin'> => {
  const used = leavesOf(indicator, computing).flatMap(months.now.observations);
  const [ofState, others] = [used.filter(({ area }) => area === state), used.filter(({ area }) => area !== state)];
  const named = ({ sources, referenceDates }: Origin): Origin => ({
    sources: indicator.formula === undefined ? sources : [indicator.source],
    referenceDates,
  });
  if (others.length === 0 || ofState.length === 0) return named(originOf(used));
  return { ...named(originOf(others)), stateOrigin: named(originOf(ofState)) };
};

/** Codes of the delivered indicators behind one. */
const leavesOf = ({ code, formula }: Indicator, computing: Pick<Computing, 'indicatorOf'>): readonly string[] => {
  if (formula === undefined) return [code];
  const operands = operandsOf(formula).filter((operand) => operand !== populationDenominator);
  return [...new Set(operands.flatMap((operand) => leavesOf(computing.indicatorOf(operand), computing)))];
};

const derivationOf = (indicator: Indicator, { months, computing }: TableContext): Pick<ReportTable, 'operands' | 'population'> => {
  const population = populationNoteOf(indicator, [months.now, months.before, months.yearAgo], computing);
  return { ...(indicator.formula && { operands: operandNames(indicator.formula, computing) }), ...(population && { population }) };
};

const breakdownOf = (indicator: Indicator, dimension: Dimension, context: TableContext): Breakdown | undefined => {
  const { areas, county, state, months, computing } = context;
  if (indicator.formula !== undefined) return undefined;
  const codes = months.now.codes(indicator.code, dimension);
  if (codes.length === 0) return undefined;
  for (const area of [county, state]) {
    const row = (code: string, rest?: Rest): ReportRow =>
      rowOf({ indicator, area, selection: { ...allTotals, [dimension]: code }, ...(rest && { rest }) }, { key: code, name: code }, months, computing);
    const named = dimension === 'citizenship' ? namedCitizenships(indicator, area, codes, context) : codes;
    const rows = named.map((code) => row(code));
    const rest = named.length < codes.length ? [row(remainder, { dimension, named })] : [];
    if (![...rows, ...rest].some(({ now }) => isDelivered(now))) continue;
    return { dimension, area, name: areas.name(area), rows: dimension === 'citizenship' ? [...largestFirst(rows), ...rest] : rows };
  }
  return undefined;
};

const crossOf = (indicator: Indicator, { rows, columns }: CrossProfile, { areas, county, months }: TableContext): readonly Cross[] => {
  const both = months.now
    .observations(indicator.code)
    .filter((row) => row.area === county && codeOf(row, rows) !== total && codeOf(row, columns) !== total);
  if (both.length === 0) return [];
  const codes = (dimension: Dimension): string[] => [...new Set(both.map((row) => codeOf(row, dimension)))].sort();
  const columnCodes = codes(columns);
  const lines = [...codes(rows), total].map((key) => {
    const selections = [...columnCodes, total].map((code): Selection => ({ ...allTotals, [rows]: key, [columns]: code }));
    const figures = selections.map((selection) => months.now.find(indicator, county, isAllTotals(selection) ? allTotals : selection).figure);
    return { key, selections, figures };
  });
  // Of categories that are no whole there is no total.
  const shown = lines.filter(({ key, figures }) => key !== total || figures.some(isDelivered));
  return [{ rows, columns, area: county, name: areas.name(county), columnCodes, lines: shown }];
};

const isAllTotals = (selection: Selection): boolean => dimensions.every((dimension) => selection[dimension] === total);

/**
 * Citizenships that have a line of their own: the largest ones. Those too small to be shown go into the line for all others, and so many more
 * that this line is not too small itself: joining loses less than hiding.
 */
export const namedCitizenships = (
  indicator: Indicator,
  area: string,
  codes: readonly string[],
  { months, least }: TableContext,
): readonly string[] => {
  const minimum = least(indicator);
  const size = (code: string): number => valueIn(months.now.raw(indicator, area, { ...allTotals, citizenship: code }).figure) ?? -1;
  const sorted = codes
    .filter((code) => !isRemainder(code))
    .map((code) => ({ code, size: size(code) }))
    .sort((a, b) => b.size - a.size || (a.code < b.code ? -1 : 1));
  // One more than the minimum: a citizenship without a line may then still have as many as need no protection.
  const named = minimum > 1 ? minimum + 1 : minimum;
  const hidden = sorted.filter(({ size: of }) => of > 0 && of < named).length;
  // One that is left over alone is better named than called "others", unless it is too small.
  const most = sorted.length === shownCitizenships + 1 && hidden === 0 && !codes.some(isRemainder) ? sorted.length : shownCitizenships;
  let count = Math.min(most, sorted.filter(({ size: of }) => of === 0 || of >= named).length);
  const restOf = (first: number): number =>
    sorted.slice(first).reduce((sum, { size: of }) => sum + Math.max(of, 0), 0) +
    codes.filter(isRemainder).reduce((sum, code) => sum + Math.max(size(code), 0), 0);
  while (count > 0 && count < codes.length && restOf(count) > 0 && restOf(count) < minimum) count -= 1;
  return sorted.slice(0, count).map(({ code }) => code);
};

/** The largest lines first, by what is shown: the order must not tell more. */
const largestFirst = (rows: readonly ReportRow[]): readonly ReportRow[] => {
  const size = ({ now }: ReportRow): number => valueIn(now) ?? -1;
  return [...rows].sort((a, b) => size(b) - size(a) || (a.key < b.key ? -1 : 1));
};
