/// <reference lib="dom" />
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { DraftPerson } from '../support/draft-person.ts';
import { openRoundNow } from '../support/stored-rounds.ts';
import { type DraftWorld, enterAs } from './draft-world.ts';

/** Brings a page into a state. */
export type Visit = (page: Page) => Promise<unknown>;

const save = 'button[name="action"][value="save"]:not([aria-hidden])';

const press = async (page: Page, selector: string) => {
  await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);
};

/** Every page route of drafts, in each state a person can meet it. */
export const draftStates = (made: Promise<DraftWorld>): Record<string, Record<string, Visit>> => {
  /** A page of a draft, as its owner or as somebody else. */
  const at =
    (draft: keyof DraftWorld['drafts'], page = '', who: 'owner' | 'editor' | 'newcomer' = 'owner'): Visit =>
    async (shown) => {
      const world = await made;
      await enterAs(shown, world, world[who], `${world.drafts[draft]}${page}`);
    };
  const list =
    (who: 'owner' | 'newcomer', query = ''): Visit =>
    async (page) => {
      const world = await made;
      await enterAs(page, world, world[who], `/antrag/entwuerfe${query}`);
    };
  /** Somebody else saves the section while this page is open. */
  const conflict =
    (slug: string, meanwhile: Parameters<DraftPerson['save']>[2], type: (page: Page) => Promise<void>): Visit =>
    async (page) => {
      const world = await made;
      const draft = await world.owner.begin(openRoundNow());
      await enterAs(page, world, world.owner, `${draft}/${slug}`);
      await type(page);
      await world.owner.save(draft, slug, meanwhile);
      await press(page, save);
    };
  const leftAlone =
    (visit: Visit, selector: string): Visit =>
    async (page) => {
      await visit(page);
      await page.context().clearCookies();
      await press(page, selector);
    };

  return {
    'GET /antrag/entwuerfe': {
      'without drafts': list('newcomer'),
      'with drafts and an application to take over': list('owner'),
      'after one was deleted': list('newcomer', '?geloescht'),
      'with a permit': async (page) => {
        const world = await made;
        await enterAs(page, world, world.newcomer, world.permitPath);
      },
      'with a permit that does not count': list('newcomer', `?erlaubnis=${'0'.repeat(64)}`),
    },
    'POST /antrag/entwuerfe': {
      'without a round': async (page) => {
        await list('newcomer')(page);
        await press(page, 'form[action="/antrag/entwuerfe"] button');
      },
    },
    'GET /antrag/entwuerfe/{id}': {
      'just begun': at('fresh'),
      'just saved': at('fresh', '?gespeichert=kosten'),
      'with mistakes': at('wrong'),
      complete: at('full'),
      'as an editor': at('full', '', 'editor'),
      'in a round that changed': at('renewed'),
      'in a round that closed': at('closed'),
      unknown: at('unknown'),
    },
    'GET /antrag/entwuerfe/{id}/{section}': {
      'check, empty': at('fresh', '/pruefen'),
      'check, all missing': at('fresh', '/pruefen?pruefen'),
      'check, impossible': at('wrong', '/pruefen?pruefen'),
      'check, possible': at('full', '/pruefen'),
      'organisation, empty': at('fresh', '/organisation'),
      'organisation, all missing': at('fresh', '/organisation?pruefen'),
      'organisation, wrong': at('wrong', '/organisation?pruefen'),
      'organisation, filled': at('full', '/organisation?von=absenden'),
      'project, empty': at('fresh', '/projekt'),
      'project, all missing': at('fresh', '/projekt?pruefen'),
      'project, wrong': at('wrong', '/projekt?pruefen'),
      'project, filled': at('full', '/projekt'),
      'goals, empty': at('fresh', '/ziele'),
      'goals, all missing': at('fresh', '/ziele?pruefen'),
      'goals, wrong': at('wrong', '/ziele?pruefen'),
      'goals, filled, three lines': at('full', '/ziele?zeilen:/goals/goals=3&zeilen:/goals/measures=3'),
      'costs, empty': at('fresh', '/kosten'),
      'costs, all missing': at('fresh', '/kosten?pruefen'),
      'costs, wrong': at('wrong', '/kosten?pruefen'),
      'costs, filled': at('full', '/kosten'),
      'costs, after the round has closed': at('closed', '/kosten'),
      'financing, empty': at('fresh', '/finanzierung'),
      'financing, all missing': at('fresh', '/finanzierung?pruefen'),
      'financing, wrong': at('wrong', '/finanzierung?pruefen'),
      'financing, a cent too little': at('wrong', '/finanzierung'),
      'financing, filled': at('full', '/finanzierung'),
      'files, none': at('fresh', '/anlagen'),
      'files, missing': at('renewed', '/anlagen?pruefen'),
      'files, choosing one': at('full', '/anlagen?art=other'),
      'files, one just sent': at('fresh', `/anlagen?hochgeladen=${randomUUID()}`),
      'files, checking, ready and refused': at('wrong', '/anlagen?pruefen'),
      'files, all there': at('full', '/anlagen'),
      'declarations, empty': at('fresh', '/erklaerungen'),
      'declarations, missing': at('wrong', '/erklaerungen?pruefen'),
      'declarations, made': at('full', '/erklaerungen'),
      'sending, incomplete': at('wrong', '/absenden'),
      'sending, complete': at('full', '/absenden'),
      'sending, after the round has closed': at('closed', '/absenden'),
      'no such page': at('full', '/gibt-es-nicht'),
    },
    'POST /antrag/entwuerfe/{id}/{section}': {
      'goals, saved by somebody else meanwhile': conflict('ziele', [['goals.need', 'Ihr Text']], (page) => page.fill('#goals-need', 'Mein Text')),
      'costs, saved by somebody else meanwhile': conflict(
        'kosten',
        [
          ['costs.0.description', 'Saal'],
          ['costs.0.amount', '90'],
        ],
        (page) => page.fill('#costs-0-description', 'Raum'),
      ),
      'check, saved by somebody else meanwhile': conflict('pruefen', [['check.place', 'county']], (page) =>
        page.check('[name="check.place"][value="elsewhere"]'),
      ),
      'sending, changed meanwhile': async (page) => {
        await at('full', '/absenden')(page);
        await page.evaluate(() => document.querySelector('[name=version]')?.setAttribute('value', '1'));
        await press(page, 'form[action$="/absenden"] button');
      },
      'session ended meanwhile': leftAlone(at('full', '/ziele'), save),
    },
    'GET /antrag/entwuerfe/{id}/anlagen/{file}': { 'not there': at('full', `/anlagen/${randomUUID()}`) },
    'POST /antrag/entwuerfe/{id}/anlagen/entfernen': {
      'session ended meanwhile': leftAlone(at('full', '/anlagen'), 'form[action$="/entfernen"] button'),
    },
    'GET /antrag/entwuerfe/{id}/mitarbeit': {
      owner: at('full', '/mitarbeit'),
      'somebody just invited': at('full', '/mitarbeit?eingeladen=1'),
      editor: at('full', '/mitarbeit', 'editor'),
    },
    'POST /antrag/entwuerfe/{id}/mitarbeit': {
      'no address': async (page) => {
        await at('full', '/mitarbeit')(page);
        await page.fill('#email', 'keine Adresse');
        await press(page, 'form[action$="/mitarbeit"] button');
      },
    },
    'POST /antrag/entwuerfe/{id}/mitarbeit/entfernen': {
      'session ended meanwhile': leftAlone(at('full', '/mitarbeit'), 'form[action$="/entfernen"] button'),
    },
    'GET /antrag/entwuerfe/{id}/verlauf': { owner: at('full', '/verlauf'), editor: at('full', '/verlauf', 'editor') },
    'GET /antrag/entwuerfe/{id}/loeschen': { owner: at('fresh', '/loeschen'), editor: at('full', '/loeschen', 'editor') },
    'POST /antrag/entwuerfe/{id}/loeschen': { 'session ended meanwhile': leftAlone(at('fresh', '/loeschen'), 'form[action$="/loeschen"] button') },
  };
};
