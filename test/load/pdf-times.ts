import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { launchBrowser } from '../support/browser.ts';
import { bundledRun } from '../support/bundled-run.ts';
import { atMost, type Measurement, median } from './measure.ts';

const run = promisify(execFile);
const runs = 5;

/** The fonts of the paper, as the pages of the site have them. */
const fonts = [400, 600]
  .map((weight) => {
    const file = createRequire(import.meta.url).resolve(`@fontsource/fira-sans/files/fira-sans-latin-${weight}-normal.woff2`);
    return `@font-face{font-family:"Fira Sans";font-weight:${weight};src:url(data:font/woff2;base64,${readFileSync(file).toString('base64')})}`;
  })
  .join('');

/** Milliseconds from nothing to a tagged PDF with an outline: browsers too are started where they are needed, and gone afterwards. */
const printed = async (html: string): Promise<number> => {
  const start = performance.now();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(html);
    await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
    return performance.now() - start;
  } finally {
    await browser.close();
  }
};

/** The PDF of the county in a new process each time, with everything that it loads for it, beside a print of Chromium. */
export const pdfTimes = async (): Promise<Measurement[]> => {
  const { file, folder, remove } = await bundledRun('test/support/report-pdf-run.ts');
  try {
    const times: { readonly seconds: number; readonly megabytes: number; readonly ratio: number }[] = [];
    for (let n = 0; n < runs; n += 1) {
      const { stdout } = await run(process.execPath, [file, folder]);
      const said = (name: string): number => Number(new RegExp(`^${name}=(.+)$`, 'm').exec(stdout)?.[1]);
      const html = await readFile(join(folder, 'report.html'), 'utf8');
      const took = await printed(html.replace('<style>', `<style>${fonts}`));
      times.push({ seconds: said('ms') / 1000, megabytes: said('mb'), ratio: said('ms') / took });
    }
    return [
      atMost('PDF of the report: from the document to the file, in a new process', median(times.map(({ seconds }) => seconds)), 2.5, 's'),
      atMost('PDF of the report: memory of that process', median(times.map(({ megabytes }) => megabytes)), 512, 'MB'),
      atMost('PDF of the report against a print of Chromium with the same tables', median(times.map(({ ratio }) => ratio)), 1, 'x'),
    ];
  } finally {
    await remove();
  }
};
