import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { linksTo, postForm, sessionOf } from '../support/applicants.ts';
import { draftPerson } from '../support/draft-person.ts';
import { formsIn } from '../support/html-forms.ts';
import { inboxMails } from '../support/inbox.ts';
import { openRoundNow } from '../support/stored-rounds.ts';
import { changed, typedSections } from '../support/typed-sections.ts';
import { uploadsOf } from '../support/uploads.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
const uploads = uploadsOf(cloud);
afterAll(async () => {
  await uploads.close();
  await cloud.stop();
});

const round = openRoundNow();
const person = (name: string) => draftPerson(cloud, `${name}@entwurf.example`);
const idOf = (draft: string): string => draft.split('/').at(-1) ?? '';

describe('the link to an application', () => {
  it('is opened by programs and people any number of times, and used once, by its button', async () => {
    const address = 'verein@link.example';
    await postForm(cloud.url, '/status', { email: address, ziel: '/antrag/entwuerfe' });
    const [link = '', ...others] = await linksTo(cloud, address);
    expect(others).toEqual([]);
    for (const method of ['HEAD', 'GET', 'HEAD', 'GET']) {
      const opened = await fetch(`${cloud.url}${link}`, { method, redirect: 'manual' });
      expect([opened.status, opened.headers.getSetCookie()]).toEqual([200, []]);
    }
    const entered = await postForm(cloud.url, link);
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/antrag/entwuerfe']);
    const someone = await draftPerson(cloud, address, sessionOf(entered));
    expect(await someone.page('/antrag/entwuerfe')).toContain(`Sie sind angemeldet mit ${address}.`);
    expect((await postForm(cloud.url, link)).status).toBe(410);
  });
});

describe('an application', () => {
  it('is written page by page, sent once however often the button is pressed, and confirmed once', async () => {
    const someone = await person('ganz');
    const draft = await someone.complete(round);
    const list = await someone.page(draft);
    expect(list).toContain('8 von 8 Abschnitten sind fertig.');
    const [form] = formsIn(await someone.page(`${draft}/absenden`)).filter(({ action }) => action === `${draft}/absenden`);
    const answers = await Promise.all(Array.from({ length: 4 }, () => someone.post(`${draft}/absenden`, form?.fields)));
    const receipt = `/antrag/eingegangen/${idOf(draft)}`;
    expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual(Array(4).fill([303, receipt]));
    const reference = /INT-\d{4}-\d{4}/.exec(await someone.page(receipt))?.[0] ?? 'none';
    await cloud.idle();
    const mails = (await inboxMails(cloud.inboxUrl)).filter(({ subject }) => subject.includes(reference));
    expect(mails).toHaveLength(1);
    expect(mails[0]?.destination.to.join()).toContain(someone.address);
    // What was a draft leads to the receipt, whatever page of it is still open.
    for (const path of [draft, `${draft}/kosten`, `${draft}/absenden`]) expect((await someone.get(path)).headers.get('location')).toBe(receipt);
    expect((await someone.save(draft, 'ziele', typedSections(round, someone.address).ziele)).headers.get('location')).toBe(receipt);
    expect(await someone.page('/antrag/entwuerfe')).not.toContain(draft);
  });

  it('is begun once by a double click', async () => {
    const someone = await person('doppelt');
    const begin = { key: randomUUID(), runde: round.id };
    const answers = await Promise.all(Array.from({ length: 3 }, () => someone.post('/antrag/entwuerfe', Object.entries(begin))));
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
  });

  it('keeps what cannot be understood as it was typed', async () => {
    const someone = await person('getippt');
    const draft = await someone.begin(round);
    const typed = changed(typedSections(round, someone.address).kosten, { 'costs.1.amount': 'rund neunhundert' });
    const answer = await someone.save(draft, 'kosten', typed);
    expect(answer.headers.get('location')).toBe(`${draft}/kosten?pruefen`);
    expect(await someone.page(`${draft}/kosten?pruefen`)).toContain('value="rund neunhundert"');
  });

  it('takes its files with it when it is deleted', async () => {
    const someone = await person('geloescht');
    const draft = await someone.begin(round);
    await someone.upload(draft, 'Satzung.pdf', 'statutes');
    await cloud.idle();
    const keys = () => uploads.keysBelow(`antraege/${idOf(draft)}/`);
    expect(await keys()).toHaveLength(1);
    const deleted = await someone.post(`${draft}/loeschen`);
    expect(deleted.headers.get('location')).toBe('/antrag/entwuerfe?geloescht');
    expect(await keys()).toEqual([]);
    expect((await someone.get(draft)).status).toBe(404);
    expect(await someone.page('/antrag/entwuerfe?geloescht')).toContain('Der Entwurf ist gelöscht.');
  });
});

describe('nobody else', () => {
  it('finds a draft of another, as one that does not exist', async () => {
    const [owner, other] = await Promise.all([person('eigen'), person('fremd')]);
    const draft = await owner.begin(round);
    const shown = async (path: string, answer: Response) => [
      answer.status,
      (await answer.text()).replaceAll(path, 'path').replace(/[0-9a-f-]{36}/g, 'id'),
    ];
    const nothing = `/antrag/entwuerfe/${randomUUID()}`;
    for (const page of ['', '/organisation', '/anlagen', '/absenden', '/mitarbeit', '/verlauf', '/loeschen', `/anlagen/${randomUUID()}`]) {
      const [of, none] = [`${draft}${page}`, `${nothing}${page}`];
      const foreign = await shown(of, await other.get(of));
      expect(foreign).toEqual(await shown(none, await other.get(none)));
      expect(foreign[0]).toBe(404);
    }
    const typed = typedSections(round, other.address).ziele;
    const posts: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
      ['/ziele', [['version', '0'], ...typed]],
      ['/absenden', [['version', '1']]],
      ['/mitarbeit', [['email', 'x@entwurf.example']]],
      ['/anlagen/entfernen', [['datei', randomUUID()]]],
      ['/loeschen', []],
    ];
    for (const [page, fields] of posts) expect((await other.post(`${draft}${page}`, fields)).status, page).toBe(404);
    expect((await owner.get(draft)).status).toBe(200);
  });

  it('writes from another site', async () => {
    const someone = await person('woanders');
    const draft = await someone.begin(round);
    const headers = { cookie: `__Host-session=${someone.session}`, origin: 'https://boese.example' };
    for (const path of ['/antrag/entwuerfe', `${draft}/ziele`, `${draft}/absenden`, `${draft}/loeschen`, `${draft}/mitarbeit`]) {
      expect((await postForm(cloud.url, path, { version: '0' }, headers)).status, path).toBe(403);
    }
    expect(await someone.page(`${draft}/verlauf`)).not.toContain('Ziele');
  });

  it('comes in without a session', async () => {
    const draft = await (await person('drinnen')).begin(round);
    const answer = await fetch(`${cloud.url}${draft}/kosten`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/status?ziel=${encodeURIComponent(`${draft}/kosten`)}`]);
  });
});

describe('a session that ended while somebody was typing', () => {
  it('keeps everything typed on a page, and the same form saves it after a new link', async () => {
    const someone = await person('abgelaufen');
    const draft = await someone.begin(round);
    const away = await draftPerson(cloud, someone.address, '0'.repeat(64));
    const typed = changed(typedSections(round, someone.address).ziele, { 'goals.need': 'Zeile eins\r\nZeile „zwei“ <b> & mehr' });
    const kept = await away.save(draft, 'ziele', typed, { version: '0' });
    expect(kept.status).toBe(403);
    const html = await kept.text();
    expect(html).toContain('Ihre Anmeldung ist abgelaufen');
    expect(html).toContain(`href="/status?ziel=${encodeURIComponent(`${draft}/ziele`)}"`);
    const form = formsIn(html).find(({ action }) => action === `${draft}/ziele`);
    const saved = await someone.post(form?.action ?? '', form?.fields);
    expect(saved.headers.get('location')).toBe(`${draft}?gespeichert=ziele`);
    expect(await someone.page(`${draft}/ziele`)).toContain('Zeile eins\nZeile „zwei“ &lt;b> &amp; mehr</textarea>');
  });
});
