import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditIssue } from '../../../shared/audit/audit-issue.ts';
import { highsSolver } from '../../../shared/audit/highs-solver.ts';
import { counted, publishedIssue, type Shown, smallCounty, wholeKey } from '../../support/published-issues.ts';

const solver = await highsSolver();

/** Numbers that are sums of the same few leaves. `in`: issues that may show it. */
type Cell = { readonly key: string; readonly leaves: readonly number[]; readonly in: readonly string[] };

/** All tables of integers ≥ 0 with so many leaves and such a sum. */
const tables = (leaves: number, sum: number): readonly (readonly number[])[] => {
  if (leaves === 1) return [[sum]];
  return Array.from({ length: sum + 1 }, (_, first) => tables(leaves - 1, sum - first).map((rest) => [first, ...rest])).flat();
};

const countIn = ({ leaves }: Cell, table: readonly number[]): number => leaves.reduce((sum, leaf) => sum + (table[leaf] ?? 0), 0);

const structure = { indicators: [counted('cases')], categories: [{ indicator: 'cases', dimension: 'sex', codes: ['F', 'M'] }] };

/** What each issue shows of a table: with `hide` by issue and cell; zeros are shown, and so is the sum of all. */
const shownBy = (cells: readonly Cell[], issue: string, table: readonly number[], hide: ReadonlySet<string>) => {
  const own = cells.filter((cell) => cell.in.includes(issue));
  const shown = own.map((cell): [string, Shown] => {
    const value = countIn(cell, table);
    return [cell.key, value > 0 && hide.has(`${cell.key}@${issue}`) ? '.' : value];
  });
  return Object.fromEntries(shown);
};

/** Least and largest value of every hidden number, over all tables that look the same. */
const bruteForce = (cells: readonly Cell[], issues: readonly string[], table: readonly number[], hide: ReadonlySet<string>) => {
  const isHidden = (cell: Cell, issue: string): boolean => countIn(cell, table) > 0 && hide.has(`${cell.key}@${issue}`);
  const sum = table.reduce((all, leaf) => all + leaf, 0);
  const possible = tables(table.length, sum).filter((other) =>
    cells.every((cell) =>
      cell.in.every((issue) => {
        if (!issues.includes(issue)) return true;
        return isHidden(cell, issue) ? countIn(cell, other) >= 1 : countIn(cell, other) === countIn(cell, table);
      }),
    ),
  );
  return (cell: Cell) => {
    const values = possible.map((other) => countIn(cell, other));
    return { low: Math.min(...values), high: Math.max(...values) };
  };
};

const areaLeaves: Readonly<Record<string, readonly number[]>> = { '01': [0, 1, 2], A: [0, 1], B: [2], A1: [0], A2: [1] };

/** Five areas by sex: six leaves, those of women first. */
const crossed: readonly Cell[] = Object.entries(areaLeaves).flatMap(([area, leaves]) => [
  { key: `cases|${area}|2026-03`, leaves: leaves.flatMap((leaf) => [leaf, leaf + 3]), in: ['2026-03'] },
  { key: `cases|${area}|2026-03|_T|F`, leaves, in: ['2026-03'] },
  { key: `cases|${area}|2026-03|_T|M`, leaves: leaves.map((leaf) => leaf + 3), in: ['2026-03'] },
]);

/** An Amt and its two Gemeinden in three months, shown by two issues with the sums since January. */
const overTime: readonly Cell[] = Object.entries({ A: [0, 1], A1: [0], A2: [1] }).flatMap(([area, leaves]) => {
  const months = (...numbers: number[]) => numbers.flatMap((month) => leaves.map((leaf) => 2 * month + leaf));
  return [
    { key: `cases|${area}|2026-01`, leaves: months(0), in: ['2026-02'] },
    { key: `cases|${area}|2026-02`, leaves: months(1), in: ['2026-02', '2026-03'] },
    { key: `cases|${area}|2026-01-01/P2M`, leaves: months(0, 1), in: ['2026-02'] },
    { key: `cases|${area}|2026-03`, leaves: months(2), in: ['2026-03'] },
    { key: `cases|${area}|2026-01-01/P3M`, leaves: months(0, 1, 2), in: ['2026-03'] },
  ];
});

/** A table of six leaves, and which numbers the issues would rather hide. `whole` is always shown. */
const situation = (cells: readonly Cell[], whole: string) =>
  fc.record({
    table: fc.array(fc.nat({ max: 3 }), { minLength: 6, maxLength: 6 }).filter((leaves) => leaves.reduce((sum, leaf) => sum + leaf, 0) <= 9),
    hide: fc
      .subarray(cells.flatMap(({ key, in: issues }) => issues.map((issue) => `${key}@${issue}`)))
      .map((names) => new Set(names.filter((name) => !name.startsWith(`${whole}@`)))),
  });

const audited = (cells: readonly Cell[], issues: readonly string[], table: readonly number[], hide: ReadonlySet<string>) => {
  const published = issues.map((issue) => publishedIssue(issue, shownBy(cells, issue, table, hide), { ...structure, areas: smallCounty }));
  const [newest, ...earlier] = published.toReversed();
  if (newest === undefined) throw new Error('no issue');
  return auditIssue(newest, earlier, solver);
};

const endsOf = (cells: readonly { readonly cell: string; readonly low: number; readonly high?: number }[]) =>
  new Map(cells.map(({ cell, low, high }) => [cell, { low, high }]));

describe('an audit, against all tables that look the same', () => {
  it('finds the exact interval of every hidden number of areas by sex', () => {
    fc.assert(
      fc.property(situation(crossed, 'cases|01|2026-03'), ({ table, hide }) => {
        const truth = bruteForce(crossed, ['2026-03'], table, hide);
        const { cells, contradictions } = audited(crossed, ['2026-03'], table, hide);
        const hidden = crossed.filter((cell) => countIn(cell, table) > 0 && hide.has(`${cell.key}@2026-03`));
        expect(endsOf(cells)).toEqual(new Map(hidden.map((cell) => [wholeKey(cell.key, ''), truth(cell)])));
        expect(contradictions).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('finds the exact interval of every hidden number of two issues', () => {
    fc.assert(
      fc.property(situation(overTime, 'cases|A|2026-01-01/P3M'), ({ table, hide }) => {
        const issues = ['2026-02', '2026-03'];
        const truth = bruteForce(overTime, issues, table, hide);
        const { cells, contradictions } = audited(overTime, issues, table, hide);
        const hidden = overTime.filter((cell) => countIn(cell, table) > 0 && hide.has(`${cell.key}@2026-03`));
        const own = cells.filter(({ issue }) => issue === '2026-03/1');
        expect(endsOf(own)).toEqual(new Map(hidden.map((cell) => [wholeKey(cell.key, ''), truth(cell)])));
        // An earlier number is named when this issue gives it away, and only then.
        const before = endsOf(audited(overTime, ['2026-02'], table, hide).cells);
        const given = overTime.filter(
          (cell) => before.has(wholeKey(cell.key, '')) && (before.get(wholeKey(cell.key, ''))?.high ?? 3) >= 3 && truth(cell).high < 3,
        );
        const named = cells.filter(({ issue }) => issue === '2026-02/1').map(({ cell }) => cell);
        expect(new Set(named)).toEqual(new Set(given.map(({ key }) => wholeKey(key, ''))));
        expect(contradictions).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('concludes no more than is true where numbers stand nowhere', () => {
    const some = fc.subarray(crossed.map(({ key }) => key));
    fc.assert(
      fc.property(situation(crossed, 'cases|01|2026-03'), some, ({ table, hide }, nowhere) => {
        const published = crossed.filter(({ key }) => key === 'cases|01|2026-03' || !nowhere.includes(key));
        const truth = bruteForce(published, ['2026-03'], table, hide);
        for (const { cell, low, high = 99 } of audited(published, ['2026-03'], table, hide).cells) {
          const own = published.find(({ key }) => wholeKey(key, '') === cell);
          if (own === undefined) throw new Error(cell);
          expect(low).toBeLessThanOrEqual(truth(own).low);
          expect(high).toBeGreaterThanOrEqual(truth(own).high);
        }
      }),
      { numRuns: 60 },
    );
  });
});
