import type { AttackRow, Reason } from './attack-system.ts';
import type { CellKey, PublishedNumbers } from './published-numbers.ts';
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
  reason.kind === 'rate' ? `${reason.rate.rate} is not what its formula says` : `${reason.sum.total} is not ${overWords[reason.sum.over]}`;

/** Sums of one issue that it shows whole and that are wrong. They tell nothing about hidden numbers, and whoever reads the report sees them. */
export const wrongSums = (numbers: PublishedNumbers, issue: number): readonly string[] => {
  const { name, structure } = issueAt(numbers, issue);
  const shown = shownBy(numbers, issue);
  const isShown = (cell: CellKey): boolean => shown.has(cell);
  return [...shown.keys()].flatMap((cell) =>
    sumsOf(cell, structure, isShown).flatMap(({ total, parts, over }) => {
      if (!parts.every(isShown)) return [];
      const own = shown.get(total) ?? nothing;
      const others = parts.map((part) => shown.get(part) ?? nothing);
      const rest = others.reduce((left, { value }) => left - value, own.value);
      const tolerance = others.reduce((most, one) => most + one.tolerance, own.tolerance);
      return Math.abs(rest) > tolerance + 1e-6 ? [`${name}: ${total} is not ${overWords[over]}`] : [];
    }),
  );
};

type Shown = { readonly value: number; readonly tolerance: number };
const nothing: Shown = { value: 0, tolerance: 0 };

const shownBy = (numbers: PublishedNumbers, issue: number): ReadonlyMap<CellKey, Shown> => {
  const shown = new Map<CellKey, Shown>();
  for (const [cell, versions] of numbers.occurrences) {
    const own = versions.find((version) => version.issue === issue);
    if (own?.value !== undefined) shown.set(cell, { value: own.value, tolerance: toleranceOf(numbers, own) });
  }
  return shown;
};
