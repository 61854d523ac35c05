/// <reference lib="dom" />
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublishedChart } from '../../functions/publish-report/document/report-document.ts';
import { buildAssets } from '../../infra/assets.ts';
import { ChartFigure } from '../../shared/pages/content.tsx';
import { raw } from '../../shared/pages/raw.tsx';
import { axeViolations, launchBrowser } from '../support/browser.ts';
import { exampleObservations, publishedCharts } from '../support/report-charts.ts';

let browser: Browser;
let folder = '';
let style = '';
beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'teilhabe-charts-'));
  await buildAssets(folder);
  const css = await readFile(join(folder, 'teilhabe.css'), 'utf8');
  // In the page itself, so that text is as wide as readers see it without a server.
  const fonts = await Promise.all(
    [400, 600].map(
      async (weight) => [`fira-sans-${weight}.woff2`, (await readFile(join(folder, `fira-sans-${weight}.woff2`))).toString('base64')] as const,
    ),
  );
  style = fonts.reduce((text, [name, bytes]) => text.replaceAll(name, `data:font/woff2;base64,${bytes}`), css);
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

const show = async (charts: readonly PublishedChart[], width: number): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: { width, height: 800 }, locale: 'de-DE' })).newPage();
  const figures = charts.map(({ id, number, title, svg }) =>
    renderToString(h(ChartFigure, { id, caption: `Abbildung ${number}: ${title}`, drawing: raw(svg) })),
  );
  await page.setContent(
    `<!doctype html><html lang="de"><head><title>Abbildungen</title><style>${style}</style></head><body class="page"><main class="page__main page__main--wide"><h1>Abbildungen</h1>${figures.join('')}</main></body></html>`,
  );
  await page.evaluate(() => document.fonts.ready);
  return page;
};

/** Texts that leave their drawing, and pairs of texts that cover each other. */
const illegible = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const svg of document.querySelectorAll('.chart svg')) {
      const whole = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll('text')].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
      for (const { text, box } of texts)
        if (box.left < whole.left - 1 || box.right > whole.right + 1 || box.top < whole.top - 1 || box.bottom > whole.bottom + 1)
          found.push(`outside: ${text}`);
      for (const [at, one] of texts.entries())
        for (const other of texts.slice(at + 1)) {
          const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          // Boxes of lines are higher than their letters.
          const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          if (across > 1 && down > 4) found.push(`${one.text} covers ${other.text}`);
        }
    }
    return found;
  });

const observations = exampleObservations();
/** Lines that end together, breaks in months beside each other, and figures that are hidden or very large. */
const awkward = publishedCharts(observations, (observation) => {
  const { indicator, period, value = 0 } = observation;
  if (indicator === 'allocations_to_district') return { ...observation, value: period > '2026-06' ? 7 : value };
  if (indicator === 'integration_course_entries')
    return ['2025-05', '2025-06', '2025-11'].includes(period) ? { ...observation, obsStatus: 'B' } : observation;
  if (indicator === 'municipal_housing_occupied') return ['2026-02', '2026-10'].includes(period) ? { ...observation, confStatus: 'C' } : observation;
  return { ...observation, value: value * 1000 };
});

describe.each([
  ['the example', publishedCharts(observations)],
  ['awkward figures', awkward],
])('charts of %s', (_name, charts) => {
  it('keep the rules of axe in both themes, on a phone and wide, and never make the page scroll sideways', async () => {
    for (const width of [320, 1280]) {
      const page = await show(charts, width);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await axeViolations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await axeViolations(page)).toEqual([]);
      await page.context().close();
    }
  });

  it('have texts that stay inside and never cover each other', async () => {
    const page = await show(charts, 1280);
    expect(await page.locator('.chart svg text').count()).toBeGreaterThan(100);
    expect(await illegible(page)).toEqual([]);
    await page.context().close();
  });

  it('have text in the colour of their light panel, whatever the theme', async () => {
    const page = await show(charts, 1280);
    const colours = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.chart__panel')].map((panel) => {
          const text = panel.querySelector('svg > text, svg > g:not([fill]) text');
          return [getComputedStyle(panel).backgroundColor, text === null ? '' : getComputedStyle(text).fill];
        }),
      );
    const light = await colours();
    expect(new Set(light.map(([background]) => background))).toEqual(new Set(['rgb(255, 255, 255)']));
    expect(light.filter(([, text]) => text === 'rgb(19, 21, 37)').length).toBeGreaterThan(8);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await colours()).toEqual(light);
    await page.context().close();
  });
});
