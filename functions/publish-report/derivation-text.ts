import { formatDate, formatMonth } from '../../shared/domain/calendar.ts';
import { formatNumber } from '../../shared/domain/statistics/figure-text.ts';
import { type Formula, type Indicator, populationDenominator, rateBaseOf } from '../../shared/domain/statistics/indicator.ts';
import type { PopulationNote, PopulationReference } from '../../shared/domain/statistics/monthly-report-population.ts';

/** How a derived figure is computed and what it refers to, in words. */

const isOfPopulation = (formula: Formula | undefined): boolean =>
  formula?.kind === 'ratio' && formula.denominator === populationDenominator && formula.denominatorLevel === undefined;

/** `je 100 Einwohnerinnen und Einwohner am 31. Dezember 2024` */
const perInhabitants = ({ unit }: Indicator, { date }: PopulationReference): string =>
  `je ${formatNumber(rateBaseOf(unit) ?? 1, 0)} Einwohnerinnen und Einwohner am ${formatDate(date)}`;

/** The unit as it stands in captions: beside a rate of inhabitants the day on which they were counted. */
export const unitText = (indicator: Indicator, population: PopulationReference | undefined): string => {
  const { unit, unitLabel, formula } = indicator;
  if (population === undefined) return unitLabel;
  if (!isOfPopulation(formula)) return `${unitLabel} (Einwohnerzahl am ${formatDate(population.date)})`;
  return unit === '%' ? `${unitLabel} (${perInhabitants(indicator, population)})` : perInhabitants(indicator, population);
};

/** `Plätze minus Belegte Plätze`. @param operands by name, in the order of the formula */
export const formulaText = (
  indicator: Indicator,
  [first = '', second = '']: readonly string[],
  population: PopulationReference | undefined,
): string => {
  const { formula, unit } = indicator;
  if (formula === undefined) return '';
  const counted = population === undefined || isOfPopulation(formula) ? '' : ` (Einwohnerzahl am ${formatDate(population.date)})`;
  if (formula.kind === 'difference') return `${first} minus ${second}${counted}`;
  if (population !== undefined && isOfPopulation(formula)) return `${first} ${perInhabitants(indicator, population)}`;
  const whole = formula.denominatorLevel === 'state' ? `${second} im Land` : second;
  return `${first} geteilt durch ${whole}, mal ${formatNumber(rateBaseOf(unit) ?? 1, 0)}${counted}`;
};

/** Where there is no count of the month or before. */
export const noEarlierCount = 'eine frühere Einwohnerzahl liegt nicht vor';

/** What a reader has to know of the inhabitants beside the unit: other days for other months, and that there is no earlier count. */
export const populationSentences = (note: PopulationNote | undefined): readonly string[] =>
  note === undefined
    ? []
    : [
        ...(note.afterMonth ? [`Für ${formatMonth(note.month)}: ${noEarlierCount}.`] : []),
        ...note.others.map(
          ({ month, date, afterMonth }) =>
            `Für ${formatMonth(month)} gilt die Einwohnerzahl am ${formatDate(date)}${afterMonth ? `, ${noEarlierCount}` : ''}.`,
        ),
      ];
