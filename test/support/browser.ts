/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import * as z from 'zod';

/** A real Chromium from npm. The network switches keep it from looking up its maker's hosts. */
export const launchBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--headless=shell',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const violationsSchema = z.array(z.object({ id: z.string(), help: z.string(), nodes: z.array(z.string()) }));

/** Violations of WCAG 2.2 A and AA, EN 301 549 and good practice on the page as it stands; empty means none. */
export const axeViolations = async (page: Page): Promise<z.infer<typeof violationsSchema>> => {
  // As a debugger does it, so the content security policy of the page stays as it is.
  await page.evaluate(axeSource);
  const found: unknown = await page.evaluate(async () => {
    // Runs inside the page, where axe-core has put itself on the window.
    const axe: { run: (options: unknown) => Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }> } = Reflect.get(
      window,
      'axe',
    );
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'EN-301-549', 'best-practice'];
    const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } });
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => html.slice(0, 200)) }));
  });
  return violationsSchema.parse(found);
};

/** Presses Tab until the element that the selector names has the focus. @throws when it cannot be reached by keyboard */
export const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let presses = 0; presses < 400; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} cannot be reached with the Tab key`);
};
