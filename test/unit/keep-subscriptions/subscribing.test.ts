import { describe, expect, it } from 'vitest';
import { pathIn, subscriptionSite, subscriptionUrl } from '../../support/subscription-site.ts';

const address = 'leserin@verein.example';
const invalid = 'Dieser Link gilt nicht oder nicht mehr';

describe('the form', () => {
  it('says what is stored, how long, and how to leave, and can be read without German', async () => {
    const { body } = await subscriptionSite().get('/berichte/abonnieren');
    for (const words of ['Einwilligung (Artikel 6', 'Prüfwert', '48 Stunden', '90 Tage', 'Link in jeder E-Mail', 'In Einfacher Sprache'])
      expect(body).toContain(words);
    expect(body).toMatch(/lang="en"><summary>In English/);
  });

  it('names all mistakes at once and keeps what was typed and ticked', async () => {
    const site = subscriptionSite();
    const { statusCode, body } = await site.post('/berichte/abonnieren', {
      email: 'keine Adresse',
      erstellt: '2026-11-26T08:59:00.000Z',
      thema: 'x',
    });
    expect(statusCode).toBe(422);
    for (const words of ['vollständige E-Mail-Adresse', 'mindestens ein Thema', 'die Sprache der E-Mails', 'value="keine Adresse"'])
      expect(body).toContain(words);
    const ticked = await site.ask('keine Adresse', ['rounds', 'figures:010585803'], 'en');
    expect(ticked.body).toMatch(/value="rounds" checked/);
    expect(ticked.body).toMatch(/value="figures:010585803" checked/);
    expect(ticked.body).toMatch(/<details open/);
    expect(ticked.body).toMatch(/value="en" checked/);
    expect([site.mails, site.pendings.size]).toEqual([[], 0]);
  });

  it('takes nothing from another site, from programs, and nothing that it does not offer', async () => {
    const site = subscriptionSite();
    expect((await site.ask(address, ['report'], 'de', { origin: 'https://boese.example' })).statusCode).toBe(403);
    expect((await site.ask(address, ['figures:99999999', 'projekte'])).statusCode).toBe(422);
    const hasty = { email: address, erstellt: site.clock.at, thema: 'report', sprache: 'de' };
    expect((await site.post('/berichte/abonnieren', hasty)).statusCode).toBe(422);
    expect((await site.post('/berichte/abonnieren', { ...hasty, erstellt: '2026-11-26T08:00:00.000Z', webseite: 'x' })).statusCode).toBe(422);
    expect([site.mails, site.pendings.size]).toEqual([[], 0]);
  });
});

describe('asking', () => {
  it('answers the same in content and time for unknown, known, entered, deleted addresses and full mailboxes', async () => {
    const site = subscriptionSite();
    const manage = await site.subscribed('bekannt@verein.example', ['report']);
    await site.subscribed('weg@verein.example', ['report']);
    await site.post(pathIn(site.mails.at(-1) ?? { text: '' }), { abbestellen: 'all' });
    site.enter('amt@amt.example', { duties: [{ area: '010585803', role: 'report' }] });
    expect(manage).toContain('/berichte/abonnement/');
    expect(site.deleted.size).toBe(1);
    site.wait(61);
    const before = site.pauses.length;
    const asked = ['neu@verein.example', 'bekannt@verein.example', 'weg@verein.example', 'amt@amt.example', 'neu@verein.example'];
    const answers = [];
    for (const email of asked) answers.push(await site.ask(email, ['report']));
    const [first] = answers;
    expect(first?.statusCode).toBe(303);
    expect(first?.headers['location']).toBe('/berichte/abonnieren/gesendet');
    for (const answer of answers) expect(answer).toEqual(first);
    expect(site.pauses.slice(before)).toEqual(asked.map(() => 500));
    // The second mail within three minutes to one mailbox is not sent.
    expect(site.mails.slice(-4).map(({ template, to }) => [template, to.address])).toEqual([
      ['subscription-confirm', 'neu@verein.example'],
      ['subscription-known', 'bekannt@verein.example'],
      ['subscription-confirm', 'weg@verein.example'],
      ['subscription-confirm', 'amt@amt.example'],
    ]);
  });

  it('writes to no mailbox more than once in three minutes and five times an hour, whoever asks', async () => {
    const site = subscriptionSite();
    for (let minute = 0; minute < 60; minute += 1) {
      await site.ask(`  ${address.toUpperCase()} `, ['report']);
      site.wait(1);
    }
    expect(site.mails).toHaveLength(5);
    expect(new Set(site.mails.map(({ to }) => to.address))).toEqual(new Set([address]));
  });

  it('ends for a network that asks without end, with the input kept', async () => {
    const site = subscriptionSite();
    const from = { 'x-forwarded-for': '203.0.113.9, 10.0.0.1' };
    for (let n = 0; n < 20; n += 1) expect((await site.ask(`n${n}@verein.example`, ['report'], 'de', from)).statusCode).toBe(303);
    const { statusCode, body, headers } = await site.ask('n20@verein.example', ['rounds'], 'de', from);
    expect(statusCode).toBe(429);
    expect(body).toContain('n20@verein.example');
    expect(headers['retry-after']).toBe('3600');
    expect(site.mails).toHaveLength(20);
  });

  it('knows a domain with umlauts by the name that mail servers use', async () => {
    const site = subscriptionSite();
    await site.ask('kim@Müller.example', ['report']);
    expect(site.mails[0]?.to.address).toBe('kim@xn--mller-kva.example');
    site.wait(5);
    await site.ask('kim@xn--mller-kva.example.', ['report']);
    expect(new Set(site.mails.map(({ to }) => to.address)).size).toBe(1);
  });
});

describe('the link that confirms', () => {
  it('shows what it is about without the address, and changes nothing when it is opened', async () => {
    const site = subscriptionSite();
    await site.ask(address, ['projects', 'figures:010585803'], 'en');
    const [mail] = site.mails;
    expect(mail?.subject).toBe('Please confirm: emails from the integration office');
    const path = pathIn(mail ?? { text: '' });
    for (const method of ['GET', 'HEAD', 'GET']) {
      const answer = await site.call(method, path);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex', 'referrer-policy': 'same-origin' });
    }
    const { body } = await site.get(path);
    for (const words of ['Neue Projekte', 'Zahlen für Amt', 'English', `action="${path}"`]) expect(body).toContain(words);
    expect(body).not.toContain('leserin');
    expect([site.recipients.size, site.pendings.size, site.mails.length]).toEqual([0, 1, 1]);
  });

  it('confirms once, keeps the proof, and sends a copy with the way out', async () => {
    const site = subscriptionSite();
    await site.ask(address, ['report', 'rounds'], 'de-plain');
    const path = pathIn(site.mails[0] ?? { text: '' });
    site.wait(60 * 47);
    const confirmed = await site.post(path);
    expect([confirmed.statusCode, confirmed.headers['location']]).toEqual([303, '/berichte/abonnieren/bestaetigt']);
    expect(site.recipientOf(address)).toEqual({
      id: site.idOf(address),
      address,
      language: 'de-plain',
      duties: [],
      groups: [],
      topics: ['report', 'rounds'],
      left: [],
      confirmedAt: site.clock.at,
      version: 1,
      changedAt: site.clock.at,
    });
    expect(site.histories.get(site.idOf(address))).toMatchObject([
      { by: 'reader', kind: 'subscribed', what: expect.stringContaining('Zuwanderungsbericht') },
    ]);
    expect(site.mails.at(-1)).toMatchObject({ template: 'subscription-changed', subject: 'Sie bekommen jetzt unsere E-Mails', to: { address } });
    expect((await site.get(pathIn(site.mails.at(-1) ?? { text: '' }))).statusCode).toBe(200);
    expect((await site.get('/berichte/abonnieren/bestaetigt')).body).toContain('Ihr Abonnement ist bestätigt');
    const again = await site.post(path);
    expect([again.statusCode, again.body.includes(invalid)]).toEqual([410, true]);
    expect(site.mails).toHaveLength(2);
  });

  it('is one page, whether used, over, altered or invented', async () => {
    const site = subscriptionSite();
    await site.ask(address, ['report']);
    const used = pathIn(site.mails[0] ?? { text: '' });
    await site.post(used);
    site.wait(5);
    await site.ask('zweite@verein.example', ['report']);
    const over = pathIn(site.mails.at(-1) ?? { text: '' });
    site.wait(60 * 48);
    const start = '/berichte/abonnieren/bestaetigen/';
    const paths = [used, over, `${over.slice(0, -1)}x`, `${start}${'0'.repeat(64)}`, `${start}x`];
    const pages = await Promise.all(paths.flatMap((path) => [site.get(path), site.post(path)]));
    expect(new Set(pages.map(({ statusCode }) => statusCode))).toEqual(new Set([410]));
    expect(new Set(pages.map(({ body }) => body)).size).toBe(1);
    expect(pages[0]?.body).toContain(invalid);
    expect(site.recipients.size).toBe(1);
  });

  it('takes no click from another site', async () => {
    const site = subscriptionSite();
    await site.ask(address, ['report']);
    const answer = await site.post(pathIn(site.mails[0] ?? { text: '' }), {}, { origin: 'https://boese.example' });
    expect([answer.statusCode, site.recipients.size, site.pendings.size]).toEqual([403, 0, 1]);
    expect(subscriptionUrl).not.toContain('boese');
  });

  it('adds to what staff entered, and takes back that somebody left', async () => {
    const site = subscriptionSite();
    const entered = site.enter(address, { duties: [{ area: '010585803', role: 'figures' }], groups: ['council'] });
    const manage = await site.subscribed(address, ['rounds']);
    await site.post(manage, { abbestellen: 'report' });
    expect(site.recipientOf(address)).toMatchObject({ duties: entered.duties, groups: ['council'], topics: ['rounds'], left: ['report'] });
    await site.subscribed(address, ['report']);
    expect(site.recipientOf(address)).toMatchObject({ duties: entered.duties, groups: ['council'], topics: ['report', 'rounds'], left: [] });
  });

  it('loses no race: another change in between is read anew, and a deletion too', async () => {
    const site = subscriptionSite();
    const manage = await site.subscribed(address, ['rounds']);
    expect(manage).not.toBe('');
    site.wait(61);
    await site.ask(address, ['report']);
    site.meanwhile.act = () => {
      site.enter(address, { groups: ['press'] });
    };
    await site.post(pathIn(site.mails.at(-1) ?? { text: '' }));
    expect(site.recipientOf(address)).toMatchObject({ topics: ['report', 'rounds'], groups: ['press'], version: 3 });

    site.wait(61);
    await site.ask(address, ['projects']);
    site.meanwhile.act = () => {
      const recipient = site.recipientOf(address);
      if (recipient) site.remove(recipient, site.clock.at);
    };
    await site.post(pathIn(site.mails.at(-1) ?? { text: '' }));
    expect(site.recipientOf(address)).toMatchObject({ topics: ['projects'], groups: [], version: 1 });
    expect(site.deleted.size).toBe(0);
  });
});
