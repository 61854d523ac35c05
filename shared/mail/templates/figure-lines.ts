import { formatDate, type IsoDate } from '../../domain/calendar.ts';
import { englishDay, englishNumber } from '../../domain/english-format.ts';
import type { Language } from '../../domain/notices/recipient.ts';
import { formatNumber } from '../../domain/statistics/figure-text.ts';
import { unitLabels } from '../../domain/statistics/indicator.ts';
import { changeBetween } from '../../domain/statistics/monthly-report-figure.ts';
import type { KeyFigure } from '../../domain/statistics/release.ts';

/** How a language speaks of a key figure. */
type Words = {
  readonly number: (value: number, decimals: number) => string;
  /** By unit: for one, and for any other number. */
  readonly units: ReadonlyMap<string, readonly [string, string]>;
  /** Of a difference between shares. */
  readonly points: (isOne: boolean) => string;
  /** In place of a number that is missing or hidden: the two look alike. */
  readonly missing: string;
  readonly previous: (value: string) => string;
  /** The word carries the meaning for those who do not see the sign. */
  readonly difference: (signed: string, direction: 'more' | 'less' | 'same') => string;
  readonly noDifference: string;
  readonly population: (day: IsoDate) => string;
  readonly corrected: (now: string, before: string) => string;
};

const german: Words = {
  number: formatNumber,
  units: new Map([
    ['P', ['Person', unitLabels.P]],
    ['PL', ['Platz', unitLabels.PL]],
    ['C', ['Fall', unitLabels.C]],
    ['%', [unitLabels['%'], unitLabels['%']]],
    ['P_THAB', [unitLabels.P_THAB, unitLabels.P_THAB]],
  ]),
  points: (isOne) => (isOne ? ' Prozentpunkt' : ' Prozentpunkte'),
  missing: 'keine Angabe',
  previous: (value) => `Vormonat: ${value}`,
  difference: (signed, direction) => `Unterschied: ${signed} (${{ more: 'mehr', less: 'weniger', same: 'gleich' }[direction]})`,
  noDifference: 'Unterschied: keine Angabe',
  population: (day) => `Einwohnerzahl am ${formatDate(day)}`,
  corrected: (now, before) => `${now}\nVorher: ${before}`,
};

const words: Readonly<Record<Language, Words>> = {
  de: german,
  'de-plain': {
    ...german,
    previous: (value) => `Im Monat davor: ${value}`,
    difference: (signed, direction) =>
      direction === 'same' ? 'Das ist gleich viel.' : `Das sind ${signed.slice(1)} ${direction === 'more' ? 'mehr' : 'weniger'}.`,
    noDifference: 'Man kann die Zahlen nicht vergleichen.',
    population: (day) => `Gerechnet mit den Einwohnern am ${formatDate(day)}`,
    corrected: (now, before) => `Richtig ist: ${now}\nVorher stand da: ${before}`,
  },
  en: {
    number: englishNumber,
    units: new Map([
      ['P', ['person', 'persons']],
      ['PL', ['place', 'places']],
      ['C', ['case', 'cases']],
      ['%', ['per cent', 'per cent']],
      ['P_THAB', ['per 1,000 inhabitants', 'per 1,000 inhabitants']],
    ]),
    points: (isOne) => (isOne ? ' percentage point' : ' percentage points'),
    missing: 'no figure',
    previous: (value) => `Month before: ${value}`,
    difference: (signed, direction) => `Change: ${signed} (${direction === 'same' ? 'the same' : direction})`,
    noDifference: 'Change: no figure',
    population: (day) => `Inhabitants on ${englishDay(day)}`,
    corrected: (now, before) => `${now}\nBefore: ${before}`,
  },
};

const decimalsIn = (value = 0): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;

// Two decimals at most, as in the report.
const decimalsOf = (...values: readonly (number | undefined)[]): number => Math.min(2, Math.max(...values.map(decimalsIn)));

const amountIn =
  ({ number, units, missing }: Words, unit: string, decimals: number) =>
  (value: number | undefined): string => {
    if (value === undefined) return missing;
    const [one, many] = units.get(unit) ?? [unit, unit];
    return `${number(value, decimals)} ${Math.abs(value) === 1 ? one : many}`;
  };

const directionOf = (difference: number): 'more' | 'less' | 'same' => {
  if (difference === 0) return 'same';
  return difference > 0 ? 'more' : 'less';
};

const differenceIn = (spoken: Words, { value, previous, unit }: KeyFigure, decimals: number): string => {
  if (value === undefined || previous === undefined) return spoken.noDifference;
  const difference = changeBetween(value, previous);
  const shown = `${difference > 0 ? '+' : ''}${spoken.number(difference, difference === 0 ? 0 : decimals)}`;
  return spoken.difference(`${shown}${unit === '%' && difference !== 0 ? spoken.points(Math.abs(difference) === 1) : ''}`, directionOf(difference));
};

/** A key figure against the month before, line by line; below a rate of inhabitants, of which day they are. */
export const figureLines = (figure: KeyFigure, language: Language): string => {
  const spoken = words[language];
  const decimals = decimalsOf(figure.value, figure.previous);
  const amount = amountIn(spoken, figure.unit, decimals);
  const { populationDate } = figure;
  return [
    amount(figure.value),
    spoken.previous(amount(figure.previous)),
    differenceIn(spoken, figure, decimals),
    ...(populationDate === undefined ? [] : [spoken.population(populationDate)]),
  ].join('\n');
};

/** What a correction changed of a key figure: what it shows, and what the issue before showed. */
export const correctionLines = ({ value, unit, corrected }: KeyFigure, language: Language): string => {
  const spoken = words[language];
  const amount = amountIn(spoken, unit, decimalsOf(value, corrected?.before));
  return spoken.corrected(amount(value), amount(corrected?.before));
};

/** The name of a key figure, where there is one in this language. */
export const figureLabel = ({ label, englishLabel }: KeyFigure, language: Language): string => (language === 'en' ? (englishLabel ?? label) : label);

/** What stands where a number is missing or hidden. */
export const missingWord = (language: Language): string => words[language].missing;
