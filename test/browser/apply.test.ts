/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { county } from '../../shared/county/county.ts';
import { launchBrowser, tabTo } from '../support/browser.ts';
import { inboxMails } from '../support/inbox.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await cloud.stop();
});

const year = async (page: Page): Promise<string> => /Integrationsmittel (\d{4})/.exec((await page.locator('main').textContent()) ?? '')?.[1] ?? '';
const place = county.administrations.find(({ kind }) => kind === 'amtsfrei')?.municipalities[0] ?? '';

/** A person who uses no mouse: moves with Tab, types, picks by typing, ticks with the space bar. */
const keyboard = (page: Page) => ({
  type: async (selector: string, text: string) => {
    await tabTo(page, selector);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text);
  },
  press: async (selector: string, key: string) => {
    await tabTo(page, selector);
    await page.keyboard.press(key);
  },
});

const fill = async (page: Page, cost: string) => {
  const { type, press } = keyboard(page);
  const budgetYear = await year(page);
  await type('#organisation-name', 'Beispielverein <b>Brücke</b> e. V.');
  await type('#organisation-legalForm', 'Eingetragener');
  await type('#organisation-street', 'Musterweg 1');
  await type('#organisation-postcode', '24768');
  await type('#organisation-city', 'Rendsburg');
  await type('#contact-name', 'Erika Beispiel');
  await type('#contact-email', 'erika@brücke.example'.replace('ü', 'ue'));
  await type('#project-title', 'Café der Sprachen');
  await type('#project-shortDescription', 'Einmal in der Woche kochen und sprechen wir miteinander.');
  await tabTo(page, `details:has(#gemeinde-${place}) > summary`);
  await page.keyboard.press('Enter');
  await press(`#gemeinde-${place}`, 'Space');
  await type('#project-startDate', `1.3.${budgetYear}`);
  await type('#project-endDate', `31.8.${budgetYear}`);
  await type('#costs-0-category', 'Honorare');
  await type('#costs-0-description', 'Kursleitung');
  await type('#costs-0-amount', cost);
  await type('#financing-0-amount', '7.500,00');
  await type('#financing-1-source', 'Eigenmittel');
  await type('#financing-1-amount', '2500');
  await type('#requestedAmount', '7.500');
};

const submit = async (page: Page) => {
  // Enter in a field sends the form, as people expect of a form.
  await tabTo(page, '#requestedAmount');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
};

describe.each([
  ['with scripts allowed', true],
  ['without JavaScript', false],
])('applying by keyboard only, %s', (_name, javaScriptEnabled) => {
  it('is stopped by one cent in words, keeps everything typed, and ends with a reference and a copy', async () => {
    const context = await browser.newContext({ locale: 'de-DE', javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`${cloud.url}/antrag`);
    expect(await page.locator('script').count()).toBe(0);
    await fill(page, '10.000,01');
    await submit(page);

    expect(await page.title()).toMatch(/^Fehler: /);
    expect(await page.locator('main').textContent()).toContain('Es fehlen 0,01\u00a0€');
    expect(await page.evaluate(() => document.activeElement?.closest('.error-summary, [role=alert], .kern-alert--danger') !== null)).toBe(true);
    expect(await page.inputValue('#organisation-name')).toBe('Beispielverein <b>Brücke</b> e. V.');
    expect(await page.inputValue('#costs-0-amount')).toBe('10.000,01');
    expect(await page.isChecked(`#gemeinde-${place}`)).toBe(true);

    // The summary's first link leads to the field that is wrong.
    const link = page.locator('.kern-alert--danger a').first();
    const target = (await link.getAttribute('href')) ?? '';
    await link.focus();
    await page.keyboard.press('Enter');
    expect(target).toMatch(/^#/);
    expect(await page.locator(target).count()).toBe(1);

    await keyboard(page).type('#costs-0-amount', '10.000,00');
    await submit(page);
    expect(page.url()).toContain('/antrag/eingegangen/');
    const receipt = (await page.locator('main').textContent()) ?? '';
    const reference = /INT-\d{4}-\d{4}/.exec(receipt)?.[0] ?? 'none';
    expect(receipt).toContain('Beispielverein <b>Brücke</b> e. V.');
    await cloud.idle();
    const copies = (await inboxMails(cloud.inboxUrl)).filter(({ subject }) => subject.includes(reference));
    expect(copies).toHaveLength(1);
    expect(copies[0]?.body.html).toContain('&lt;b&gt;Brücke&lt;/b&gt;');

    // Reload and back are harmless.
    await page.reload();
    expect(await page.locator('main').textContent()).toContain(reference);
    await context.close();
  });
});

it('adds and removes lines without a script and stores nothing by it', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${cloud.url}/antrag`);
  await page.fill('#costs-0-description', 'Miete');
  await page.click('button[value="add-costs"]');
  expect(await page.inputValue('#costs-0-description')).toBe('Miete');
  expect(await page.locator('#costs-3-description').count()).toBe(1);
  await page.click('button[value="remove-costs.0"]');
  expect(await page.locator('#costs-3-description').count()).toBe(0);
  expect(await page.inputValue('#costs-0-description')).toBe('');
  await page.context().close();
});
