/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { linksTo } from '../support/applicants.ts';
import { axeViolations, launchBrowser } from '../support/browser.ts';
import { draftPerson } from '../support/draft-person.ts';
import { inboxMails } from '../support/inbox.ts';
import { openRoundNow } from '../support/stored-rounds.ts';
import { typedSections } from '../support/typed-sections.ts';
import { mainText, save } from './apply-story.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await cloud.stop();
});

const round = openRoundNow();

const newPage = async (session?: string): Promise<Page> => {
  const context = await browser.newContext({ locale: 'de-DE', bypassCSP: true });
  const { hostname: domain } = new URL(cloud.url);
  const cookie = { name: '__Host-session', domain, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;
  if (session !== undefined) await context.addCookies([{ ...cookie, value: session }]);
  return context.newPage();
};
const press = async (page: Page, selector: string) => {
  await Promise.all([page.waitForEvent('load'), page.click(selector)]);
};
const mailsTo = async (address: string) => {
  await cloud.idle();
  return (await inboxMails(cloud.inboxUrl)).filter(({ destination }) => destination.to.some((to) => to.includes(address)));
};

/** An owner and somebody who came by the invitation, each in a browser of their own, both with the draft before them. */
const pair = async (name: string) => {
  const [ownAddress, otherAddress] = [`erste-${name}@zusammen.example`, `zweite-${name}@zusammen.example`];
  const owner = await draftPerson(cloud, ownAddress);
  const draft = await owner.begin(round);
  const own = await newPage(owner.session);
  await own.goto(`${cloud.url}${draft}/mitarbeit`);
  await own.fill('#email', otherAddress);
  await press(own, `form[action="${draft}/mitarbeit"] button`);
  expect(await own.locator('[role=status]').textContent()).toContain(otherAddress);

  const [invitation, ...more] = await mailsTo(otherAddress);
  expect(more).toEqual([]);
  expect(invitation?.subject).toContain('Einladung');
  const address = invitation?.body.text.match(/https?:\/\/\S+/)?.[0] ?? '';
  expect(new URL(address).pathname).toBe(draft);
  // The invitation is no key: it leads to the page where everybody signs in with an address of their own.
  const other = await newPage();
  await other.goto(address);
  expect(new URL(other.url()).searchParams.get('ziel')).toBe(draft);
  await other.fill('#email', otherAddress);
  await other.waitForTimeout(1500);
  await press(other, 'main form button');
  await other.goto(`${cloud.url}${(await linksTo(cloud, otherAddress)).at(-1)}`);
  await press(other, 'main form button');
  expect(new URL(other.url()).pathname).toBe(draft);
  return { draft, owner, own, other, ownAddress, otherAddress };
};

describe('two people in one application', () => {
  it('save the same section: who is second sees both texts, and saves their own', async () => {
    const { draft, own, other, ownAddress } = await pair('eigene');
    await Promise.all([own, other].map((page) => page.goto(`${cloud.url}${draft}/ziele`)));
    await own.fill('#goals-need', 'Was die erste Person meint.');
    await own.fill('#goals-participants', '50');
    await press(own, 'button[value=later]');
    await other.fill('#goals-need', 'Was die „zweite“ Person meint.\nIn zwei Zeilen.');
    await other.fill('#goals-partners', 'Der Sportverein');
    await press(other, 'button[value=later]');

    expect(await other.title()).toMatch(/^Fehler: /);
    const told = (await other.locator('.error-summary').textContent()) ?? '';
    for (const text of [ownAddress, 'Was die erste Person meint.', 'Was die „zweite“ Person meint.', '50', 'Der Sportverein'])
      expect(told).toContain(text);
    expect(await other.evaluate(() => document.activeElement?.classList.contains('error-summary'))).toBe(true);
    expect(await axeViolations(other)).toEqual([]);
    // Nothing is lost: every field has what was typed.
    expect(await other.inputValue('#goals-need')).toBe('Was die „zweite“ Person meint.\nIn zwei Zeilen.');
    expect(await other.inputValue('#goals-partners')).toBe('Der Sportverein');
    await other.fill('#goals-participants', '50');
    await press(other, save);
    await own.goto(`${cloud.url}${draft}/ziele`);
    expect(await own.inputValue('#goals-need')).toBe('Was die „zweite“ Person meint.\nIn zwei Zeilen.');
    expect(await own.inputValue('#goals-participants')).toBe('50');
    expect(await own.inputValue('#goals-partners')).toBe('Der Sportverein');
  });

  it('save the same section: who is second takes what the other wrote', async () => {
    const { draft, own, other } = await pair('fremde');
    await Promise.all([own, other].map((page) => page.goto(`${cloud.url}${draft}/kosten`)));
    await own.fill('#costs-0-description', 'Raummiete');
    await press(own, 'button[value=later]');
    await other.fill('#costs-0-description', 'Getränke');
    await press(other, 'button[value="add:/costs"]');
    const told = (await other.locator('.error-summary').textContent()) ?? '';
    expect(told).toContain('Raummiete');
    expect(told).toContain('Getränke');
    other.once('dialog', (dialog) => dialog.accept());
    await press(other, '.error-summary a');
    expect(await other.inputValue('#costs-0-description')).toBe('Raummiete');
    expect(await other.locator('.error-summary').count()).toBe(0);
  });

  it('save different sections at the same moment, and the history says who changed what', async () => {
    const { draft, owner, own, other, ownAddress, otherAddress } = await pair('verschiedene');
    const second = await draftPerson(cloud, otherAddress, (await other.context().cookies())[0]?.value ?? '');
    const typed = typedSections(round, ownAddress);
    const saved = await Promise.all([
      owner.save(draft, 'ziele', typed.ziele),
      second.save(draft, 'organisation', typed.organisation),
      owner.save(draft, 'projekt', typed.projekt),
      second.save(draft, 'erklaerungen', typed.erklaerungen),
    ]);
    expect(saved.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    await own.goto(`${cloud.url}${draft}`);
    expect(await mainText(own)).toContain('4 von 8 Abschnitten sind fertig.');

    await press(own, `a[href="${draft}/verlauf"]`);
    const history = await own.locator('main li').allTextContents();
    const [mine, theirs] = [history.filter((line) => line.includes('Sie haben')), history.filter((line) => line.includes(`${otherAddress} hat`))];
    for (const section of ['Ziele und Zielgruppe', 'Ihr Projekt'])
      expect(
        mine.some((line) => line.includes(section)),
        section,
      ).toBe(true);
    for (const section of ['Ihre Organisation', 'Erklärungen'])
      expect(
        theirs.some((line) => line.includes(section)),
        section,
      ).toBe(true);
    expect(mine.some((line) => line.includes(otherAddress) && line.includes('eingeladen'))).toBe(true);
    await other.goto(`${cloud.url}${draft}/verlauf`);
    expect((await other.locator('main li').allTextContents()).some((line) => line.includes(`${ownAddress} hat`))).toBe(true);
  });

  it('are one again when the owner takes the draft from the other', async () => {
    const { draft, own, other, otherAddress } = await pair('entfernt');
    await other.goto(`${cloud.url}${draft}/ziele`);
    await other.fill('#goals-need', 'Noch schnell getippt');
    await own.goto(`${cloud.url}${draft}/mitarbeit`);
    await press(own, `form[action="${draft}/mitarbeit/entfernen"] button`);
    expect(await mainText(own)).not.toContain(otherAddress);
    const [answer] = await Promise.all([other.waitForResponse((response) => response.request().method() === 'POST'), press(other, save)]);
    expect(answer.status()).toBe(404);
    for (const page of ['', '/ziele', '/verlauf']) expect((await other.goto(`${cloud.url}${draft}${page}`))?.status()).toBe(404);
    await other.goto(`${cloud.url}/antrag/entwuerfe`);
    expect(await mainText(other)).not.toContain(draft);
    await own.goto(`${cloud.url}${draft}/verlauf`);
    expect(await mainText(own)).toContain('entfernt');
  });
});
