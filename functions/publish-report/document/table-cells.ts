import { decimalsOf, formatValue } from '../../../shared/domain/statistics/figure-text.ts';
import type { Indicator } from '../../../shared/domain/statistics/indicator.ts';
import type { Figure } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import { signs } from '../../../shared/pages/figure-signs.tsx';
import { formatChange } from '../number-format.ts';
import type { TableCell } from './report-document.ts';

/** A sign in place of a number or a word. */
export const signCell = ({ sign, spoken }: { readonly sign: string; readonly spoken: string }): TableCell => ({ text: sign, spoken });

/** A figure as it stands in a cell. Exactly zero is a sign too, and a number all the same. */
export const figureCell = (figure: Figure, indicator: Indicator): TableCell => {
  if (figure.kind !== 'value') return signCell(signs[figure.kind]);
  const { value, marks } = figure;
  return {
    ...(value === 0 ? signCell(signs.nothing) : { text: formatValue(value, indicator) }),
    value,
    decimals: decimalsOf(value, indicator),
    ...(marks.length > 0 && { marks }),
  };
};

/** The difference to the month before, with its word; without both figures there is none. */
export const changeCell = (change: number | undefined, indicator: Indicator): TableCell =>
  change === undefined
    ? signCell({ sign: signs.meaningless.sign, spoken: 'kein Vergleich' })
    : { text: formatChange(change, indicator), value: change, decimals: decimalsOf(change, indicator) };

/** A cell with words. */
export const textCell = (text: string): TableCell => ({ text });

/** No number makes sense here, and why. */
export const meaninglessCell = (remark: string): TableCell => ({ ...signCell(signs.meaningless), remark });
