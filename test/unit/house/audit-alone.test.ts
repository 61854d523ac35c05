import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const filesIn = (folder: string): readonly string[] => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root });

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import|import\()\s*'(\.[^']+)'/g)].map(([, path = '']) =>
    normalize(join(dirname(file), path)),
  );

/** Files and everything of the house that they import, however far. */
const reachedFrom = (files: readonly string[]): ReadonlySet<string> => {
  const reached = new Set(files);
  for (const file of reached) for (const imported of importsOf(file)) reached.add(imported);
  return reached;
};

describe('the audit of a release', () => {
  const audit = reachedFrom(filesIn('shared/audit'));
  const control = reachedFrom(filesIn('shared/domain/statistics/disclosure'));

  it('sees both', () => {
    expect(audit.size).toBeGreaterThan(10);
    expect(control.has('shared/domain/statistics/disclosure/protection-problem.ts')).toBe(true);
    expect(control.has('shared/domain/statistics/monthly-report-categories.ts')).toBe(true);
  });

  it('shares no file with what it checks', () => {
    expect([...audit].filter((file) => control.has(file))).toEqual([]);
    expect([...audit].filter((file) => !file.startsWith('shared/audit/'))).toEqual([]);
  });
});
