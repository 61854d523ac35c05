import { describe, expect, it } from 'vitest';
import { askedSite, askedAt as at } from '../../support/asked-site.ts';
import { application, informationRequest } from '../mail/examples.ts';

describe('beginning early', () => {
  const send = (site: ReturnType<typeof askedSite>, beginn: string, begruendung = 'Es eilt.') =>
    site.post('/frueher-beginnen', { beginn, begruendung });

  it('is explained, asked for once, and shown with how it stands', async () => {
    const site = askedSite();
    expect((await site.get('/frueher-beginnen')).text).toMatch(
      /keinen Vertrag .*schriftliche Zustimmung.* Ein Anspruch auf Förderung entsteht dadurch nicht/,
    );
    expect((await send(site, '1.2.2027')).location).toBe(`/status/antraege/${application.id}`);
    expect((await send(site, '1.2.2027')).status).toBe(303);
    expect(site.events.map(({ kind }) => kind)).toEqual(['early-start.requested']);
    expect(site.applications.get(application.id)?.earlyStart).toEqual({
      state: 'requested',
      from: '2027-02-01',
      reason: 'Es eilt.',
      requestedAt: at,
    });
    expect((await site.get()).text).toMatch(
      /Früher beginnen Ihre Bitte ist bei uns.* Stand gestellt Gewünschter Beginn 1\. Februar 2027 Begründung Es eilt\./,
    );
    expect((await site.get('/frueher-beginnen')).body).not.toContain('<textarea');
  });

  it('once more otherwise shows both, and changes nothing', async () => {
    const site = askedSite();
    await send(site, '1.2.2027');
    const { status, text } = await send(site, '1.3.2027', 'Doch später.');
    expect(status).toBe(409);
    expect(text).toMatch(/Das haben Sie eingegeben .*1\.3\.2027.* Doch später\. .* Diese Bitte liegt uns vor .*1\. Februar 2027/);
    expect(site.events).toHaveLength(1);
  });

  it('without a day and a reason comes back with both errors', async () => {
    const { status, body, text } = await send(askedSite(), 'bald', '');
    expect(status).toBe(422);
    expect(body).toContain('value="bald"');
    expect(text).toContain('Bitte prüfen Sie 2 Angaben');
  });

  it.each(['approved', 'refused'] as const)('shows that it was %s', async (state) => {
    const { text } = await askedSite({ earlyStart: { state, from: '2027-02-01', reason: 'Es eilt.', requestedAt: at } }).get();
    expect(text).toContain(state === 'approved' ? 'Wir haben zugestimmt.' : 'Wir haben nicht zugestimmt.');
  });

  it('is not possible where the guideline has none, or after a decision', async () => {
    for (const site of [askedSite(), askedSite({ state: 'decided' })]) {
      if (site.applications.get(application.id)?.state === 'info_requested')
        site.rounds.splice(0, 1, ...site.rounds.map((round) => ({ ...round, applications: { ...round.applications, earlyStart: false } })));
      expect((await site.get()).text).not.toContain('Um einen früheren Beginn bitten');
      expect((await site.get('/frueher-beginnen')).body).not.toContain('<textarea');
      expect((await send(site, '1.2.2027')).status).toBe(409);
      expect(site.events).toEqual([]);
    }
  });
});

describe('the release for reuse', () => {
  it('is revoked and granted by a button, each an event, and sent twice it is one', async () => {
    const site = askedSite();
    expect((await site.get()).text).toContain('Sie hat keinen Einfluss auf die Entscheidung');
    for (const freigabe of ['nein', 'nein', 'ja', 'ja', 'nein']) expect((await site.post('/freigabe', { freigabe })).status).toBe(303);
    expect(site.events.map(({ kind, textVersion, at: when }) => [kind, textVersion, when])).toEqual([
      ['release.revoked', '1', at],
      ['release.granted', '1', at],
      ['release.revoked', '1', at],
    ]);
    expect(site.applications.get(application.id)).toMatchObject({ reuseRelease: false, state: 'info_requested' });
    expect((await site.get()).text).toContain('nicht veröffentlichen und nicht weiterverwenden');
  });

  it.each([{}, { freigabe: 'vielleicht' }])('does not guess what %j means', async (fields: Record<string, string>) => {
    const site = askedSite();
    expect((await site.post('/freigabe', fields)).status).toBe(400);
    expect(site.events).toEqual([]);
  });
});

describe('what was submitted', () => {
  it('comes byte for byte, for nobody else to keep', async () => {
    const site = askedSite();
    const json = '{"title":"wie  gesendet",\n"price":"ä"}';
    site.snapshots.set(application.id, { json, sha256: '' });
    const { status, body, headers } = await site.get('/daten.json');
    expect([status, body]).toEqual([200, json]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="antrag-INT-2026-0042.json"',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    });
  });

  it('is a page that says so where it was never kept', async () => {
    const { status, text, headers } = await askedSite().get('/daten.json');
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('text/html');
    expect(text).toContain('Diese Datei gibt es nicht');
  });
});

describe('what is stored about a person', () => {
  it('is a page with links that say until when they hold, and a file of all', async () => {
    const site = askedSite();
    const page = await site.call('GET', '/status/daten', {});
    expect(page.text).toContain('Anträge 1 Entwürfe 0 Dateien 1 Anmeldungen, die noch gelten 1');
    expect(page.body).toContain(`href="https://bucket.example/${application.id}/antrag-INT-2026-0042.pdf"`);
    expect(page.text).toContain('Die Links gelten bis 2. Dezember 2026, 10:15 Uhr.');
    const file = await site.call('GET', '/status/daten.json', {});
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="ihre-daten.json"');
    expect(JSON.parse(file.body)).toMatchObject({
      createdAt: at,
      applications: [{ application: { reference: 'INT-2026-0042' }, requests: [{ id: informationRequest.id }] }],
      sessions: 1,
      files: { validUntil: '2026-12-02T09:15:00.000Z', list: [{ name: 'antrag-INT-2026-0042.pdf' }] },
    });
  });
});
