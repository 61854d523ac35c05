import { describe, expect, it } from 'vitest';
import { auditLines } from '../../../infra/operations/audit-lines.ts';
import { isSite, publishedIssues } from '../../../infra/operations/published-files.ts';
import { publishedIssue } from '../../support/published-issues.ts';

const files = new Map([
  ['/berichte/2026-09/revision-1/zuwanderungsbericht-2026-09.csv', 'a'],
  ['/berichte/2026-09/revision-1/struktur.json', 'b'],
  ['/berichte/2026-09/revision-2/zuwanderungsbericht-2026-09.csv', 'c'],
  ['/berichte/2026-09/revision-2/struktur.json', 'd'],
]);
const read = (from: ReadonlyMap<string, string>) => (path: string) => Promise.resolve(from.get(path));

describe('the files that an audit reads', () => {
  it('are those of every revision, as long as there is a next one', async () => {
    expect(await publishedIssues(['2026-08', '2026-09'], read(files))).toEqual([
      { month: '2026-09', revision: 1, csv: 'a', structure: 'b' },
      { month: '2026-09', revision: 2, csv: 'c', structure: 'd' },
    ]);
  });

  it('are never half of an issue', async () => {
    const half = new Map([...files].filter(([path]) => !path.endsWith('revision-2/struktur.json')));
    await expect(publishedIssues(['2026-09'], read(half))).rejects.toThrow('/berichte/2026-09/revision-2/ has no struktur.json');
  });

  it('come from this machine or over an encrypted line', () => {
    const places = [
      'https://berichte.example/',
      'http://127.0.0.1:4000',
      'http://localhost:4000/',
      'http://berichte.example/',
      'http://127.0.0.1.example/',
      'out/',
    ];
    expect(places.map(isSite)).toEqual([true, true, true, false, false, false]);
  });
});

describe('the table of an audit', () => {
  it('says what is possible, what is asked, and what was left out', () => {
    const cell = { issue: '2026-10/1', threshold: 3 };
    const unsafe = { ...cell, cell: 'cases|A', low: 1, high: 2, safe: false };
    const report = { cells: [unsafe, { ...cell, cell: 'cases|B', low: 1, safe: true }], unsafe: [unsafe], contradictions: ['cases|01 is off'] };
    expect(auditLines(publishedIssue('2026-10/1', {}), 4, report)).toEqual([
      '  possible  must reach  hidden in  number',
      '  1–2       3 UNSAFE    2026-10/1  cases|A',
      '  1–        3           2026-10/1  cases|B',
      'Left out, because the published numbers contradict them:',
      '  cases|01 is off',
      '2026-10/1 after 4 other issues: 2 hidden numbers, 1 UNSAFE',
    ]);
    expect(auditLines(publishedIssue('2026-10/1', {}), 0, { cells: [], unsafe: [], contradictions: [] })).toEqual([
      '2026-10/1 after 0 other issues: 0 hidden numbers, safe',
    ]);
  });
});
