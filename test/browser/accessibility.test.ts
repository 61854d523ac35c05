/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { reportedMonth } from '../../infra/local/example-data.ts';
import { manifests } from '../../infra/manifests.ts';
import { routesOf } from '../../shared/runtime/manifest.ts';
import { applyAs, postForm, signIn } from '../support/applicants.ts';
import { axeViolations, launchBrowser } from '../support/browser.ts';
import { openApiExample } from '../support/open-api-example.ts';
import { openRoundNow } from '../support/stored-rounds.ts';
import { typedSections } from '../support/typed-sections.ts';
import { deliveryStates } from './delivery-states.ts';
import { draftStates } from './draft-states.ts';
import { draftWorld } from './draft-world.ts';
import { brokenRules, hiddenFocus } from './page-rules.ts';
import { staffStates } from './staff-states.ts';
import { statusStates } from './status-states.ts';
import { subscriptionStates } from './subscription-states.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
const drafts = draftWorld(cloud);
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  await drafts;
});
afterAll(async () => {
  await browser.close();
  await cloud.stop();
});

const reported = reportedMonth(new Date());
const issue = `/berichte/${reported}/revision-1/`;
const open = (path: string) => (page: Page) => page.goto(`${cloud.url}${path}`);

const receiptPath = async (): Promise<string> => {
  const answer = await fetch(`${cloud.url}/api/applications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(await openApiExample(cloud.url)),
  });
  const { id }: { id: string } = await answer.json();
  return `/antrag/eingegangen/${id}`;
};

const applicant = 'seiten@antrag.example';
const application = applyAs(cloud, applicant).then(({ id }) => `/status/antraege/${id}`);
// One session for all pages: links by mail are limited.
const sessions = application.then(async () => ({
  open: await signIn(cloud, applicant),
  decided: await signIn(cloud, 'projekt@sprachbruecke-musterstadt.example'),
}));
const decided = '/status/antraege/00000000-0000-4000-8000-000000000001';

/** A network that has asked for ten links. */
const busyNetwork = (async () => {
  const visitor = { 'x-forwarded-for': '203.0.113.7' };
  await Promise.all(Array.from({ length: 10 }, (_, n) => postForm(cloud.url, '/status', { email: `n${n}@nirgends.example` }, visitor)));
  return visitor;
})();

const signedIn =
  (path: (own: string) => string, whose: 'open' | 'decided' = 'open') =>
  async (page: Page) => {
    const value = (await sessions)[whose];
    const { hostname } = new URL(cloud.url);
    await page.context().addCookies([{ name: '__Host-session', value, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }]);
    await open(path(await application))(page);
    if (page.url().includes('ziel=')) throw new Error('the browser did not send the session cookie');
  };

const round = openRoundNow();
/** Answers of the check with which everybody may apply, and others. */
const answers = (changed: Record<string, string> = {}): string => {
  const given = typedSections(round, '').pruefen.map(([name, code]) => [name.replace('check.', ''), code]);
  return `/antrag/pruefen?${new URLSearchParams({ runde: round.id, ...Object.fromEntries(given), ...changed, ergebnis: '1' })}`;
};

const after = statusStates(cloud);
const staff = staffStates(cloud);

/** Every page route of the manifests, in each state a person can meet it. The test below fails when one is missing. */
const states: Record<string, Record<string, (page: Page) => Promise<unknown>>> = {
  ...staff,
  'GET /': { start: open('/') },
  'GET /barrierefreiheit': { statement: open('/barrierefreiheit') },
  'GET /datenschutz': { notice: open('/datenschutz') },
  'GET /impressum': { imprint: open('/impressum') },
  'GET /foerderung': { rounds: open('/foerderung') },
  'GET /kontakt': { contact: open('/kontakt') },
  'GET /antrag': { 'rounds open': open('/antrag') },
  'GET /antrag/pruefen': {
    'several rounds': open('/antrag/pruefen'),
    questions: open(`/antrag/pruefen?runde=${round.id}`),
    'without an answer': async (page) => {
      await open(`/antrag/pruefen?runde=${round.id}`)(page);
      await page.locator('button[type=submit]').click();
      await page.waitForURL(/ergebnis=1/);
    },
    yes: open(answers()),
    'yes, if': open(answers({ start: 'soon', amount: 'more', purpose: 'partly' })),
    no: open(answers({ organisation: 'other', place: 'elsewhere' })),
  },
  'GET /antrag/eingegangen/{id}': {
    receipt: async (page) => open(await receiptPath())(page),
    unknown: open('/antrag/eingegangen/00000000-0000-4000-8000-000000000000'),
  },
  'GET /status': {
    empty: open('/status'),
    'after a session': open('/status?ziel=/status/antraege'),
    'on the way to an application': open('/status?ziel=/antrag/entwuerfe'),
    'after signing out': open('/status?abgemeldet'),
  },
  'POST /status': {
    'with errors': async (page) => {
      await open('/status')(page);
      await page.click('main button');
    },
    'faster than anybody': async (page) => {
      await open('/status')(page);
      await page.evaluate(() => document.querySelector('[name=erstellt]')?.setAttribute('value', ''));
      await page.fill('#email', 'schnell@antrag.example');
      await page.click('main button');
      await page.getByText('sehr schnell zurück').waitFor();
    },
    'with a task': async (page) => {
      const visitor = await busyNetwork;
      await page.setExtraHTTPHeaders(visitor);
      await open('/status')(page);
      await page.fill('#email', 'viele@antrag.example');
      await page.waitForTimeout(1500);
      await page.click('main button');
      await page.getByText('Noch ein Schritt').first().waitFor();
    },
  },
  'GET /status/gesendet': {
    answer: open('/status/gesendet'),
    'the second time within three minutes': open('/status/gesendet?ziel=/antrag/entwuerfe&grund=pause&ab=2026-11-22T12:03:00.000Z'),
  },
  'GET /status/anmelden/{token}': { button: open(`/status/anmelden/${'0'.repeat(64)}`), 'cut off': open('/status/anmelden/x') },
  'POST /status/anmelden/{token}': {
    'used up': async (page) => {
      await open(`/status/anmelden/${'0'.repeat(64)}`)(page);
      await page.click('main button');
    },
  },
  'POST /status/abmelden': {
    'signed out': async (page) => {
      await signedIn(() => '/status/antraege')(page);
      // Without its cookie this browser signs out, and the session stays for the other tests.
      await page.context().clearCookies();
      await page.click('main button');
    },
  },
  ...draftStates(drafts),
  ...after,
  'GET /status/antraege': { list: signedIn(() => '/status/antraege'), ...after['GET /status/antraege'] },
  'GET /status/antraege/{id}': {
    ...after['GET /status/antraege/{id}'],
    ...staff['GET /status/antraege/{id}'],
    'before a decision': signedIn((own) => own),
    'after a decision': signedIn(() => decided, 'decided'),
    unknown: signedIn(() => decided),
  },
  'GET /status/antraege/{id}/kopie': { 'not there yet': signedIn(() => `${decided}/kopie`, 'decided') },
  'GET /status/antraege/{id}/zurueckziehen': {
    question: signedIn((own) => `${own}/zurueckziehen`),
    'too late': signedIn(() => `${decided}/zurueckziehen`, 'decided'),
  },
  'POST /status/antraege/{id}/zurueckziehen': {
    'session ended meanwhile': async (page) => {
      await signedIn((own) => `${own}/zurueckziehen`)(page);
      await page.context().clearCookies();
      await page.click('main form button');
    },
    'changed meanwhile': async (page) => {
      await signedIn((own) => `${own}/zurueckziehen`)(page);
      await page.evaluate(() => document.querySelector('[name=version]')?.setAttribute('value', '99'));
      await page.click('main form button');
    },
  },
  'GET /vorab/anmelden/{token}': { button: open(`/vorab/anmelden/${'0'.repeat(64)}`), 'cut off': open('/vorab/anmelden/x') },
  'POST /vorab/anmelden/{token}': {
    'used up': async (page) => {
      // After the month's report has appeared there is no button, and no form to send.
      await open(`/vorab/anmelden/${'0'.repeat(64)}`)(page);
      if ((await page.locator('main button').count()) > 0) await page.click('main button');
      await page.getByText('gilt nicht mehr').first().waitFor();
    },
  },
  ...deliveryStates(cloud),
  ...subscriptionStates(cloud),
  'GET /daten/reihen/{indicator}': { county: open('/daten/reihen/foreign_population'), unknown: open('/daten/reihen/gibt-es-nicht') },
  'GET /daten/reihen/{indicator}/{area}': {
    administration: open('/daten/reihen/municipal_housing_occupied/010585803'),
    unknown: open('/daten/reihen/foreign_population/99'),
  },
  'GET /berichte/suche': {
    form: open('/berichte/suche'),
    found: open(`/berichte/suche?monat=${reported}&text=pl%C3%A4tze`),
    'nothing found': open('/berichte/suche?text=gibt+es+nicht'),
  },
  $default: { 'not found': open('/gibt-es-nicht') },
  // Files of the publication bucket.
  'GET /berichte/': { archive: open('/berichte/') },
  'GET /berichte/termine/': { 'release calendar': open('/berichte/termine/') },
  'GET /daten/': { 'open data': open('/daten/') },
  'GET /daten/reihen/': { topics: open('/daten/reihen/') },
  'GET /berichte/{month}/': { report: open(`/berichte/${reported}/`), missing: open('/berichte/1999-01/') },
  'GET /berichte/{month}/revision-{n}/{page}/': {
    'Leichte Sprache': open(`${issue}leichte-sprache/`),
    'in English': open(`${issue}english/`),
    method: open(`${issue}methode/`),
    'long table': open(`${issue}tabelle-foreign-population-gemeinden/`),
  },
};

it('every page route has an accessibility test', () => {
  const routes = manifests.flatMap((manifest) => routesOf(manifest).filter(({ kind }) => kind === 'page'));
  expect(routes.length).toBeGreaterThan(0);
  expect(routes.map(({ method, path }) => `${method} ${path}`).filter((key) => !(key in states))).toEqual([]);
});

describe.each(Object.entries(states))('%s', (_route, named) => {
  describe.each(Object.entries(named))('%s', (_state, visit) => {
    it('keeps the rules in both themes, at 400 % and wide, and asks nobody else', async () => {
      // What is left of 1280 × 1024 pixels at 400 %; a small phone is as wide.
      const context = await browser.newContext({ viewport: { width: 320, height: 256 }, locale: 'de-DE' });
      const page = await context.newPage();
      const foreign: string[] = [];
      page.on('request', (request) => !request.url().startsWith(cloud.url) && foreign.push(request.url()));
      const refused: string[] = [];
      page.on(
        'console',
        (message) => message.type() === 'error' && message.text().includes('Content Security Policy') && refused.push(message.text()),
      );
      await visit(page);
      expect({ foreign, refused, broken: await brokenRules(page), hidden: await hiddenFocus(page) }).toEqual({
        foreign: [],
        refused: [],
        broken: [],
        hidden: [],
      });
      expect(await axeViolations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await axeViolations(page)).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 800 });
      expect(await axeViolations(page)).toEqual([]);
      await context.close();
    });
  });
});
