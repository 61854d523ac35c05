import { describe, expect, it } from 'vitest';
import type { Attachment, ReadyAttachment } from '../../../shared/domain/funding/attachment.ts';
import { askedSite, askedAt as at } from '../../support/asked-site.ts';
import { answeredRequest, application } from '../mail/examples.ts';

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
    const site = askedSite();
    site.files.push(ready, checking);
    const { body, text, headers } = await site.get(page);
    expect(headers.get('content-security-policy')).toContain("form-action 'self' https://bucket.example");
    expect(body.match(/enctype="multipart\/form-data"/g)).toHaveLength(5);
    expect(body).toContain(`href="/status/antraege/${application.id}/dateien/${ready.id}"`);
    expect(text).toMatch(/plan\.pdf \(13 KB\) Geprüft, alles in Ordnung\. .* neu\.pdf \(13 KB\) Wird auf Schadsoftware geprüft\./);
    expect((await site.get('/antworten')).text).toContain('plan.pdf');
  });

  it('go with the answer, and are shown beside it', async () => {
    const site = askedSite();
    site.files.push(ready);
    await site.answer();
    expect(site.requests[0]?.answer?.attachmentIds).toEqual([ready.id]);
    expect((await site.answer()).status).toBe(303);
    expect(site.events).toHaveLength(1);
    expect((await site.get()).text).toContain('Dazu haben Sie geschickt: plan.pdf (13 KB)');
  });

  it('hold the answer back while they are checked, with all that was typed', async () => {
    const site = askedSite();
    site.files.push(ready, checking);
    const { status, body, text } = await site.answer('Meine Antwort');
    expect(status).toBe(409);
    expect(body).toContain('Meine Antwort</textarea>');
    expect(body).toContain('href="#dateien"');
    expect(text).toContain('Eine Datei wird noch auf Schadsoftware geprüft.');
    expect(site.events).toEqual([]);
  });

  it('of an earlier answer or of the application itself neither go again nor are taken away', async () => {
    const site = askedSite();
    const [taken, paper] = [ready, { ...ready, id: '7c6d5e4f-3a2b-4c1d-8e9f-8a7b6c5d4e3f', kind: 'statutes' as const }];
    site.files.push(taken, paper);
    site.requests.push({ ...answeredRequest, id: '8d7e6f5a-4b3c-4d2e-9f0a-9b8c7d6e5f4a' });
    for (const file of [taken, paper]) expect((await site.post(`${page}/entfernen`, { datei: file.id })).status).toBe(404);
    expect(site.files).toHaveLength(2);
    await site.answer();
    expect(site.requests[0]?.answer?.attachmentIds).toEqual([]);
  });

  it('are taken away while the questions are open, and twice is once', async () => {
    const site = askedSite();
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
      const { body, text } = await askedSite({ state }).get(page);
      expect(body).not.toContain('multipart');
      expect(text).toContain('Dateien nehmen wir nur an, solange Fragen zu diesem Antrag offen sind.');
    }
  });

  it('leave no name in the address of the page', async () => {
    const site = askedSite();
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
    const site = askedSite();
    site.files.push(ready, checking);
    const open = (file: string) => site.call('GET', '/status/antraege/{id}/dateien/{file}', { id: application.id, file });
    expect(await open(ready.id)).toMatchObject({ status: 303, location: `https://bucket.example/${application.id}/${ready.id}` });
    for (const file of [checking.id, 'x', application.id]) expect((await open(file)).status).toBe(404);
  });
});
