import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const texts = globSync(['*.md', 'docs/**/*.md', '{functions,shared,infra,test}/**/*.{ts,tsx,md}'], { cwd: root });
const decisions = readdirSync(join(root, 'docs/decisions')).map((file) => file.slice(0, 4));
const cited = texts.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/docs\/decisions\/(\d{4}(?:-[a-z0-9-]+)?)/g)].map(([, name = '']) => ({ file, name })),
);

describe('decisions', () => {
  it('that are cited exist, also where the file is named', () => {
    expect(cited.length).toBeGreaterThan(4);
    const files = readdirSync(join(root, 'docs/decisions'));
    expect(cited.filter(({ name }) => !files.some((file) => file.startsWith(name.length === 4 ? `${name}-` : `${name}.md`)))).toEqual([]);
  });

  it('have a number each', () => {
    expect(decisions).toEqual([...new Set(decisions)]);
  });
});
