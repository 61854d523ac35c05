import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';

const folder = mkdtempSync(join(tmpdir(), 'same-bytes-'));
const program = join(folder, 'print.mjs');
beforeAll(async () => {
  await build({
    entryPoints: [join(import.meta.dirname, '../../support/print-issue-hashes.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'silent',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What runs before the program: a clock that stands still somewhere else. */
const clockAt = (instant: string): string => {
  const source = `const real = Date;
globalThis.Date = class extends real {
  constructor(...given) { given.length === 0 ? super(${Date.parse(instant)}) : super(...given); }
  static now() { return ${Date.parse(instant)}; }
};`;
  return `data:text/javascript,${encodeURIComponent(source)}`;
};

const hashesIn = async (timeZone: string, instant: string): Promise<Readonly<Record<string, string>>> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', clockAt(instant), program], {
    env: { ...process.env, TZ: timeZone, LANG: timeZone === 'UTC' ? 'C' : 'de_DE.UTF-8' },
  });
  return z.record(z.string(), z.string()).parse(JSON.parse(stdout));
};

it('gives the same bytes of every file in two processes, two time zones and on two days', async () => {
  const [here, there] = await Promise.all([hashesIn('UTC', '2026-11-25T05:00:00.000Z'), hashesIn('Pacific/Auckland', '2031-03-30T01:30:00.000Z')]);
  expect(Object.keys(here).length).toBeGreaterThan(40);
  expect(there).toEqual(here);
});
