import { startLocalCloud } from './infra/local/cloud.ts';
import { addMonths, lastMonth } from './shared/domain/calendar.ts';
import { launchBrowser } from './test/support/browser.ts';
const cloud = await startLocalCloud({ exampleData: true, quiet: true });
const reported = lastMonth(new Date().toISOString());
for (const i of [-5, -4, -3, -1]) { const t = performance.now(); console.log(i, JSON.stringify(await cloud.invoke('publish-report', { month: addMonths(reported, i) })).slice(0, 100), Math.round(performance.now() - t)); }
await cloud.idle();
for (const p of ['/daten/', '/daten', '/daten/zeitreihen.csv', '/daten/katalog.ttl', '/daten/foerderungen.json', '/daten/reihen', '/daten/reihen/', '/daten/reihen/foreign_population', '/daten/reihen/foreign_population.json','/daten/reihen/foreign_population/01058?format=csv', '/daten/reihen/nix', '/daten/reihen/nix.json', '/daten/reihen/foreign_population/99', '/berichte/suche?text=platze', '/robots.txt', '/sitemap.xml', '/berichte/suche']) {
  const r = await fetch(cloud.url + p, { redirect: 'manual' }); const b = await r.arrayBuffer();
  console.log(p, r.status, r.headers.get('content-type'), r.headers.get('cache-control'), r.headers.get('location'), b.byteLength);
  if (p.endsWith('.ttl') || p.endsWith('foerderungen.json')) (await import('node:fs')).writeFileSync('/tmp/' + p.split('/').at(-1), Buffer.from(b));
}
const browser = await launchBrowser();
const shots: [string, string, number][] = [['archiv', '/berichte/', 1280], ['daten', '/daten/', 1280], ['reihen', '/daten/reihen', 1280], ['reihe', '/daten/reihen/municipal_housing_occupied', 1280], ['amt', '/daten/reihen/municipal_housing_occupied/010585803', 1280], ['suche', '/berichte/suche?text=pl%C3%A4tze', 1280], ['nichts', '/berichte/suche?text=xyz', 400], ['reihe-schmal', '/daten/reihen/municipal_housing_occupied', 360]];
for (const [name, path, width] of shots) for (const scheme of ['light', 'dark'] as const) {
  const page = await browser.newPage({ viewport: { width, height: 2400 }, colorScheme: scheme });
  await page.goto(cloud.url + path); await page.screenshot({ path: `/tmp/shot-${name}-${scheme}.png` }).catch((e: unknown) => console.log(String(e).slice(0, 80))); await page.close();
}
await browser.close(); await cloud.stop();
