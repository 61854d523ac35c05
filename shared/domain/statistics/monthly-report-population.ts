import type { Month } from '../calendar.ts';
import { type Formula, type Indicator, operandsOf, populationDenominator } from './indicator.ts';
import type { Computing, MonthFigures } from './monthly-report-month.ts';
import type { Population } from './population.ts';

/** The inhabitants that figures of a month refer to: the day, whose count it is, and whether there is none of before. */
export type PopulationReference = Omit<Population, 'of'> & { readonly month: Month };

/** The inhabitants that a table refers to: those of its own month, and of other months in it where they are others. */
export type PopulationNote = PopulationReference & { readonly others: readonly PopulationReference[] };

/** Whether inhabitants are among what an indicator is computed from. */
export const usesPopulation = ({ formula }: Indicator, catalogue: Pick<Computing, 'indicatorOf'>): boolean =>
  formula !== undefined &&
  operandsOf(formula).some((code) => code === populationDenominator || usesPopulation(catalogue.indicatorOf(code), catalogue));

/** @see PopulationReference */
export const referenceOf = ({ month, population }: MonthFigures): PopulationReference | undefined => {
  if (population === undefined) return undefined;
  const { date, source, afterMonth } = population;
  return { month, date, source, afterMonth };
};

/** What to say of inhabitants beside figures of some months, the own one first; `undefined` where none are computed with. */
export const populationNoteOf = (
  indicator: Indicator,
  [now, ...others]: readonly [MonthFigures, ...MonthFigures[]],
  catalogue: Pick<Computing, 'indicatorOf'>,
): PopulationNote | undefined => {
  const own = usesPopulation(indicator, catalogue) ? referenceOf(now) : undefined;
  if (own === undefined) return undefined;
  const references = others.map(referenceOf).filter((reference) => reference !== undefined);
  return { ...own, others: references.filter(({ date, afterMonth }) => date !== own.date || afterMonth !== own.afterMonth) };
};

/** What a formula is computed from, by name. */
export const operandNames = (formula: Formula, { indicatorOf }: Pick<Computing, 'indicatorOf'>): readonly string[] =>
  operandsOf(formula).map((code) => (code === populationDenominator ? populationName : indicatorOf(code).label));

const populationName = 'Einwohnerinnen und Einwohner';
