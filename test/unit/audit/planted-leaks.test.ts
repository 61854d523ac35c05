import { describe, expect, it } from 'vitest';
import { auditIssue } from '../../../shared/audit/audit-issue.ts';
import { highsSolver } from '../../../shared/audit/highs-solver.ts';
import type { PublishedIssue } from '../../../shared/audit/published-issue.ts';
import { counted, type Numbers, publishedIssue, wholeKey } from '../../support/published-issues.ts';

const solver = await highsSolver();

/** What an audit says of its numbers: `[1, 2]`, or `[1]` where there is no upper end; unsafe ones apart. */
const found = (issue: PublishedIssue, ...earlier: readonly PublishedIssue[]) => {
  const { cells, unsafe, contradictions } = auditIssue(issue, earlier, solver);
  const ends = Object.fromEntries(cells.map(({ cell, issue: name, low, high }) => [`${cell}@${name}`, high === undefined ? [low] : [low, high]]));
  return { ends, unsafe: unsafe.map(({ cell, issue: name }) => `${cell}@${name}`), contradictions };
};

const key = (short: string, issue = '2026-10/1'): string => `${wholeKey(short, issue.slice(0, 7))}@${issue}`;
const october = (numbers: Numbers, structure?: Parameters<typeof publishedIssue>[2]) => publishedIssue('2026-10/1', numbers, structure);
const sexes = { categories: [{ indicator: 'cases', dimension: 'sex', codes: ['F', 'M'] }] };

describe('an audit of one issue', () => {
  it('finds nothing where nothing is hidden', () => {
    const issue = october({ 'cases|01': 10, 'cases|A': 6, 'cases|B': 4 });
    expect(found(issue)).toEqual({ ends: {}, unsafe: [], contradictions: [] });
  });

  it('computes a single hidden part from its total', () => {
    const { ends, unsafe } = found(october({ 'cases|01': 10, 'cases|A': 8, 'cases|B': '.' }));
    expect(ends).toEqual({ [key('cases|B')]: [2, 2] });
    expect(unsafe).toEqual([key('cases|B')]);
  });

  it('is content with two hidden parts that may be large', () => {
    const { ends, unsafe } = found(october({ 'cases|01': 10, 'cases|A': '.', 'cases|B': '.' }));
    expect(ends).toEqual({ [key('cases|A')]: [1, 9], [key('cases|B')]: [1, 9] });
    expect(unsafe).toEqual([]);
  });

  it('sees that the parts of a small total are small', () => {
    const { ends, unsafe } = found(october({ 'cases|01': 3, 'cases|A': '.', 'cases|B': '.' }));
    expect(ends).toEqual({ [key('cases|A')]: [1, 2], [key('cases|B')]: [1, 2] });
    expect(unsafe).toHaveLength(2);
  });

  it('sees that a part is small next to numbers that stand nowhere', () => {
    expect(found(october({ 'cases|A': 2, 'cases|A1': '.' })).ends).toEqual({ [key('cases|A1')]: [1, 2] });
  });

  it('knows of a total of two only when it is itself hidden', () => {
    const { ends, unsafe } = found(october({ 'cases|01': 20, 'cases|A': '.', 'cases|B': '.', 'cases|A1': '.', 'cases|A2': 0 }));
    expect(ends[key('cases|A1')]).toEqual([1, 19]);
    expect(unsafe).toEqual([]);
  });

  it('solves a box of two rows and two columns that row by row looks safe', () => {
    const box: Numbers = {
      ...{ 'cases|01||_T|F': 5, 'cases|01||_T|M': 9, 'cases|A': 4, 'cases|B': 10, 'cases|01': 14 },
      ...{ 'cases|A||_T|F': '.', 'cases|A||_T|M': '.', 'cases|B||_T|F': '.', 'cases|B||_T|M': '.' },
    };
    const { ends, unsafe } = found(october(monthly(box), sexes));
    expect(ends[key('cases|A|2026-10|_T|F')]).toEqual([1, 3]);
    expect(ends[key('cases|B|2026-10|_T|M')]).toEqual([6, 8]);
    expect(unsafe).toEqual([]);
    const small = found(october(monthly({ ...box, 'cases|A': 2, 'cases|B': 12 }), sexes));
    expect(small.ends[key('cases|A|2026-10|_T|F')]).toEqual([1, 1]);
    expect(small.unsafe).toHaveLength(2);
  });

  it('computes a Gemeinde from an Amt that has no other', () => {
    const areas = [{ key: '01' }, { key: 'A', parent: '01' }, { key: 'A1', parent: 'A' }];
    expect(found(october({ 'cases|A': 2, 'cases|A1': '.' }, { areas })).unsafe).toEqual([key('cases|A1')]);
  });

  it('adds up the areas of the month', () => {
    const areas = [{ key: 'A' }, { key: 'A1', parent: 'A' }, { key: 'A2', parent: 'A', to: '2026-09' }, { key: 'A3', parent: 'A', from: '2026-11' }];
    const numbers = { 'cases|A': 9, 'cases|A1': '.', 'cases|A|2026-09': 9, 'cases|A1|2026-09': '.', 'cases|A2|2026-09': '.' } as const;
    const { ends } = found(october(numbers, { areas }));
    expect(ends[key('cases|A1')]).toEqual([9, 9]);
    expect(ends[key('cases|A1|2026-09')]).toEqual([1, 8]);
  });

  it('computes a month from the sum since January', () => {
    const year = { 'cases|A|2026-01-01/P3M': 12, 'cases|A|2026-01': 5, 'cases|A|2026-02': 5, 'cases|A|2026-03': '.' } as const;
    expect(found(october(year)).unsafe).toEqual([key('cases|A|2026-03')]);
    expect(found(october({ ...year, 'cases|A|2026-02': '.' })).ends).toEqual({
      [key('cases|A|2026-02')]: [1, 6],
      [key('cases|A|2026-03')]: [1, 6],
    });
  });

  it('computes what is taken from what is free', () => {
    const indicators = [
      counted('places', { disclosure: { method: 'open' } }),
      counted('taken'),
      counted('free', { formula: { kind: 'difference', minuend: 'places', subtrahend: 'taken' }, disclosure: { method: 'derived' } }),
    ];
    expect(found(october({ 'places|A': 20, 'free|A': 18, 'taken|A': '.' }, { indicators })).ends).toEqual({ [key('taken|A')]: [2, 2] });
    expect(found(october({ 'places|A': 20, 'free|A': '.', 'taken|A': '.' }, { indicators })).unsafe).toEqual([]);
  });

  it('computes a numerator or a denominator from a rate', () => {
    const rate = { unit: '%', additive: false, overTime: 'none', disclosure: { method: 'derived' } };
    const indicators = [
      counted('part'),
      counted('whole'),
      counted('rate', { ...rate, formula: { kind: 'ratio', numerator: 'part', denominator: 'whole' } }),
    ];
    // 2 of 61 is 3.2786 %.
    expect(found(october({ 'part|A': '.', 'whole|A': 61, 'rate|A': 3.3 }, { indicators })).ends).toEqual({ [key('part|A')]: [2, 2] });
    // 7 / 1.45 % to 7 / 1.35 %.
    expect(found(october({ 'part|A': 7, 'whole|A': '.', 'rate|A': 1.4 }, { indicators })).ends).toEqual({ [key('whole|A')]: [483, 518] });
    expect(found(october({ 'part|A': '.', 'whole|A': '.', 'rate|A': 50 }, { indicators })).unsafe).toEqual([]);
    expect(found(october({ 'part|A': '.', 'whole|A': 61, 'rate|A': '.' }, { indicators })).unsafe).toEqual([]);
  });

  it('computes a numerator from a rate by inhabitants, which the comment names', () => {
    const formula = { kind: 'ratio', numerator: 'cases', denominator: 'population' };
    const indicators = [counted('cases'), counted('rate', { unit: 'P_THAB', additive: false, formula, disclosure: { method: 'derived' } })];
    const rate = { value: 2.1, comment: 'berechnet: Fälle / Einwohner am 31. Dezember 2025: 952' };
    expect(found(october({ 'cases|A': '.', 'rate|A': rate }, { indicators })).ends).toEqual({ [key('cases|A')]: [2, 2] });
  });

  it('takes rounded neighbours as what they may be', () => {
    const rounded = (value: number) => ({ value, base: 5 });
    const { ends, unsafe } = found(october({ 'cases|01': rounded(20), 'cases|A': rounded(15), 'cases|B': '.' }));
    expect(ends).toEqual({ [key('cases|B')]: [1, 9] });
    expect(unsafe).toEqual([]);
    const indicators = [counted('cases', { disclosure: { method: 'round', roundingBase: 5 } })];
    expect(found(october({ 'cases|01': 0, 'cases|A': 0, 'cases|B': '.' }, { indicators })).ends).toEqual({ [key('cases|B')]: [1, 2] });
  });

  it('asks integers where fractions would look safe', () => {
    // A = 2·B by the rate, so their sum of 10 needs fractions for anything but the table that the integers have.
    const rate = { unit: '%', additive: false, overTime: 'none', disclosure: { method: 'derived' } };
    const indicators = [counted('x'), counted('y'), counted('r', { ...rate, formula: { kind: 'ratio', numerator: 'x', denominator: 'y' } })];
    const issue = october({ 'x|A': '.', 'y|A': '.', 'r|A': 66.7, 'y|01': 8, 'y|B': 2 }, { indicators });
    expect(found(issue).ends).toEqual({ [key('x|A')]: [4, 4], [key('y|A')]: [6, 6] });
    // x / y = 66.7 % with y ≤ 5 is 2 / 3, though 3.3 / 5 were a fraction.
    const bounded = october({ 'x|A': '.', 'y|A': '.', 'r|A': 66.7, 'y|01': 5 }, { indicators });
    expect(found(bounded)).toMatchObject({ ends: { [key('x|A')]: [2, 2], [key('y|A')]: [3, 3] }, unsafe: [key('x|A')] });
  });

  it('lists the sums that published numbers contradict, and leaves them out', () => {
    const issue = october({ 'cases|01': 10, 'cases|A': 6, 'cases|B': 5, 'cases|A1': 7, 'cases|A2': '.' });
    const { ends, unsafe, contradictions } = found(issue);
    expect(contradictions).toEqual([
      `2026-10/1: ${wholeKey('cases|01', '2026-10')} is not the sum of its areas`,
      `2026-10/1: ${wholeKey('cases|A', '2026-10')} is not the sum of its areas`,
    ]);
    expect(ends).toEqual({ [key('cases|A2')]: [1] });
    expect(unsafe).toEqual([]);
  });

  it('puts the least protected number first', () => {
    const { ends } = found(october({ 'cases|01': 30, 'cases|A': '.', 'cases|B': '.', 'cases|A1': 5, 'cases|A2': '.', 'cases|B|2026-09': '.' }));
    expect(Object.values(ends)).toEqual([[1, 24], [1, 24], [6, 29], [1]].toSorted((a, b) => (a[1] ?? 99) - (b[1] ?? 99)));
  });

  it('does not call safe what it cannot read', () => {
    const issue = october({ 'cases|A': 1 });
    expect(() => auditIssue({ ...issue, csv: issue.csv.replace('OBS_VALUE', 'VALUE') }, [], solver)).toThrow('no column OBS_VALUE');
    expect(() => auditIssue({ ...issue, csv: '' }, [], solver)).toThrow('no header');
    expect(() => auditIssue({ ...issue, structure: '{}' }, [], solver)).toThrow();
  });
});

/** `cases|A||_T|F` is of October. */
const monthly = (numbers: Numbers): Numbers =>
  Object.fromEntries(Object.entries(numbers).map(([short, shown]) => [short.replace('||', '|2026-10|'), shown]));
