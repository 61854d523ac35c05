import { formatMonth, type Month } from '../../../shared/domain/calendar.ts';
import type { MonthlyReport } from '../../../shared/domain/statistics/monthly-report.ts';
import { revisionPath } from '../../../shared/domain/statistics/publication-paths.ts';
import { link, list, strong, table, text } from './blocks.ts';
import { editorsRemark } from './editors-remark.ts';
import { keyFiguresTable } from './figures-tables.ts';
import type { RichText, Section } from './report-document.ts';
import type { DocumentInputs } from './report-inputs.ts';
import { summarySentences } from './summary-sentences.ts';

/** Anchor of the first chapter, and its key among the charts and the editors' remarks. */
export const keyFiguresId = 'kennzahlen';

/** The report appears all the same: what is missing is shown as missing. */
const emptyMonth = (month: Month): string => `Für ${formatMonth(month)} lagen keine Zahlen vor, als dieser Bericht erschien.`;

/** What stands on top of an issue where editors write nothing. */
export const generatedSummary = ({ month, chapters, keyFigures }: MonthlyReport): readonly RichText[] =>
  chapters.every(({ tables }) => tables.length === 0) ? [[strong(emptyMonth(month))]] : summarySentences(keyFigures, month);

/** *Das Wichtigste in Kürze*: sentences, the ways to the short versions, drawings, and the table of key figures. */
export const keyFiguresChapter = ({ site, report, release, charts }: DocumentInputs): Section => {
  const { month, keyFigures } = report;
  const folder = revisionPath(month, release.revision);
  const sentences = release.commentary?.summary?.map((sentence) => [sentence]) ?? generatedSummary(report);
  return {
    id: keyFiguresId,
    title: 'Das Wichtigste in Kürze',
    blocks: [
      ...(sentences.length === 1 ? sentences.map((sentence) => text(...sentence)) : list(sentences)),
      ...editorsRemark(release.commentary, keyFiguresId),
      text(
        'Kurz gefasst gibt es diesen Bericht auch ',
        link('in Leichter Sprache', `${folder}leichte-sprache/`),
        ' und ',
        link('auf Englisch', `${folder}english/`),
        '.',
      ),
      table(keyFiguresTable(month, keyFigures, site.county.name)),
      ...(charts.get(keyFiguresId) ?? []).map((chart) => ({ kind: 'chart' as const, chart })),
    ],
  };
};
