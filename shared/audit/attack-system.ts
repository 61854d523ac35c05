import type { CellKey, Occurrence, PublishedNumbers } from './published-numbers.ts';
import type { Row } from './solver.ts';
import { isBrokenIn, type Rate, ratesWith, type Sum, subjectOf, sumsWith } from './sums.ts';
import { asSeenFrom, type Sameness, type Step, samenessOf, viewsOf } from './unchanged.ts';
import { issueAt, thresholdOf, toleranceOf, type Unknown, unknownOf } from './unknowns.ts';

/** Why a row holds. `same`: a number is the same in two issues, which a revision may have ended. */
export type Reason =
  | ({ readonly kind: 'sum' } & Pick<Sum, 'total' | 'over'>)
  | ({ readonly kind: 'rate' } & Pick<Rate, 'rate'>)
  | { readonly kind: 'same' };

/** `issues`: whose numbers stand in it. */
export type AttackRow = Row & { readonly reason: Reason; readonly issues: ReadonlySet<number> };

/** Everything that is public, as inequalities over what is not; `column` in the rows is a place in `unknowns`. */
export type AttackSystem = { readonly unknowns: readonly Unknown[]; readonly rows: readonly AttackRow[] };

/** What stands for a number in a row. */
type Value = { readonly issue: number } & ({ readonly constant: number } | { readonly column: number });

type ValueIn = (cell: CellKey, view: number) => Value;

/** States every relation that a hidden number stands in, and those of the unknown numbers there, and so on. */
export const attackSystem = (numbers: PublishedNumbers): AttackSystem => {
  const hidden = hiddenIn(numbers);
  const { sums, rates } = relationsAround(numbers, hidden);
  const sameness = samenessOf(
    numbers,
    sums.map(({ total, parts }) => [total, ...parts]),
  );
  const { unknowns, valueIn } = unknownsOf(numbers, sameness);
  for (const { cell, issue } of hidden) valueIn(cell, issue);
  const stated = [
    ...sums.flatMap((sum) => viewsOf(numbers, [sum.total, ...sum.parts]).map((view) => sumRow(numbers, sum, view, valueIn))),
    ...rates.flatMap((rate) =>
      viewsOf(numbers, cellsOf(rate)).flatMap((view) => (['least', 'most'] as const).map((end) => rateRow(numbers, { rate, view, end }, valueIn))),
    ),
    ...sameness.kept.map((step) => sameRow(step, valueIn)),
  ];
  return { unknowns, rows: stated.flatMap((row) => (row !== undefined && row.terms.length > 0 ? [row] : [])) };
};

type Place = { readonly cell: CellKey; readonly issue: number };

const hiddenIn = (numbers: PublishedNumbers): readonly Place[] =>
  [...numbers.occurrences.values()].flatMap((versions) =>
    versions.filter(({ cell, issue, value }) => value === undefined && thresholdOf(numbers, cell, issue) !== undefined),
  );

/** Sums and rates that hidden numbers stand in, in whatever issue, and those of the unknown numbers there, and so on. */
const relationsAround = (numbers: PublishedNumbers, hidden: readonly Place[]): { readonly sums: readonly Sum[]; readonly rates: readonly Rate[] } => {
  const sums = new Map<string, Sum>();
  const rates = new Map<CellKey, Rate>();
  const places = new Map<string, Place>();
  const visit = ({ cell, issue }: Place): void => void places.set(`${cell}@${issue}`, { cell, issue });
  const isPublished = (cell: CellKey): boolean => numbers.occurrences.has(cell);
  const visitUnknown = (cells: readonly CellKey[]): void => {
    for (const view of viewsOf(numbers, cells)) {
      for (const cell of cells) {
        const known = asSeenFrom(numbers.occurrences.get(cell), view);
        if (known?.value === undefined || toleranceOf(numbers, known) > 0) visit({ cell, issue: known?.issue ?? view });
      }
    }
  };
  for (const place of hidden) visit(place);
  // Grows while it is read.
  for (const { cell, issue } of places.values()) {
    const { structure } = issueAt(numbers, issue);
    for (const sum of sumsWith(cell, structure, isPublished)) {
      const name = `${sum.over}|${sum.total}|${sum.parts[0]}|${sum.parts.at(-1)}|${sum.parts.length}`;
      const cells = [sum.total, ...sum.parts];
      if (sums.has(name) || cells.filter(isPublished).length < 2) continue;
      sums.set(name, sum);
      visitUnknown(cells);
    }
    for (const rate of ratesWith(cell, structure)) {
      if (rates.has(rate.rate)) continue;
      rates.set(rate.rate, rate);
      if (isPublished(rate.rate)) visitUnknown(cellsOf(rate).slice(1));
    }
  }
  return { sums: [...sums.values()], rates: [...rates.values()] };
};

const cellsOf = ({ rate, numerator, denominator }: Rate): readonly CellKey[] =>
  denominator === undefined ? [rate, numerator] : [rate, numerator, denominator];

const unknownsOf = (numbers: PublishedNumbers, { recounts }: Sameness): { readonly unknowns: readonly Unknown[]; readonly valueIn: ValueIn } => {
  const unknowns: Unknown[] = [];
  const columns = new Map<string, number>();
  const valueIn: ValueIn = (cell, view) => {
    const known = asSeenFrom(numbers.occurrences.get(cell), view);
    const recounted = recounts(cell, known?.until ?? -1, view);
    const seen = recounted === 0 ? known : undefined;
    const from = seen?.issue ?? view;
    // Whatever the issue itself shows is its own.
    const issue = seen !== undefined && view <= seen.until ? view : from;
    if (seen?.value !== undefined && toleranceOf(numbers, seen) === 0) return { constant: seen.value, issue };
    // What stands nowhere, or not yet, or no more, is one unknown until it may have been counted again.
    const key = `${cell}@${known?.issue ?? ''}~${recounted}`;
    const column = columns.get(key) ?? unknowns.push(unknownOf(numbers, cell, from, seen)) - 1;
    columns.set(key, column);
    return { column, issue };
  };
  return { unknowns, valueIn };
};

/**
 * Of one published number and others that stand nowhere nothing can be concluded, nor from a sum of which an issue says that it does not hold in
 * the numbers that stand in it.
 */
const sumRow = (numbers: PublishedNumbers, sum: Sum, view: number, valueIn: ValueIn): AttackRow | undefined => {
  const cells = [sum.total, ...sum.parts];
  if (cells.filter((cell) => asSeenFrom(numbers.occurrences.get(cell), view) !== undefined).length < 2) return undefined;
  const values = cells.map((cell, place) => ({ value: valueIn(cell, view), factor: place === 0 ? 1 : -1 }));
  const row = rowOf(values, { low: 0, high: 0, reason: { kind: 'sum', total: sum.total, over: sum.over } });
  return [...row.issues].some((place) => isBrokenIn(sum, issueAt(numbers, place).structure)) ? undefined : row;
};

type RateEnd = { readonly rate: Rate; readonly view: number; readonly end: 'least' | 'most' };

// A rate r that was rounded by h at most: (r − h) × denominator ≤ base × numerator ≤ (r + h) × denominator. Rates have one decimal at least.
const rateRow = (numbers: PublishedNumbers, { rate, view, end }: RateEnd, valueIn: ValueIn): AttackRow | undefined => {
  const shown = asSeenFrom(numbers.occurrences.get(rate.rate), view);
  // An issue computes its rates with its own numbers.
  if (shown?.value === undefined || view > shown.until) return undefined;
  const decimals = Math.max(1, issueAt(numbers, shown.issue).decimals.get(subjectOf(rate.rate).indicator) ?? 0);
  const half = 0.5 * 10 ** -decimals;
  const below = denominatorOf(rate, shown, view, valueIn);
  if (below === undefined) return undefined;
  const values = [
    { value: valueIn(rate.numerator, view), factor: rate.base },
    { value: below, factor: end === 'least' ? half - shown.value : -half - shown.value },
  ];
  const bounds = end === 'least' ? { low: 0, high: Number.POSITIVE_INFINITY } : { low: Number.NEGATIVE_INFINITY, high: 0 };
  return rowOf(values, { ...bounds, reason: { kind: 'rate', rate: rate.rate } });
};

const denominatorOf = ({ denominator }: Rate, { inhabitants }: Occurrence, view: number, valueIn: ValueIn): Value | undefined => {
  if (denominator !== undefined) return valueIn(denominator, view);
  return inhabitants === undefined ? undefined : { constant: inhabitants, issue: view };
};

const sameRow = ({ cell, one, to }: Step, valueIn: ValueIn): AttackRow =>
  rowOf(
    [
      { value: valueIn(cell, one?.issue ?? to), factor: 1 },
      { value: valueIn(cell, to), factor: -1 },
    ],
    { low: 0, high: 0, reason: { kind: 'same' } },
  );

/** What is known goes to the ends of the row. */
const rowOf = (
  values: readonly { readonly value: Value; readonly factor: number }[],
  { low, high, reason }: Pick<AttackRow, 'low' | 'high' | 'reason'>,
): AttackRow => {
  const known = values.reduce((sum, { value, factor }) => ('constant' in value ? sum + factor * value.constant : sum), 0);
  const factors = new Map<number, number>();
  for (const { value, factor } of values) if ('column' in value) factors.set(value.column, (factors.get(value.column) ?? 0) + factor);
  const terms = [...factors].flatMap(([column, factor]) => (factor === 0 ? [] : [{ column, factor }]));
  return { terms, low: exactly(low - known), high: exactly(high - known), reason, issues: new Set(values.map(({ value }) => value.issue)) };
};

// Sums of decimals are off in the last binary digits.
const exactly = (sum: number): number => (Number.isFinite(sum) ? Number(sum.toFixed(6)) : sum);
