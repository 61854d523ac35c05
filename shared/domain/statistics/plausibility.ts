import { formatMonth, type Month } from '../calendar.ts';
import { askedFields, type DeliveryField, type DeliveryFields, type DeliveryFigure, type DeliveryForm, fieldNames } from './delivery-form.ts';
import { labelWithin, sumOfValues, typedNumber } from './delivery-reading.ts';
import type { Catalogue } from './indicators.ts';
import { plausibilityTexts as texts } from './plausibility-texts.ts';

/** A number that can be right and looks wrong. */
export type OddValue = {
  /** Names the reason, the field and the numbers in it: a confirmation counts for these numbers and no others. */
  readonly key: string;
  /** Field where it is seen. */
  readonly name: string;
  /** Fields whose remark explains it. */
  readonly explainedBy: readonly string[];
  /** German: what is odd, and compared with what. */
  readonly reason: string;
};

/** What a month before has by field. */
export type EarlierMonth = { readonly month: Month; readonly values: ReadonlyMap<string, number> };

/** What plausibility is judged by. */
export type Judging = {
  readonly form: DeliveryForm;
  readonly values: ReadonlyMap<string, number>;
  /** At most twelve, the newest first; months of which nothing is known may be left out. */
  readonly earlier: readonly EarlierMonth[];
  readonly catalogue: Pick<Catalogue, 'indicators'>;
};

/** Months of which a range is learned, and how many of them it takes at least. */
export const learningMonths = 12;
const leastMonths = 3;

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
};

/** What is usual for a number: from its least to its greatest value, both still usual. */
export type UsualRange = { readonly from: number; readonly to: number };

/**
 * The range that the months before teach: median ± max(3 · MAD, 10 % of the median, 5), rounded outwards, not below zero.
 *
 * MAD is the median of the distances from the median. One wrong month of twelve moves neither, where it would move mean and standard
 * deviation. For 100, 102, 98, 101, 99, 100: median 100, distances 0 0 1 1 2 2, MAD 1, 3 · MAD = 3; 10 % are 10, so 90 to 110 is usual.
 * A steady growth by s a month stays inside: of twelve months the median lies 6.5 s below the next value, the MAD is 3 s, so 9 s are usual.
 * The floor of 5 keeps small numbers quiet: one family moves in. The 10 % do the same for a number that never changed (MAD 0).
 * @returns `undefined` with fewer than three values: nothing is learned yet
 */
export const usualRange = (values: readonly number[]): UsualRange | undefined => {
  if (values.length < leastMonths) return undefined;
  const middle = median(values);
  const spread = median(values.map((value) => Math.abs(value - middle)));
  const distance = Math.max(3 * spread, Math.abs(middle) / 10, 5);
  const from = Math.floor(middle - distance);
  return { from: values.every((value) => value >= 0) ? Math.max(0, from) : from, to: Math.ceil(middle + distance) };
};

const earlierValues = (earlier: readonly EarlierMonth[], name: string): readonly number[] =>
  earlier.slice(0, learningMonths).flatMap(({ values }) => values.get(name) ?? []);

const keyOf = (kind: string, name: string, ...numbers: readonly number[]): string => [kind, name, ...numbers].join(':');

/**
 * Numbers that somebody should look at again, in the order of the form, each with its reason. A pure function of what is typed and what was
 * known before; it changes nothing and refuses nothing.
 */
export const oddValues = (judging: Judging): readonly OddValue[] => [
  ...judging.form.figures.flatMap((figure) => [...jumps(figure, judging), ...municipalitySums(figure, judging)]),
  ...negativeDifferences(judging),
];

/** Kinds are judged one by one; their sum only where the months before did not tell the kinds apart. */
const jumps = (figure: DeliveryFigure, { values, earlier }: Judging): OddValue[] => {
  const learned = askedFields(figure).some(({ name }) => usualRange(earlierValues(earlier, name)) !== undefined);
  const judged = learned ? askedFields(figure) : [figure.total];
  return [...judged, ...figure.municipalities].flatMap((field) => {
    const [value, range] = [values.get(field.name), usualRange(earlierValues(earlier, field.name))];
    if (value === undefined || range === undefined || (range.from <= value && value <= range.to)) return [];
    const last = earlier.find((month) => month.values.has(field.name));
    const before = last === undefined ? '' : texts.before(formatMonth(last.month), typedNumber(last.values.get(field.name) ?? 0));
    return [
      {
        key: keyOf('jump', field.name, value),
        name: shownField(figure, field).name,
        explainedBy: [field.name, figure.total.name],
        reason: texts.jump(labelWithin(figure, field), typedNumber(value), typedNumber(range.from), typedNumber(range.to), before),
      },
    ];
  });
};

/** A sum is not typed where its kinds are: what is said of it is seen at the first of them. */
const shownField = (figure: DeliveryFigure, field: DeliveryField): DeliveryField =>
  field.name === figure.total.name ? (askedFields(figure)[0] ?? field) : field;

/** Who gives numbers for Gemeinden gives a split: it has to add up. An empty Gemeinde counts nothing and is named. */
const municipalitySums = ({ total: whole, municipalities, indicator }: DeliveryFigure, { values }: Judging): OddValue[] => {
  const given = municipalities.flatMap(({ name }) => values.get(name) ?? []);
  const value = values.get(whole.name);
  if (given.length === 0 || value === undefined) return [];
  const sum = sumOfValues(given);
  if (sum === value) return [];
  const [first] = municipalities;
  const difference = typedNumber(sumOfValues([Math.max(sum, value), -Math.min(sum, value)]));
  const empty = municipalities.length - given.length;
  return [
    {
      key: keyOf('municipalities', whole.name, value, sum),
      name: first?.name ?? whole.name,
      explainedBy: [whole.name],
      reason: texts.municipalities(indicator.label, typedNumber(sum), typedNumber(value), difference, sum < value, empty),
    },
  ];
};

/** Differences of the catalogue that are never below zero, or seldom. Where a kind or a Gemeinde shows it, the totals say nothing new. */
const negativeDifferences = (judging: Judging): OddValue[] =>
  judging.catalogue.indicators.flatMap(({ formula, signed, unusualBelowZero, label }) => {
    if (formula?.kind !== 'difference' || (signed === true && unusualBelowZero !== true)) return [];
    const figureOf = (code: string) => judging.form.figures.find(({ indicator }) => indicator.code === code);
    const [more, less] = [figureOf(formula.minuend), figureOf(formula.subtrahend)];
    if (more === undefined || less === undefined) return [];
    const odd = differenceOf({ more, less, label, values: judging.values });
    const ofParts = [
      ...less.parts.flatMap((part) => more.parts.filter(({ status }) => status === part.status).flatMap((other) => odd(other, part))),
      ...less.municipalities.flatMap((part) => more.municipalities.filter(({ area }) => area === part.area).flatMap((other) => odd(other, part))),
    ];
    return ofParts.length > 0 ? ofParts : odd(more.total, less.total);
  });

const differenceOf =
  ({
    more,
    less,
    label,
    values,
  }: { readonly more: DeliveryFigure; readonly less: DeliveryFigure; readonly label: string } & Pick<Judging, 'values'>) =>
  (minuend: DeliveryField, subtrahend: DeliveryField): OddValue[] => {
    const [high, low] = [values.get(minuend.name), values.get(subtrahend.name)];
    if (high === undefined || low === undefined || low <= high) return [];
    return [
      {
        key: keyOf('difference', subtrahend.name, high, low),
        name: shownField(less, subtrahend).name,
        explainedBy: [subtrahend.name, less.total.name, minuend.name, more.total.name],
        reason: texts.difference({
          less: labelWithin(less, subtrahend),
          low: typedNumber(low),
          more: labelWithin(more, minuend),
          high: typedNumber(high),
          label,
          result: typedNumber(sumOfValues([high, -low])),
        }),
      },
    ];
  };

/**
 * The odd values that nobody has answered for yet: neither confirmed nor explained by a remark.
 * @param confirmed their keys
 * @param shown keys of those that the sender has seen: a remark explains no others. Absent of a program, whose remark is its answer.
 */
export const unconfirmed = (
  odd: readonly OddValue[],
  fields: DeliveryFields,
  confirmed: readonly string[],
  shown?: readonly string[],
): readonly OddValue[] => {
  const explained = (name: string): boolean => (fields[fieldNames.comment(name)] ?? '').trim() !== '';
  return odd.filter(({ key, explainedBy }) => !confirmed.includes(key) && !((shown?.includes(key) ?? true) && explainedBy.some(explained)));
};
