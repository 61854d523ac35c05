import type { Month } from '../../calendar.ts';
import type { Indicator } from '../indicator.ts';
import { type Figure, valueIn } from '../monthly-report-figure.ts';
import type { BaseCell } from '../monthly-report-month.ts';
import { shiftedMonth } from './cell-id.ts';
import { cellWeight } from './cell-weight.ts';
import type { ProtectionCell, ProtectionProblem, Relation } from './protection-problem.ts';
import { baseCellId, isCount, type RecordedCell } from './recorded-cells.ts';
import type { ReleasedCells } from './released-cells.ts';
import type { ReportNumbers, Sum, SumPart } from './report-numbers.ts';
import { sumsOf } from './report-sums.ts';

/** Least count and least width that hold for an indicator; `undefined` where its numbers are not suppressed. */
export type ThresholdOf = (indicator: Indicator) => { readonly threshold: number; readonly width: number } | undefined;

export type ProblemInputs = {
  readonly month: Month;
  readonly recorded: ReadonlyMap<string, RecordedCell>;
  readonly numbers: ReportNumbers;
  /** All issues whose numbers may stand beside this one's. */
  readonly earlier: readonly ReleasedCells[];
  /** Numbers that staff have hidden besides, by id. */
  readonly also: ReadonlySet<string>;
  readonly thresholdOf: ThresholdOf;
  readonly isKeyFigure: (indicator: Indicator) => boolean;
};

export type ReportProblem = {
  readonly problem: ProtectionProblem;
  /** Index of the cell of each number of the issue, by id. */
  readonly cellOf: ReadonlyMap<string, number>;
  /** Relations before this one are of this issue; the others are known from earlier ones. */
  readonly ownRelations: number;
  /** Totals that are not the sum of what is known of their parts, by id. */
  readonly contradictions: readonly string[];
};

/** States the protection of a report: every number that it shows, everything that adds up to it, and what earlier issues have shown. */
export const reportProblem = (inputs: ProblemInputs): ReportProblem => {
  const { recorded, numbers, earlier, thresholdOf } = inputs;
  const cells: ProtectionCell[] = [];
  const indices = new Map<string, number>();
  const relations: Relation[] = [];
  const contradictions: string[] = [];
  const before = publishedBefore(earlier);

  const add = (key: string, cell: ProtectionCell): number => {
    const index = indices.get(key) ?? cells.push(cell) - 1;
    indices.set(key, index);
    return index;
  };

  /** The same number with another value is another variable: it was revised, and both are public. */
  const variable = (cell: SumPart, raw: Extract<Figure, { kind: 'value' }>): number => {
    const id = cell.inside ? `${baseCellId(cell)}*` : baseCellId(cell);
    const key = `${id}@${raw.value}`;
    const own = cell.inside ? undefined : recorded.get(id);
    const isOwn = own !== undefined && valueIn(own.raw) === raw.value;
    const state = before.state(id, raw.value) ?? (isOwn ? (inputs.also.has(id) && raw.value > 0 ? 'hidden' : 'open') : 'unpublished');
    const rule = state === 'unpublished' ? undefined : thresholdOf(cell.indicator);
    return add(key, { id: key, value: raw.value, weight: weightOf(cell, id), state, threshold: rule?.threshold ?? 0, width: rule?.width ?? 0 });
  };

  const weightOf = (cell: BaseCell, id: string): number => {
    const of = numbers.areas(cell.period.slice(0, 7));
    const level = of.canonical(cell.area) === cell.area ? of.level(cell.area) : 'county';
    const wasHidden = before.wasHidden(shiftedMonth(id, -1)) || before.wasHidden(id);
    return cellWeight(cell, { level, month: inputs.month, keyFigure: inputs.isKeyFigure(cell.indicator), wasHidden });
  };

  /** Something that nobody publishes and nobody can say more of. */
  const slack = (key: string, value: number): number => add(key, { id: key, value, weight: 1, state: 'unpublished', threshold: 0, width: 0 });

  const isPublished = (part: SumPart): boolean => {
    const id = baseCellId(part);
    return !part.inside && (recorded.has(id) || before.knows(id));
  };

  const relate = ({ total, parts, whole }: Sum): void => {
    const sum = numbers.raw(total);
    // A total that its source hides tells nothing about its parts; numbers that are published nowhere need no sums.
    if (!isCount(sum) || !parts.some(isPublished)) return;
    const known: { readonly part: SumPart; readonly raw: Extract<Figure, { kind: 'value' }> }[] = [];
    const hidden: SumPart[] = [];
    let isOpen = !whole;
    for (const part of parts) {
      const raw = numbers.raw(part);
      if (isCount(raw)) known.push({ part, raw });
      else if (raw.kind === 'unknown' && raw.secret) hidden.push(part);
      else if (valueIn(raw) !== undefined) return;
      else if (raw.kind !== 'meaningless') isOpen = true;
    }
    const rest = sum.value - known.reduce((all, { raw }) => all + raw.value, 0);
    const id = baseCellId(total);
    // What a source hides is at least one: it shows zeros.
    if (rest < hidden.length || (rest > 0 && hidden.length === 0 && !isOpen)) {
      contradictions.push(id);
      return;
    }
    relations.push({
      terms: [
        { cell: variable(total, sum), sign: 1 },
        ...known.map(({ part, raw }) => ({ cell: variable(part, raw), sign: -1 as const })),
        ...hidden.map((part, at) => ({ cell: hiddenBySource(part, id, at === 0 ? rest - hidden.length + 1 : 1), sign: -1 as const })),
        ...(isOpen && hidden.length === 0 ? [{ cell: slack(`${id}|${parts[0]?.area ?? ''}|rest`, rest), sign: -1 as const }] : []),
      ],
    });
  };

  /** A number that only its source knows. In each sum it is a variable of its own with a value that fits there: less is known of it, never more. */
  const hiddenBySource = (part: SumPart, sum: string, value: number): number => {
    const rule = thresholdOf(part.indicator);
    const key = `${baseCellId(part)}@${sum}`;
    return add(key, { id: key, value, weight: 1, state: 'hidden', threshold: rule?.threshold ?? 0, width: rule?.width ?? 0 });
  };

  const cellOf = new Map<string, number>();
  for (const cell of recorded.values()) {
    if (thresholdOf(cell.indicator) === undefined || !isCount(cell.raw)) continue;
    cellOf.set(cell.id, variable(cell, cell.raw));
  }
  const stated = new Set<string>();
  for (const cell of recorded.values()) {
    if (thresholdOf(cell.indicator) === undefined) continue;
    for (const sum of sumsOf(cell, numbers, recorded)) {
      const key = `${baseCellId(sum.total)}=${sum.parts.map((part) => `${baseCellId(part)}${part.inside ? '*' : ''}`).join('+')}`;
      if (!stated.has(key)) relate(sum);
      stated.add(key);
    }
  }
  const ownRelations = relations.length;
  for (const issue of earlier) relations.push(...knownFrom(issue, add));
  return { problem: { cells, relations }, cellOf, ownRelations, contradictions };
};

type Add = (key: string, cell: ProtectionCell) => number;

/** What an earlier issue lets everybody conclude of what it hid. */
const knownFrom = ({ month, revision, knowledge }: ReleasedCells, add: Add): readonly Relation[] => {
  const indices = knowledge.variables.map((variable) => add(variable.id, { ...variable, weight: 1 }));
  return knowledge.sums.map(({ terms, constant }, at) => {
    const key = `${month}/${revision}#${at}`;
    const value = Math.abs(constant);
    const fixed = add(key, { id: key, value, weight: 1, state: 'shown', threshold: 0, width: 0 });
    return {
      terms: [
        ...terms.map(([variable, sign]) => ({ cell: indices[variable] ?? fixed, sign })),
        { cell: fixed, sign: constant > 0 ? (-1 as const) : (1 as const) },
      ],
    };
  });
};

/** What earlier issues have shown and hidden. */
const publishedBefore = (earlier: readonly ReleasedCells[]) => {
  const shown = new Set<string>();
  const hidden = new Set<string>();
  const hiddenIds = new Set<string>();
  const ids = new Set<string>();
  for (const issue of earlier) {
    for (const [id, value] of Object.entries(issue.shown)) {
      ids.add(id);
      if (value !== null) shown.add(`${id}@${value}`);
      else {
        hiddenIds.add(id);
        if (issue.behind[id] !== undefined) hidden.add(`${id}@${issue.behind[id]}`);
      }
    }
  }
  return {
    knows: (id: string): boolean => ids.has(id),
    wasHidden: (id: string): boolean => hiddenIds.has(id),
    /** Of a number with this value. One that was hidden and later shown is public. */
    state: (id: string, value: number): 'shown' | 'hidden' | undefined => {
      const key = `${id}@${value}`;
      if (shown.has(key)) return 'shown';
      return hidden.has(key) ? 'hidden' : undefined;
    },
  };
};
