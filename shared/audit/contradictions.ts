import type { AttackRow, Reason } from './attack-system.ts';
import type { CellKey, Occurrence, PublishedNumbers } from './published-numbers.ts';
import { publishedKey } from './structure-file.ts';
import { type Sum, sumsOf } from './sums.ts';
import { issueAt, toleranceOf } from './unknowns.ts';

const overWords: Readonly<Record<Sum['over'], string>> = {
  areas: 'the sum of its areas',
  months: 'the sum of its months',
  difference: 'what its formula says',
  citizenship: 'the sum of its citizenships',
  sex: 'the sum of its sexes',
  age: 'the sum of its ages',
  status: 'the sum of its statuses',
};

/** What was left out of an audit, in words. That a number stayed the same is no published sum: a revision may change it. */
export const inWords = (numbers: PublishedNumbers, rows: readonly AttackRow[]): readonly string[] =>
  rows.flatMap(({ reason, issues }) => {
    if (reason.kind === 'same') return [];
    const names = [...issues].toSorted((a, b) => a - b).map((place) => issueAt(numbers, place).name);
    return [`${names.join(' with ')}: ${sentenceOf(reason)}`];
  });

const sentenceOf = (reason: Exclude<Reason, { kind: 'same' }>): string =>
  reason.kind === 'rate'
    ? `${publishedKey(reason.rate)} is not what its formula says`
    : `${publishedKey(reason.total)} is not ${overWords[reason.over]}`;

/**
 * Sums of an issue that it shows whole and that are wrong. They tell nothing about hidden numbers, and whoever reads the report sees them.
 * @param numbers of that issue alone
 */
export const wrongSums = (numbers: PublishedNumbers): readonly string[] => {
  const { name, structure } = issueAt(numbers, 0);
  const shownOf = (cell: CellKey): Occurrence | undefined => numbers.occurrences.get(cell)?.[0];
  const isShown = (cell: CellKey): boolean => shownOf(cell)?.value !== undefined;
  return [...numbers.occurrences.keys()].filter(isShown).flatMap((cell) =>
    sumsOf(cell, structure, isShown).flatMap(({ total, parts, over }) => {
      if (!parts.every(isShown)) return [];
      const [own = 0, ...others] = [total, ...parts].map((each) => shownOf(each)?.value ?? 0);
      const tolerance = [total, ...parts].reduce((most, each) => most + tolerated(numbers, shownOf(each)), 0);
      const rest = others.reduce((left, value) => left - value, own);
      return Math.abs(rest) > tolerance + 1e-6 ? [`${name}: ${publishedKey(total)} is not ${overWords[over]}`] : [];
    }),
  );
};

const tolerated = (numbers: PublishedNumbers, shown: Occurrence | undefined): number => (shown === undefined ? 0 : toleranceOf(numbers, shown));
