import type { CellKey, Occurrence, PublishedNumbers, ReadIssue } from './published-numbers.ts';
import type { Column } from './solver.ts';
import { rateBases, subjectOf } from './sums.ts';

/** What the attacker does not know exactly: a hidden number, one that was rounded, or one that stands nowhere. */
export type Unknown = Column & {
  readonly cell: CellKey;
  readonly issue: number;
  /** Least count that its upper end must reach; absent where there is nothing to protect. */
  readonly threshold?: number;
};

// Where a source hides numbers of an indicator for which the county has no rule, its rule is not weaker than the county's own default.
const defaultThreshold = 3;

/** The issue at a place. */
export const issueAt = ({ issues }: Pick<PublishedNumbers, 'issues'>, place: number): ReadIssue => {
  const issue = issues[place];
  if (issue === undefined) throw new Error(`no issue ${place}`);
  return issue;
};

/**
 * Least count that a hidden number must possibly have; `undefined` of rates and other derived numbers, which are hidden with the counts that
 * they are computed from.
 */
export const thresholdOf = (numbers: PublishedNumbers, cell: CellKey, issue: number): number | undefined => {
  const indicator = issueAt(numbers, issue).structure.indicator(subjectOf(cell).indicator);
  if (indicator === undefined) return defaultThreshold;
  const { disclosure, unit } = indicator;
  if (disclosure.method === 'derived' || Object.hasOwn(rateBases, unit)) return undefined;
  return disclosure.method === 'suppress' ? disclosure.threshold : defaultThreshold;
};

/** Most by which a shown value may differ from the true one: the source has rounded it, or it is an average with decimals. */
export const toleranceOf = (numbers: PublishedNumbers, { cell, issue, tolerance }: Occurrence): number => {
  const decimals = issueAt(numbers, issue).decimals.get(subjectOf(cell).indicator) ?? 0;
  return tolerance > 0 || decimals === 0 ? tolerance : 0.5 * 10 ** -decimals;
};

/** The unknown that stands for a number in an issue. */
export const unknownOf = (numbers: PublishedNumbers, cell: CellKey, issue: number, known: Occurrence | undefined): Unknown => {
  const whole = !numbers.issues.some(({ decimals }) => (decimals.get(subjectOf(cell).indicator) ?? 0) > 0);
  const least = mayBeNegative(numbers, cell, issue) ? Number.NEGATIVE_INFINITY : 0;
  if (known === undefined) return { cell, issue, low: least, high: Number.POSITIVE_INFINITY, whole };
  if (known.value !== undefined) {
    const tolerance = toleranceOf(numbers, known);
    return { cell, issue, low: Math.max(least, known.value - tolerance), high: known.value + tolerance, whole };
  }
  const threshold = thresholdOf(numbers, cell, issue);
  // Zeros are shown, so a hidden count is one at least.
  const low = whole && least === 0 ? 1 : least;
  return { cell, issue, low, high: Number.POSITIVE_INFINITY, whole, ...(threshold !== undefined && { threshold }) };
};

const mayBeNegative = (numbers: PublishedNumbers, cell: CellKey, issue: number): boolean => {
  const { indicator } = subjectOf(cell);
  const isDifference = issueAt(numbers, issue).structure.indicator(indicator)?.formula?.kind === 'difference';
  return isDifference || numbers.issues.some(({ signed }) => signed.has(indicator));
};
