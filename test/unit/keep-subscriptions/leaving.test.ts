import { describe, expect, it } from 'vitest';
import { leavePath, leaveTokenOf } from '../../../shared/domain/notices/leave-token.ts';
import type { Mailing } from '../../../shared/domain/notices/mail.ts';
import { pathIn, subscriptionSite } from '../../support/subscription-site.ts';

const address = 'leserin@verein.example';
const oneClick = { 'List-Unsubscribe': 'One-Click' };
type Site = ReturnType<typeof subscriptionSite>;

/** The link of a mail of an announcement. */
const linkOf = (site: Site, mailing: Mailing = 'report', of = address): string =>
  leavePath(leaveTokenOf({ recipient: site.idOf(of), mailing }, site.clock.at.slice(0, 10), site.seal));

const multipart = (name: string, value: string) => ({
  body: `--grenze\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--grenze--\r\n`,
  headers: { 'content-type': 'multipart/form-data; boundary=grenze' },
});

describe('one click at a mail provider (RFC 8058)', () => {
  it('leaves the mailing of the link, without cookie and origin, and keeps the others', async () => {
    const site = subscriptionSite();
    await site.subscribed(address, ['report', 'figures:010585803', 'rounds']);
    const [link, mails] = [linkOf(site), site.mails.length];
    const answer = await site.call('POST', link, {
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([answer.statusCode, answer.body.length < 6000]).toEqual([200, true]);
    expect(answer.body).toContain('Zuwanderungsbericht');
    expect(site.recipientOf(address)).toMatchObject({ topics: ['rounds'], version: 2 });
    expect(site.histories.get(site.idOf(address))?.at(-1)).toMatchObject({
      by: 'reader',
      kind: 'left',
      what: 'Hat abbestellt: Zuwanderungsbericht.',
    });
    expect(await site.post(link, oneClick)).toEqual(answer);
    expect([site.recipientOf(address)?.version, site.mails.length]).toEqual([2, mails]);
  });

  it('comes as multipart too, and deletes who gets nothing else; repeating it is harmless', async () => {
    const site = subscriptionSite();
    await site.subscribed(address, ['report']);
    const link = linkOf(site);
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push(await site.call('POST', link, multipart('List-Unsubscribe', 'One-Click')));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect([...site.recipients, ...site.histories]).toEqual([]);
    expect([...site.deleted]).toEqual([[site.idOf(address), site.clock.at]]);
    expect(JSON.stringify([...site.deleted])).not.toContain('verein');
  });

  it('wants the words of the standard: a form that says nothing, a broken one and a foreign kind change nothing', async () => {
    const site = subscriptionSite();
    await site.subscribed(address, ['report']);
    const link = linkOf(site);
    const bare = { ...multipart('List-Unsubscribe', 'One-Click'), headers: { 'content-type': 'multipart/form-data' } };
    const answers = await Promise.all([
      site.post(link, {}),
      site.post(link, { 'List-Unsubscribe': 'Yes' }),
      site.call('POST', link, multipart('Other', 'One-Click')),
      site.call('POST', link, bare),
      site.call('POST', link, { body: '{"List-Unsubscribe":"One-Click"}', headers: { 'content-type': 'application/json' } }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400, 400, 415]);
    expect(site.recipientOf(address)?.version).toBe(1);
    const form = await site.call('POST', '/berichte/abonnieren', multipart('email', address));
    expect(form.statusCode).toBe(415);
  });
});

describe('the page of a subscription', () => {
  it('shows what this reader gets and no address, and changes nothing when it is opened', async () => {
    const site = subscriptionSite();
    const manage = await site.subscribed(address, ['projects', 'figures:010585803'], 'en');
    const before = structuredClone([...site.recipients]);
    for (const method of ['GET', 'HEAD', 'GET']) expect((await site.call(method, manage)).statusCode).toBe(200);
    const { body, headers } = await site.get(manage);
    for (const words of ['Neue Projekte abbestellen', 'Zuwanderungsbericht abbestellen', 'Alles abbestellen', 'Zahlen für Amt', 'value="en" checked'])
      expect(body).toContain(words);
    expect(body).not.toMatch(/leserin|verein\.example/);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex', 'referrer-policy': 'same-origin' });
    expect([...site.recipients]).toEqual(before);
  });

  it('is the same page of a link that is altered, too old, invented, or of somebody who is gone', async () => {
    const site = subscriptionSite();
    const manage = await site.subscribed(address, ['report']);
    await site.subscribed('bleibt@verein.example', ['report']);
    const old = linkOf(site, 'report', 'bleibt@verein.example');
    await site.post(manage, { abbestellen: 'all' });
    const gone = await site.get(manage);
    expect([gone.statusCode, gone.body.includes('Dieser Link gilt nicht oder nicht mehr')]).toEqual([410, true]);
    const flipped = manage.endsWith('0') ? '1' : '0';
    const other = linkOf(site, 'rounds', 'bleibt@verein.example').split('/').at(-1) ?? '';
    const forged = `${leavePath('')}${site.idOf('bleibt@verein.example')}r${other.slice(65)}`;
    site.wait(401 * 24 * 60);
    const paths = [`${old.slice(0, -1)}${flipped === '0' ? 'g' : 'h'}`, old, forged, leavePath('x'), `${old}0`];
    for (const path of paths) {
      expect(await site.get(path)).toEqual(gone);
      const posted = await site.post(path, oneClick);
      expect([posted.statusCode, posted.body]).toEqual([410, gone.body]);
    }
    expect(site.recipientOf('bleibt@verein.example')?.topics).toEqual(['report']);
  });

  it('leaves one mailing or all, from wherever it is opened; staff keep whom they entered', async () => {
    const site = subscriptionSite();
    const entered = site.enter(address, { duties: [{ area: '010585803', role: 'report' }], groups: ['press'] });
    const manage = await site.subscribed(address, ['report', 'rounds']);
    const left = await site.post(manage, { abbestellen: 'rounds' }, { origin: 'https://mail.example' });
    expect([left.statusCode, left.body.includes('Offene Förderrunden')]).toEqual([200, true]);
    expect(site.recipientOf(address)).toMatchObject({ topics: ['report'], left: [] });
    expect((await site.get(manage)).body).toContain('Die KIT-Stelle hat Sie dafür eingetragen');
    await site.post(manage, { abbestellen: 'all' });
    const after = site.recipientOf(address);
    expect(after).toMatchObject({ duties: entered.duties, groups: ['press'], topics: [], left: ['report'] });
    expect(after).not.toHaveProperty('confirmedAt');
    expect(site.deleted.size).toBe(0);
    expect((await site.get(manage)).body).toContain('Zurzeit bekommen Sie keine E-Mails');
    expect((await site.get(manage)).body).toMatch(/value="report"(?! checked)/);
  });

  it('takes topics away at once and sends a copy; what it adds waits for the mailbox', async () => {
    const site = subscriptionSite();
    const manage = await site.subscribed(address, ['report', 'rounds']);
    site.wait(5);
    const changed = { gezeigt: 'report', thema: 'report', sprache: 'en', aendern: 'ja' };
    const fields: [string, string][] = [...Object.entries(changed), ['gezeigt', 'rounds']];
    const saved = await site.post(manage, fields);
    expect([saved.statusCode, saved.headers['location']]).toEqual([303, `${manage}?gespeichert`]);
    expect(site.recipientOf(address)).toMatchObject({ topics: ['report'], language: 'en' });
    expect(site.mails.at(-1)).toMatchObject({ template: 'subscription-changed', subject: 'Your subscription has changed' });
    expect((await site.get(`${manage}?gespeichert`)).body).toContain('Gespeichert');

    const added = await site.post(manage, [
      ['gezeigt', 'report'],
      ['thema', 'report'],
      ['thema', 'projects'],
      ['sprache', 'en'],
      ['aendern', 'ja'],
    ]);
    expect(added.headers['location']).toBe(`${manage}?bestaetigen`);
    expect(site.recipientOf(address)?.topics).toEqual(['report']);
    expect((await site.get(`${manage}?bestaetigen`)).body).toContain('Bitte bestätigen Sie noch');
    await site.post(pathIn(site.mails.at(-1) ?? { text: '' }));
    expect(site.recipientOf(address)?.topics).toEqual(['report', 'projects']);
  });

  it('keeps a topic that came after the form was opened', async () => {
    const site = subscriptionSite();
    const manage = await site.subscribed(address, ['report']);
    await site.subscribed(address, ['rounds']);
    await site.post(manage, { gezeigt: 'report', thema: 'report', sprache: 'en', aendern: 'ja' });
    expect(site.recipientOf(address)).toMatchObject({ topics: ['report', 'rounds'], language: 'en' });
  });

  it('changes nothing when all is unticked, from another site, without a language, or too often', async () => {
    const site = subscriptionSite();
    const manage = await site.subscribed(address, ['report']);
    const none = await site.post(manage, { gezeigt: 'report', sprache: 'de', aendern: 'ja' });
    expect([none.statusCode, none.body.includes('Alles abbestellen“')]).toEqual([422, true]);
    const change = { gezeigt: 'report', thema: 'report', sprache: 'en', aendern: 'ja' };
    expect((await site.post(manage, change, { origin: 'https://boese.example' })).statusCode).toBe(403);
    expect((await site.post(manage, { ...change, sprache: 'fr' })).statusCode).toBe(422);
    expect(site.recipientOf(address)?.version).toBe(1);
    const answers = [];
    for (let n = 0; n < 24; n += 1) answers.push((await site.post(manage, { ...change, sprache: n % 2 === 0 ? 'en' : 'de' })).statusCode);
    expect(answers).toEqual([...Array.from({ length: 20 }, () => 303), 429, 429, 429, 429]);
    expect((await site.post(manage, oneClick)).statusCode).toBe(200);
    expect(site.recipients.size).toBe(0);
  });

  it('fills no mailbox: of many changes few send a copy, and topics that are added wait for the pause', async () => {
    const site = subscriptionSite();
    const manage = await site.subscribed(address, ['report']);
    const sent = site.mails.length;
    for (let n = 0; n < 20; n += 1)
      await site.post(manage, { gezeigt: 'report', thema: 'report', sprache: n % 2 === 0 ? 'en' : 'de', aendern: 'ja' });
    expect(site.mails.length - sent).toBe(1);
    site.wait(61);
    const adding = { gezeigt: 'report', thema: 'rounds', sprache: 'de', aendern: 'ja' };
    await site.ask(address, ['projects']);
    const refused = await site.post(manage, adding);
    expect([refused.statusCode, site.recipientOf(address)?.topics]).toEqual([429, ['report']]);
    expect(refused.body).toMatch(/value="rounds" checked/);
    expect(refused.body).toContain('Wir haben Ihnen vor Kurzem schon eine E-Mail mit einem Link geschickt.');
    site.wait(4);
    // The only topic goes at once, so the recipient is deleted; the other comes when the mailbox confirms.
    expect((await site.post(manage, adding)).headers['location']).toBe('/berichte/abonnieren/gesendet');
    expect(site.recipients.size).toBe(0);
    await site.post(pathIn(site.mails.at(-1) ?? { text: '' }));
    expect(site.recipientOf(address)?.topics).toEqual(['rounds']);
  });

  it('loses no race against staff', async () => {
    const site = subscriptionSite();
    await site.subscribed(address, ['report']);
    site.meanwhile.act = () => {
      site.enter(address, { groups: ['council'] });
    };
    await site.post(linkOf(site), oneClick);
    expect(site.recipientOf(address)).toMatchObject({ groups: ['council'], topics: [], left: ['report'], version: 3 });
  });
});
