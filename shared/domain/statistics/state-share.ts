import { type Indicator, type IndicatorRow, rateBaseOf, unitLabels } from './indicator.ts';

/** Whether a figure of the county can stand beside the Land's: it exists at both levels. */
export const isComparable = ({ levels }: Pick<IndicatorRow, 'levels'>): boolean => levels.includes('state') && levels.includes('county');

/** Code of the share of an indicator; there is one for each that has a share. */
const stateShareCode = (code: string): string => `${code}_state_share`;

/**
 * Share of the county in the Land, `undefined` where there is none: rates and balances are no part of a whole. One rule instead of rows of
 * the catalogue, so that an indicator that is added has its share.
 */
export const stateShareOf = (indicator: IndicatorRow): Indicator | undefined => {
  const { code, label, unit, signed, since, breaks } = indicator;
  if (!isComparable(indicator) || rateBaseOf(unit) !== undefined || signed === true) return undefined;
  return {
    code: stateShareCode(code),
    label: `${label}: Anteil des Kreises am Land`,
    explanation: 'Wert des Kreises geteilt durch den Wert, den das Land selbst angibt, mal 100.',
    plainExplanation: 'Wir vergleichen den Kreis mit dem ganzen Land. 10 Prozent heißt: 10 von 100 im Land sind hier im Kreis.',
    unit: '%',
    unitLabel: unitLabels['%'],
    dimensions: [],
    additive: false,
    overTime: 'none',
    levels: ['county'],
    source: 'Berechnet aus dem Wert des Kreises und dem Wert des Landes',
    disclosure: 'derived',
    since,
    breaks,
    formula: { kind: 'ratio', numerator: code, denominator: code, denominatorLevel: 'state' },
  };
};
