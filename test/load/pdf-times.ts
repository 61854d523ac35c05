import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { bundledRun } from '../support/bundled-run.ts';
import { atMost, type Measurement, median } from './measure.ts';

const run = promisify(execFile);
const runs = 5;

/** Milliseconds from the HTML to a tagged PDF with an outline, in a browser that has started before. */
const printed = async (browser: Browser, html: string): Promise<number> => {
  const page = await browser.newPage();
  const start = performance.now();
  await page.setContent(html);
  await page.pdf({ format: 'A4', tagged: true, outline: true });
  const took = performance.now() - start;
  await page.close();
  return took;
};

/** The PDF of the county in a new process each time, with everything that it loads for it, beside a print of Chromium that is already there. */
export const pdfTimes = async (): Promise<Measurement[]> => {
  // Only here: its tables are made with TSX, which Node does not read.
  const { file, folder, remove } = await bundledRun('test/support/report-pdf-run.ts');
  const browser = await launchBrowser();
  try {
    const times: { readonly seconds: number; readonly megabytes: number; readonly ratio: number }[] = [];
    for (let n = 0; n < runs; n += 1) {
      const { stdout } = await run(process.execPath, [file, folder]);
      const said = (name: string): number => Number(new RegExp(`^${name}=(.+)$`, 'm').exec(stdout)?.[1]);
      const took = await printed(browser, await readFile(join(folder, 'report.html'), 'utf8'));
      times.push({ seconds: said('ms') / 1000, megabytes: said('mb'), ratio: said('ms') / took });
    }
    return [
      atMost('PDF of the report: from the document to the file, new process', median(times.map(({ seconds }) => seconds)), 2.5, 's'),
      atMost('PDF of the report: memory of the process', median(times.map(({ megabytes }) => megabytes)), 512, 'MB'),
      atMost('PDF of the report against a print of Chromium with the same tables', median(times.map(({ ratio }) => ratio)), 1, 'x'),
    ];
  } finally {
    await browser.close();
    await remove();
  }
};
