import { formatDate, formatMonth, inBerlin, lastDayOf } from '../../../shared/domain/calendar.ts';
import { correctionSection } from './correction-section.ts';
import { englishSummary } from './english-summary.ts';
import { fundingChapter } from './funding-chapter.ts';
import { indicatorChapter } from './indicator-chapter.ts';
import { keyFiguresChapter } from './key-figures-chapter.ts';
import { methodPage } from './method-page.ts';
import { networksChapter } from './networks-chapter.ts';
import { plainLanguage } from './plain-language.ts';
import type { ReportDocument } from './report-document.ts';
import type { DocumentInputs } from './report-inputs.ts';
import { reportNotes } from './report-notes.ts';

/** An issue as every format shows it. The same inputs make the same document. */
export const reportDocument = (inputs: DocumentInputs): ReportDocument => {
  const { site, report, release } = inputs;
  const { month, chapters } = report;
  const after = chapters.length;
  return {
    title: `${site.county.report.title}, ${formatMonth(month)}`,
    subtitle: subtitle(inputs),
    month,
    revision: release.revision,
    sections: [
      ...correctionSection(inputs),
      keyFiguresChapter(inputs),
      ...chapters.map((chapter) => indicatorChapter(chapter, inputs)),
      fundingChapter(inputs, after + 1),
      networksChapter(inputs, after + 2),
      reportNotes(inputs, after + 3),
    ],
    companions: [plainLanguage(inputs), englishSummary(inputs), methodPage(inputs)],
  };
};

const dayOf = (instant: string): string => formatDate(inBerlin(instant).date);

/** The days on which this issue and the first one really appeared, as they are kept with the release. */
const subtitle = ({ report: { month }, release, issues }: DocumentInputs): string => {
  const first = dayOf(issues[0]?.frozenAt ?? release.frozenAt);
  const appeared =
    release.revision === 1 ? `erschienen am ${first}` : `berichtigte Fassung vom ${dayOf(release.frozenAt)} · zuerst erschienen am ${first}`;
  return `Stand ${formatDate(lastDayOf(month))} · ${appeared}`;
};
