import { addMonths, formatMonth, type Month } from '../../../shared/domain/calendar.ts';
import { breakSentence, tableAnchor } from '../../../shared/domain/statistics/figure-text.ts';
import type { Indicator } from '../../../shared/domain/statistics/indicator.ts';
import type { ReportChapter } from '../../../shared/domain/statistics/monthly-report.ts';
import type { ReportTable } from '../../../shared/domain/statistics/monthly-report-table.ts';
import { heading, link, smallText, table, text } from './blocks.ts';
import { comparisonBlocks } from './comparison-blocks.ts';
import { editorsRemark } from './editors-remark.ts';
import { indicatorTables } from './figures-tables.ts';
import { gapSentences } from './gap-sentences.ts';
import type { Block, Section } from './report-document.ts';
import type { DocumentInputs } from './report-inputs.ts';

/** A chapter of figures: what the editors say, drawings, then each indicator, and what the month has nothing of. */
export const indicatorChapter = (chapter: ReportChapter, { site, report, release, charts }: DocumentInputs): Section => {
  const { id, number, title, comparison, tables, missing } = chapter;
  const { month } = report;
  const context = { month, county: site.county.name, collection: site.county.collection };
  return {
    id,
    number: String(number),
    title,
    blocks: [
      ...editorsRemark(release.commentary, id),
      ...(charts.get(id) ?? []).map((chart) => ({ kind: 'chart' as const, chart })),
      ...(comparison === undefined ? [] : comparisonBlocks(comparison, month)),
      ...tables.flatMap((of) => [
        ...aboutIndicator(of, month),
        ...indicatorTables(of, context).map(table),
        ...gapSentences(of).map((one) => text(one)),
      ]),
      ...missingSentence(missing, month),
    ],
  };
};

/** Heading, definition, and the breaks that lie between the months of the table; older ones stand in the explanations. */
const aboutIndicator = ({ indicator, number }: ReportTable, month: Month): readonly Block[] => {
  const { label, explanation, breaks } = indicator;
  const near = breaks.filter((one) => isBetween(one, addMonths(month, -12), month));
  return [
    heading(3, `${number} ${label}`, `${tableAnchor(indicator)}-abschnitt`),
    breaks.length > near.length ? text(`${explanation} `, link('Mit früheren Jahren ist nicht alles vergleichbar.', '#brueche')) : text(explanation),
    ...near.map((one) => smallText(breakSentence(one))),
  ];
};

/** Whether months on both sides of the break stand beside each other. A break of a year begins with its January. */
const isBetween = ({ from }: Indicator['breaks'][number], first: Month, last: Month): boolean => {
  const month = from.length === 4 ? `${from}-01` : from;
  return first < month && month <= last;
};

const missingSentence = (missing: readonly Indicator[], month: Month): readonly Block[] =>
  missing.length === 0 ? [] : [text(`Für ${formatMonth(month)} liegen keine Zahlen vor: ${missing.map(({ label }) => label).join('; ')}.`)];
