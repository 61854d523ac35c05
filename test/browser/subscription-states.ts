/// <reference lib="dom" />
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { postForm } from '../support/applicants.ts';
import { askFor, subscribe, subscriptionLinks } from '../support/subscribers.ts';

type Visit = (page: Page) => Promise<unknown>;

/** Pages of subscriptions, in each state a person can meet them, by route. Nothing needs a session; each state has a mailbox of its own. */
export const subscriptionStates = (cloud: LocalCloud): Record<string, Record<string, Visit>> => {
  const open =
    (path: string): Visit =>
    (page) =>
      page.goto(`${cloud.url}${path}`);
  const mailbox = (): string => `${randomUUID()}@leserin.example`;

  /** The page that confirms. */
  const waiting = async (page: Page): Promise<void> => {
    const address = mailbox();
    await askFor(cloud, address, ['report', 'rounds', 'figures:010585803', 'figures:01058135']);
    await open((await subscriptionLinks(cloud, address)).at(-1) ?? '')(page);
    await page.getByRole('heading', { level: 1, name: 'Abonnement bestätigen' }).waitFor();
  };
  /** The page of a subscription. */
  const subscribed =
    (topics: readonly string[], query = ''): Visit =>
    async (page) => {
      await open(`${await subscribe(cloud, mailbox(), topics)}${query}`)(page);
      await page.getByRole('heading', { level: 1, name: 'Ihr Abonnement' }).waitFor();
    };
  const refused: Visit = (page) => page.getByText('Dieser Link gilt nicht').first().waitFor();

  return {
    'GET /berichte/abonnieren': {
      empty: open('/berichte/abonnieren'),
      'with all that is folded': async (page) => {
        await open('/berichte/abonnieren')(page);
        for (const summary of await page.locator('main summary').all()) await summary.click();
      },
    },
    'POST /berichte/abonnieren': {
      'with mistakes': async (page) => {
        await open('/berichte/abonnieren')(page);
        await page.uncheck('#thema-report');
        await page.fill('#email', 'keine Adresse');
        await page.click('main button');
        await page.locator('.error-summary').waitFor();
      },
      'faster than anybody': async (page) => {
        await open('/berichte/abonnieren')(page);
        await page.evaluate(() => document.querySelector('[name=erstellt]')?.setAttribute('value', ''));
        await page.fill('#email', 'schnell@leserin.example');
        await page.click('main button');
        await page.getByText('sehr schnell zurück').waitFor();
      },
    },
    'GET /berichte/abonnieren/gesendet': { answer: open('/berichte/abonnieren/gesendet') },
    'GET /berichte/abonnieren/bestaetigt': { thanks: open('/berichte/abonnieren/bestaetigt') },
    'GET /berichte/abonnieren/bestaetigen/{token}': { button: waiting, 'cut off': open('/berichte/abonnieren/bestaetigen/x') },
    'POST /berichte/abonnieren/bestaetigen/{token}': {
      'confirmed meanwhile': async (page) => {
        await waiting(page);
        await postForm(cloud.url, new URL(page.url()).pathname);
        await page.click('main button');
        await refused(page);
      },
    },
    'GET /berichte/abonnement/{token}': {
      'one topic': subscribed(['rounds']),
      everything: subscribed(['report', 'projects', 'rounds', 'figures:010585803', 'figures:01058135']),
      'just saved': subscribed(['report'], '?gespeichert'),
      'to be confirmed': subscribed(['report'], '?bestaetigen'),
      'cut off': open('/berichte/abonnement/x'),
    },
    'POST /berichte/abonnement/{token}': {
      'everything unticked': async (page) => {
        await subscribed(['report'])(page);
        await page.uncheck('#thema-report');
        await page.click('main button[name=aendern]');
        await page.locator('.error-summary').waitFor();
      },
      'left one of two': async (page) => {
        await subscribed(['report', 'rounds'])(page);
        await page.click('main button[value=report]');
        await page.getByText('Ansehen, was Sie weiter bekommen').waitFor();
      },
      'left all': async (page) => {
        await subscribed(['report'])(page);
        await page.click('main button[value=all]');
        await page.getByText('keine dieser E-Mails mehr').first().waitFor();
      },
    },
  };
};
