import { globSync } from 'node:fs';
import { join } from 'node:path';
import { buildAssets } from '../../infra/assets.ts';
import { revisionPath } from '../../shared/domain/statistics/publication-paths.ts';
import { atMost, type Measurement, median, told } from './measure.ts';
import { printedPages } from './printed-pages.ts';
import { withReleases } from './release-process.ts';

const runs = 5;
const month = '2026-10';

/**
 * The PDF of an issue, from its document and with everything that it loads, beside prints of Chromium of the same pages in the same run: the issue with
 * its long tables and the pages beside it, which are all in the PDF.
 */
export const pdfTimes = (): Promise<Measurement[]> =>
  withReleases(async ({ folder, make }) => {
    const [files, assets] = [join(folder, 'files'), join(folder, 'assets')];
    await buildAssets(assets);
    const home = revisionPath(month, 1);
    const times: { readonly own: number; readonly processor: number; readonly all: number; readonly main: number }[] = [];
    for (let n = 0; n < runs; n += 1) {
      const { paper } = await make({ month, keep: files });
      const beside = globSync('*/', { cwd: join(files, `.${home}`) });
      const main = await printedPages(files, assets, [home]);
      const all = await printedPages(files, assets, [home, ...beside.sort().map((name) => `${home}${name}/`)]);
      times.push({ own: paper.wall, processor: paper.processor, all, main });
    }
    const of = (value: (time: (typeof times)[number]) => number): number => median(times.map(value));
    return [
      told(
        'PDF of the report: time on the clock',
        of(({ own }) => own),
        's',
      ),
      told(
        'PDF of the report: processor time',
        of(({ processor }) => processor),
        's',
      ),
      told(
        'Chromium prints the page of the issue alone',
        of(({ main }) => main),
        's',
      ),
      told(
        'Chromium prints all pages of the issue',
        of(({ all }) => all),
        's',
      ),
      told(
        'PDF of everything against a print of the page of the issue alone',
        of(({ own, main }) => own / main),
        'x',
      ),
      atMost(
        'PDF of the report against a print of Chromium of the same pages',
        of(({ own, all }) => own / all),
        1,
        'x',
      ),
    ];
  });
