import { formatDate, formatMonth, inBerlin, lastDayOf, type Month } from '../../../shared/domain/calendar.ts';
import { formatValue } from '../../../shared/domain/statistics/figure-text.ts';
import type { Indicator, Unit } from '../../../shared/domain/statistics/indicator.ts';
import type { KeyFigureRow } from '../../../shared/domain/statistics/monthly-report.ts';
import { changeBetween, type Figure } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import { monthPath } from '../../../shared/domain/statistics/publication-paths.ts';
import { link, text } from './blocks.ts';
import type { Block, Companion } from './report-document.ts';
import type { DocumentInputs } from './report-inputs.ts';

/**
 * The key figures in Leichte Sprache: one statement per line, no subordinate clauses, numbers as digits, hard words explained
 * (rules of the Netzwerk Leichte Sprache). Numbers are those of the table of key figures, and differences of two of them.
 */
export const plainLanguage = ({ site: { county }, report, release }: DocumentInputs): Companion => {
  const { month, keyFigures } = report;
  return {
    name: 'leichte-sprache',
    title: `Zuwanderung im ${formatMonth(month)} in Leichter Sprache`,
    language: 'de',
    sections: [
      {
        id: 'bericht',
        title: 'Was ist das hier?',
        blocks: lines(
          'Menschen kommen aus anderen Ländern zu uns.',
          'Das heißt: Zuwanderung.',
          `Der ${county.name} zählt diese Menschen.`,
          'Die Zahlen stehen in einem Bericht.',
          'Der Bericht kommt jeden Monat neu.',
          `Dieser Bericht ist vom ${formatDate(inBerlin(release.frozenAt).date)}.`,
          'Hier lesen Sie das Wichtigste.',
        ),
      },
      ...keyFigures.map((row, at) => ({
        id: `zahl-${row.indicator.code.replaceAll('_', '-')}`,
        title: `Die ${at + 1}. Zahl`,
        blocks: lines(...sentencesOf(row.indicator.plainExplanation), ...numbersOf(row, month), `In schwerer Sprache heißt die Zahl: ${row.name}.`),
      })),
      {
        id: 'fehlt',
        title: 'Warum fehlen manche Zahlen?',
        blocks: lines(
          'Manche Zahlen zeigen wir nicht.',
          'Denn sehr kleine Zahlen können zeigen: Um welchen Menschen geht es?',
          'Das darf niemand wissen.',
          'Manche Zahlen haben wir noch nicht bekommen.',
        ),
      },
      {
        id: 'fragen',
        title: 'Haben Sie Fragen?',
        blocks: [
          ...lines('Rufen Sie uns an.', `Telefon: ${county.contact.phone}`, 'Sie möchten alle Zahlen sehen?'),
          text(link('Hier ist der ganze Bericht.', monthPath(month))),
          ...lines('Der ganze Bericht ist in schwerer Sprache.'),
        ],
      },
    ],
  };
};

const lines = (...sentences: readonly string[]): readonly Block[] => sentences.map((sentence) => text(sentence));

/** Each sentence of a text. */
const sentencesOf = (words: string): readonly string[] => words.split(/(?<=[.?!])\s+/);

const withoutNumber: Readonly<Record<Exclude<Figure['kind'], 'value'>, string>> = {
  unknown: 'Die Zahl zeigen wir nicht. Oder wir kennen sie nicht.',
  later: 'Die Zahl haben wir noch nicht bekommen.',
  meaningless: 'Dafür gibt es hier keine Zahl.',
};

const numbersOf = ({ indicator, now, before, yearAgo, origin }: KeyFigureRow, month: Month): readonly string[] => {
  if (now.kind !== 'value') return sentencesOf(withoutNumber[now.kind]);
  const [day = lastDayOf(month), ...others] = origin.referenceDates;
  const when = indicator.overTime === 'stock' && others.length === 0 ? `Am ${formatDate(day)}` : `Im ${formatMonth(month)}`;
  return [
    `${when} ${are(now.value)} es ${amount(now.value, indicator)}.`,
    ...(now.marks.includes('p') ? ['Die Zahl kann sich noch ändern.'] : []),
    ...comparison('Einen Monat vorher', now.value, before, indicator),
    ...comparison('Ein Jahr vorher', now.value, yearAgo, indicator),
  ];
};

const are = (value: number): string => (value === 1 ? 'war' : 'waren');

const comparison = (when: string, value: number, then: Figure, indicator: Indicator): readonly string[] => {
  if (then.kind !== 'value') return [`${when}: ${sentencesOf(withoutNumber.unknown)[0] ?? ''}`, ...sentencesOf(withoutNumber.unknown).slice(1)];
  const change = changeBetween(value, then.value);
  const isNow =
    change === 0
      ? 'Jetzt ist die Zahl gleich.'
      : `Jetzt ${indicator.unit in words && Math.abs(change) !== 1 ? 'sind' : 'ist'} es ${difference(Math.abs(change), indicator)} ${change > 0 ? 'mehr' : 'weniger'}.`;
  return [`${when} ${are(then.value)} es ${amount(then.value, indicator)}.`, isNow];
};

const words: Partial<Record<Unit, readonly [one: string, many: string]>> = {
  P: ['Mensch', 'Menschen'],
  PL: ['Platz', 'Plätze'],
  C: ['Fall', 'Fälle'],
};

const amount = (value: number, indicator: Indicator): string => {
  const number = formatValue(value, indicator);
  if (indicator.unit === '%') return `${number} Prozent`;
  if (indicator.unit === 'P_THAB') return `${number} von 1.000 Menschen`;
  const [one, many] = words[indicator.unit] ?? ['', ''];
  return `${number} ${value === 1 ? one : many}`;
};

const difference = (value: number, indicator: Indicator): string =>
  indicator.unit === '%' ? `${formatValue(value, indicator)} Prozent-Punkte` : amount(value, indicator);
