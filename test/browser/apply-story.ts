/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { linksTo } from '../support/applicants.ts';
import { pdf } from '../support/files.ts';
import { fillIn, type Hands } from '../support/hands.ts';
import { changed, type Typed, type TypedPage, typedSections } from '../support/typed-sections.ts';

type Cloud = Pick<LocalCloud, 'url' | 'inboxUrl' | 'idle'>;

/** Who applies, with which hands. */
export type Story = { readonly cloud: Cloud; readonly hands: Hands; readonly address: string; readonly round: Round };

export const save = 'button[name="action"][value="save"]:not([aria-hidden])';
export const mainText = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? '';
const heading = (page: Page) => page.locator('h1').textContent();

/** Reload and back after a form was sent: nothing is sent again, nothing is lost. */
const reloadAndGoBack = async (page: Page): Promise<void> => {
  const [url, text] = [page.url(), await mainText(page)];
  await page.reload();
  expect(await mainText(page)).toBe(text);
  await page.goBack();
  await page.goForward();
  expect([page.url(), await mainText(page)]).toEqual([url, text]);
};

/** From the start page over the mail into the list of drafts. */
export const signInByMail = async ({ cloud, hands, address }: Pick<Story, 'cloud' | 'hands' | 'address'>): Promise<void> => {
  const { page, press, type } = hands;
  await page.goto(cloud.url);
  await press('main a[href="/antrag"]');
  await press('main a[href="/antrag/entwuerfe"]');
  await type('#email', address);
  // Nobody is faster; who is gets the form once more.
  await page.waitForTimeout(1500);
  await press('main form button');
  const [link = ''] = await linksTo(cloud, address);
  await page.goto(`${cloud.url}${link}`);
  await press('main form button');
  expect(page.url()).toBe(`${cloud.url}/antrag/entwuerfe`);
};

/** Begins an application. @returns the path of its task list */
export const begin = async ({ hands, round }: Pick<Story, 'hands' | 'round'>): Promise<string> => {
  const { page } = hands;
  await hands.choose('runde', round.id);
  await hands.press('form[action="/antrag/entwuerfe"] button');
  expect(await heading(page)).toBe('Ihr Antrag');
  expect(await mainText(page)).toContain('0 von 8 Abschnitten sind fertig.');
  return new URL(page.url()).pathname;
};

/** Opens a section from the task list, fills it in, and comes back to the list. */
const fillSection = async ({ hands }: Pick<Story, 'hands'>, draft: string, slug: TypedPage, typed: Typed): Promise<void> => {
  await hands.press(`a[href^="${draft}/${slug}"]`);
  await fillIn(hands, typed);
  await hands.press(save);
  expect(hands.page.url()).toContain(`${draft}?gespeichert=${slug}`);
  await reloadAndGoBack(hands.page);
};

/** A wrong IBAN: the summary has the focus, its link leads to the field, and everything else is still there. */
const fillOrganisation = async ({ hands, round, address }: Story, draft: string): Promise<void> => {
  const { page, press, type } = hands;
  const typed = typedSections(round, address).organisation;
  await press(`a[href="${draft}/organisation"]`);
  await fillIn(hands, changed(typed, { 'organisation.account.iban': 'DE88 3704 0044 0532 0130 00' }));
  await press(save);
  expect(await page.title()).toMatch(/^Fehler: Ihre Organisation/);
  expect(await page.evaluate(() => document.activeElement?.classList.contains('error-summary'))).toBe(true);
  await reloadAndGoBack(page);
  const link = page.locator('.error-summary a');
  expect(await link.count()).toBe(1);
  expect(await link.textContent()).toContain('Diese IBAN stimmt nicht');
  await link.focus();
  await page.keyboard.press('Enter');
  const focused = await page.evaluate(() => document.activeElement?.id);
  expect(focused).toBe('organisation-account-iban');
  expect(await page.inputValue('#organisation-name')).toBe('Verein Brücke e. V.');
  await type('#organisation-account-iban', 'DE89 3704 0044 0532 0130 00');
  await press(save);
  expect(page.url()).toContain('?gespeichert=organisation');
};

/** Lines from a spreadsheet, one more, one less, and the sum. */
const fillCosts = async ({ hands }: Story, draft: string): Promise<void> => {
  const { page, press, type } = hands;
  await press(`a[href="${draft}/kosten"]`);
  await fillIn(hands, [
    ['costs.0.category', 'fees'],
    ['costs.0.description', 'Kursleitung'],
    ['costs.0.quantity', '20'],
    ['costs.0.unitPrice', '35'],
  ]);
  await hands.unfold('details:has(#costs-paste) > summary');
  await type('#costs-paste', 'Kostenart\tWofür\tBetrag\nMiete\tGroßer Saal\t900,00 €\nVerpflegung\tLebensmittel für Köch:innen\t800');
  await press('button[value="paste-costs"]');
  expect(await page.inputValue('#costs-0-amount')).toBe('700,00');
  expect(await page.inputValue('#costs-1-category')).toBe('rent');
  expect(await page.inputValue('#costs-2-description')).toBe('Lebensmittel für Köch:innen');
  await press('button[value="add:/costs"]');
  await type('#costs-3-description', 'Irrtum');
  await press('button[value="calculate"]');
  expect(await page.inputValue('#costs-3-description')).toBe('Irrtum');
  await press('button[value="remove:/costs/3"]');
  expect(await page.locator('#costs-3-description').count()).toBe(0);
  await reloadAndGoBack(page);
  expect(await page.locator('[data-sum="costs"]').textContent()).toBe('2.400,00\u00a0€');
  await press(save);
  expect(page.url()).toContain('?gespeichert=kosten');
};

/** One cent too little is said in words. */
const fillFinancing = async ({ hands, round, address }: Story, draft: string): Promise<void> => {
  const { page, press, type } = hands;
  await press(`a[href="${draft}/finanzierung"]`);
  await fillIn(hands, changed(typedSections(round, address).finanzierung, { 'financing.0.amount': '399,99' }));
  await press(save);
  expect(await page.locator('.error-summary').textContent()).toContain('Es fehlen 0,01\u00a0€');
  await type('#financing-0-amount', '400');
  await press(save);
  expect(page.url()).toContain('?gespeichert=finanzierung');
};

/** Chooses what it is, then the file; the bucket leads back, and the check answers in words. @returns id of the file */
const addFile = async ({ cloud, hands }: Story, draft: string, kind: string, name: string): Promise<string> => {
  const { page, press } = hands;
  const words = await page.locator(`#art option[value="${kind}"]`).textContent();
  await hands.pick('#art', words?.trim() ?? '');
  await press('form[method="get"] button');
  await hands.attach('#datei-pdf', { name, mimeType: 'application/pdf', buffer: Buffer.from(pdf(name)) });
  await press('details[open] button');
  const [, id = 'none'] = new RegExp(`^${cloud.url}${draft}/anlagen\\?hochgeladen=([0-9a-f-]{36})$`).exec(page.url()) ?? [];
  await cloud.idle();
  await page.reload();
  expect(await mainText(page)).toContain(name);
  expect(await mainText(page)).toContain('Geprüft, alles in Ordnung.');
  return id;
};

const fillFiles = async (story: Story, draft: string): Promise<void> => {
  const { page, press } = story.hands;
  await press(`a[href="${draft}/anlagen"]`);
  await addFile(story, draft, 'statutes', 'Satzung für Übungsleitungen „Straße“.pdf');
  await addFile(story, draft, 'register-extract', 'Auszug_äöü.pdf');
  // By its id: the bucket tells times in seconds, so files of one second stand in any order.
  const mistaken = await addFile(story, draft, 'other', 'doch nicht.pdf');
  await press(`form[action$="/entfernen"]:has(input[value="${mistaken}"]) button`);
  expect(await mainText(page)).not.toContain('doch nicht.pdf');
  await press(save);
  expect(page.url()).toContain('?gespeichert=anlagen');
};

/** Changes an answer from the last page and comes back to it. */
const changeFromReview = async ({ hands }: Story, draft: string): Promise<void> => {
  const { page, press, type } = hands;
  await press(`a[href="${draft}/absenden"]`);
  expect(await mainText(page)).toContain('Satzung für Übungsleitungen „Straße“.pdf');
  await press(`a[href="${draft}/projekt?von=absenden"]`);
  await type('#project-title', 'Café der vielen Sprachen');
  await press(save);
  expect(page.url()).toContain(`${draft}/absenden`);
  expect(await mainText(page)).toContain('Café der vielen Sprachen');
  await press(`a[href="${draft}/kosten?von=absenden"]`);
  await type('#costs-1-amount', '');
  await press(save);
  // A mistake keeps the way back.
  expect(await page.title()).toMatch(/^Fehler: /);
  await type('#costs-1-amount', '900');
  await press(save);
  expect(page.url()).toContain(`${draft}/absenden`);
};

/** The whole way to the receipt. @returns path of the draft, and the reference */
export const apply = async (story: Story): Promise<{ readonly draft: string; readonly reference: string }> => {
  const { hands, round, address } = story;
  const { page } = hands;
  const typed = typedSections(round, address);
  await signInByMail(story);
  const draft = await begin(story);
  await fillSection(story, draft, 'pruefen', typed.pruefen);
  await fillOrganisation(story, draft);
  await fillSection(story, draft, 'projekt', typed.projekt);
  await fillSection(story, draft, 'ziele', typed.ziele);
  await fillCosts(story, draft);
  await fillFinancing(story, draft);
  await fillFiles(story, draft);
  await fillSection(story, draft, 'erklaerungen', typed.erklaerungen);
  expect(await mainText(page)).toContain('8 von 8 Abschnitten sind fertig.');
  await changeFromReview(story, draft);
  await hands.pressTwice(`form[action="${draft}/absenden"] button`);
  expect(page.url()).toContain('/antrag/eingegangen/');
  await reloadAndGoBack(page);
  const reference = /INT-\d{4}-\d{4}/.exec(await mainText(page))?.[0] ?? 'none';
  return { draft, reference };
};
