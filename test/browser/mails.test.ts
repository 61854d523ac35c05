/// <reference lib="dom" />
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, launchBrowser } from '../support/browser.ts';
import { renderedMails } from '../unit/mail/rendered-mails.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const mails = Object.entries(renderedMails).flatMap(([file, render]) =>
  Object.entries(render(true)).map(([name, { html }]) => ({ file, name, html })),
);

describe.each(mails)('$file, $name', ({ html }) => {
  it.each(['light', 'dark'] as const)('has no violation in the %s theme and fits 320 pixels', async (colorScheme) => {
    const page = await browser.newPage({ colorScheme, viewport: { width: 320, height: 640 } });
    await page.setContent(html);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });
});
