/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { linksTo, postForm, sessionOf } from '../support/applicants.ts';
import { axeViolations, launchBrowser } from '../support/browser.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await cloud.stop();
});

const address = 'skripte@antrag.example';
const signedIn = (async () => {
  await postForm(cloud.url, '/status', { email: address, ziel: '/antrag/entwuerfe' });
  const [link = ''] = await linksTo(cloud, address);
  return sessionOf(await postForm(cloud.url, link));
})();

/** A page of a new draft, in a browser with the policy of the house. */
const draftPage = async (slug: string) => {
  const value = await signedIn;
  const begun = await postForm(
    cloud.url,
    '/antrag/entwuerfe',
    { runde: await openRoundId(value), key: crypto.randomUUID() },
    { cookie: `__Host-session=${value}` },
  );
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 } });
  const { hostname } = new URL(cloud.url);
  await context.addCookies([{ name: '__Host-session', value, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }]);
  const page = await context.newPage();
  const refused: string[] = [];
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  page.on('pageerror', (error) => refused.push(error.message));
  await page.goto(`${cloud.url}${begun.headers.get('location')}/${slug}`);
  return { page, refused };
};

const openRoundId = async (session: string): Promise<string> => {
  const list = await (await fetch(`${cloud.url}/antrag/entwuerfe`, { headers: { cookie: `__Host-session=${session}` } })).text();
  return /name="runde"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="runde"/.exec(list)?.slice(1).find(Boolean) ?? '';
};

const sum = async (page: Page, name: string): Promise<string> =>
  ((await page.locator(`[data-sum="${name}"]`).textContent()) ?? '').trim().replaceAll('\u00a0', ' ');

it('the plans of a draft add up while somebody types, and the server says the same', async () => {
  const { page, refused } = await draftPage('kosten');
  await page.fill('[name="costs.0.description"]', 'Kursleitung');
  await page.fill('[name="costs.0.quantity"]', '12,5');
  await page.fill('[name="costs.0.unitPrice"]', '40,01');
  expect(await page.inputValue('[name="costs.0.amount"]')).toBe('500,13');
  await page.fill('[name="costs.1.amount"]', '99,88');
  await expect.poll(() => sum(page, 'costs')).toBe('600,01 €');
  expect(await sum(page, 'financing')).toBe('noch nicht vollständig');

  await page.locator('[name="costs.2.description"]').evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Miete\tRaum\t100,00\nSachkosten\tMaterial\t50,00');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.waitForLoadState('load');
  await expect.poll(() => sum(page, 'costs')).toBe('750,01 €');
  const amounts = await page.locator('[name^="costs."][name$=".amount"]').evaluateAll((inputs) => inputs.map((input) => Reflect.get(input, 'value')));
  expect(amounts.filter((amount) => amount !== '')).toEqual(['500,13', '99,88', '100,00', '50,00']);

  await Promise.all([page.waitForEvent('load'), page.click('button[value="later"]')]);
  await page.goto(page.url().replace(/(\/antrag\/entwuerfe\/[0-9a-f-]{36}).*/, '$1/finanzierung'));
  await page.fill('[name="financing.0.amount"]', '750,00');
  await expect.poll(() => sum(page, 'difference')).toBe('Es fehlen 0,01 €.');
  await Promise.all([page.waitForEvent('load'), page.click('button[value="calculate"]')]);
  expect(await sum(page, 'difference')).toBe('Es fehlen 0,01 €.');
  expect(refused).toEqual([]);
  await page.context().close();
});

it('a page of a draft asks before typed text is lost, counts long texts, and stays accessible', async () => {
  const { page, refused } = await draftPage('projekt');
  const asked: string[] = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  const text = page.locator('textarea[data-limit]').first();
  await text.fill('Wir kochen.');
  const limit = Number(await text.getAttribute('data-limit'));
  expect(await page.locator('textarea[data-limit] ~ [aria-hidden=true]').first().textContent()).toBe(`Noch ${limit - 11} Zeichen möglich`);
  await page.click('footer a >> nth=0', { noWaitAfter: true });
  await expect.poll(() => asked).toEqual(['beforeunload']);
  expect(page.url()).toContain('/projekt');
  await Promise.all([page.waitForEvent('load'), page.click('button[value="later"]')]);
  expect(asked).toHaveLength(1);
  expect(refused).toEqual([]);
  await page.context().close();
});

it.each(['kosten', 'finanzierung', 'projekt'])('%s has no violation with its scripts', async (slug) => {
  const { page } = await draftPage(slug);
  const bare = await browser.newContext({ bypassCSP: true, storageState: await page.context().storageState() });
  const open = await bare.newPage();
  await open.goto(page.url());
  expect(await axeViolations(open)).toEqual([]);
  await bare.close();
  await page.context().close();
});
