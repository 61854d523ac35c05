import { type IndicatorRow, operandsOf, populationDenominator, rateBaseOf, type Unit } from './indicator.ts';

/** What a check needs of a row. */
type Derived = Pick<IndicatorRow, 'code' | 'unit' | 'formula'>;

// What may be taken from what besides like from like: occupied places are persons, and what is left are places.
const fittingDifferences: readonly (readonly [minuend: Unit, subtrahend: Unit, result: Unit])[] = [['PL', 'P', 'PL']];

/**
 * Why the formulas of a catalogue cannot be computed, `undefined` when all can: an operand that is not there, operands that go round in a
 * circle, or units that do not come out. For whoever edits the catalogue.
 */
export const formulaFault = (rows: readonly Derived[]): string | undefined => {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  // It could be computed from itself and from the inhabitants, and nobody could say which.
  if (byCode.has(populationDenominator)) return `${populationDenominator} means the inhabitants in formulas and is no code of an indicator`;
  for (const row of rows) {
    const fault = missingFault(row, byCode) ?? circleFault(row, byCode) ?? unitFault(row, byCode);
    if (fault !== undefined) return fault;
  }
  return undefined;
};

type Rows = ReadonlyMap<string, Derived>;

const missingFault = ({ code, formula }: Derived, rows: Rows): string | undefined => {
  const missing = formula === undefined ? [] : operandsOf(formula).filter((operand) => operand !== populationDenominator && !rows.has(operand));
  return missing.length === 0 ? undefined : `${code} is computed from ${missing.join(', ')}, which the catalogue does not have`;
};

const circleFault = ({ code }: Derived, rows: Rows): string | undefined => {
  const comesBack = (from: string, path: readonly string[]): readonly string[] | undefined => {
    const formula = rows.get(from)?.formula;
    for (const operand of formula === undefined ? [] : operandsOf(formula)) {
      if (operand === code) return [...path, operand];
      // A circle further down is the fault of a row in it.
      const found = path.includes(operand) ? undefined : comesBack(operand, [...path, operand]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const circle = comesBack(code, [code]);
  return circle === undefined ? undefined : `${code} is computed from itself: ${circle.join(' from ')}`;
};

const unitFault = ({ code, unit, formula }: Derived, rows: Rows): string | undefined => {
  if (formula === undefined) return undefined;
  const [first, second] = operandsOf(formula).map((operand): Unit => rows.get(operand)?.unit ?? 'P');
  if (first === undefined || second === undefined) return undefined;
  if (formula.kind === 'difference') {
    const fits = [[unit, unit, unit], ...fittingDifferences].some((units) => [first, second, unit].every((one, at) => one === units[at]));
    return fits ? undefined : `${code} has the unit ${unit}, which does not come out of ${first} minus ${second}`;
  }
  if (rateBaseOf(unit) === undefined) return `${code} is a ratio and has the unit ${unit}: a ratio is a rate`;
  if ([first, second].some((one) => rateBaseOf(one) !== undefined))
    return `${code} is a ratio of ${first} and ${second}: a rate is of what is counted`;
  if (unit === 'P_THAB' && formula.denominator !== populationDenominator)
    return `${code} has the unit ${unit}, and its denominator is not the population`;
  return undefined;
};
