import { type AreaLevel, type Indicator, type IndicatorRow, unitLabels } from './indicator.ts';
import { arrivalRows } from './indicator-rows-arrivals.ts';
import { housingRows } from './indicator-rows-housing.ts';
import { residentRows } from './indicator-rows-residents.ts';

const rows: readonly IndicatorRow[] = [...arrivalRows, ...housingRows, ...residentRows];

/** The catalogue of all indicators. */
export const indicators: readonly Indicator[] = rows.map((row) => ({ ...row, unitLabel: unitLabels[row.unit] }));

const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));

/** The indicator of a code, `undefined` when the catalogue has none. */
export const findIndicator = (code: string): Indicator | undefined => byCode.get(code);

/**
 * The indicator of a code that configuration names, e.g. a chapter of the report.
 * @throws Error when the catalogue has none: a fault of the configuration, not of a person
 */
export const indicatorOf = (code: string): Indicator => {
  const indicator = byCode.get(code);
  if (!indicator) throw new Error(`no indicator ${code} in the catalogue`);
  return indicator;
};

/**
 * Whether a value of such an area makes sense. What is additive may come for parts (they are summed) or as the sum;
 * a rate only where the rate exists.
 * @param areaLevels levels of the area, two for an amtsfreie Gemeinde
 */
export const acceptsLevel = (indicator: IndicatorRow, areaLevels: readonly AreaLevel[]): boolean =>
  (indicator.additive && !indicator.boundToLevels) || areaLevels.some((level) => indicator.levels.includes(level));

/** Whether its values may have decimals: rates and averages. */
export const mayHaveDecimals = ({ unit, fractional }: Pick<IndicatorRow, 'unit' | 'fractional'>): boolean => unit === '%' || fractional === true;
