import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifest } from '../../functions/follow-applications/manifest.ts';
import { routes } from '../../functions/follow-applications/routes.ts';
import { county } from '../../shared/county/county.ts';
import { errorPage } from '../../shared/pages/error-page.tsx';
import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { launchBrowser } from '../support/browser.ts';
import { lambdaContext } from '../support/lambda-context.ts';
import { memoryApplicants } from '../support/memory-applicants.ts';
import { documentOf, scriptPages } from '../support/script-pages.ts';
import { application } from '../unit/mail/examples.ts';

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

describe('characters that are left', () => {
  const html = documentOf('<main><label>Ziel<textarea data-limit="20" rows="2">Anfang</textarea></label></main>', 'count');
  const open = async () => (await pages.open('/text', () => ({ body: html }))).page;
  const seen = (page: Page) => page.locator('[aria-hidden=true]').textContent();
  const spoken = (page: Page) => page.locator('[role=status]').textContent();

  it('are seen at once, and counted as the server counts', async () => {
    const page = await open();
    expect(await seen(page)).toBe('Noch 14 Zeichen möglich');
    await page.fill('textarea', '  zwei\nZeilen  ');
    expect(await seen(page)).toBe('Noch 9 Zeichen möglich');
    await page.fill('textarea', 'x'.repeat(1234));
    expect(await seen(page)).toBe('1.214 Zeichen zu viel');
    // Nothing is cut: what is too long is said, here and by the server.
    expect(await page.inputValue('textarea')).toHaveLength(1234);
    await page.context().close();
  });

  it('are heard after a pause, and only near the end', async () => {
    const page = await open();
    await page.fill('textarea', 'x'.repeat(15));
    await page.waitForTimeout(1300);
    expect(await spoken(page)).toBe('');
    await page.locator('textarea').pressSequentially('yyy', { delay: 30 });
    expect(await spoken(page)).toBe('');
    await expect.poll(() => spoken(page), { timeout: 3000 }).toBe('Noch 2 Zeichen möglich');
    await page.context().close();
  });
});

describe('leaving a page', () => {
  const form = `<main><form method="post" action="/gesendet" id="eins"><label>Name<input name="name" value="alt"></label>
    <label>Ja<input type="checkbox" name="ja"></label><label>Wahl<select name="wahl"><option>a</option><option selected>b</option></select></label>
    <label>Text<textarea name="text">alt</textarea></label><button>Senden</button></form>
    <form method="post" action="/abmelden"><button>Abmelden</button></form><a href="/weiter">Weiter</a></main>`;
  const open = async (html = documentOf(form, 'leave')) => {
    const { page, sent } = await pages.open('/formular', ({ path }) => ({ body: path === '/formular' ? html : documentOf(path) }));
    const asked: string[] = [];
    page.on('dialog', async (dialog) => {
      asked.push(dialog.type());
      await dialog.accept();
    });
    return { page, asked, sent };
  };

  it.each([
    ['nothing was typed', async () => undefined, []],
    ['a name was typed', (page: Page) => page.fill('[name=name]', 'neu'), ['beforeunload']],
    ['a text was typed', (page: Page) => page.fill('[name=text]', 'neu'), ['beforeunload']],
    ['a box was ticked', (page: Page) => page.check('[name=ja]'), ['beforeunload']],
    ['something else was chosen', (page: Page) => page.selectOption('[name=wahl]', 'a'), ['beforeunload']],
    [
      'it is again as it was',
      async (page: Page) => {
        await page.fill('[name=name]', 'neu');
        await page.fill('[name=name]', 'alt');
      },
      [],
    ],
  ] as const)('when %s', async (_name, type, expected) => {
    const { page, asked } = await open();
    // A browser asks only for people who did something.
    await page.click('main', { position: { x: 1, y: 1 } });
    await type(page);
    await page.click('a');
    await page.waitForURL('**/weiter');
    expect(asked).toEqual(expected);
    await page.context().close();
  });

  it('by sending the form asks nothing, by sending another one does', async () => {
    const one = await open();
    await one.page.fill('[name=name]', 'neu');
    await one.page.click('#eins button');
    await one.page.waitForURL('**/gesendet');
    expect([one.asked, one.sent.map((fields) => fields.get('name'))]).toEqual([[], ['neu']]);
    const other = await open();
    await other.page.fill('[name=name]', 'neu');
    await other.page.click('form[action="/abmelden"] button');
    await other.page.waitForURL('**/abmelden');
    expect(other.asked).toEqual(['beforeunload']);
    await Promise.all([one.page.context().close(), other.page.context().close()]);
  });

  it('whose input outlived its session asks', async () => {
    const { page, asked } = await open(
      keptInputPage({ county, exampleData: true })({ path: '/antrag/entwuerfe', fields: [['name', 'neu']], askPath: '/status' }),
    );
    await page.click('h1');
    await page.click('footer a >> nth=0');
    await page.waitForURL('**/barrierefreiheit');
    expect(asked).toEqual(['beforeunload']);
    await page.context().close();
  });
});

describe('the task of a busy network', () => {
  const site = { county, exampleData: true, siteUrl: 'https://teilhabe.example' };

  const open = async () => {
    const memory = memoryApplicants([application]);
    const handler = httpHandler(manifest, routes(site, memory.deps), errorPage(site));
    const later = (seconds: number) => {
      memory.clock.at = new Date(Date.parse(memory.clock.at) + seconds * 1000).toISOString();
    };
    const call = async ({ method, path, body }: { method: string; path: string; body: string }) => {
      const [rawPath = '', rawQueryString = ''] = path.split('?');
      later(2);
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const event = { routeKey: `${method} ${rawPath}`, rawPath, rawQueryString, headers, body, requestContext: { http: { method, sourceIp: '' } } };
      const answer = await handler(event, lambdaContext('request-1'));
      const location = new Map(Object.entries(answer.headers)).get('location');
      // A browser does not follow what a test answers with 303 to a POST: the next page is shown in its place.
      return location === undefined ? { status: answer.statusCode, body: answer.body } : { body: documentOf(`<h1>${location}</h1>`) };
    };
    const erstellt = memory.clock.at;
    later(2);
    for (let n = 0; n < 10; n += 1) {
      await call({ method: 'POST', path: '/status', body: new URLSearchParams({ email: `n${n}@nirgends.example`, erstellt }).toString() });
    }
    const opened = await pages.open('/status', call);
    await opened.page.fill('#email', application.contact.email);
    await opened.page.click('main button');
    await opened.page.getByText('Noch ein Schritt').first().waitFor();
    return { ...opened, mails: memory.mails };
  };

  it('is solved while somebody reads, and its proof brings the link', async () => {
    const { page, refused, mails } = await open();
    await page.getByText('Die Aufgabe ist gelöst.').waitFor({ timeout: 60_000 });
    expect(await page.inputValue('#email')).toBe(application.contact.email);
    expect(await page.getByText('Geschieht hier nichts').isVisible()).toBe(false);
    expect(mails).toHaveLength(0);
    await page.click('main button');
    await page.getByText('/status/gesendet').waitFor();
    expect(mails).toHaveLength(1);
    // 429 is told as an error to the console; the security policy refused nothing.
    expect(refused.filter((text) => !text.includes('429'))).toEqual([]);
    await page.context().close();
  });

  it('holds the form of who is faster, and sends it then', async () => {
    const { page, mails } = await open();
    await page.click('main button');
    await page.getByText('/status/gesendet').waitFor({ timeout: 60_000 });
    expect(mails).toHaveLength(1);
    await page.context().close();
  });
});
