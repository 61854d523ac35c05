import { formatMonth, type Month } from '../../../shared/domain/calendar.ts';
import { comparisonAnchor, listed } from '../../../shared/domain/statistics/figure-text.ts';
import type { StateComparison } from '../../../shared/domain/statistics/monthly-report-comparison.ts';
import { heading, list, strong, table, text } from './blocks.ts';
import { comparisonRemark, comparisonTable, dayCount } from './comparison-table.ts';
import type { Block } from './report-document.ts';

/** The county beside the Land: the figures, then where they come from and what keeps them apart. Figures of the same sources and days have one line. */
export const comparisonBlocks = (comparison: StateComparison, month: Month): readonly Block[] => {
  const { number, state, county, figures, missing, mostDaysApart } = comparison;
  const title = heading(3, `${number} ${county} und ${state}`, `${comparisonAnchor}-abschnitt`);
  if (figures.length === 0) {
    return [title, text(`Für ${formatMonth(month)} liegen keine Zahlen des Landes vor, neben denen die des Kreises stehen könnten.`)];
  }
  const remarks = Map.groupBy(figures, (figure) => comparisonRemark(figure, month));
  return [
    title,
    text(
      `Die Zahlen für ${state} gibt das Land selbst an, sie sind keine Summe von Kreisen. Liegen die Stichtage mehr als ${dayCount(mostDaysApart)} auseinander, gibt es keinen Anteil.`,
    ),
    table(comparisonTable(comparison, month)),
    heading(4, 'Quellen, Stichtage und Abgrenzungen'),
    ...list([...remarks].map(([remark, same]) => [strong(listed(same.map(({ indicator }) => indicator.label))), `. ${remark}`])),
    ...(missing.length === 0
      ? []
      : [text(`Für diese Zahlen liegt für ${formatMonth(month)} kein Wert des Landes vor: ${missing.map(({ label }) => label).join('; ')}.`)]),
  ];
};
