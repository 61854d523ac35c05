/// <reference lib="dom" />
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { launchBrowser } from '../support/browser.ts';
import { keyboard, touch } from '../support/hands.ts';
import { inboxMails } from '../support/inbox.ts';
import { openRoundNow } from '../support/stored-rounds.ts';
import { apply } from './apply-story.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await cloud.stop();
});

/** Addresses that the browser asked for, and what the content security policy held back. */
const watched = (page: Page) => {
  const addresses: URL[] = [];
  const refused: string[] = [];
  page.on('request', (request) => addresses.push(new URL(request.url())));
  page.on('console', (message) => message.type() === 'error' && message.text().includes('Content Security Policy') && refused.push(message.text()));
  return { addresses, refused };
};

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, javaScriptEnabled: false } satisfies BrowserContextOptions;
const desk = { viewport: { width: 1280, height: 800 } } satisfies BrowserContextOptions;

// A hundred fields with two reloads on each page, key by key: minutes on a busy machine.
const patience = 300_000;

describe.each([
  ['on a phone without JavaScript', 'telefon', phone, touch],
  ['at a desk with the keyboard only', 'tastatur', desk, keyboard],
])('a whole application %s', (_name, who, options, handsOf) => {
  it(
    'leads from the start page to the receipt, without a word to anybody else',
    async () => {
      const context = await browser.newContext({ locale: 'de-DE', ...options });
      const page = await context.newPage();
      const { addresses, refused } = watched(page);
      const address = `${who}@antrag.example`;
      const { draft, reference } = await apply({ cloud, hands: handsOf(page), address, round: openRoundNow() });

      await cloud.idle();
      const mails = (await inboxMails(cloud.inboxUrl)).filter(({ subject }) => subject.includes(reference));
      expect(mails).toHaveLength(1);
      expect(mails[0]?.body.text).toContain('Café der vielen Sprachen');
      // The draft is no draft any more; its pages lead to the receipt.
      await page.goto(`${cloud.url}${draft}/kosten`);
      expect(page.url()).toContain('/antrag/eingegangen/');

      expect(new Set(addresses.map(({ origin }) => origin))).toEqual(new Set([cloud.url, new URL(cloud.s3Endpoint).origin]));
      expect(refused).toEqual([]);
      // The bucket leads back with the name of the file in its answer; the page takes it out of the address.
      const asked = addresses.filter(({ searchParams }) => !searchParams.has('key')).map(String);
      expect(asked.filter((url) => /antrag\.example|Br%C3%BCcke|DE89|Satzung/i.test(url))).toEqual([]);
      await context.close();
    },
    patience,
  );
});
