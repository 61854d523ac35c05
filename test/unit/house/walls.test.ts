import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const lines = (file: string): number => read(file).split('\n').length - 1;

const product = ['functions', 'shared', 'infra'].flatMap(filesUnder);
const everything = [...product, ...filesUnder('test')];

/** Files whose text matches; a violation names them. */
const matching = (files: string[], pattern: RegExp): string[] => files.filter((file) => pattern.test(read(file)));

describe('the walls of the house', () => {
  it('sees the house at all', () => {
    expect(product.length).toBeGreaterThan(20);
  });

  it('keeps handlers to 20 lines and files to 300, data aside', () => {
    expect(everything.filter((file) => basename(file) === 'handler.ts' && lines(file) > 20)).toEqual([]);
    const data = ['shared/county/municipalities-01058.ts'];
    expect(everything.filter((file) => !data.includes(file) && lines(file) > 300)).toEqual([]);
  });

  it('names subjects: no barrels, no rooms for everything', () => {
    expect(everything.filter((file) => /(^|\/)(index\.tsx?|utils?|common|helpers?|lib|misc)(\.tsx?|\/|$)/.test(file))).toEqual([]);
  });

  it('takes zod whole: the named import costs 350 KB more', () => {
    expect(matching(everything, /import \{[^}]*\bz\b[^}]*\} from 'zod'/)).toEqual([]);
  });

  it('gives use cases their time, ids and stores', () => {
    const stories = filesUnder('functions').filter((file) => !['handler.ts', 'manifest.ts'].includes(basename(file)));
    expect(
      matching([...stories, ...filesUnder('shared/domain')], /Date\.now|new Date\(\)|process\.env|Math\.random|randomUUID|from '@aws-sdk/),
    ).toEqual([]);
  });

  it('keeps the county in its profile', () => {
    const elsewhere = product.filter((file) => !file.startsWith('shared/county/'));
    const code = (file: string) => read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(elsewhere.filter((file) => /Rendsburg|Eckernförde|01058/.test(code(file)))).toEqual([]);
  });
});
