import { addMonths, type Month } from '../../calendar.ts';
import type { Areas } from '../areas.ts';
import type { Indicator } from '../indicator.ts';
import { type MonthlyReport, monthlyReport, type ReportInputs, reportFigures } from '../monthly-report.ts';
import { type Dimension, dimensions } from '../monthly-report-categories.ts';
import { type Figure, secret, valueIn } from '../monthly-report-figure.ts';
import type { BaseCell, ReleaseCell } from '../monthly-report-month.ts';
import type { ReportRow } from '../monthly-report-row.ts';
import { total } from '../observation.ts';
import { cellId, lastMonthOf, sinceJanuary } from './cell-id.ts';
import { roundTo, ruleFor } from './disclosure-of.ts';
import { knowledgeOf } from './issue-knowledge.ts';
import { protect } from './protect.ts';
import type { Solve } from './protection-problem.ts';
import { baseCellId, type RecordedCell, recorder } from './recorded-cells.ts';
import { type ReleasedCells, recountedOf } from './released-cells.ts';
import { reportNumbers } from './report-numbers.ts';
import { reportProblem, type ThresholdOf } from './report-problem.ts';
import type { ReportStructure } from './report-structure.ts';
import { structureOf } from './structure-of.ts';

/** Something that the editors should know: a delivered total is not the sum of its parts. */
export type ProtectionNote = { readonly kind: 'contradiction'; readonly cell: string };

export type ProtectedReport = {
  readonly report: MonthlyReport;
  /** What it releases, for later issues. */
  readonly cells: ReleasedCells;
  readonly structure: ReportStructure;
  readonly notes: readonly ProtectionNote[];
};

export type Protection = {
  readonly revision: number;
  /** What issues before this one have released, of all months that a reader could put beside it. */
  readonly earlier: readonly ReleasedCells[];
  /** Ids of numbers that staff hide besides. */
  readonly also: readonly string[];
  /** What this very revision has released, when it was computed before: its pattern stays. */
  readonly own?: ReleasedCells;
  readonly solve: Solve;
};

/** Months back to which issues matter: their numbers stand beside this issue's in its charts and columns. */
export const monthsBeside = 24;

/**
 * Computes a report whose small numbers are protected. It is computed twice: with everything, to see which numbers it shows, and with the pattern.
 * What the second asks for besides, because a hidden operand leaves a line where a missing one leaves none, is protected too.
 */
export const protectReport = (inputs: ReportInputs, protection: Protection): ProtectedReport => {
  const { month, catalogue, profile } = inputs;
  const { revision, also, own, solve } = protection;
  const first = addMonths(month, -monthsBeside);
  const earlier = protection.earlier
    .filter((issue) => issue.month >= first && !(issue.month === month && issue.revision >= revision))
    .sort((a, b) => (a.month === b.month ? a.revision - b.revision : a.month < b.month ? -1 : 1));
  const seen = recorder();
  monthlyReport({ ...withoutPublished(inputs), release: { now: seen.release } });
  const { figures, areas } = reportFigures(inputs);
  const numbers = reportNumbers(figures, areas);
  const keyFigures = new Set(profile.report.keyFigures);
  const thresholdOf: ThresholdOf = (indicator) => {
    const rule = ruleFor(indicator, sourcesOf(indicator, figures(month).observations(indicator.code)), catalogue);
    return rule.method === 'suppress' ? { threshold: rule.minimum ?? 0, width: rule.width ?? 0 } : undefined;
  };
  const remembered = memo(thresholdOf);
  const tableOf = subTableOf(areas);
  const withheld = new Set(own?.withheld ?? []);
  const solved = () => {
    const [left, out] = [false, true].map((isOut) => [...seen.cells].filter(([, cell]) => withheld.has(tableOf(cell)) === isOut));
    const recorded = new Map(left);
    const problem = reportProblem({
      month,
      recorded,
      numbers,
      earlier,
      also: new Set(also),
      withheld: new Set(out?.map(([id]) => id)),
      thresholdOf: remembered,
      isKeyFigure: ({ code }) => keyFigures.has(code),
      solve,
    });
    const pattern = own === undefined ? protect(problem.problem, solve) : undefined;
    // What an earlier issue gave away is not given away by this one.
    const unprotected = (pattern?.unprotected ?? [])
      .filter((key) => !isShown(key, earlier))
      .map((key) => key.replace(/@(\d+|\?)$/, ''))
      .filter((id) => recorded.has(id));
    return { recorded, stated: problem, pattern, unprotected };
  };
  const protectedOnce = () => {
    let result = solved();
    // Small numbers that cannot be protected, since sums around them are public already: their tables are not shown at all.
    while (result.unprotected.length > 0) {
      for (const cell of result.unprotected.flatMap((id) => result.recorded.get(id) ?? [])) withheld.add(tableOf(cell));
      result = solved();
    }
    return result;
  };
  const before = earlier.findLast((issue) => issue.month === month);
  for (;;) {
    const { recorded, stated, pattern } = protectedOnce();
    const isHidden = (id: string): boolean => {
      // A number that it did not have then was never protected beside the others.
      if (own !== undefined) return (own.shown[id] ?? null) === null;
      const cell = stated.problem.cells[stated.cellOf.get(id) ?? -1];
      return cell !== undefined && (cell.state === 'hidden' || pattern?.hidden.has(cell.id) === true);
    };
    const hidden = new Set([...recorded.keys()].filter(isHidden));
    const known = seen.cells.size;
    const now = releaseWith({ recorded, hidden, isWithheld: (cell) => withheld.has(tableOf(cell)), record: seen.release }, catalogue);
    const report = monthlyReport({ ...inputs, release: { now, ...(before && { before: asReleased(before) }) } });
    if (seen.cells.size > known) continue;
    return {
      report,
      cells:
        own ??
        releasedCells({ month, revision, ...(withheld.size > 0 && { withheld: [...withheld].sort() }) }, recorded, hidden, now, {
          derived: derivedIn(report),
          knowledge: knowledgeOf(stated, hidden),
        }),
      structure: structureOf(inputs, revision, shownCodes(recorded), {
        broken: stated.contradictions,
        recounted: recountedOf(recorded, hidden, earlier),
      }),
      notes: stated.contradictions.map(({ cell }) => ({ kind: 'contradiction' as const, cell })),
    };
  }
};

/** Whether an issue has shown the number with this value, `key` being the id of a variable of the problem. */
const isShown = (key: string, issues: readonly ReleasedCells[]): boolean => {
  const at = key.lastIndexOf('@');
  const value = Number(key.slice(at + 1));
  return issues.some(({ shown }) => shown[key.slice(0, at)] === value);
};

/** A table within a table: the areas below one area, or the categories of one, in a period. Shown as not known, it tells nothing about its numbers. */
const subTableOf =
  (areas: (month: Month) => Areas) =>
  ({ indicator, area, period, selection }: BaseCell): string => {
    const of = areas(lastMonthOf(period));
    const above = of.canonical(area) === area ? (of.parent(area) ?? '') : area;
    return [indicator.code, period, above, ...dimensions.filter((dimension) => selection[dimension] !== total)].join('|');
  };

const shownCodes =
  (seen: ReadonlyMap<string, RecordedCell>) =>
  (code: string, dimension: Dimension): readonly string[] => {
    const found = new Set([...seen.values()].filter(({ indicator }) => indicator.code === code).map(({ selection }) => selection[dimension]));
    found.delete(total);
    return [...found].sort();
  };

const withoutPublished = ({ published: _published, ...inputs }: ReportInputs): ReportInputs => inputs;

const sourcesOf = (_indicator: Indicator, rows: readonly { readonly source: string }[]): readonly string[] => [
  ...new Set(rows.map(({ source }) => source)),
];

const memo = (of: ThresholdOf): ThresholdOf => {
  const known = new Map<string, ReturnType<ThresholdOf>>();
  return (indicator) => {
    if (!known.has(indicator.code)) known.set(indicator.code, of(indicator));
    return known.get(indicator.code);
  };
};

/** What may be shown by the pattern; of rounded indicators the rounded number. */
const releaseWith =
  (
    {
      recorded,
      hidden,
      isWithheld,
      record,
    }: {
      readonly recorded: ReadonlyMap<string, RecordedCell>;
      readonly hidden: ReadonlySet<string>;
      readonly isWithheld: (cell: BaseCell) => boolean;
      /** Of a number that was not protected yet. */
      readonly record: ReleaseCell;
    },
    catalogue: ReportInputs['catalogue'],
  ): ReleaseCell =>
  (cell, raw) => {
    if (isWithheld(cell)) return { kind: 'unknown', secret: false };
    if (raw.kind !== 'value') return raw;
    const id = baseCellId(cell);
    if (hidden.has(id)) return secret;
    if (!recorded.has(id)) {
      record(cell, raw);
      return secret;
    }
    const { method, roundingBase } = ruleFor(cell.indicator, [], catalogue);
    return method === 'round' && roundingBase !== undefined ? roundedTo(raw, roundingBase) : raw;
  };

const roundedTo = (raw: Extract<Figure, { kind: 'value' }>, base: number): Figure =>
  raw.rounded ? raw : { ...raw, value: roundTo(raw.value, base), rounded: true, roundedTo: base };

/** What an issue has shown, where it has. */
const asReleased =
  ({ shown }: ReleasedCells): ReleaseCell =>
  (cell, raw) => {
    const was = shown[baseCellId(cell)];
    if (was === null) return secret;
    return was === undefined || raw.kind !== 'value' ? raw : { ...raw, value: was };
  };

const releasedCells = (
  issue: Pick<ReleasedCells, 'month' | 'revision' | 'withheld'>,
  seen: ReadonlyMap<string, RecordedCell>,
  hidden: ReadonlySet<string>,
  release: ReleaseCell,
  { derived, knowledge }: { readonly derived: readonly (readonly [string, number | null])[]; readonly knowledge: ReleasedCells['knowledge'] },
): ReleasedCells => {
  const cells = [...seen.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const behind = cells.flatMap(({ id, raw }) => (hidden.has(id) && raw.kind === 'value' ? [[id, raw.value] as const] : []));
  return {
    ...issue,
    shown: Object.fromEntries([...cells.map((cell) => [cell.id, valueIn(release(cell, cell.raw)) ?? null] as const), ...derived]),
    behind: Object.fromEntries(behind),
    knowledge,
  };
};

/** Rates, balances and shares of the month: they follow from the released numbers, and a correction names them too. */
const derivedIn = ({ month, chapters }: MonthlyReport): readonly (readonly [string, number | null])[] => {
  const line = (indicator: Indicator, { key, now, yearToDate }: ReportRow): (readonly [string, number | null])[] =>
    [{ figure: now, period: month }, ...(yearToDate ? [{ figure: yearToDate, period: sinceJanuary(month) }] : [])].flatMap(({ figure, period }) => {
      const isSecret = figure.kind === 'unknown' && figure.secret;
      const value = valueIn(figure);
      return value === undefined && !isSecret ? [] : [[cellId({ indicator: indicator.code, area: key, period }), value ?? null] as const];
    });
  return chapters.flatMap(({ tables, comparison }) => [
    ...tables
      .filter(({ indicator }) => indicator.formula !== undefined)
      .flatMap(({ indicator, administrations, wholes, municipalities }) =>
        [...administrations, ...wholes, ...municipalities.flatMap(({ rows }) => rows)].flatMap((row) => line(indicator, row)),
      ),
    ...(comparison?.figures ?? []).flatMap(({ share }) => (share ? line(share.indicator, share.row) : [])),
  ]);
};
