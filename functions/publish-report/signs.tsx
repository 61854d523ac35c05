import type { Indicator } from '../../shared/domain/statistics/indicator.ts';
import { Sign } from '../../shared/pages/figure-signs.tsx';
import { formatChange } from './number-format.ts';

export { FigureText, markMeanings, Sign, signs } from '../../shared/pages/figure-signs.tsx';

/** The difference to the month before; without both figures there is none. */
export const ChangeText = ({ change, indicator }: { readonly change: number | undefined; readonly indicator: Indicator }) =>
  change === undefined ? <Sign sign="x" spoken="kein Vergleich" /> : formatChange(change, indicator);
