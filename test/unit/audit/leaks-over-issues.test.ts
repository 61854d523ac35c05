import { describe, expect, it } from 'vitest';
import { auditIssue } from '../../../shared/audit/audit-issue.ts';
import { highsSolver } from '../../../shared/audit/highs-solver.ts';
import type { PublishedIssue } from '../../../shared/audit/published-issue.ts';
import { counted, publishedIssue, wholeKey } from '../../support/published-issues.ts';

const solver = await highsSolver();

/** `cases|A|2026-10@2026-10/1: 1–9`, and whether the release may appear. */
const found = (issue: PublishedIssue, ...earlier: readonly PublishedIssue[]) => {
  const { cells, unsafe, contradictions } = auditIssue(issue, earlier, solver);
  const short = (cell: string): string => cell.replace('|_T|_T|_T|_T', '');
  return {
    cells: cells.map(({ cell, issue: name, low, high = '' }) => `${short(cell)}@${name}: ${low}–${high}`),
    unsafe: unsafe.map(({ cell, issue: name }) => `${short(cell)}@${name}`),
    contradictions,
  };
};

describe('an audit over issues', () => {
  it('subtracts the sum since January of the issue before', () => {
    const september = publishedIssue('2026-09', { 'cases|A|2026-01-01/P9M': 30, 'cases|B|2026-01-01/P9M': 12 });
    const october = publishedIssue('2026-10', { 'cases|A|2026-01-01/P10M': 32, 'cases|A': '.', 'cases|B|2026-01-01/P10M': '.', 'cases|B': '.' });
    expect(found(october).unsafe).toEqual([]);
    expect(found(october, september)).toMatchObject({
      cells: ['cases|A|2026-10@2026-10/1: 2–2', 'cases|B|2026-01-01/P10M@2026-10/1: 13–', 'cases|B|2026-10@2026-10/1: 1–'],
      unsafe: ['cases|A|2026-10@2026-10/1'],
    });
  });

  it('names the hidden number of an earlier issue that this one gives away', () => {
    const september = publishedIssue('2026-09', { 'cases|A|2026-01-01/P8M': 28, 'cases|A|2026-01-01/P9M': '.', 'cases|A': '.' });
    const october = publishedIssue('2026-10', { 'cases|A|2026-01-01/P10M': 35, 'cases|A': 5 });
    expect(found(september).unsafe).toEqual([]);
    expect(found(october, september)).toMatchObject({
      cells: ['cases|A|2026-09@2026-09/1: 2–2'],
      unsafe: ['cases|A|2026-09@2026-09/1'],
    });
  });

  it('does not subtract in a sum of which another issue says that it does not hold', () => {
    const september = publishedIssue('2026-09', { 'cases|A|2026-01-01/P8M': 28, 'cases|A': '.' });
    const broken = [{ cell: wholeKey('cases|A|2026-01-01/P9M', ''), over: 'months' }];
    const october = publishedIssue('2026-10', { 'cases|A|2026-01-01/P9M': 30, 'cases|A|2026-01-01/P10M': 35, 'cases|A': 5 }, { broken });
    expect(found(october, september).unsafe).toEqual([]);
    expect(found({ ...october, structure: september.structure }, september).unsafe).toEqual(['cases|A|2026-09@2026-09/1']);
  });

  it('believes that a number was counted again where the issue says so', () => {
    const first = publishedIssue('2026-10/1', { 'cases|01': '.', 'cases|A': 8, 'cases|B': '.' });
    const numbers = { 'cases|01': 10, 'cases|A': '.', 'cases|B': '.' } as const;
    const recounted = [wholeKey('cases|A', '2026-10')];
    expect(found(publishedIssue('2026-10/2', numbers), first).unsafe).not.toEqual([]);
    expect(found(publishedIssue('2026-10/2', numbers, { recounted }), first).unsafe).toEqual([]);
  });

  it('does not blame an issue for what was known before', () => {
    const september = publishedIssue('2026-09', { 'cases|01': 9, 'cases|A': 8, 'cases|B': '.' });
    const october = publishedIssue('2026-10', { 'cases|B|2026-08': 4, 'cases|01|2026-09': 9, 'cases|A': '.' });
    expect(found(october, september)).toMatchObject({ cells: ['cases|A|2026-10@2026-10/1: 1–'], unsafe: [] });
  });

  it('compares a revision with what it replaces', () => {
    const first = publishedIssue('2026-10/1', { 'cases|01': 10, 'cases|A': '.', 'cases|B': '.' });
    const shows = publishedIssue('2026-10/2', { 'cases|01': 10, 'cases|A': 8, 'cases|B': '.' });
    const reveals = publishedIssue('2026-10/2', { 'cases|01': 10, 'cases|A': '.', 'cases|B': 2 });
    expect(found(shows, first).unsafe).toEqual(['cases|B|2026-10@2026-10/1', 'cases|B|2026-10@2026-10/2']);
    expect(found(reveals, first).unsafe).toEqual(['cases|B|2026-10@2026-10/1']);
  });

  it('combines what two revisions hide', () => {
    const first = publishedIssue('2026-10/1', { 'cases|01': 20, 'cases|A': '.', 'cases|B': '.', 'cases|A1': 10, 'cases|A2': '.' });
    const second = publishedIssue('2026-10/2', { 'cases|01': 20, 'cases|A': 12, 'cases|B': 8, 'cases|A1': '.', 'cases|A2': '.' });
    expect(found(first).unsafe).toEqual([]);
    expect(found(second).unsafe).toEqual([]);
    expect(found(second, first).unsafe).toEqual(['cases|A2|2026-10@2026-10/1', 'cases|A2|2026-10@2026-10/2']);
  });

  it('does not take a number for the same where the sums around it have changed', () => {
    const first = publishedIssue('2026-10/1', { 'cases|01': 10, 'cases|A': '.', 'cases|B': '.' });
    const second = publishedIssue('2026-10/2', { 'cases|01': 14, 'cases|A': '.', 'cases|B': '.' });
    expect(found(second, first)).toEqual({
      cells: ['cases|A|2026-10@2026-10/2: 1–13', 'cases|B|2026-10@2026-10/2: 1–13'],
      unsafe: [],
      contradictions: [],
    });
  });

  it('takes a number for the same where only what is shown has changed', () => {
    const areas = ['A', 'B', 'C'].map((key) => ({ key, parent: '01' }));
    const structure = { areas: [{ key: '01' }, ...areas] };
    const first = publishedIssue('2026-10/1', { 'cases|01': 12, 'cases|A': '.', 'cases|B': '.', 'cases|C': 8 }, structure);
    const second = publishedIssue('2026-10/2', { 'cases|01': 13, 'cases|A': '.', 'cases|B': '.', 'cases|C': 9 }, structure);
    expect(found(second, first).cells).toEqual(['cases|A|2026-10@2026-10/2: 1–3', 'cases|B|2026-10@2026-10/2: 1–3']);
  });

  it('knows that a hidden number has changed which a revision shows as nothing', () => {
    const first = publishedIssue('2026-10/1', { 'cases|01': 10, 'cases|A': '.', 'cases|B': '.' });
    const second = publishedIssue('2026-10/2', { 'cases|01': 10, 'cases|A': 0, 'cases|B': 10 });
    expect(found(second, first)).toEqual({ cells: [], unsafe: [], contradictions: [] });
  });

  it('reads the months of a chart that another issue shows', () => {
    const september = publishedIssue('2026-09', { 'cases|A': 9, 'cases|A1': '.', 'cases|A2': '.' });
    const october = publishedIssue('2026-10', { 'cases|A': 12, 'cases|A1': 7, 'cases|A2': 5, 'cases|A1|2026-09': 7 });
    expect(found(october, september).unsafe).toEqual(['cases|A2|2026-09@2026-09/1']);
  });

  it('lets a corrected month and the sum of another issue disagree', () => {
    const september = publishedIssue('2026-09', { 'cases|A|2026-01-01/P9M': 30 });
    const october = publishedIssue('2026-10', { 'cases|A|2026-01-01/P10M': 29, 'cases|A': '.', 'cases|A1': '.', 'cases|A2': '.' });
    expect(found(october, september)).toEqual({
      cells: ['cases|A1|2026-10@2026-10/1: 1–28', 'cases|A2|2026-10@2026-10/1: 1–28', 'cases|A|2026-10@2026-10/1: 2–29'],
      unsafe: [],
      contradictions: [`2026-09/1 with 2026-10/1: ${wholeKey('cases|A|2026-01-01/P10M', '')} is not the sum of its months`],
    });
  });

  it('does not look at what the issue has nothing to do with', () => {
    const indicators = [counted('cases'), counted('places')];
    const september = publishedIssue('2026-09', { 'places|A': 2, 'places|A1': '.' }, { indicators });
    expect(found(publishedIssue('2026-10', { 'cases|A': '.' }, { indicators }), september).cells).toEqual(['cases|A|2026-10@2026-10/1: 1–']);
  });
});
