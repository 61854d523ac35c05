/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { axeViolations, launchBrowser, tabTo } from '../support/browser.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await cloud.stop();
});

/** Goes to an element with Tab, presses Enter and waits until the browser has arrived. */
const enter = async (page: Page, selector: string, arrives: string | RegExp) => {
  await tabTo(page, selector);
  await Promise.all([page.waitForURL(arrives), page.keyboard.press('Enter')]);
};
const main = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? '';
const issuer = new RegExp(`^${cloud.issuerUrl}/`);

describe.each([
  ['with scripts allowed', true],
  ['without JavaScript', false],
])('staff by keyboard only, %s', (_name, javaScriptEnabled) => {
  it('sign in at the issuer, see their desk, sign out here and there, and come back as somebody else', async () => {
    const context = await browser.newContext({ locale: 'de-DE', javaScriptEnabled, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const refused: string[] = [];
    page.on('console', (message) => message.text().includes('Content Security Policy') && refused.push(message.text()));

    await page.goto(`${cloud.url}/amt`);
    expect(page.url()).toBe(`${cloud.url}/amt/anmelden`);
    await enter(page, 'main form button', issuer);
    expect(await main(page)).toContain('Als wen möchten Sie sich anmelden?');
    await enter(page, 'button[value="data-protection"]', `${cloud.url}/amt`);
    expect(await main(page)).toContain('Dana Vorlage');
    expect(await main(page)).toContain('Datenschutz');
    await page.reload();
    expect(await main(page)).toContain('Dana Vorlage');
    const ours = (await context.cookies()).filter(({ name }) => name.startsWith('__Host-'));
    expect(ours.map(({ name }) => name).toSorted()).toEqual(['__Host-staff', '__Host-staff-attempt']);
    for (const cookie of ours) expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });

    // The issuer still knows who they are: signing in again asks nothing.
    await page.goto(`${cloud.url}/amt`);
    await enter(page, 'main form button', issuer);
    expect(await main(page)).toContain('Möchten Sie sich auch hier abmelden?');
    await page.goto(`${cloud.url}/amt`);
    expect(page.url()).toBe(`${cloud.url}/amt/anmelden`);
    await enter(page, 'main form button', `${cloud.url}/amt`);
    expect(await main(page)).toContain('Dana Vorlage');

    await enter(page, 'main form button', issuer);
    await enter(page, 'button[value="yes"]', `${cloud.url}/amt/anmelden`);
    expect(await main(page)).toContain('Sie sind zurzeit nicht angemeldet.');
    await enter(page, 'main form button', issuer);
    await enter(page, 'button[value="administrator"]', `${cloud.url}/amt`);
    expect(await main(page)).toContain('Alex Probe');
    expect(refused).toEqual([]);
    await context.close();
  });
});

it('goes back to the page that somebody wanted, and nowhere else', async () => {
  const page = await browser.newPage();
  await page.goto(`${cloud.url}/amt/anmelden?ziel=/amt/zahlen`);
  await page.click('main form button');
  await page.waitForURL(issuer);
  await page.click('button[value="kit-adviser"]');
  // No capability has this page yet: what counts is the address.
  await page.waitForURL(`${cloud.url}/amt/zahlen`);
  await page.context().close();
});

it('the back button after signing in does no harm', async () => {
  const page = await browser.newPage();
  await page.goto(`${cloud.url}/amt/anmelden`);
  await page.click('main form button');
  await page.waitForURL(issuer);
  await page.click('button[value="kit-adviser"]');
  await page.waitForURL(`${cloud.url}/amt`);
  await page.goBack();
  await page.goto(`${cloud.url}/amt`);
  expect(await main(page)).toContain('Kim Beispiel');
  await page.context().close();
});

it('the page of the local issuer can be read by everybody', async () => {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  await page.goto(`${cloud.url}/amt/anmelden`);
  await page.click('main form button');
  await page.waitForURL(issuer);
  expect(await axeViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await context.close();
});

it('who is signed in at the issuer is asked again before something that cannot be taken back and gets a new session', async () => {
  const context = await browser.newContext({ locale: 'de-DE' });
  const page = await context.newPage();
  await page.goto(`${cloud.url}/amt/anmelden`);
  await page.click('main form button');
  await page.click('button[value="approver"]');
  await page.waitForURL(`${cloud.url}/amt`);
  const cookieOf = async () => (await context.cookies()).find(({ name }) => name === '__Host-staff')?.value;
  const before = await cookieOf();
  await page.goto(`${cloud.url}/amt/anmelden?erneut=ja`);
  await page.click('main form button');
  await page.waitForURL(issuer);
  expect(await main(page)).toContain('Als wen möchten Sie sich anmelden?');
  await page.click('button[value="approver"]');
  await page.waitForURL(`${cloud.url}/amt`);
  expect(await cookieOf()).not.toBe(before);
  await context.close();
});
