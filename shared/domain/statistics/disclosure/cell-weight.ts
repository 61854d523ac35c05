import type { AreaLevel } from '../indicator.ts';
import { allTotals, dimensions } from '../monthly-report-categories.ts';
import type { BaseCell } from '../monthly-report-month.ts';

// What the public loses with a number: a Gemeinde's count of one category least, the county's total most.
const levelWeights: Readonly<Record<AreaLevel, number>> = { municipality: 5, administration: 20, county: 400, state: 800 };

/** Numbers of the last issue that were hidden there are hidden again before others are: holes that move open each other. */
const stablePattern = 10;

/** A range since January tells more than a month, and the own month more than the ones beside it. */
const periodWeight = ({ period }: BaseCell, month: string): number => (period.includes('/') ? 1.5 : period === month ? 1.2 : 1);

/**
 * What is lost when a number is hidden, > 0.
 * @param keyFigure whether it is one of the key figures of the county: nearly never hidden
 * @param wasHidden whether the same number of the month before was
 */
export const cellWeight = (
  cell: BaseCell,
  context: { readonly level: AreaLevel; readonly month: string; readonly keyFigure: boolean; readonly wasHidden: boolean },
): number => {
  const { level, month, keyFigure, wasHidden } = context;
  const isTotal = dimensions.every((dimension) => cell.selection[dimension] === allTotals[dimension]);
  const weight = levelWeights[level] * (isTotal ? 4 : 1) * periodWeight(cell, month) * (keyFigure && isTotal ? 10 : 1);
  return Math.max(1, Math.round(wasHidden ? weight / stablePattern : weight));
};
