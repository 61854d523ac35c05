import type { CellKey } from './published-numbers.ts';
import { dimensions, type Structure } from './structure-file.ts';

/** A total and the parts that make it up, whether they are published or not. */
export type Sum = {
  readonly total: CellKey;
  readonly parts: readonly CellKey[];
  readonly over: 'areas' | 'months' | 'difference' | (typeof dimensions)[number];
  /** Totals between the parts and the total, where they were left out: it holds if their sums do. */
  readonly between?: readonly CellKey[];
};

/** Whether an issue says that a sum does not hold in its numbers. */
export const isBrokenIn = ({ total, over, between = [] }: Sum, structure: Structure): boolean =>
  [total, ...between].some((each) => structure.isBroken(each, over));

/** A rate and what it was computed from; the denominator is no cell when it is the number of inhabitants. */
export type Rate = { readonly rate: CellKey; readonly numerator: CellKey; readonly denominator?: CellKey; readonly base: number };

/** What a key says. */
export type Subject = { readonly indicator: string; readonly area: string; readonly period: string; readonly categories: readonly string[] };

export const subjectOf = (cell: CellKey): Subject => {
  const [indicator = '', area = '', period = '', ...categories] = cell.split('|');
  return { indicator, area, period, categories };
};

const keyOf = ({ indicator, area, period, categories }: Subject): CellKey => [indicator, area, period, ...categories].join('|');

/** Last month of a period that begins in January (`2026-01-01/P10M`), or `undefined` for a month. */
const lengthOf = (period: string): number | undefined => {
  const months = /^\d{4}-01-01\/P(\d+)M$/.exec(period)?.[1];
  return months === undefined ? undefined : Number(months);
};

const monthOf = (year: string, month: number): string => `${year}-${String(month).padStart(2, '0')}`;

/** January to January is the month itself. */
const sinceJanuary = (year: string, month: number): string => (month === 1 ? `${year}-01` : `${year}-01-01/P${month}M`);

const monthsOf = (period: string): readonly string[] => {
  const length = lengthOf(period);
  return length === undefined ? [period] : Array.from({ length }, (_, index) => monthOf(period.slice(0, 4), index + 1));
};

/** Whether a number of any issue, or of the one in question, is published. */
export type IsPublished = (cell: CellKey) => boolean;

/** Which sums of a number are meant: those that it is the total of, or those that it is a part of, too. */
type Place = 'total' | 'anywhere';

/**
 * All sums that a number is the total of, or a part of.
 * @param isPublished sums since January are stated between those that are
 */
export const sumsWith = (cell: CellKey, structure: Structure, isPublished: IsPublished): readonly Sum[] =>
  sums({ cell, place: 'anywhere' }, structure, isPublished);

/** All sums that a number is the total of, and of which the issue does not say that they do not hold. @see sumsWith */
export const sumsOf = (cell: CellKey, structure: Structure, isPublished: IsPublished): readonly Sum[] =>
  sums({ cell, place: 'total' }, structure, isPublished).filter((sum) => !isBrokenIn(sum, structure));

const sums = ({ cell, place }: { readonly cell: CellKey; readonly place: Place }, structure: Structure, isPublished: IsPublished): readonly Sum[] => {
  const subject = subjectOf(cell);
  const indicator = structure.indicator(subject.indicator);
  if (indicator === undefined) return [];
  const within = indicator.additive ? [...areaSums(subject, place, structure), ...categorySums(subject, place, structure)] : [];
  const overTime = indicator.additive && indicator.overTime === 'flow' ? timeSums(subject, place, isPublished) : [];
  return [...within, ...overTime, ...differences(subject, place, structure)];
};

const areaSums = (subject: Subject, place: Place, structure: Structure): readonly Sum[] => {
  if (structure.indicator(subject.indicator)?.boundToLevels) return [];
  const months = monthsOf(subject.period);
  const totals = [subject.area, ...(place === 'total' ? [] : structure.parentsOf(subject.area, months))];
  return totals.flatMap((area): Sum[] => {
    // Of a range in which parts came or went, its months say it.
    if (months.some((month) => structure.partsOf(area, [month]).join() !== structure.partsOf(area, months).join())) return [];
    const parts = structure.partsOf(area, months).map((part) => keyOf({ ...subject, area: part }));
    return parts.length === 0 ? [] : [{ total: keyOf({ ...subject, area }), parts, over: 'areas' }];
  });
};

const categorySums = (subject: Subject, place: Place, structure: Structure): readonly Sum[] =>
  structure.categoryLists(subject.indicator).flatMap(({ dimension, codes }): Sum[] => {
    const position = dimensions.indexOf(dimension);
    const code = subject.categories[position] ?? '';
    if (code !== '_T' && (place === 'total' || !codes.has(code))) return [];
    const withCode = (category: string): CellKey => keyOf({ ...subject, categories: subject.categories.with(position, category) });
    return [{ total: withCode('_T'), parts: [...codes].map(withCode), over: dimension }];
  });

// Of a year, every published sum since January is the one before and the months between; and it is the sum of all its months, which still
// holds when the one before has been corrected.
const timeSums = (subject: Subject, place: Place, isPublished: IsPublished): readonly Sum[] => {
  if (place === 'total' && lengthOf(subject.period) === undefined) return [];
  const year = subject.period.slice(0, 4);
  const at = (period: string): CellKey => keyOf({ ...subject, period });
  const month = (number: number): CellKey => at(monthOf(year, number));
  const published = numbers(2, 12).filter((number) => isPublished(at(sinceJanuary(year, number))));
  const own = at(subject.period);
  return published
    .flatMap((last, index): Sum[] => {
      const before = published[index - 1];
      const total = at(sinceJanuary(year, last));
      const from = (first: number): Sum => ({
        total,
        parts: [at(sinceJanuary(year, first)), ...numbers(first + 1, last).map(month)],
        over: 'months',
        between: numbers(first + 1, last - 1).map((number) => at(sinceJanuary(year, number))),
      });
      return before === undefined ? [from(1)] : [from(before), from(1)];
    })
    .filter(({ total, parts }) => total === own || (place === 'anywhere' && parts.includes(own)));
};

const numbers = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

const differences = (subject: Subject, place: Place, structure: Structure): readonly Sum[] =>
  structure.formulasWith(subject.indicator).flatMap(({ code, formula }): Sum[] => {
    if (formula?.kind !== 'difference' || (place === 'total' && formula.minuend !== subject.indicator)) return [];
    const of = (indicator: string): CellKey => keyOf({ ...subject, indicator });
    return [{ total: of(formula.minuend), parts: [of(formula.subtrahend), of(code)], over: 'difference' }];
  });

/** How many of the denominator a rate is about, by unit. */
export const rateBases: Readonly<Record<string, number>> = { '%': 100, P_THAB: 1000 };

/** All rates that a number is numerator or denominator of. */
export const ratesWith = (cell: CellKey, structure: Structure): readonly Rate[] => {
  const subject = subjectOf(cell);
  return structure.formulasWith(subject.indicator).flatMap(({ code, unit, formula }): Rate[] => {
    const base = rateBases[unit];
    if (formula?.kind !== 'ratio' || base === undefined || code === subject.indicator) return [];
    const { numerator, denominator, denominatorLevel } = formula;
    const rateOf = (area: string): Rate => {
      const of = (indicator: string, place = area): CellKey => keyOf({ ...subject, indicator, area: place });
      const below = denominatorLevel === 'state' ? of(denominator, structure.state) : of(denominator);
      return { rate: of(code), numerator: of(numerator), base, ...(denominator !== 'population' && { denominator: below }) };
    };
    const everywhere = denominatorLevel === 'state' && subject.area === structure.state && denominator === subject.indicator;
    return (everywhere ? structure.areas : [subject.area]).map(rateOf);
  });
};
