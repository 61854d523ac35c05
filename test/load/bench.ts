import { awardRaces } from './award-races.ts';
import { awardTimes } from './award-times.ts';
import { bundleSizes } from './bundle-sizes.ts';
import { deskTimes } from './desk-times.ts';
import { figuresImport } from './figures-import-times.ts';
import { growthTimes } from './growth-times.ts';
import { historyTimes } from './history-times.ts';
import { htmlTimes } from './html-times.ts';
import { importTimes } from './import-times.ts';
import { mailCost } from './mail-cost.ts';
import { mailExpansion } from './mail-expansion.ts';
import { mailKills } from './mail-kills.ts';
import { mailLast } from './mail-last.ts';
import { mailRate } from './mail-rate.ts';
import type { Measurement } from './measure.ts';
import { pageTimes } from './page-times.ts';
import { pdfTimes } from './pdf-times.ts';
import { releaseTimes } from './release-times.ts';
import { startTime, testTime } from './start-times.ts';
import { suppressionTimes } from './suppression-times.ts';
import { throughput } from './throughput.ts';

/**
 * `npm run bench`: the promised numbers, measured here and now. Ratios are taken within one run, so a slow machine is no excuse.
 * `--json` prints a list, `--only <word>` runs the part of that name, or else the parts whose name has the word. Exit 1 when a bound is missed.
 */
const parts: Record<string, () => Promise<readonly Measurement[]> | readonly Measurement[]> = {
  bundles: bundleSizes,
  imports: importTimes,
  throughput,
  desk: deskTimes,
  pages: pageTimes,
  release: releaseTimes,
  growth: growthTimes,
  history: historyTimes,
  pdf: pdfTimes,
  html: htmlTimes,
  import: figuresImport,
  suppression: suppressionTimes,
  'mail-last': mailLast,
  'mail-rate': mailRate,
  'mail-expansion': mailExpansion,
  'mail-kills': mailKills,
  'mail-cost': mailCost,
  awards: awardTimes,
  'award-races': awardRaces,
  start: startTime,
  test: testTime,
};

const json = process.argv.includes('--json');
const only = process.argv.includes('--only') ? (process.argv[process.argv.indexOf('--only') + 1] ?? '') : '';
const measured: Measurement[] = [];
for (const [name, part] of Object.entries(parts)) {
  if (only in parts ? name !== only : !name.includes(only)) continue;
  if (!json) console.error(`measuring ${name} …`);
  measured.push(...(await part()));
}

if (json) console.log(JSON.stringify(measured, null, 2));
else
  console.table(
    measured.map(({ name, value, bound, unit, ok }) => ({ name, value, bound: bound ?? '', unit, ok: bound === undefined ? '' : ok ? 'yes' : 'NO' })),
  );
process.exit(measured.every(({ ok }) => ok) ? 0 : 1);
