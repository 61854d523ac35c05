import { addMonths, formatDate, formatMonth, lastDayOf, type Month } from '../../../shared/domain/calendar.ts';
import { formatValue, listed } from '../../../shared/domain/statistics/figure-text.ts';
import type { Indicator, Unit } from '../../../shared/domain/statistics/indicator.ts';
import type { KeyFigureRow } from '../../../shared/domain/statistics/monthly-report.ts';
import { changeBetween, type Figure, valueIn } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import { markMeanings } from '../../../shared/pages/figure-signs.tsx';
import { formatChange } from '../number-format.ts';
import { strong } from './blocks.ts';
import type { RichText } from './report-document.ts';

/** Sentences of *Das Wichtigste in Kürze*: one per key figure, the first ones of the county's list. */
const mostSentences = 5;

/** The generated summary. Every number in it stands in the table of key figures, or is the difference of two that do. */
export const summarySentences = (keyFigures: readonly KeyFigureRow[], month: Month): readonly RichText[] => {
  const first = keyFigures.slice(0, mostSentences);
  const kinds = new Set(first.map(({ now }) => now.kind));
  const [only] = kinds;
  if (only !== undefined && only !== 'value' && kinds.size === 1) return [[nothingToSay[only](formatMonth(month))]];
  return first.map((row) => [strong(row.name), `: ${statement(row, month)}`]);
};

/** Said instead of a number. */
const withoutNumber: Readonly<Record<Exclude<Figure['kind'], 'value'>, (month: string) => string>> = {
  unknown: (month) => `Für ${month} ist die Zahl nicht bekannt oder geheim.`,
  later: (month) => `Für ${month} liegt noch keine Zahl vor.`,
  meaningless: (month) => `Für ${month} ist eine Zahl nicht sinnvoll.`,
};

/** Said once where it is true of all of them. */
const nothingToSay: typeof withoutNumber = {
  unknown: (month) => `Die Kennzahlen für ${month} sind nicht bekannt oder geheim.`,
  later: (month) => `Für ${month} liegen noch keine Kennzahlen vor.`,
  meaningless: (month) => `Für ${month} sind Kennzahlen nicht sinnvoll.`,
};

const statement = (row: KeyFigureRow, month: Month): string => {
  const { now, indicator } = row;
  if (now.kind !== 'value') return withoutNumber[now.kind](formatMonth(month));
  const marks = now.marks.length === 0 ? '' : ` (${listed(now.marks.map((mark) => markMeanings[mark].spoken))})`;
  const compared = [
    { figure: row.before, month: addMonths(month, -1) },
    { figure: row.yearAgo, month: addMonths(month, -12) },
  ].map((other) => ({ ...other, name: formatMonth(other.month), value: valueIn(other.figure) }));
  const phrases = comparisons(
    compared.flatMap(({ name, value }) => (value === undefined ? [] : [{ name, change: changeBetween(now.value, value) }])),
    indicator,
  );
  const unknown = compared.filter(({ value }) => value === undefined).map(({ name }) => name);
  const sentence = `${whenOf(row, month)} ${now.value === 1 ? 'war' : 'waren'} es ${amount(now.value, indicator)}${marks}`;
  return `${[sentence, ...(phrases === '' ? [] : [phrases])].join(', ')}.${unknown.length === 0 ? '' : ` ${withoutNumber.unknown(listed(unknown))}`}`;
};

/** A stock is of a day, everything else of the month. */
const whenOf = ({ indicator, origin }: KeyFigureRow, month: Month): string => {
  const [day = lastDayOf(month), ...others] = origin.referenceDates;
  return indicator.overTime === 'stock' && others.length === 0 ? `Am ${formatDate(day)}` : `Im ${formatMonth(month)}`;
};

const singular: Partial<Record<Unit, string>> = { P: 'Person', PL: 'Platz', C: 'Fall' };

/** `1 Person`, `1.234 Personen`, `12,5 Prozent`. */
const amount = (value: number, indicator: Indicator): string =>
  `${formatValue(value, indicator)} ${value === 1 ? (singular[indicator.unit] ?? indicator.unitLabel) : indicator.unitLabel}`;

type Comparison = { readonly name: string; readonly change: number };

/** `3 mehr als im September 2026 und genauso viele wie im Oktober 2025`; nothing without anything to compare with. */
const comparisons = (compared: readonly Comparison[], indicator: Indicator): string => {
  const same = compared.filter(({ change }) => change === 0).map(({ name }) => `im ${name}`);
  const as = indicator.unit in singular ? 'genauso viele wie' : 'genauso viel wie';
  return listed([
    ...compared.filter(({ change }) => change !== 0).map(({ name, change }) => `${formatChange(change, indicator)} als im ${name}`),
    ...(same.length === 0 ? [] : [`${as} ${listed(same)}`]),
  ]);
};
