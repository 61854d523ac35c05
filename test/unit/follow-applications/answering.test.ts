import { describe, expect, it } from 'vitest';
import { answerRequest } from '../../../functions/follow-applications/answer-request.ts';
import type { Application } from '../../../shared/domain/funding/application.ts';
import type { Attachment, ReadyAttachment } from '../../../shared/domain/funding/attachment.ts';
import { statusSite } from '../../support/status-site.ts';
import { answeredRequest, application, informationRequest } from '../mail/examples.ts';

const at = '2026-12-02T09:00:00.000Z';
const asked = (over: Partial<Application> = {}, now = at) => {
  const site = statusSite([{ ...application, state: 'info_requested', version: 2, ...over }], now);
  site.requests.push(informationRequest);
  const answer = (one = 'Kim', two = 'Viele', anfrage = informationRequest.id) =>
    site.post('/antworten', { anfrage, 'antwort.0': one, 'antwort.1': two });
  return { ...site, answer };
};

describe('the questions', () => {
  it('stand with a field each, under what they are about', async () => {
    const { text, body } = await asked().get('/antworten');
    expect(text).toMatch(
      /Bitte antworten Sie bis Dienstag, 15\. Dezember 2026 .* aufgefallen\. .* Frage 1 Wer leitet die Abende.* Frage 2 Warum kosten/,
    );
    expect(body.match(/<textarea/g)).toHaveLength(2);
  });

  it('are none where nothing is asked, and where it is decided', async () => {
    const site = asked({ state: 'decided' });
    const { text, body } = await site.get('/antworten');
    expect(text).toContain('Zurzeit haben wir keine Fragen');
    expect(body).not.toContain('<textarea');
  });
});

describe('an answer', () => {
  it('is stored with who gave it, lets the check go on, and leads back to the application', async () => {
    const site = asked();
    const { status, location } = await site.answer('Kim\r\nÖztürk', 'Viele');
    expect([status, location]).toEqual([303, `/status/antraege/${application.id}`]);
    expect(site.applications.get(application.id)).toMatchObject({ state: 'formal_check', version: 3 });
    expect(site.requests[0]?.answer).toEqual({ texts: ['Kim\nÖztürk', 'Viele'], attachmentIds: [], at, by: site.applicant });
    expect(site.events.map(({ kind, subject }) => [kind, subject])).toEqual([['information.answered', informationRequest.id]]);
  });

  it('sent twice is one', async () => {
    const site = asked();
    await site.answer();
    expect((await site.answer()).status).toBe(303);
    expect(site.events).toHaveLength(1);
  });

  it('is taken after the day it was due', async () => {
    const site = asked({}, '2027-01-10T09:00:00.000Z');
    expect((await site.answer()).status).toBe(303);
    expect(site.requests[0]?.state).toBe('answered');
  });

  it('that is not complete comes back with everything that was typed, and an error at its field', async () => {
    const site = asked();
    const { status, body, text } = await site.answer('Kim <und> Lea', ' ');
    expect(status).toBe(422);
    expect(body).toContain('<title>Fehler: ');
    expect(body).toContain('Kim &lt;und> Lea</textarea>');
    expect(body).toContain('href="#antwort-1"');
    expect(body).toMatch(/id="antwort-1"[^>]*aria-invalid="true"/);
    expect(text).toContain('Bitte beantworten Sie Frage 2.');
    expect(site.events).toEqual([]);
  });

  it('after somebody else answered otherwise shows both, and is not stored', async () => {
    const site = asked();
    await site.answer('Die erste Antwort', 'Viele');
    const { status, text } = await site.answer('Die zweite Antwort', 'Viele');
    expect(status).toBe(409);
    expect(text).toMatch(/Diese Antwort liegt uns vor .*Die erste Antwort.* Das haben Sie eingegeben .*Die zweite Antwort/);
    expect(site.requests[0]?.answer?.texts).toEqual(['Die erste Antwort', 'Viele']);
    expect(site.events).toHaveLength(1);
  });

  it('after a decision is too late, and shown so that it can be copied', async () => {
    const site = asked({ state: 'decided' });
    const { status, text } = await site.answer('Zu spät', 'Viele');
    expect(status).toBe(409);
    expect(text).toMatch(/Der Stand des Antrags ist „beschlossen“.*Zu spät/);
    expect(site.requests[0]?.state).toBe('open');
  });

  it.each(['', 'x', '11111111-1111-4111-8111-111111111111'])('to the request %j is not found', async (anfrage) => {
    const site = asked();
    expect((await site.answer('a', 'b', anfrage)).status).toBe(404);
    expect(site.events).toEqual([]);
  });

  it('decides anew when somebody changes the application in between', async () => {
    const site = asked();
    let first = true;
    const change: typeof site.deps.change = async (written) => {
      if (first) site.applications.set(application.id, { ...application, state: 'assessed', version: 9 });
      first = false;
      return site.deps.change(written);
    };
    const { applicant } = site;
    await answerRequest({ ...site.deps, change })({
      applicant,
      id: application.id,
      requestId: informationRequest.id,
      typed: ['a', 'b'],
    });
    expect(site.applications.get(application.id)).toMatchObject({ state: 'assessed', version: 10 });
    expect(site.requests[0]?.state).toBe('answered');
  });
});

describe('files of an answer', () => {
  const ready: ReadyAttachment = {
    id: '5a4b3c2d-1e0f-4a9b-8c7d-6e5f4a3b2c1d',
    caseId: application.id,
    kind: 'answer',
    name: 'plan.pdf',
    size: 12_345,
    mediaType: 'application/pdf',
    etag: '1',
    uploadedAt: at,
    state: 'ready',
    sha256: 'a'.repeat(64),
    checkedAt: at,
  };
  const { checkedAt: _checked, ...uploaded } = ready;
  const checking: Attachment = {
    ...uploaded,
    id: '6b5c4d3e-2f1a-4b0c-9d8e-7f6a5b4c3d2e',
    name: 'neu.pdf',
    state: 'checking',
    uploadKey: 'hochgeladen/x',
  };
  const page = '/antworten/dateien';

  it('are uploaded on a page of their own, straight to the bucket, and listed with where they stand', async () => {
    const site = asked();
    site.files.push(ready, checking);
    const { body, text, headers } = await site.get(page);
    expect(headers.get('content-security-policy')).toContain("form-action 'self' https://bucket.example");
    expect(body.match(/enctype="multipart\/form-data"/g)).toHaveLength(5);
    expect(body).toContain(`href="/status/antraege/${application.id}/dateien/${ready.id}"`);
    expect(text).toMatch(/plan\.pdf \(13 KB\) Geprüft, alles in Ordnung\. .* neu\.pdf \(13 KB\) Wird auf Schadsoftware geprüft\./);
    expect((await site.get('/antworten')).text).toContain('plan.pdf');
  });

  it('go with the answer, and are shown beside it', async () => {
    const site = asked();
    site.files.push(ready);
    await site.answer();
    expect(site.requests[0]?.answer?.attachmentIds).toEqual([ready.id]);
    expect((await site.answer()).status).toBe(303);
    expect(site.events).toHaveLength(1);
    expect((await site.get()).text).toContain('Dazu haben Sie geschickt: plan.pdf (13 KB)');
  });

  it('hold the answer back while they are checked, with all that was typed', async () => {
    const site = asked();
    site.files.push(ready, checking);
    const { status, body, text } = await site.answer('Meine Antwort');
    expect(status).toBe(409);
    expect(body).toContain('Meine Antwort</textarea>');
    expect(body).toContain('href="#dateien"');
    expect(text).toContain('Eine Datei wird noch auf Schadsoftware geprüft.');
    expect(site.events).toEqual([]);
  });

  it('of an earlier answer or of the application itself neither go again nor are taken away', async () => {
    const site = asked();
    const [taken, paper] = [ready, { ...ready, id: '7c6d5e4f-3a2b-4c1d-8e9f-8a7b6c5d4e3f', kind: 'statutes' as const }];
    site.files.push(taken, paper);
    site.requests.push({ ...answeredRequest, id: '8d7e6f5a-4b3c-4d2e-9f0a-9b8c7d6e5f4a' });
    for (const file of [taken, paper]) expect((await site.post(`${page}/entfernen`, { datei: file.id })).status).toBe(404);
    expect(site.files).toHaveLength(2);
    await site.answer();
    expect(site.requests[0]?.answer?.attachmentIds).toEqual([]);
  });

  it('are taken away while the questions are open, and twice is once', async () => {
    const site = asked();
    site.files.push(ready);
    for (let times = 0; times < 2; times++)
      expect(await site.post(`${page}/entfernen`, { datei: ready.id })).toMatchObject({
        status: 303,
        location: `/status/antraege/${application.id}${page}`,
      });
    expect(site.files).toEqual([]);
    site.applications.set(application.id, { ...application, state: 'formal_check' });
    expect((await site.post(`${page}/entfernen`, { datei: ready.id })).status).toBe(409);
  });

  it('are not taken where nothing is asked, nor once the check has gone on', async () => {
    for (const state of ['formal_check', 'assessed', 'decided'] as const) {
      const { body, text } = await asked({ state }).get(page);
      expect(body).not.toContain('multipart');
      expect(text).toContain('Dateien nehmen wir nur an, solange Fragen zu diesem Antrag offen sind.');
    }
  });

  it('leave no name in the address of the page', async () => {
    const site = asked();
    const id = application.id;
    const answer = await site.call(
      'GET',
      '/status/antraege/{id}/antworten/dateien',
      { id },
      undefined,
      `hochgeladen=${ready.id}&bucket=b&key=plan.pdf&etag=1`,
    );
    expect(answer.location).toBe(`/status/antraege/${id}${page}?hochgeladen=${ready.id}`);
    const waiting = await site.call('GET', '/status/antraege/{id}/antworten/dateien', { id }, undefined, `hochgeladen=${ready.id}`);
    expect(waiting.text).toContain('Eine Datei wird geprüft');
  });

  it('open by an address of a minute, when they are checked', async () => {
    const site = asked();
    site.files.push(ready, checking);
    const open = (file: string) => site.call('GET', '/status/antraege/{id}/dateien/{file}', { id: application.id, file });
    expect(await open(ready.id)).toMatchObject({ status: 303, location: `https://bucket.example/${application.id}/${ready.id}` });
    for (const file of [checking.id, 'x', application.id]) expect((await open(file)).status).toBe(404);
  });
});

describe('beginning early', () => {
  const send = (site: ReturnType<typeof asked>, beginn: string, begruendung = 'Es eilt.') => site.post('/frueher-beginnen', { beginn, begruendung });

  it('is explained, asked for once, and shown with how it stands', async () => {
    const site = asked();
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
    const site = asked();
    await send(site, '1.2.2027');
    const { status, text } = await send(site, '1.3.2027', 'Doch später.');
    expect(status).toBe(409);
    expect(text).toMatch(/Das haben Sie eingegeben .*1\.3\.2027.* Doch später\. .* Diese Bitte liegt uns vor .*1\. Februar 2027/);
    expect(site.events).toHaveLength(1);
  });

  it('without a day and a reason comes back with both errors', async () => {
    const { status, body, text } = await send(asked(), 'bald', '');
    expect(status).toBe(422);
    expect(body).toContain('value="bald"');
    expect(text).toContain('Bitte prüfen Sie 2 Angaben');
  });

  it.each(['approved', 'refused'] as const)('shows that it was %s', async (state) => {
    const { text } = await asked({ earlyStart: { state, from: '2027-02-01', reason: 'Es eilt.', requestedAt: at } }).get();
    expect(text).toContain(state === 'approved' ? 'Wir haben zugestimmt.' : 'Wir haben nicht zugestimmt.');
  });

  it('is not possible where the guideline has none, or after a decision', async () => {
    for (const site of [asked(), asked({ state: 'decided' })]) {
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
    const site = asked();
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
    const site = asked();
    expect((await site.post('/freigabe', fields)).status).toBe(400);
    expect(site.events).toEqual([]);
  });
});

describe('what was submitted', () => {
  it('comes byte for byte, for nobody else to keep', async () => {
    const site = asked();
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
    const { status, text, headers } = await asked().get('/daten.json');
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('text/html');
    expect(text).toContain('Diese Datei gibt es nicht');
  });
});

describe('what is stored about a person', () => {
  it('is a page with links that say until when they hold, and a file of all', async () => {
    const site = asked();
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
