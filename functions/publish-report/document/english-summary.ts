import { addMonths, type Month } from '../../../shared/domain/calendar.ts';
import { englishDate, englishMonth, englishNumber } from '../../../shared/domain/english-format.ts';
import { decimalsOf } from '../../../shared/domain/statistics/figure-text.ts';
import type { Indicator, Unit } from '../../../shared/domain/statistics/indicator.ts';
import type { KeyFigureRow } from '../../../shared/domain/statistics/monthly-report.ts';
import { type Figure, marks } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import { monthPath } from '../../../shared/domain/statistics/publication-paths.ts';
import { signs } from '../../../shared/pages/figure-signs.tsx';
import { link, table, text } from './blocks.ts';
import type { Companion, PublishedTable, TableCell } from './report-document.ts';
import type { DocumentInputs } from './report-inputs.ts';

/** One page in English: what the report is, and its key figures. */
export const englishSummary = ({ site: { county }, report: { month, keyFigures }, release }: DocumentInputs): Companion => ({
  name: 'english',
  title: `Immigration in ${englishMonth(month)}: summary in English`,
  language: 'en',
  sections: [
    {
      id: 'about',
      title: 'About this report',
      blocks: [
        text(
          `Each month, ${county.name}, a district in ${county.state.name}, Germany, publishes figures on immigration: arrivals, housing, residents without German citizenship, and naturalisations. This page gives the key figures for ${englishMonth(month)}. It was published on ${englishDate(release.frozenAt)}${release.revision === 1 ? '' : ` as revision ${release.revision}`}.`,
        ),
        text('All other tables are in German. ', link('Read the full report', monthPath(month)), '.'),
      ],
    },
    { id: 'key-figures', title: 'Key figures', blocks: [table(englishTable(month, keyFigures, county.name))] },
    {
      id: 'signs',
      title: 'Signs',
      blocks: [
        {
          kind: 'definitions',
          entries: [
            ...signKinds.map((kind) => ({ term: signs[kind].sign, content: [spoken[kind]] })),
            ...marks.map((mark) => ({ term: mark, content: [englishMarks[mark]] })),
          ],
        },
        text('Small numbers are not shown, so that nobody can be recognised.'),
      ],
    },
    {
      id: 'contact',
      title: 'Questions',
      blocks: [text(`Please contact the district’s coordination office for integration: telephone ${county.contact.phone}.`)],
    },
  ],
});

const signKinds = ['nothing', 'unknown', 'later', 'meaningless'] as const;

const spoken = {
  nothing: 'zero',
  unknown: 'not known or confidential',
  later: 'not yet available',
  meaningless: 'not meaningful',
} as const satisfies Record<(typeof signKinds)[number], string>;

const englishMarks = { p: 'provisional', r: 'revised since the previous edition', s: 'estimated' } as const;

const units: Readonly<Record<Unit, string>> = { P: 'persons', PL: 'places', C: 'cases', '%': 'per cent', P_THAB: 'per 1,000 inhabitants' };

const englishTable = (month: Month, keyFigures: readonly KeyFigureRow[], county: string): PublishedTable => ({
  id: 'table-key-figures',
  number: '1',
  title: 'Key figures',
  scope: `${county}, ${englishMonth(month)}`,
  subject: 'Figure',
  columns: [
    { key: 'now', label: englishMonth(month), kind: 'number' },
    { key: 'before', label: englishMonth(addMonths(month, -1)), kind: 'number' },
    { key: 'change', label: 'Change from the month before', kind: 'number' },
    { key: 'yearAgo', label: englishMonth(addMonths(month, -12)), kind: 'number' },
  ],
  groups: [
    {
      rows: keyFigures.map(({ indicator, now, before, change, yearAgo }) => ({
        key: indicator.code,
        header: `${indicator.englishLabel ?? indicator.label} (${units[indicator.unit]})`,
        cells: [figureCell(now, indicator), figureCell(before, indicator), changeCell(change, indicator), figureCell(yearAgo, indicator)],
      })),
    },
  ],
  notes: [['Sources and reference dates are given with the tables of the full report.']],
  place: 'page',
});

const figureCell = (figure: Figure, indicator: Indicator): TableCell => {
  if (figure.kind !== 'value') return { text: signs[figure.kind].sign, spoken: spoken[figure.kind] };
  const decimals = decimalsOf(figure.value, indicator);
  return {
    ...(figure.value === 0 ? { text: signs.nothing.sign, spoken: spoken.nothing } : { text: englishNumber(figure.value, decimals) }),
    value: figure.value,
    decimals,
    ...(figure.marks.length > 0 && { marks: figure.marks }),
  };
};

const changeCell = (change: number | undefined, indicator: Indicator): TableCell => {
  if (change === undefined) return { text: signs.meaningless.sign, spoken: 'no comparison' };
  const decimals = decimalsOf(change, indicator);
  const points = indicator.unit === '%' ? ' percentage points' : '';
  const words = change === 0 ? 'the same' : `${englishNumber(Math.abs(change), decimals)}${points} ${moreOrFewer(change, indicator)}`;
  return { text: words, value: change, decimals };
};

const moreOrFewer = (change: number, { unit }: Indicator): string => {
  if (change > 0) return 'more';
  return unit === '%' ? 'less' : 'fewer';
};
