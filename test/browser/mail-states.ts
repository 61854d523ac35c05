/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { previews } from '../../functions/track-mail/previews.ts';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { openAnnouncement } from '../../shared/domain/notices/announcement.ts';
import { addresseeOf } from '../../shared/domain/notices/mail.ts';
import { announcementPath, mailPath, mailsPath } from '../../shared/domain/notices/mail-paths.ts';
import { sealWith } from '../../shared/mail/seal.ts';
import { announcementStore } from '../../shared/store/announcement-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { tablesOf } from '../support/deliverers.ts';
import { mail as example } from '../unit/mail/examples.ts';

type Visit = (page: Page) => Promise<unknown>;

const address = 'verloren@empfaenger.example';
const unknown = '0'.repeat(64);

/** Pages of the mails, in each state that staff can meet them, by route. @param asStaff opens a page signed in */
export const mailStates = (cloud: LocalCloud, asStaff: (path: string) => Visit): Record<string, Record<string, Visit>> => {
  /** An announcement that is held until tomorrow, one that is out, and mails of both and of nobody, in every state that staff can do something about. */
  const known = (async () => {
    const { figures, stop } = tablesOf(cloud);
    const access = { client: figures.client, table: cloud.tableName('mail') };
    const [announcements, mails] = [announcementStore(access), mailStore(access)];
    const at = new Date().toISOString();
    // What left in the last five minutes is under way, and nobody need send it again.
    const before = new Date(Date.parse(at) - 6 * 60_000).toISOString();
    const held = await announcements.begin(openAnnouncement({ kind: 'release', month: '1998-05', revision: 2 }, { at, hold: 1440 }));
    const out = await announcements.begin(openAnnouncement({ kind: 'rounds', roundId: '1998' }, { at, hold: 0 }));
    await announcements.startExpanding(out.id, at);
    await announcements.finishExpanding(out, at);
    const addressee = addresseeOf(address, sealWith(cloud.mailKey));
    const keep = async (digit: string, announcement?: string): Promise<string> => {
      const id = digit.repeat(64);
      await mails.enqueue({
        ...example,
        id,
        to: { name: 'Kim Öztürk', address },
        createdAt: at,
        ...(announcement !== undefined && { announcement }),
      });
      await mails.lease(id, { leaseId: `lease-${digit}`, at: before, addressee });
      return id;
    };
    const [givenUp, uncertain, sent, again] = [await keep('a'), await keep('b', out.id), await keep('c', out.id), await keep('d')];
    for (const id of [givenUp, again]) await mails.giveUp(id, { leaseId: `lease-${id.slice(0, 1)}`, at, reason: 'RecipientNotVerified' });
    await mails.sent(sent, { leaseId: 'lease-c', at, sesMessageId: 'ses-c' });
    stop();
    return { held: held.id, out: out.id, givenUp, uncertain, sent, again };
  })();
  const at =
    (path: (ids: Awaited<typeof known>) => string): Visit =>
    async (page) =>
      asStaff(path(await known))(page);
  const press = (page: Page, button: string) => page.getByRole('button', { name: button, exact: true }).click();
  const search = async (page: Page, typed: string): Promise<void> => {
    await at(() => `${mailsPath}/adresse`)(page);
    await page.fill('#adresse', typed);
    await press(page, 'Suchen');
  };

  return {
    'GET /amt/mails': { 'with announcements': at(() => mailsPath) },
    'POST /amt/mails': {
      'goes on': async (page) => {
        await at(() => mailsPath)(page);
        // The button is there while SES takes nothing, and then no test would get its mails.
        await page.evaluate((action) => {
          const form = Object.assign(document.createElement('form'), { method: 'post', action });
          document.body.append(form);
          form.submit();
        }, mailsPath);
        await page.getByText('Der Versand beginnt wieder').waitFor();
      },
    },
    'GET /amt/mails/offen/{state}': {
      'given up': at(() => `${mailsPath}/offen/aufgegeben`),
      'perhaps sent': at(() => `${mailsPath}/offen/ungewiss`),
      'under way': at(() => `${mailsPath}/offen/unterwegs`),
      waiting: at(() => `${mailsPath}/offen/wartend`),
      unknown: at(() => `${mailsPath}/offen/alle`),
    },
    'GET /amt/mails/adresse': { form: at(() => `${mailsPath}/adresse`) },
    'POST /amt/mails/adresse': {
      found: async (page) => {
        await search(page, address);
        await page.getByText('E-Mails an diese Adresse').first().waitFor();
      },
      'nothing found': async (page) => {
        await search(page, 'niemand@nirgends.example');
        await page.getByText('keine E-Mail').first().waitFor();
      },
      'with an error': async (page) => {
        await search(page, 'kim');
        await page.getByText('Bitte geben Sie eine E-Mail-Adresse ein').first().waitFor();
      },
    },
    'GET /amt/mails/mail/{id}': {
      'given up': at(({ givenUp }) => mailPath(givenUp)),
      'perhaps sent': at(({ uncertain }) => mailPath(uncertain)),
      'of an announcement': at(({ sent }) => mailPath(sent)),
      unknown: at(() => mailPath(unknown)),
    },
    'POST /amt/mails/mail/{id}': {
      'changed meanwhile': async (page) => {
        await at(({ uncertain }) => mailPath(uncertain))(page);
        await page.evaluate(() => document.querySelector('main [name=versuch]')?.setAttribute('value', 'older'));
        await press(page, 'Noch einmal verschicken');
        await page.getByText('ist inzwischen etwas geschehen').first().waitFor();
      },
      'goes again': async (page) => {
        await at(({ again }) => mailPath(again))(page);
        await press(page, 'Noch einmal verschicken');
        await page.getByText('wird noch einmal verschickt').first().waitFor();
      },
    },
    'GET /amt/mails/ankuendigung/{id}': {
      held: at(({ held }) => announcementPath(held)),
      'after it went out': at(({ out }) => announcementPath(out)),
      unknown: at(() => announcementPath('release#1998-04#0001')),
    },
    'POST /amt/mails/ankuendigung/{id}': {
      'without a reason': async (page) => {
        await at(({ held }) => announcementPath(held))(page);
        await press(page, 'Versand endgültig anhalten');
        await page.getByText('Bitte schreiben Sie, warum').first().waitFor();
      },
      'too late': async (page) => {
        await at(({ held }) => announcementPath(held))(page);
        const { out } = await known;
        await page.evaluate(
          (action) => document.querySelector('form[action*="/ankuendigung/"]')?.setAttribute('action', action),
          announcementPath(out),
        );
        await page.fill('#grund', 'Eine Zahl ist falsch.');
        await press(page, 'Versand endgültig anhalten');
        await page.getByText('lässt sich nicht mehr anhalten').first().waitFor();
      },
    },
    'GET /amt/mails/vorschau': { 'all mails': at(() => `${mailsPath}/vorschau`) },
    'GET /amt/mails/vorschau/{template}': {
      // The mails themselves are tested in mails.test.ts: here the longest page and the shortest.
      ...Object.fromEntries(
        previews.filter(({ name }) => ['release', 'test'].includes(name)).map(({ name }) => [name, at(() => `${mailsPath}/vorschau/${name}`)]),
      ),
      unknown: at(() => `${mailsPath}/vorschau/gibt-es-nicht`),
    },
  };
};
