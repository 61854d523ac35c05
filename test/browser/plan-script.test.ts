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

type Line = Readonly<Record<string, string>>;

const rowOf = (plan: string, line: Line, row: number): string => {
  const field = (name: string) => `<input type="text" name="${plan}.${row}.${name}" value="${line[name] ?? ''}">`;
  const sources = ['', 'county', 'own'].map((code) => `<option value="${code}"${line['source'] === code ? ' selected' : ''}>${code}</option>`);
  return `<div data-row="${row}">${plan === 'financing' ? `<select name="financing.${row}.source">${sources.join('')}</select>` : ''}
    ${field('description')}${plan === 'costs' ? `${field('quantity')}${field('unitPrice')}` : ''}${field('amount')}</div>`;
};

/** A plan as its contract describes it (docs/decisions/0102). */
const planPage = (plan: 'costs' | 'financing', lines: readonly Line[], stored = ''): string =>
  documentOf(
    `<form method="post" action="/gesendet"><button name="action" value="save" hidden></button>
    <div data-plan="${plan}" ${stored}>${lines.map((line, row) => rowOf(plan, line, row)).join('')}
      <textarea name="${plan}.paste"></textarea><button name="action" value="paste-${plan}">Übernehmen</button>
      <div role="status"><span data-sum="costs">vom Server</span><span data-sum="financing">vom Server</span><span data-sum="county">vom Server</span>
      <span data-sum="difference"></span></div></div></form>`,
    'plan',
  );

const open = (html: string) => pages.open('/plan', ({ path }) => ({ body: path === '/plan' ? html : documentOf('gesendet') }));
const sum = async (page: Page, name: string): Promise<string> =>
  ((await page.locator(`[data-sum="${name}"]`).textContent()) ?? '').replaceAll('\u00a0', ' ');
const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const shown = (page: Page, name: string, text: string) => expect.poll(() => sum(page, name), { timeout: 5000 }).toBe(text);

describe('sums while somebody types', () => {
  it('follow the costs, leave the other plan to the server, and say the difference in words', async () => {
    const { page, refused } = await open(planPage('costs', [{ amount: '1.000,00' }, {}], 'data-stored-financing="99999"'));
    await shown(page, 'difference', 'Es fehlen 0,01 €.');
    await field(page, 'costs.1.amount').fill('500');
    await shown(page, 'costs', '1.500,00 €');
    await shown(page, 'difference', 'Es fehlen 500,01 €.');
    await field(page, 'costs.0.amount').fill('499,99');
    await shown(page, 'difference', 'Beide Summen sind gleich.');
    await field(page, 'costs.0.amount').fill('400');
    await shown(page, 'difference', 'Das sind 99,99 € zu viel.');
    expect([await sum(page, 'financing'), await sum(page, 'county')]).toEqual(['vom Server', 'vom Server']);
    expect(refused).toEqual([]);
    await page.context().close();
  });

  it('follow the financing, and what is asked of the county', async () => {
    const lines = [{ source: 'county', amount: '7.500,00' }, { source: 'own', amount: '2.000' }, {}];
    const { page } = await open(planPage('financing', lines, 'data-stored-costs="1000000"'));
    await shown(page, 'difference', 'Es fehlen 500,00 €.');
    await field(page, 'financing.2.source').selectOption('county');
    await shown(page, 'county', 'noch nicht vollständig');
    await field(page, 'financing.2.amount').fill('500,00 €');
    await shown(page, 'county', '8.000,00 €');
    await shown(page, 'financing', '10.000,00 €');
    await shown(page, 'difference', 'Beide Summen sind gleich.');
    expect(await sum(page, 'costs')).toBe('vom Server');
    await page.context().close();
  });

  it.each(['viel', '1,234', '-5', '12,5,5'])('are not complete while a line reads %s', async (typed) => {
    const { page } = await open(planPage('costs', [{ amount: '100' }, {}], 'data-stored-financing="10000"'));
    await field(page, 'costs.1.amount').fill(typed);
    await shown(page, 'costs', 'noch nicht vollständig');
    await shown(page, 'difference', '');
    await field(page, 'costs.1.amount').fill('');
    await shown(page, 'costs', '100,00 €');
    await page.context().close();
  });

  it('are written once after a pause, and not at all where nothing is new: a screen reader hears every change', async () => {
    const { page } = await open(planPage('costs', [{ amount: '100' }]));
    await shown(page, 'costs', '100,00 €');
    await page.evaluate(() => {
      const region = document.querySelector('[role=status]');
      new MutationObserver((changes) => {
        document.body.dataset['changes'] = String(Number(document.body.dataset['changes'] ?? 0) + changes.length);
      }).observe(region ?? document.body, { subtree: true, childList: true, characterData: true });
    });
    await field(page, 'costs.0.amount').pressSequentially('234', { delay: 50 });
    await shown(page, 'costs', '234.100,00 €');
    await field(page, 'costs.0.description').pressSequentially('Miete', { delay: 20 });
    await page.waitForTimeout(1500);
    expect(await page.evaluate(() => document.body.dataset['changes'])).toBe('1');
    await page.context().close();
  });
});

describe('the amount of a line', () => {
  const amount = (page: Page) => field(page, 'costs.0.amount').inputValue();

  it.each([
    ['3', '12,50', '37,50'],
    ['1,5', '0,33', '0,50'],
    ['0,5', '0,01', '0,01'],
    ['0,49', '0,01', '0,00'],
    ['1.000', '99.999,99', '99.999.990,00'],
  ])('is %s × %s = %s, rounded half up to the cent', async (quantity, unitPrice, product) => {
    const { page } = await open(planPage('costs', [{}]));
    await field(page, 'costs.0.quantity').fill(quantity);
    expect(await amount(page)).toBe('');
    await field(page, 'costs.0.unitPrice').fill(unitPrice);
    expect(await amount(page)).toBe(product);
    await shown(page, 'costs', `${product} €`);
    await page.context().close();
  });

  it('follows its factors, here or from the server, until somebody types another', async () => {
    const { page } = await open(planPage('costs', [{ quantity: '2', unitPrice: '10,00', amount: '20,00' }]));
    await field(page, 'costs.0.quantity').fill('3');
    expect(await amount(page)).toBe('30,00');
    await field(page, 'costs.0.unitPrice').fill('viel');
    expect(await amount(page)).toBe('');
    await field(page, 'costs.0.unitPrice').fill('5');
    expect(await amount(page)).toBe('15,00');
    await field(page, 'costs.0.amount').fill('16');
    await field(page, 'costs.0.quantity').fill('4');
    expect(await amount(page)).toBe('16');
    await field(page, 'costs.0.amount').fill('');
    await field(page, 'costs.0.quantity').fill('5');
    expect(await amount(page)).toBe('25,00');
    await page.context().close();
  });

  it('that was typed before stays', async () => {
    const { page } = await open(planPage('costs', [{ quantity: '2', unitPrice: '10', amount: '25,00' }]));
    await field(page, 'costs.0.quantity').fill('3');
    expect(await amount(page)).toBe('25,00');
    await page.context().close();
  });
});

describe('pasting', () => {
  const paste = (page: Page, name: string, text: string) =>
    field(page, name).evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      return element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);

  it.each(['Honorare\tKursleitung\t1.200,00', 'Miete 300\nMaterial 200', 'Miete\t300\r\nMaterial\t200\r\n'])(
    'a table into a field of the plan hands it to the server: %j',
    async (text) => {
      const { page, sent } = await open(planPage('costs', [{ description: 'Da' }, {}]));
      expect(await paste(page, 'costs.1.description', text)).toBe(false);
      await page.waitForURL('**/gesendet');
      expect(sent[0]?.get('action')).toBe('paste-costs');
      expect(sent[0]?.get('costs.paste')).toBe(text.replace(/\r\n|\n/g, '\r\n'));
      expect(sent[0]?.get('costs.0.description')).toBe('Da');
      await page.context().close();
    },
  );

  it.each(['Kursleitung', 'Kursleitung\n', ''])('one line is left to the browser: %j', async (text) => {
    const { page, sent } = await open(planPage('costs', [{}]));
    expect(await paste(page, 'costs.0.description', text)).toBe(true);
    expect(await paste(page, 'costs.paste', 'a\tb')).toBe(true);
    expect(sent).toEqual([]);
    await page.context().close();
  });
});
