/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { applyAs, linksTo } from '../support/applicants.ts';
import { launchBrowser, tabTo } from '../support/browser.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await cloud.stop();
});

/** Goes to an element with Tab, presses Enter and waits for the page that follows. */
const enter = async (page: Page, selector: string) => {
  await tabTo(page, selector);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
};
const main = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? '';

describe.each([
  ['with scripts allowed', true],
  ['without JavaScript', false],
])('coming back by keyboard only, %s', (_name, javaScriptEnabled) => {
  it('leads from the start page over a mail to the application, withdraws it, and signs out', async () => {
    const address = `tastatur-${javaScriptEnabled}@antrag.example`;
    const { reference, id } = await applyAs(cloud, address);
    const context = await browser.newContext({ locale: 'de-DE', javaScriptEnabled, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.goto(cloud.url);
    await enter(page, 'main a[href="/status"]');
    await tabTo(page, '#email');
    await page.keyboard.type(address);
    // Nobody is faster; who is gets the form once more.
    await page.waitForTimeout(1500);
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    expect(page.url()).toBe(`${cloud.url}/status/gesendet`);
    // Reload and back are harmless: no second mail.
    await page.reload();
    const [link = '', ...others] = await linksTo(cloud, address);
    expect(others).toEqual([]);

    await page.goto(`${cloud.url}${link}`);
    await page.reload();
    await enter(page, 'main form button');
    expect(page.url()).toBe(`${cloud.url}/status/antraege`);
    const [cookie, ...cookies] = await context.cookies();
    expect(cookies).toEqual([]);
    expect(cookie).toMatchObject({ name: '__Host-session', httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
    expect(await main(page)).toContain(reference);

    await enter(page, `main a[href="/status/antraege/${id}"]`);
    expect(await main(page)).toContain('Ihr Antrag ist bei uns eingegangen.');
    await enter(page, 'main a[href$="/zurueckziehen"]');
    await enter(page, 'main form button');
    expect(page.url()).toBe(`${cloud.url}/status/antraege/${id}`);
    expect(await main(page)).toContain('Sie haben diesen Antrag zurückgezogen.');
    await page.reload();
    expect(await main(page)).toContain('Sie haben diesen Antrag zurückgezogen.');

    await enter(page, 'main form[action="/status/abmelden"] button');
    expect(await main(page)).toContain('Sie sind abgemeldet');
    expect(await context.cookies()).toEqual([]);
    await page.goto(`${cloud.url}/status/antraege/${id}`);
    expect(page.url()).toContain('/status?ziel=');

    // The link is used up.
    await page.goto(`${cloud.url}${link}`);
    await enter(page, 'main form button');
    expect(await page.title()).toMatch(/^Fehler: Dieser Link gilt nicht mehr/);
    await context.close();
  });
});
