import { lastDayOf, type Month } from '../calendar.ts';
import type { Areas } from './areas.ts';
import { derive } from './derived-figure.ts';
import { sinceJanuary } from './disclosure/cell-id.ts';
import { type Formula, type Indicator, operandsOf, populationDenominator } from './indicator.ts';
import { allTotals, codeOf, type Dimension, dimensions, isComplete, type Selection } from './monthly-report-categories.ts';
import { type Figure, figureOf, later, meaningless, released, sumOf } from './monthly-report-figure.ts';
import { cutOffsOf, daysApart } from './monthly-report-origin.ts';
import { type Observation, total } from './observation.ts';
import type { Population } from './population.ts';

/** A figure of the report and how it came about. */
export type Finding = {
  readonly figure: Figure;
  /** The delivered row, when the figure was not computed. */
  readonly observation?: Observation;
  /** What it was computed from: parts of a sum, operands of a formula. */
  readonly parts?: readonly Finding[];
  /** What a sum over areas waits for: children without a figure, and the sum of the others. */
  readonly gap?: Gap;
  /** Days between the cut-off dates of county and Land, where they are too many for a share. */
  readonly daysApart?: number;
};

/** @see Finding.gap. The sum is of what is shown of the others; absent where all of it is hidden. */
export type Gap = { readonly missing: readonly string[]; readonly delivered?: number };

/** A line for all categories of a dimension but those that have a line of their own. */
export type Rest = { readonly dimension: Dimension; readonly named: readonly string[] };

/** A figure that is not computed by a formula: what protection decides about. */
export type BaseCell = {
  readonly indicator: Indicator;
  readonly area: string;
  readonly selection: Selection;
  /** A month, or a range since January. */
  readonly period: string;
  readonly rest?: Rest;
};

/** What may be shown of a figure: itself, a rounded one, or that it is secret. */
export type ReleaseCell = (cell: BaseCell, raw: Figure) => Figure;

/** The figures of one month, with totals that nobody delivered where they can be had. */
export type MonthFigures = {
  readonly month: Month;
  /** What may be shown. Absent selection: the total of all dimensions. Derived indicators have totals only. */
  readonly find: (indicator: Indicator, area: string, selection?: Selection, rest?: Rest) => Finding;
  /** What is known, before protection; of indicators without a formula. For totals and for protection itself, never to be shown. */
  readonly raw: (indicator: Indicator, area: string, selection?: Selection, rest?: Rest) => Finding;
  /** What may be shown of a figure over months that end with this one. */
  readonly releaseSinceJanuary: (cell: Omit<BaseCell, 'period'>, raw: Figure) => Figure;
  /** Everything delivered for an indicator. */
  readonly observations: (code: string) => readonly Observation[];
  /** Codes of a dimension that an area or its parts were delivered by, sorted. */
  readonly codes: (code: string, dimension: Dimension) => readonly string[];
  /** Codes of a dimension among the rows of one area that fit a selection, sorted. */
  readonly codesWithin: (code: string, area: string, selection: Selection, dimension: Dimension) => readonly string[];
  /** The inhabitants that rates of the month refer to. */
  readonly population: Population | undefined;
};

/** What figures are computed with besides the observations. */
export type Computing = {
  /** As they were in the month. */
  readonly areas: Areas;
  /** @throws Error for a code that the catalogue does not have */
  readonly indicatorOf: (code: string) => Indicator;
  readonly month: Month;
  /** @see MonthFigures.population */
  readonly population: Population | undefined;
  /** The Land, and how many days its cut-off date may be away from the county's for a share to mean something. */
  readonly state: { readonly key: string; readonly mostDaysApart: number };
  /** Absent: everything may be shown. */
  readonly release?: ReleaseCell;
};

const nothing: Finding = { figure: later };
const none: readonly Observation[] = [];

/**
 * Totals of a month. In this order: the delivered row; the sum over a dimension whose categories are exactly complete;
 * for counts the sum over the parts of the area (Gemeinden → administration → county), only when all have a figure.
 * Derived indicators are always computed, so that they never show more than the figures they come from.
 */
export const monthFigures = (observations: readonly Observation[], computing: Computing): MonthFigures => {
  const byIndicator = Map.groupBy(observations, ({ indicator }) => indicator);
  const areasOf = new Map<string, ReadonlyMap<string, readonly Observation[]>>();
  const totals: Totals = new Map();
  const shownTotals: Totals = new Map();

  /** Rows of an area. Made when first asked for: of most months the report needs few indicators. */
  const rowsOf = (code: string, area: string): readonly Observation[] => {
    const byArea = areasOf.get(code) ?? Map.groupBy(byIndicator.get(code) ?? none, (row) => row.area);
    areasOf.set(code, byArea);
    return byArea.get(area) ?? none;
  };

  const compute = (indicator: Indicator, area: string, selection: Selection): Finding => {
    const rows = rowsOf(indicator.code, area);
    const delivered = rows.find((row) => dimensions.every((dimension) => codeOf(row, dimension) === selection[dimension]));
    if (delivered !== undefined) return { figure: released(figureOf(delivered)), observation: delivered };
    if (!indicator.additive) return nothing;
    const byCategory = overCategories(indicator, area, selection, rows);
    // Two citizenships by sex say nothing of the whole: what is not there by category may be there by area.
    return byCategory === undefined || byCategory.figure.kind === 'later' ? overParts(indicator, area, selection) : byCategory;
  };

  const derived = ({ unit }: Indicator, formula: Formula, area: string): Finding => {
    const [first, second] = operandsOf(formula);
    const ofState = formula.kind === 'ratio' && formula.denominatorLevel === 'state';
    const one = operand(first, area);
    const other = operand(second, ofState ? computing.state.key : area);
    const finding = { figure: derive(formula.kind, unit, one.figure, other.figure), parts: [one, other] };
    if (!ofState || finding.figure.kind !== 'value') return finding;
    const apart = daysApart(...[one, other].map((each) => cutOffsOf(each, lastDayOf(computing.month))));
    return apart > computing.state.mostDaysApart ? { ...finding, figure: meaningless, daysApart: apart } : finding;
  };

  const operand = (code: string, area: string): Finding => {
    if (code !== populationDenominator) return find(computing.indicatorOf(code), area);
    const value = computing.population?.of(area);
    return value === undefined ? nothing : { figure: { kind: 'value', value, marks: [], rounded: false } };
  };

  const overCategories = (indicator: Indicator, area: string, selection: Selection, rows: readonly Observation[]): Finding | undefined => {
    if (rows.length < 2) return undefined;
    const fitting = fittingIn(rows, selection);
    for (const dimension of dimensions) {
      if (selection[dimension] !== total) continue;
      const found = new Set(fitting.map((row) => codeOf(row, dimension)));
      found.delete(total);
      if (!isComplete(dimension, [...found])) continue;
      return summed([...found].map((code) => compute(indicator, area, { ...selection, [dimension]: code })));
    }
    return undefined;
  };

  const overParts = (indicator: Indicator, area: string, selection: Selection): Finding => {
    // Areas of another month: what did not exist yet, or no longer, has no parts.
    if (computing.areas.canonical(area) !== area) return nothing;
    // A Land is more than one county, and what a county gets is not the sum of what its parts get.
    if (computing.areas.level(area) === 'state' || indicator.boundToLevels) return nothing;
    const children = computing.areas.children(area);
    const parts = children.map((child) => raw(indicator, child, selection));
    const missing = children.filter((_child, at) => parts[at]?.figure.kind === 'later');
    if (missing.length === parts.length) return nothing;
    return { ...summed(parts), ...(missing.length > 0 && { gap: { missing } }) };
  };

  const codesWithin = (code: string, area: string, selection: Selection, dimension: Dimension): readonly string[] =>
    codesIn(fittingIn(rowsOf(code, area), { ...selection, [dimension]: total }), dimension);

  const restOf = (indicator: Indicator, area: string, selection: Selection, { dimension, named }: Rest): Finding => {
    const all = codesWithin(indicator.code, area, selection, dimension);
    const codes = all.filter((code) => !named.includes(code));
    if (codes.length > 0) return summed(codes.map((code) => compute(indicator, area, { ...selection, [dimension]: code })));
    return isComplete(dimension, all) ? { figure: { kind: 'value', value: 0, marks: [], rounded: false } } : nothing;
  };

  const raw = (indicator: Indicator, area: string, selection: Selection = allTotals, rest?: Rest): Finding => {
    if (!byIndicator.has(indicator.code)) return nothing;
    if (rest !== undefined) return restOf(indicator, area, selection, rest);
    return selection === allTotals
      ? remembered(totals, indicator, area, () => compute(indicator, area, selection))
      : compute(indicator, area, selection);
  };

  const shown = (indicator: Indicator, area: string, selection: Selection, rest: Rest | undefined): Finding => {
    const finding = raw(indicator, area, selection, rest);
    const cell = { indicator, area, selection, period: computing.month, ...(rest && { rest }) };
    const figure = computing.release?.(cell, finding.figure) ?? finding.figure;
    if (finding.gap === undefined) return figure === finding.figure ? finding : { ...finding, figure };
    const delivered = sumOf(
      computing.areas
        .children(area)
        .map((child) => find(indicator, child, selection).figure)
        .filter(({ kind }) => kind === 'value'),
    );
    return { ...finding, figure, gap: { ...finding.gap, ...(delivered.kind === 'value' && { delivered: delivered.value }) } };
  };

  const find = (indicator: Indicator, area: string, selection: Selection = allTotals, rest?: Rest): Finding => {
    const { formula } = indicator;
    if (formula !== undefined) return remembered(shownTotals, indicator, area, () => derived(indicator, formula, area));
    if (selection !== allTotals) return shown(indicator, area, selection, rest);
    return remembered(shownTotals, indicator, area, () => shown(indicator, area, selection, rest));
  };

  const codesOf = new Map<string, readonly string[]>();
  // Asked for each number of the report: looking through all rows each time would take as long as the areas squared.
  const codes = (code: string, dimension: Dimension): readonly string[] => {
    const key = `${dimension} ${code}`;
    const found = codesOf.get(key) ?? codesIn(byIndicator.get(code) ?? none, dimension);
    codesOf.set(key, found);
    return found;
  };

  return {
    find,
    raw,
    codes,
    codesWithin,
    releaseSinceJanuary: (cell, figure) => computing.release?.({ ...cell, period: sinceJanuary(computing.month) }, figure) ?? figure,
    observations: (code) => byIndicator.get(code) ?? none,
    month: computing.month,
    population: computing.population,
  };
};

/** Categories that rows name, sorted. */
const codesIn = (rows: readonly Observation[], dimension: Dimension): readonly string[] =>
  [...new Set(rows.map((row) => codeOf(row, dimension)))].filter((code) => code !== total).sort();

/** Findings by indicator and area. */
type Totals = Map<string, Map<string, Finding>>;

const remembered = (totals: Totals, { code }: Indicator, area: string, compute: () => Finding): Finding => {
  const found = totals.get(code) ?? new Map<string, Finding>();
  totals.set(code, found);
  const finding = found.get(area) ?? compute();
  found.set(area, finding);
  return finding;
};

/** Rows that say something of a selection: of its categories, with any category where it asks for the total. */
const fittingIn = (rows: readonly Observation[], selection: Selection): readonly Observation[] =>
  rows.filter((row) => dimensions.every((dimension) => [total, codeOf(row, dimension)].includes(selection[dimension])));

const summed = (parts: readonly Finding[]): Finding => ({ figure: sumOf(parts.map(({ figure }) => figure)), parts });
