import { type AttackSystem, attackSystem } from './attack-system.ts';
import type { Interval, Wanted } from './cell-answers.ts';
import { type Component, componentsOf, ownRows } from './components.ts';
import { inWords, wrongSums } from './contradictions.ts';
import { examine } from './intervals.ts';
import type { AuditedCell, AuditReport, PublishedIssue } from './published-issue.ts';
import { type PublishedNumbers, readNumbers, withoutIssue } from './published-numbers.ts';
import type { Solver } from './solver.ts';
import { publishedKey } from './structure-file.ts';
import { issueAt, type Unknown } from './unknowns.ts';

/**
 * What can be concluded of every hidden number of an issue from everything that is public once it appears: its files and those of all issues
 * before. A hidden number of an earlier issue is listed when this issue is what gives it away. What safe means: docs/decisions/0119-audit-of-a-release.md.
 * @param earlier in any order, all revisions of all months
 * @throws when a file cannot be read: what was not audited is not safe
 */
export const auditIssue = (issue: PublishedIssue, earlier: readonly PublishedIssue[], solver: Solver): AuditReport => {
  const numbers = readNumbers([...earlier, issue]);
  const place = numbers.issues.findIndex(({ name }) => name === `${issue.month}/${issue.revision}`);
  const system = attackSystem(numbers);
  const isNew = (unknown: Unknown): boolean => unknown.issue === place && unknown.threshold !== undefined;
  const { cells, contradictions } = audited(numbers, system, solver, {
    isTouched: ({ columns, rows }) =>
      rows.some((row) => system.rows[row]?.issues.has(place)) || columns.some((column) => system.unknowns[column]?.issue === place),
    wantedOf: (unknown) => (isNew(unknown) ? 'interval' : reachOf(unknown)),
  });
  const own = cells.filter(({ issue: name }) => name === issueAt(numbers, place).name);
  const given = cells.filter((cell) => !cell.safe && !own.includes(cell));
  const before = given.length === 0 ? new Set<string>() : alreadyUnsafe(given, withoutIssue(numbers, place), solver);
  const listed = [...own, ...given.filter((cell) => !before.has(nameOf(cell)))].toSorted(byHigh);
  return { cells: listed, unsafe: listed.filter(({ safe }) => !safe), contradictions: [...wrongSums(readNumbers([issue])), ...contradictions] };
};

const reachOf = ({ threshold }: Unknown): Wanted => (threshold === undefined ? undefined : { reach: threshold });

const nameOf = ({ cell, issue }: AuditedCell): string => `${cell}@${issue}`;

/** Numbers that were known before: this issue does not give them away. */
const alreadyUnsafe = (cells: readonly AuditedCell[], numbers: PublishedNumbers, solver: Solver): ReadonlySet<string> => {
  const asked = new Set(cells.map(nameOf));
  const isAsked = ({ cell, issue }: Unknown): boolean => asked.has(`${publishedKey(cell)}@${issueAt(numbers, issue).name}`);
  const system = attackSystem(numbers);
  const isAskedAt = (column: number): boolean => system.unknowns.slice(column, column + 1).some(isAsked);
  const { cells: known } = audited(numbers, system, solver, {
    isTouched: ({ columns }) => columns.some((column) => isAskedAt(column)),
    wantedOf: (unknown) => (isAsked(unknown) ? reachOf(unknown) : undefined),
  });
  return new Set(known.flatMap((cell) => (cell.safe ? [] : [nameOf(cell)])));
};

type Choice = { readonly isTouched: (component: Component) => boolean; readonly wantedOf: (unknown: Unknown) => Wanted };

const audited = (
  numbers: PublishedNumbers,
  { unknowns, rows }: AttackSystem,
  solver: Solver,
  { isTouched, wantedOf }: Choice,
): { readonly cells: readonly AuditedCell[]; readonly contradictions: readonly string[] } => {
  const parts = componentsOf(unknowns.length, rows).filter(isTouched);
  const examined = parts.map((part) => {
    const own = part.columns.flatMap((column) => unknowns[column] ?? []);
    const { intervals, left } = examine(own, ownRows(part, rows), own.map(wantedOf), solver);
    const cells = [...intervals].flatMap(([column, interval]) => cellOf(numbers, own[column], interval));
    return { cells, contradictions: inWords(numbers, left) };
  });
  return { cells: examined.flatMap(({ cells }) => cells), contradictions: examined.flatMap(({ contradictions }) => contradictions) };
};

const cellOf = (numbers: PublishedNumbers, unknown: Unknown | undefined, interval: Interval): AuditedCell[] => {
  if (unknown?.threshold === undefined) return [];
  const { cell, issue, threshold } = unknown;
  const safe = interval.high === undefined || interval.high >= threshold;
  return [{ cell: publishedKey(cell), issue: issueAt(numbers, issue).name, ...interval, threshold, safe }];
};

const byHigh = (a: AuditedCell, b: AuditedCell): number =>
  compared(a.high ?? Number.POSITIVE_INFINITY, b.high ?? Number.POSITIVE_INFINITY) || compared(a.cell, b.cell) || compared(a.issue, b.issue);

const compared = <T extends number | string>(a: T, b: T): number => (a === b ? 0 : a < b ? -1 : 1);
