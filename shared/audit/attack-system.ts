import type { CellKey, Occurrence, PublishedNumbers } from './published-numbers.ts';
import type { Row } from './solver.ts';
import { type Rate, ratesWith, type Sum, subjectOf, sumsWith } from './sums.ts';
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
  const { unknowns, valueIn, addHidden } = unknownsOf(numbers);
  const rows: AttackRow[] = [];
  const stated = new Set<string>();
  const state = (key: string, made: () => AttackRow | undefined): void => {
    if (stated.has(key)) return;
    stated.add(key);
    const row = made();
    if (row !== undefined && row.terms.length > 0) rows.push(row);
  };
  const isPublished = (cell: CellKey): boolean => numbers.occurrences.has(cell);

  const stateAround = ({ cell, issue }: Unknown): void => {
    const { structure } = issueAt(numbers, issue);
    for (const sum of sumsWith(cell, structure, isPublished)) {
      state(`${sum.over}|${sum.total}|${sum.parts[0]}|${sum.parts.at(-1)}|${sum.parts.length}|${issue}`, () =>
        sumRow(sum, issue, valueIn, isPublished),
      );
    }
    for (const rate of ratesWith(cell, structure)) {
      state(`least|${rate.rate}|${issue}`, () => rateRow(numbers, { rate, issue, end: 'least' }, valueIn));
      state(`most|${rate.rate}|${issue}`, () => rateRow(numbers, { rate, issue, end: 'most' }, valueIn));
    }
    for (const [one, other] of neighbours(numbers.occurrences.get(cell) ?? [], issue)) {
      state(`same|${cell}|${one}|${other}`, () => sameRow(valueIn(cell, one), valueIn(cell, other)));
    }
  };

  addHidden();
  // Stating rows makes further unknowns, at the end of the list.
  for (let next = 0; next < unknowns.length; next += 1) {
    const unknown = unknowns[next];
    if (unknown) stateAround(unknown);
  }
  return { unknowns, rows };
};

const unknownsOf = (numbers: PublishedNumbers) => {
  const unknowns: Unknown[] = [];
  const columns = new Map<string, number>();
  const valueIn: ValueIn = (cell, view) => {
    const known = asSeenFrom(numbers.occurrences.get(cell), view);
    const from = known?.issue ?? view;
    // Whatever the issue itself shows is its own.
    const issue = known !== undefined && from <= view && view <= known.until ? view : from;
    if (known?.value !== undefined && toleranceOf(numbers, known) === 0) return { constant: known.value, issue };
    // What stands nowhere stands in no issue, and is one unknown.
    const key = known === undefined ? cell : `${cell}@${from}`;
    const column = columns.get(key) ?? unknowns.push(unknownOf(numbers, cell, from, known)) - 1;
    columns.set(key, column);
    return { column, issue };
  };
  const addHidden = (): void => {
    for (const versions of numbers.occurrences.values()) {
      for (const { cell, issue, value } of versions) {
        if (value === undefined && thresholdOf(numbers, cell, issue) !== undefined) valueIn(cell, issue);
      }
    }
  };
  return { unknowns, valueIn, addHidden };
};

/** As the issue itself shows it; else as the last issue before it does, or the first after it. */
export const asSeenFrom = (versions: readonly Occurrence[] | undefined, view: number): Occurrence | undefined =>
  versions?.findLast(({ issue }) => issue <= view) ?? versions?.[0];

/** Pairs of issues that show a number, of which the issue is one and no other lies between. */
const neighbours = (versions: readonly Occurrence[], issue: number): readonly (readonly [number, number])[] =>
  versions.flatMap((version, place): (readonly [number, number])[] => {
    const next = versions[place + 1];
    return next !== undefined && (version.issue === issue || next.issue === issue) ? [[version.issue, next.issue]] : [];
  });

/** Of one published number and others that stand nowhere nothing can be concluded. */
const sumRow = (sum: Sum, issue: number, valueIn: ValueIn, isPublished: (cell: CellKey) => boolean): AttackRow | undefined => {
  const cells = [sum.total, ...sum.parts];
  if (cells.filter(isPublished).length < 2) return undefined;
  const values = cells.map((cell, place) => ({ value: valueIn(cell, issue), factor: place === 0 ? 1 : -1 }));
  return rowOf(values, { low: 0, high: 0, reason: { kind: 'sum', total: sum.total, over: sum.over } });
};

type RateEnd = { readonly rate: Rate; readonly issue: number; readonly end: 'least' | 'most' };

// A rate r that was rounded by h at most: (r − h) × denominator ≤ base × numerator ≤ (r + h) × denominator. Rates have one decimal at least.
const rateRow = (numbers: PublishedNumbers, { rate, issue, end }: RateEnd, valueIn: ValueIn): AttackRow | undefined => {
  const shown = asSeenFrom(numbers.occurrences.get(rate.rate), issue);
  if (shown?.value === undefined) return undefined;
  const decimals = Math.max(1, issueAt(numbers, shown.issue).decimals.get(subjectOf(rate.rate).indicator) ?? 0);
  const half = 0.5 * 10 ** -decimals;
  const below = denominatorOf(rate, shown, valueIn);
  if (below === undefined) return undefined;
  const values = [
    { value: valueIn(rate.numerator, shown.issue), factor: rate.base },
    { value: below, factor: end === 'least' ? half - shown.value : -half - shown.value },
  ];
  const bounds = end === 'least' ? { low: 0, high: Number.POSITIVE_INFINITY } : { low: Number.NEGATIVE_INFINITY, high: 0 };
  return rowOf(values, { ...bounds, reason: { kind: 'rate', rate: rate.rate } });
};

const denominatorOf = ({ denominator }: Rate, { inhabitants, issue }: Occurrence, valueIn: ValueIn): Value | undefined => {
  if (denominator !== undefined) return valueIn(denominator, issue);
  return inhabitants === undefined ? undefined : { constant: inhabitants, issue };
};

const sameRow = (one: Value, other: Value): AttackRow =>
  rowOf(
    [
      { value: one, factor: 1 },
      { value: other, factor: -1 },
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
