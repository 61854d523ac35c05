import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAssets } from '../../../infra/assets.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
let folder = '';
let css = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'teilhabe-assets-'));
  await buildAssets(folder);
  css = await readFile(join(folder, 'teilhabe.css'), 'utf8');
});

afterAll(() => rm(folder, { recursive: true }));

const sourcesOfPages = async (): Promise<string> => {
  const texts: string[] = [];
  for (const part of ['functions', 'shared']) {
    for (const entry of await readdir(join(root, part), { recursive: true, withFileTypes: true })) {
      if (entry.name.endsWith('.tsx')) texts.push(await readFile(join(entry.parentPath, entry.name), 'utf8'));
    }
  }
  return texts.join('\n');
};

const classesIn = (style: string): ReadonlySet<string> => new Set([...style.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name]) => name ?? ''));

describe('style sheet', () => {
  test('is small enough for a slow line', () => {
    // As it travels; a page with it and its scripts has 60 KB (test/browser).
    expect(gzipSync(css).length).toBeLessThanOrEqual(12_000);
  });

  test('keeps every class of KERN that a page uses', async () => {
    const kern = (await readFile(join(root, 'node_modules/@kern-ux/native/dist/kern.css'), 'utf8')).replace(/\/\*.*?\*\//gs, '');
    const used = new Set([...(await sourcesOfPages()).matchAll(/\bkern-[\w-]+/g)].map(([name]) => name));
    const kept = classesIn(css);
    // A selector may apply when the pages use all classes in it; then none of them may be missing.
    const selectors = [...kern.matchAll(/([^{};]+)\{/g)].flatMap(([, list = '']) => list.split(/,(?![^(]*\))/));
    const needed = new Set(
      selectors
        .map((selector) => [...classesIn(selector)])
        .filter((names) => names.every((name) => used.has(name)))
        .flat(),
    );
    expect(needed.size).toBeGreaterThan(50);
    expect([...needed].filter((name) => !kept.has(name))).toEqual([]);
  });

  test('keeps every rule of our own', async () => {
    const own = classesIn((await readFile(join(root, 'shared/pages/teilhabe.css'), 'utf8')).replace(/url\([^)]*\)|\/\*.*?\*\//gs, ''));
    const kept = classesIn(css);
    expect([...own].filter((name) => !kept.has(name))).toEqual([]);
  });

  test('defines every token it uses: without one, a theme loses its colours', () => {
    const defined = new Set([...css.matchAll(/[{;](--[\w-]+):/g)].map(([, name]) => name));
    const used = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
    expect([...used].filter((name) => !defined.has(name))).toEqual([]);
    expect(used.size).toBeGreaterThan(20);
  });

  test('has both themes, and paper is light', () => {
    expect(css).toMatch(/@media screen and \(prefers-color-scheme:\s?dark\)/);
    expect(css).toMatch(/@media print,\s?\(prefers-color-scheme:\s?light\)/);
  });

  test('loads only files that lie beside it', async () => {
    const files = await readdir(folder);
    const loaded = [...css.matchAll(/url\("?([^")]+)"?\)/g)].map(([, address]) => address ?? '').filter((address) => !address.startsWith('data:'));
    expect(loaded.sort()).toEqual(['fira-sans-400.woff2', 'fira-sans-600.woff2']);
    expect(files).toEqual(expect.arrayContaining(loaded));
    expect(css).not.toMatch(/@import|https?:\/\/(?!kern-ux\.de|www\.w3\.org\/2000\/svg)/);
  });
});

test('fonts are small, the icon is a drawing', async () => {
  expect((await readdir(folder)).filter((name) => !name.endsWith('.js')).sort()).toEqual([
    'favicon.svg',
    'fira-sans-400.woff2',
    'fira-sans-600.woff2',
    'teilhabe.css',
  ]);
  for (const font of ['fira-sans-400.woff2', 'fira-sans-600.woff2']) expect((await stat(join(folder, font))).size).toBeLessThan(30_000);
  expect(await readFile(join(folder, 'favicon.svg'), 'utf8')).toMatch(/^<svg /);
});

describe('scripts', () => {
  const scripts = ['count.js', 'figures.js', 'leave.js', 'plan.js', 'proof.js'];
  const compressed = async (name: string): Promise<number> => gzipSync(await readFile(join(folder, name))).length;

  test('are these, and nothing else', async () => {
    expect((await readdir(folder)).filter((name) => name.endsWith('.js')).sort()).toEqual(scripts);
  });

  test('are so small together that no phone waits: at most 15 KB, and the task of a busy network 5 KB', async () => {
    const sizes = await Promise.all(['count.js', 'figures.js', 'leave.js', 'plan.js'].map(compressed));
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(15_000);
    expect(await compressed('proof.js')).toBeLessThanOrEqual(5000);
  });

  test('load nothing, run no text as code, and write no markup', async () => {
    for (const name of scripts) {
      const source = await readFile(join(folder, name), 'utf8');
      expect(source).not.toMatch(/^import|import\(|eval\(|new Function|innerHTML|insertAdjacentHTML|document\.write|https?:/m);
      expect(source).not.toContain('sourceMappingURL');
    }
  });
});

test('the same sources give the same bytes, from the cache and without it', async () => {
  const before = new Map<string, Buffer>();
  for (const name of await readdir(folder)) before.set(name, await readFile(join(folder, name)));
  const read = async (): Promise<Map<string, Buffer>> => {
    await buildAssets(folder);
    const after = new Map<string, Buffer>();
    for (const name of await readdir(folder)) after.set(name, await readFile(join(folder, name)));
    return after;
  };
  expect(await read()).toEqual(before);
  await rm(join(root, '.build/assets/scripts'), { recursive: true });
  expect(await read()).toEqual(before);
});
