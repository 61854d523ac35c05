import { formatDate, formatMonth, lastDayOf, type Month } from '../../../shared/domain/calendar.ts';
import { breakSentence, comparisonAnchor, listed, tableAnchor } from '../../../shared/domain/statistics/figure-text.ts';
import type { ComparedFigure, ComparedLevel, StateComparison } from '../../../shared/domain/statistics/monthly-report-comparison.ts';
import { isDelivered } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import { formatReference } from '../number-format.ts';
import type { PublishedTable, TableCell } from './report-document.ts';
import { figureCell, meaninglessCell } from './table-cells.ts';

/** The county beside the Land. The share first: on a phone it is what stands in view without scrolling. */
export const comparisonTable = ({ number, figures, county, state }: StateComparison, month: Month): PublishedTable => ({
  id: comparisonAnchor,
  number,
  title: 'Kreis und Land',
  scope: `${county} und ${state}, ${formatMonth(month)}`,
  subject: 'Zahl',
  columns: [
    { key: 'share', label: 'Anteil des Kreises, Prozent', kind: 'number' },
    { key: 'county', label: 'Kreis', kind: 'number' },
    { key: 'state', label: 'Land', kind: 'number' },
  ],
  groups: [
    {
      rows: figures.map((figure) => ({
        key: figure.indicator.code,
        header: `${figure.indicator.label}, ${figure.indicator.unitLabel}`,
        href: `#${tableAnchor(figure.indicator)}-abschnitt`,
        cells: [shareCell(figure), levelCell(figure.county, figure, month), levelCell(figure.state, figure, month)],
      })),
    },
  ],
  notes: [
    [`Ohne Angabe gelten die Zahlen für ${formatMonth(month)} oder den ${formatDate(lastDayOf(month))}.`],
    ['Berechnung des Anteils: Wert des Kreises geteilt durch Wert des Landes, mal 100.'],
  ],
  place: 'page',
});

const levelCell = ({ row, cutOffs }: ComparedLevel, { indicator }: ComparedFigure, month: Month): TableCell => ({
  ...figureCell(row.now, indicator),
  ...(cutOffs.some((day) => day !== lastDayOf(month)) && { remark: listed(cutOffs.map(formatDate)) }),
});

const shareCell = (figure: ComparedFigure): TableCell => {
  const { share } = figure;
  if (share === undefined) return meaninglessCell('Kein Anteil: Quoten und Salden sind nicht Teil eines Ganzen.');
  const { daysApart, now } = share.row;
  if (daysApart !== undefined) return meaninglessCell(`Kein Anteil: Die Stichtage liegen ${dayCount(daysApart)} auseinander.`);
  // Sources differ nearly always: the list below the table names them.
  const different = now.kind === 'value' ? differencesOf(figure).filter((what) => what !== 'Quellen') : [];
  return { ...figureCell(now, share.indicator), ...(different.length > 0 && { remark: `verschiedene ${listed(different)}` }) };
};

/** `einen Tag`, `3 Tage`. */
export const dayCount = (days: number): string => (days === 1 ? 'einen Tag' : `${days} Tage`);

/** What keeps the two figures apart; of a figure that is not there nothing is known. */
const differencesOf = ({ state, county }: ComparedFigure): readonly string[] => {
  if (!isDelivered(state.row.now) || !isDelivered(county.row.now)) return [];
  const differ = (of: (level: ComparedLevel) => readonly string[]): boolean => of(state).join('|') !== of(county).join('|');
  return [
    ...(differ(({ row }) => row.origin.sources) ? ['Quellen'] : []),
    ...(differ(({ cutOffs }) => cutOffs) ? ['Stichtage'] : []),
    ...(differ(definitionSentences) ? ['Abgrenzungen'] : []),
  ];
};

const definitionSentences = ({ breaks, definitions }: ComparedLevel): readonly string[] => [
  ...breaks.map(breakSentence),
  ...definitions.map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`)),
];

/** Both sources and days of a figure, and where they differ. */
export const comparisonRemark = (figure: ComparedFigure, month: Month): string => {
  const { indicator, state, county, share } = figure;
  const from = ({ row: { origin, now } }: ComparedLevel): string =>
    isDelivered(now) ? `${origin.sources.join('; ')}, Stand ${formatReference(month, indicator, origin.referenceDates)}` : 'keine Zahl';
  const different = differencesOf(figure);
  const days = share?.row.daysApart;
  return [
    from(state) === from(county) ? `Kreis und Land: ${from(county)}.` : `Kreis: ${from(county)}. Land: ${from(state)}.`,
    ...(different.length > 0 ? [`Verschieden sind: ${listed(different)}.`] : []),
    ...(days === undefined ? [] : [`Die Stichtage liegen ${dayCount(days)} auseinander, deshalb gibt es keinen Anteil.`]),
    ...[county, state].flatMap(definitionSentences),
  ].join(' ');
};
