import { type Month, monthsUntil } from '../../calendar.ts';
import type { Indicator } from '../indicator.ts';
import { type Figure, valueIn } from '../monthly-report-figure.ts';
import type { BaseCell } from '../monthly-report-month.ts';
import { lastMonthOf, shiftedMonth, sinceJanuary } from './cell-id.ts';
import { cellWeight } from './cell-weight.ts';
import { type Bound, type Equation, fittingValues } from './fitting-values.ts';
import type { ProtectionCell, ProtectionProblem, Relation, Solve } from './protection-problem.ts';
import { baseCellId, isCount, type RecordedCell } from './recorded-cells.ts';
import type { ReleasedCells } from './released-cells.ts';
import type { ReportNumbers, Sum, SumPart } from './report-numbers.ts';
import type { BrokenSum } from './report-structure.ts';
import { sumsOf, withTotals } from './report-sums.ts';

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
  /** Numbers that are not shown at all, by id: nobody knows that they are not zero, and nobody shall compute them either. */
  readonly withheld: ReadonlySet<string>;
  readonly thresholdOf: ThresholdOf;
  readonly isKeyFigure: (indicator: Indicator) => boolean;
  readonly solve: Solve;
};

export type ReportProblem = {
  readonly problem: ProtectionProblem;
  /** Index of the cell of each number of the issue, by id. */
  readonly cellOf: ReadonlyMap<string, number>;
  /** Relations before this one are of this issue; the others are known from earlier ones. */
  readonly ownRelations: number;
  /** Totals that are not the sum of what is known of their parts, by id. */
  readonly contradictions: readonly BrokenSum[];
};

/** States the protection of a report: every number that it shows, everything that adds up to it, and what earlier issues have shown. */
export const reportProblem = (inputs: ProblemInputs): ReportProblem => {
  const { recorded, numbers, earlier, thresholdOf } = inputs;
  const cells: ProtectionCell[] = [];
  const indices = new Map<string, number>();
  const relations: Relation[] = [];
  const contradictions: BrokenSum[] = [];
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
    const rule = state === 'unpublished' && !inputs.withheld.has(id) ? undefined : thresholdOf(cell.indicator);
    return add(key, { id: key, value: raw.value, weight: weightOf(cell, id), state, threshold: rule?.threshold ?? 0, width: rule?.width ?? 0 });
  };

  const weightOf = (cell: BaseCell, id: string): number => {
    const of = numbers.areas(cell.period.slice(0, 7));
    const level = of.canonical(cell.area) === cell.area ? of.level(cell.area) : 'county';
    const wasHidden = before.wasHidden(shiftedMonth(id, -1)) || before.wasHidden(id);
    return cellWeight(cell, { level, month: inputs.month, keyFigure: inputs.isKeyFigure(cell.indicator), wasHidden });
  };

  const isPublished = (part: SumPart): boolean => {
    const id = baseCellId(part);
    return !part.inside && (recorded.has(id) || before.knows(id));
  };

  /** A number that only its source knows, or what nobody has delivered; its value is found with all sums that it stands in. */
  const unknowns = new Map<string, Omit<ProtectionCell, 'value'> & Bound>();
  const unknownOf = (part: SumPart, isHidden: boolean): string => {
    const id = `${baseCellId(part)}${part.inside ? '*' : ''}@${unknownValue}`;
    // What a source hides is at least one: it shows zeros. Of what stands nowhere nobody knows that.
    const rule = isHidden && isPublished(part) ? (thresholdOf(part.indicator) ?? { threshold: 0, width: 0 }) : undefined;
    const state = rule === undefined ? ('unpublished' as const) : ('hidden' as const);
    const { threshold, width } = rule ?? { threshold: 0, width: 0 };
    unknowns.set(id, { id, weight: 1, state, threshold, width, least: rule === undefined ? 0 : 1, rather: threshold });
    return id;
  };
  const slack = (id: string): string => {
    const key = `${id}@${unknownValue}`;
    unknowns.set(key, { id: key, weight: 1, state: 'unpublished', threshold: 0, width: 0, least: 0, rather: 0 });
    return key;
  };

  /** As it is known now; of a month after this one, as its own issue knew it. */
  const rawOf = (cell: SumPart): Figure => {
    const raw = numbers.raw(cell);
    const then = raw.kind === 'value' || cell.inside ? undefined : before.value(baseCellId(cell));
    return then === undefined ? raw : { kind: 'value', value: then, marks: [], rounded: false };
  };

  /** The last month of the year of which a sum since January is public, or becomes it now. */
  const untilOf = (cell: BaseCell): Month => {
    const own = lastMonthOf(cell.period);
    const knows = (month: Month): boolean => {
      const id = baseCellId({ ...cell, period: sinceJanuary(month) });
      return recorded.has(id) || before.knows(id);
    };
    return monthsUntil(`${own.slice(0, 4)}-12`, 13 - Number(own.slice(5))).findLast(knows) ?? own;
  };

  const statements: Statement[] = [];
  const relate = (sum: Sum): void => {
    const { total, parts, whole, over } = sum;
    // Numbers that are published nowhere need no sums; in the chain of a year they are links between others.
    if (over !== 'months' && !parts.some(isPublished)) return;
    const known: Statement['known'][number][] = [];
    const unknown: Equation['terms'][number][] = [];
    for (const [at, cell] of [total, ...parts].entries()) {
      const sign = at === 0 ? 1 : -1;
      const raw = rawOf(cell);
      if (isCount(raw)) known.push({ cell, raw, sign });
      else if (valueIn(raw) !== undefined) return;
      // What has not come is a number too, which other sums may bound.
      else if (raw.kind !== 'meaningless') unknown.push({ unknown: unknownOf(cell, raw.kind === 'unknown' && raw.secret), sign });
      else if (at === 0) return;
    }
    const id = baseCellId(total);
    if (!whole) unknown.push({ unknown: slack(`${id}@${valueIn(numbers.raw(total)) ?? ''}|${parts[0]?.area ?? ''}|${over}|rest`), sign: -1 });
    const constant = known.reduce((all, { raw, sign }) => all - sign * raw.value, 0);
    statements.push({ id, over, known, terms: unknown, constant, origin: over === 'months' ? 'computed' : 'delivered' });
  };

  const cellOf = new Map<string, number>();
  for (const cell of recorded.values()) {
    if (thresholdOf(cell.indicator) === undefined || !isCount(cell.raw)) continue;
    cellOf.set(cell.id, variable(cell, cell.raw));
  }
  const stated = new Set<string>();
  for (const cell of withTotals([...recorded.values()], numbers)) {
    if (thresholdOf(cell.indicator) === undefined) continue;
    for (const sum of sumsOf(cell, numbers, { recorded, month: inputs.month, until: untilOf(cell) })) {
      const key = `${baseCellId(sum.total)}=${sum.parts.map((part) => `${baseCellId(part)}${part.inside ? '*' : ''}`).join('+')}`;
      if (!stated.has(key)) relate(sum);
      stated.add(key);
    }
  }
  const remembered = earlier.flatMap(equationsKnownFrom);
  for (const { variables } of remembered) {
    for (const { value: _value, ...kept } of variables) {
      if (!unknowns.has(kept.id)) unknowns.set(kept.id, { ...kept, weight: 1, least: kept.state === 'hidden' ? 1 : 0, rather: kept.threshold });
    }
  }
  // What a source has hidden before and now has come is the same number as long as nothing contradicts that.
  const ties = [...cellOf].flatMap(([id, cell]) => {
    const unknown = `${id}@${unknownValue}`;
    const value = cells[cell]?.value ?? 0;
    return unknowns.has(unknown) ? [{ cell, terms: [{ unknown, sign: 1 as const }], constant: value, origin: 'same' as const }] : [];
  });
  const { values, broken } = fittingValues([...statements, ...remembered, ...ties], unknowns, inputs.solve);
  const unknownCell = (id: string): number => {
    const { least: _least, rather: _rather, ...cell } = unknowns.get(id) ?? { ...nobody, id };
    return add(id, { ...cell, value: values.get(id) ?? 0 });
  };
  for (const [at, { id, over, known, terms }] of statements.entries()) {
    if (broken.has(at)) contradictions.push({ cell: id, over });
    else {
      relations.push({
        terms: [
          ...known.map(({ cell, raw, sign }) => ({ cell: variable(cell, raw), sign })),
          ...terms.map(({ unknown, sign }) => ({ cell: unknownCell(unknown), sign })),
        ],
      });
    }
  }
  for (const [at, { cell, terms }] of ties.entries()) {
    if (broken.has(statements.length + remembered.length + at)) continue;
    relations.push({ terms: [{ cell, sign: 1 }, ...terms.map(({ unknown }) => ({ cell: unknownCell(unknown), sign: -1 as const }))] });
  }
  const ownRelations = relations.length;
  const lost = new Set(remembered.flatMap(({ key }, at) => (broken.has(statements.length + at) ? [key] : [])));
  for (const issue of earlier) relations.push(...knownFrom(issue, { add, values, lost }));
  return { problem: { cells, relations }, cellOf, ownRelations, contradictions };
};

/** In the key of a variable where others have their value. */
const unknownValue = '?';
const isUnknown = (id: string): boolean => id.endsWith(`@${unknownValue}`);
const nobody = { weight: 1, state: 'unpublished', threshold: 0, width: 0, least: 0, rather: 0 } as const;

/** A sum before it is known whether it holds. */
type Statement = Equation & {
  readonly id: string;
  readonly over: Sum['over'];
  readonly known: readonly { readonly cell: SumPart; readonly raw: Extract<Figure, { kind: 'value' }>; readonly sign: 1 | -1 }[];
};

type KeptVariable = ReleasedCells['knowledge']['variables'][number];

/** Sums of an earlier issue with a number that only its source knows: they bound it still. */
const equationsKnownFrom = ({
  month,
  revision,
  knowledge,
}: ReleasedCells): readonly (Equation & { readonly key: string; readonly variables: readonly KeptVariable[] })[] =>
  knowledge.sums.flatMap(({ terms, constant }, at) => {
    const all = terms.flatMap(([place, sign]) => knowledge.variables.slice(place, place + 1).map((variable) => ({ variable, sign })));
    const open = all.filter(({ variable }) => isUnknown(variable.id));
    if (open.length === 0) return [];
    const known = all.reduce((sum, { variable, sign }) => (isUnknown(variable.id) ? sum : sum + sign * variable.value), 0);
    return [
      {
        key: `${month}/${revision}#${at}`,
        variables: open.map(({ variable }) => variable),
        terms: open.map(({ variable, sign }) => ({ unknown: variable.id, sign })),
        constant: constant - known,
        origin: 'published',
      },
    ];
  });

type Add = (key: string, cell: ProtectionCell) => number;

type Kept = { readonly add: Add; readonly values: ReadonlyMap<string, number>; readonly lost: ReadonlySet<string> };

/** What an earlier issue lets everybody conclude of what it hid. */
const knownFrom = ({ month, revision, knowledge }: ReleasedCells, { add, values, lost }: Kept): readonly Relation[] => {
  const indices = knowledge.variables.map((variable) =>
    add(variable.id, { ...variable, value: values.get(variable.id) ?? variable.value, weight: 1 }),
  );
  return knowledge.sums.flatMap(({ terms, constant }, at): Relation[] => {
    const key = `${month}/${revision}#${at}`;
    if (lost.has(key)) return [];
    const value = Math.abs(constant);
    const fixed = add(key, { id: key, value, weight: 1, state: 'shown', threshold: 0, width: 0 });
    return [
      {
        terms: [
          ...terms.map(([variable, sign]) => ({ cell: indices[variable] ?? fixed, sign })),
          { cell: fixed, sign: constant > 0 ? (-1 as const) : (1 as const) },
        ],
      },
    ];
  });
};

/** What earlier issues have shown and hidden. */
const publishedBefore = (earlier: readonly ReleasedCells[]) => {
  const shown = new Set<string>();
  const hidden = new Set<string>();
  const hiddenIds = new Set<string>();
  const ids = new Set<string>();
  const values = new Map<string, number>();
  for (const issue of earlier) {
    for (const [id, value] of Object.entries(issue.shown)) {
      ids.add(id);
      const known = value ?? issue.behind[id];
      if (known !== undefined) values.set(id, known);
      if (value !== null) shown.add(`${id}@${value}`);
      else {
        hiddenIds.add(id);
        if (issue.behind[id] !== undefined) hidden.add(`${id}@${issue.behind[id]}`);
      }
    }
  }
  return {
    knows: (id: string): boolean => ids.has(id),
    /** As the newest of them knew it, shown or not. */
    value: (id: string): number | undefined => values.get(id),
    wasHidden: (id: string): boolean => hiddenIds.has(id),
    /** Of a number with this value. One that was hidden and later shown is public. */
    state: (id: string, value: number): 'shown' | 'hidden' | undefined => {
      const key = `${id}@${value}`;
      if (shown.has(key)) return 'shown';
      return hidden.has(key) ? 'hidden' : undefined;
    },
  };
};
