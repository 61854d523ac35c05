import { describe, expect, it } from 'vitest';
import { previews } from '../../../functions/track-mail/previews.ts';
import { leaveHref } from '../../../shared/domain/notices/mail.ts';
import { stopFor } from '../../../shared/domain/notices/sending.ts';
import { rateLimits } from '../../../shared/domain/notices/sending-rates.ts';
import { mailNames } from '../../../shared/mail/mail-words.ts';
import { announced, now, ofAnnouncement, world } from './track-world.ts';

describe('the overview', () => {
  it('of nothing says so', async () => {
    const page = await world().page('/amt/mails');
    expect(page).toContain('Bisher wurde nichts angekündigt.');
    expect(page).toContain('noch nicht bekannt');
    expect(page).not.toContain('Jetzt wieder versuchen');
  });

  it('names announcements in words, counts what is open, and tells times of Berlin', async () => {
    const page = await world({ mails: [{ state: 'given-up' }, { state: 'queued' }], announcements: [announced] }).page('/amt/mails');
    expect(page).toContain(`<a class="kern-link" href="${ofAnnouncement}">Korrektur: Zuwanderungsbericht Oktober 2026, Fassung 2</a>`);
    expect(page).toContain('25. November 2026, 06:05 Uhr');
    expect(page).toContain('href="/amt/empfaenger"');
  });

  it('warns of rates at which the account is at risk', async () => {
    const days = [{ day: '2026-11-24', sent: 10_000, delivered: 9000, bounced: 10_000 * rateLimits.bounces, complained: 0, rejected: 0, refused: 0 }];
    const bouncing = await world({ days }).page('/amt/mails');
    expect(bouncing).toContain('Unzustellbare E-Mails: Grenze erreicht');
    expect(bouncing).not.toContain('Beschwerden: Grenze erreicht');
    const complained = 10_000 * rateLimits.complaints;
    const complaining = await world({ days: days.map((day) => ({ ...day, bounced: 0, complained })) }).page('/amt/mails');
    expect(complaining).toContain('Beschwerden: Grenze erreicht');
    expect(complaining).not.toContain('Unzustellbare E-Mails: Grenze erreicht');
    expect(
      await world({
        days: [{ ...days[0], day: '2026-11-24', sent: 10_000, delivered: 9990, bounced: 10, complained: 0, rejected: 0, refused: 0 }],
      }).page('/amt/mails'),
    ).not.toContain('Grenze erreicht');
  });

  it('of a stop says why, and starts again when somebody who may wants it', async () => {
    const sending = { stop: stopFor('daily-quota', now) };
    const { page, post } = world({ sending });
    expect(await page('/amt/mails')).toContain('Die Menge an E-Mails für 24 Stunden ist aufgebraucht.');
    expect((await post('/amt/mails')).headers).toMatchObject({ location: '/amt/mails?weiter' });
    expect(await page('/amt/mails?weiter')).toContain('Der Versand beginnt wieder.');
    expect(await page('/amt/mails')).not.toContain('Zurzeit geht keine E-Mail hinaus');
    expect(await world({ sending, role: 'data-protection' }).page('/amt/mails')).not.toContain('Jetzt wieder versuchen');
  });
});

describe('a list of open mails', () => {
  it('names each mail and its announcement as people do', async () => {
    const mails = [{ state: 'given-up', template: 'release', announcement: announced.id }, { state: 'given-up' }] as const;
    const page = await world({ mails, announcements: [announced] }).page('/amt/mails/offen/aufgegeben');
    expect(page).toContain('>Bericht Oktober 2026, Korrektur (Fassung 2)</a>');
    expect(page).toContain(mailNames.confirmation);
    expect(page).toContain('Korrektur: Zuwanderungsbericht Oktober 2026');
    expect(page).not.toContain('#0002');
  });

  it('of those that may have left leaves out what left in the last five minutes: that is under way', async () => {
    const ago = (minutes: number): string => new Date(Date.parse(now) - minutes * 60_000).toISOString();
    const mails = [
      { state: 'sending', leasedAt: ago(6) },
      { state: 'sending', leasedAt: ago(4), template: 'withdrawal' },
    ] as const;
    const { page, ids } = world({ mails });
    const [perhaps, underWay] = [await page('/amt/mails/offen/ungewiss'), await page('/amt/mails/offen/unterwegs')];
    expect([perhaps.includes(mailNames.confirmation), perhaps.includes(mailNames.withdrawal)]).toEqual([true, false]);
    expect([underWay.includes(mailNames.confirmation), underWay.includes(mailNames.withdrawal)]).toEqual([false, true]);
    expect(await page(`/amt/mails/mail/${ids[0]}`)).toContain('vielleicht verschickt');
    const young = await page(`/amt/mails/mail/${ids[1]}`);
    expect(young).toContain('gerade unterwegs');
    expect(young).not.toMatch(/vielleicht verschickt|Noch einmal verschicken/);
  });

  it('may be empty, and there is no other', async () => {
    expect(await world().page('/amt/mails/offen/wartend')).toContain('Zurzeit gibt es keine.');
    expect((await world().get('/amt/mails/offen/alle')).statusCode).toBe(404);
  });
});

describe('a mail', () => {
  it('of one person keeps its text to itself, and one of an announcement shows it', async () => {
    const { page, ids } = world({ mails: [{}, { template: 'release', announcement: announced.id }], announcements: [announced] });
    const [single, shared] = [await page(`/amt/mails/mail/${ids[0]}`), await page(`/amt/mails/mail/${ids[1]}`)];
    expect(single).not.toContain('schöne Grüße');
    expect(single).toContain('href="/amt/mails/vorschau/confirmation"');
    expect(shared).toContain('schöne Grüße');
    expect(shared).toContain(`href="${ofAnnouncement}"`);
  });

  it('that was given up says why and goes again, once for each time that somebody saw it', async () => {
    const { page, post, ids, delivered } = world({ mails: [{ state: 'given-up', reason: 'RecipientNotVerified' }, { state: 'sent' }] });
    expect(await page(`/amt/mails/mail/${ids[0]}`)).toContain('darf noch nicht an diese Adresse schreiben');
    expect((await post(`/amt/mails/mail/${ids[0]}`, { versuch: '' })).headers).toMatchObject({ location: `/amt/mails/mail/${ids[0]}?erneut` });
    expect(delivered).toEqual([ids[0]]);
    expect(await page(`/amt/mails/mail/${ids[1]}`)).not.toContain('Noch einmal verschicken');
    expect((await post(`/amt/mails/mail/${ids[1]}`, { versuch: '' })).statusCode).toBe(409);
    expect(delivered).toEqual([ids[0]]);
  });

  it('that may have left goes again only under the attempt that was seen, with a warning before', async () => {
    const { page, post, ids, delivered } = world({ mails: [{ state: 'sending', leaseId: 'seen' }] });
    expect(await page(`/amt/mails/mail/${ids[0]}`)).toContain('Sonst kommt sie zweimal an.');
    expect((await post(`/amt/mails/mail/${ids[0]}`, { versuch: 'older' })).statusCode).toBe(409);
    expect((await post(`/amt/mails/mail/${ids[0]}`)).statusCode).toBe(409);
    expect(delivered).toEqual([]);
    expect((await post(`/amt/mails/mail/${ids[0]}`, { versuch: 'seen' })).statusCode).toBe(303);
  });

  it('that nobody knows is not there', async () => {
    const { get, post } = world();
    for (const answer of [await get('/amt/mails/mail/x'), await post('/amt/mails/mail/x')]) {
      expect(answer.statusCode).toBe(404);
      expect(answer.body).toContain('Diese E-Mail gibt es nicht');
    }
  });
});

describe('the search by an address', () => {
  it('finds its mails however it is spelled, and keeps it out of addresses', async () => {
    const { post } = world({ mails: [{ delivery: { kind: 'bounced', at: now } }] });
    const { statusCode, body } = await post('/amt/mails/adresse', { adresse: ' KIM@verein.example ' });
    expect(statusCode).toBe(200);
    expect(body).toContain(mailNames.confirmation);
    expect(body).toContain('unzustellbar');
    expect((await post('/amt/mails/adresse', { adresse: 'niemand@verein.example' })).body).toContain('keine E-Mail');
  });

  it('says which announcement each mail was of, and why one was withheld', async () => {
    const mails = [
      { template: 'release', announcement: 'release#2026-10#0001' },
      { template: 'release', announcement: 'release#2026-10#0003', state: 'withheld', reason: 'announcement-stopped' },
      { template: 'projects', announcement: 'projects#2026-10#0001' },
      { template: 'rounds', announcement: 'rounds#2027' },
    ] as const;
    const { body } = await world({ mails }).post('/amt/mails/adresse', { adresse: 'kim@verein.example' });
    const named = [
      'Bericht Oktober 2026',
      'Bericht Oktober 2026, Korrektur (Fassung 3)',
      'Neue Projekte, Bericht Oktober 2026',
      'Neue Förderrunde: 2027',
    ];
    for (const name of named) expect(body).toContain(`>${name}</a>`);
    expect(body).toContain('zurückgehalten, Ankündigung angehalten');
  });

  it('says of a complaint what it was, in German', async () => {
    const { page, ids } = world({ mails: [{ delivery: { kind: 'complained', at: now, diagnostic: 'abuse' } }] });
    const shown = await page(`/amt/mails/mail/${ids[0]}`);
    expect(shown).toContain('Art der Beschwerde');
    expect(shown).toContain('unerwünschte Werbung');
  });

  it('takes a domain with umlauts in both of its forms, and shows it as people know it', async () => {
    const { post, page, ids } = world({ mails: [{ to: { address: 'info@xn--mllerverein-thb.example' } }] });
    for (const adresse of ['info@müllerverein.example', 'info@xn--mllerverein-thb.example'])
      expect((await post('/amt/mails/adresse', { adresse })).body).toContain(mailNames.confirmation);
    expect(await page(`/amt/mails/mail/${ids[0]}`)).toContain('info@müllerverein.example');
  });

  it('lifts the block of somebody who is no recipient, for those who may, and leads to the recipient otherwise', async () => {
    const adresse = 'antrag@verein.example';
    const { post } = world({ blocked: [adresse] });
    const shown = await post('/amt/mails/adresse', { adresse });
    expect(shown.body).toContain('An diese Adresse geht nichts mehr');
    expect((await post('/amt/mails/adresse', { adresse })).body).toContain('Sperre aufheben');
    expect((await post('/amt/mails/adresse', { adresse, aufheben: 'ja' })).body).toContain('Die Sperre ist aufgehoben.');
    expect((await post('/amt/mails/adresse', { adresse })).body).not.toContain('geht nichts mehr');
    const reading = world({ blocked: [adresse], role: 'data-protection' });
    expect((await reading.post('/amt/mails/adresse', { adresse })).body).not.toContain('Sperre aufheben');
    expect((await reading.post('/amt/mails/adresse', { adresse, aufheben: 'ja' })).statusCode).toBe(403);
    const known = world({ blocked: [adresse], recipients: [adresse] });
    const { body } = await known.post('/amt/mails/adresse', { adresse, aufheben: 'ja' });
    expect(body).toContain('Empfänger ansehen');
    expect(body).toContain('geht nichts mehr');
  });

  it.each(['', 'kim', 'kim@', '<script>@x'])('refuses %j and keeps it', async (adresse) => {
    const { statusCode, body } = await world().post('/amt/mails/adresse', { adresse });
    expect(statusCode).toBe(422);
    expect(body).toContain('Bitte geben Sie eine E-Mail-Adresse ein.');
    expect(body).not.toContain('<script>');
    if (adresse === 'kim') expect(body).toContain('value="kim"');
  });
});

describe('an announcement', () => {
  it('that is held is stopped by name and with a reason, and a stopped one has no button', async () => {
    const { page, post, stored, woken } = world({ announcements: [announced] });
    expect(await page(ofAnnouncement)).toContain('Versand endgültig anhalten');
    expect((await post(ofAnnouncement, { grund: ' Zahl falsch ' })).headers).toMatchObject({ location: `${ofAnnouncement}?angehalten` });
    expect(stored.get(announced.id)).toMatchObject({ state: 'stopped', stopped: { by: 'Kim Beispiel', at: now, reason: 'Zahl falsch' } });
    expect(woken).toEqual([announced.id]);
    const after = await page(`${ofAnnouncement}?angehalten`);
    expect(after).toContain('Die Ankündigung ist angehalten.');
    expect(after).toContain('Kim Beispiel: Zahl falsch');
    expect(after).not.toContain('Versand endgültig anhalten');
  });

  it.each(['', '   ', 'x'.repeat(501)])('is not stopped for %j, which stays in the field', async (grund) => {
    const { post, stored } = world({ announcements: [announced] });
    const { statusCode, body } = await post(ofAnnouncement, { grund });
    expect(statusCode).toBe(422);
    expect(body).toContain('Bitte schreiben Sie, warum.');
    expect(stored.get(announced.id)?.state).toBe('holding');
    if (grund.length > 500) expect(body).toContain(grund);
  });

  it('that is out cannot be stopped, and who may only look sees no button', async () => {
    const { page, post } = world({ announcements: [{ ...announced, state: 'expanded' }] });
    expect(await page(ofAnnouncement)).not.toContain('Versand endgültig anhalten');
    const { statusCode, body } = await post(ofAnnouncement, { grund: 'Zahl falsch' });
    expect(statusCode).toBe(409);
    expect(body).toContain('lässt sich nicht mehr anhalten');
    const silent = await post(ofAnnouncement);
    expect([silent.statusCode, String(silent.body).includes('Es ist schon alles verschickt.')]).toEqual([409, true]);
    expect(silent.body).not.toContain('Bitte schreiben Sie, warum.');
    const waiting = world({ announcements: [{ ...announced, state: 'expanded' }], mails: [{ announcement: announced.id, state: 'queued' }] });
    expect((await waiting.post(ofAnnouncement, { grund: 'Zahl falsch' })).statusCode).toBe(303);
    expect(await world({ announcements: [announced], role: 'data-protection' }).page(ofAnnouncement)).not.toContain('Versand endgültig anhalten');
  });

  it('counts what became of its mails', async () => {
    const { id: announcement } = announced;
    const mails = [
      { announcement, delivery: { kind: 'delivered', at: now } },
      { announcement, delivery: { kind: 'bounced', at: now } },
      { announcement, state: 'withheld' },
    ] as const;
    const page = await world({ mails, announcements: [announced] }).page(ofAnnouncement);
    for (const words of ['verschickt', 'zugestellt', 'unzustellbar', 'zurückgehalten']) expect(page).toContain(words);
  });

  it('that nobody knows is not there', async () => {
    expect((await world().get(ofAnnouncement)).statusCode).toBe(404);
    expect((await world().post(ofAnnouncement, { grund: '' })).statusCode).toBe(404);
  });
});

describe('the previews', () => {
  it('are listed by what staff call them', async () => {
    const page = await world().page('/amt/mails/vorschau');
    for (const { name } of previews) expect(page).toContain(mailNames[name]);
  });

  it.each(previews.map(({ name }) => name))(
    'of %s is shown in both themes, in frames without rights, and leads nobody to a subscription',
    async (name) => {
      const { statusCode, body, headers } = await world().get(`/amt/mails/vorschau/${name}`);
      expect(statusCode).toBe(200);
      expect(String(body).match(/" sandbox(="")?>/g)?.length).toBe(String(body).match(/<iframe/g)?.length);
      expect(body).not.toContain(leaveHref);
      const titles = [...String(body).matchAll(/<iframe[^>]* title="([^"]+)"/g)].map(([, title]) => title);
      expect(new Set(titles).size).toBe(titles.length);
      for (const [, target] of String(body).matchAll(/href="#(fall-\d+)"/g)) expect(body).toContain(`id="${target}"`);
      expect(headers).toMatchObject({ 'content-security-policy': expect.stringContaining("style-src 'self' 'unsafe-inline'") });
    },
  );

  it('of what there is not is not there', async () => {
    expect((await world().get('/amt/mails/vorschau/gibt-es-nicht')).statusCode).toBe(404);
  });
});
