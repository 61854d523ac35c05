import { formatMonth } from '../../../shared/domain/calendar.ts';
import { formatValue, listed } from '../../../shared/domain/statistics/figure-text.ts';
import type { Indicator } from '../../../shared/domain/statistics/indicator.ts';
import type { NamedGap, ReportTable } from '../../../shared/domain/statistics/monthly-report-table.ts';

/** Which sums of a table are missing, and why. */
export const gapSentences = ({ indicator, gaps, missingMonths }: ReportTable): readonly string[] => [
  ...gaps.map((gap) => gapSentence(gap, indicator)),
  ...missingMonths.map(
    ({ name, months }) => `Für ${name} fehlt die Summe seit Januar, weil für diese Monate keine Zahl vorliegt: ${listed(months.map(formatMonth))}.`,
  ),
];

/** Why a total is missing, and what there is. */
const gapSentence = ({ name, missing, delivered }: NamedGap, indicator: Indicator): string => {
  const waiting = `Für ${name} gibt es keine Summe, weil Zahlen fehlen von: ${listed(missing)}.`;
  return delivered === undefined
    ? waiting
    : `${waiting} Die vorliegenden Zahlen ergeben zusammen ${formatValue(delivered, indicator)} ${indicator.unitLabel}.`;
};
