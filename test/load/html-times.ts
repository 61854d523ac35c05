import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { dataFileName, revisionPath } from '../../shared/domain/statistics/publication-paths.ts';
import { bundledRun } from '../support/bundled-run.ts';
import { atMost, type Measurement, median, told } from './measure.ts';
import { withReleases } from './release-process.ts';

const run = promisify(execFile);
const runs = 5;
const month = '2026-10';

const spentSchema = z.object({ wall: z.number(), processor: z.number(), pages: z.int() });

const spent = async (...program: readonly string[]): Promise<z.infer<typeof spentSchema>> => {
  const { stdout } = await run(process.execPath, [...program]);
  return spentSchema.parse(JSON.parse(/^took=(.+)$/m.exec(stdout)?.[1] ?? 'null'));
};

/**
 * The pages of an issue beside a build with Eleventy from its CSV, each in a new process whose modules are loaded: ours with charts, texts and notes,
 * Eleventy's with the tables only.
 */
export const htmlTimes = (): Promise<Measurement[]> =>
  withReleases(async ({ folder, make }) => {
    const files = join(folder, 'files');
    await make({ month, paper: false, keep: files });
    const csv = join(files, `.${revisionPath(month, 1)}`, dataFileName(month, 'csv'));
    const ours = await bundledRun('test/load/pages-run.ts');
    const work = await mkdtemp(join(tmpdir(), 'teilhabe-eleventy-'));
    try {
      const times: { readonly own: number; readonly other: number; readonly wall: number; readonly pages: number }[] = [];
      for (let n = 0; n < runs; n += 1) {
        const own = await spent(ours.file);
        const other = await spent('test/load/eleventy-run.ts', join(work, String(n)), csv);
        times.push({ own: own.processor, other: other.processor, wall: own.wall / other.wall, pages: other.pages / own.pages });
      }
      const of = (value: (time: (typeof times)[number]) => number): number => median(times.map(value));
      return [
        told(
          'pages of the issue: processor time',
          of(({ own }) => own),
          's',
        ),
        told(
          'Eleventy builds the tables of its CSV: processor time',
          of(({ other }) => other),
          's',
        ),
        told(
          'pages of Eleventy against ours',
          of(({ pages }) => pages),
          'x',
        ),
        atMost(
          'pages of the issue against Eleventy: time on the clock',
          of(({ wall }) => wall),
          1,
          'x',
        ),
        atMost(
          'pages of the issue against Eleventy: processor time',
          of(({ own, other }) => own / other),
          1,
          'x',
        ),
      ];
    } finally {
      await Promise.all([ours.remove(), rm(work, { recursive: true })]);
    }
  });
