import { breakSentence, listed } from '../../../shared/domain/statistics/figure-text.ts';
import type { Indicator } from '../../../shared/domain/statistics/indicator.ts';
import { strong } from './blocks.ts';
import type { RichText } from './report-document.ts';

/** Breaks in the series of some indicators, in the order of the report; the same break of several has one line. */
export const seriesBreaks = (indicators: readonly Indicator[]): readonly RichText[] => {
  const found = indicators.flatMap(({ label, breaks }) => breaks.map((one) => ({ label, sentence: breakSentence(one) })));
  return [...Map.groupBy(found, ({ sentence }) => sentence)].map(([sentence, same]) => [
    strong(listed(same.map(({ label }) => label))),
    `: ${sentence}`,
  ]);
};
