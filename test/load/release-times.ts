import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monthPath } from '../../shared/domain/statistics/publication-paths.ts';
import { atMost, type Measurement, told } from './measure.ts';
import type { Figures } from './release-figures.ts';
import { middle, type ReleaseProcess, withReleases } from './release-process.ts';
import type { Took } from './release-scenario.ts';

const runs = 3;
const month = '2026-10';

const names: Readonly<Record<Figures, string>> = { example: 'example figures', county: 'all Gemeinden' };

const times = async (figures: Figures, { make }: ReleaseProcess, keep: string): Promise<Measurement[]> => {
  const all: Took[] = [];
  const audited: Took[] = [];
  for (let n = 0; n < runs; n += 1) {
    all.push(await make({ month, figures, keep }));
    audited.push(await make({ month, figures, paper: false, audited: true }));
  }
  const name = names[figures];
  const page = await readFile(join(keep, `.${monthPath(month)}`, 'index.html'));
  return [
    atMost(
      `full release, ${name}: time on the clock`,
      middle(all, ({ release }) => release.wall),
      5,
      's',
    ),
    told(
      `full release, ${name}: processor time`,
      middle(all, ({ release }) => release.processor),
      's',
    ),
    told(
      `of it the PDF: processor time`,
      middle(all, ({ paper }) => paper.processor),
      's',
    ),
    atMost(
      `full release, ${name}: memory at its peak`,
      middle(all, ({ megabytes }) => megabytes),
      512,
      'MB',
    ),
    told(
      `full release, ${name}: files`,
      middle(all, ({ files }) => files),
      'files',
    ),
    atMost(`page of the release, ${name}`, page.length / 1024, 150, 'KB'),
    told(
      `audit of the release, ${name}: processor time`,
      middle(audited, ({ audit }) => audit.processor),
      's',
    ),
    atMost(
      `audit of the release, ${name}: unsafe numbers`,
      middle(audited, ({ unsafe }) => unsafe),
      0,
      'numbers',
    ),
  ];
};

/**
 * Everything that a release makes, in one new process: protection, charts, pages, PDF, workbooks, data, and the lists over a store in memory. The audit
 * is a program of its own and measured beside it.
 */
export const releaseTimes = (): Promise<Measurement[]> =>
  withReleases(async (releases) => [
    ...(await times('example', releases, join(releases.folder, 'example'))),
    ...(await times('county', releases, join(releases.folder, 'county'))),
  ]);
