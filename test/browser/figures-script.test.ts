import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { documentOf, scriptPages } from '../support/script-pages.ts';

let browser: Browser;
let pages: Awaited<ReturnType<typeof scriptPages>>;
beforeAll(async () => {
  browser = await launchBrowser();
  pages = await scriptPages(browser);
});
afterAll(async () => {
  await browser.close();
  await pages.stop();
});

/** A figure as its contract describes it (docs/decisions/0102). */
const figure = (parts: readonly string[], typed: Readonly<Record<string, string>> = {}): string => {
  const field = (name: string): string => `<input type="text" name="${name}" value="${typed[name] ?? ''}">`;
  const names = [...parts.map((part) => `zahl.${part}`), 'zahl@1', 'zahl@2', 'zahl'];
  return documentOf(
    `<main><form><div data-figure="zahl">${names.map(field).join('')}<p><strong data-sum="zahl">vom Server</strong></p>
    <p data-municipalities="zahl">vom Server</p></div></form></main>`,
    'figures',
  );
};
const open = (html: string) => pages.open('/zahlen', () => ({ body: html }));
const shown = (page: Page, output: string, text: string) =>
  expect.poll(() => page.locator(`[data-${output}]`).textContent(), { timeout: 5000 }).toBe(text);
const type = (page: Page, name: string, text: string) => page.fill(`[name="${name}"]`, text);

describe('sums of figures while somebody types', () => {
  it('follow the kinds, and are open while one of them is', async () => {
    const { page, refused } = await open(figure(['a', 'b'], { 'zahl.a': '100' }));
    await shown(page, 'sum', 'noch nicht vollständig');
    await type(page, 'zahl.b', '20');
    await shown(page, 'sum', '120');
    await type(page, 'zahl.b', '1.000');
    await shown(page, 'sum', 'noch nicht vollständig');
    await type(page, 'zahl.b', '0');
    await shown(page, 'sum', '100');
    expect(refused).toEqual([]);
    await page.context().close();
  });

  it('are what is typed where only the sum is known', async () => {
    const { page } = await open(figure(['a', 'b']));
    await type(page, 'zahl', '130');
    await shown(page, 'sum', '130');
    await page.context().close();
  });

  it('say what the Gemeinden make, and what is missing to the whole', async () => {
    const { page } = await open(figure(['a', 'b'], { 'zahl.a': '10', 'zahl.b': '5' }));
    await shown(page, 'municipalities', 'Noch keine Gemeinde angegeben.');
    await type(page, 'zahl@1', '12');
    await shown(page, 'municipalities', 'Die Gemeinden ergeben zusammen 12. Es fehlen 3.');
    await type(page, 'zahl@2', '3');
    await shown(page, 'municipalities', 'Die Gemeinden ergeben zusammen 15. Das stimmt mit der Summe überein.');
    await type(page, 'zahl@2', '4');
    await shown(page, 'municipalities', 'Die Gemeinden ergeben zusammen 16. Das sind 1 zu viel.');
    await type(page, 'zahl@2', 'x');
    await shown(page, 'municipalities', 'Die Summe der Gemeinden ist noch nicht vollständig.');
    await page.context().close();
  });

  it('compare the Gemeinden with the one number of a figure without kinds', async () => {
    const { page } = await open(figure([], { zahl: '7', 'zahl@1': '7' }));
    await shown(page, 'municipalities', 'Die Gemeinden ergeben zusammen 7. Das stimmt mit der Summe überein.');
    await page.context().close();
  });
});
