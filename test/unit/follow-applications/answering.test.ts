import { describe, expect, it } from 'vitest';
import { answerRequest } from '../../../functions/follow-applications/answer-request.ts';
import { askedSite, askedAt as at } from '../../support/asked-site.ts';
import { application, informationRequest } from '../mail/examples.ts';

describe('the questions', () => {
  it('stand with a field each, under what they are about', async () => {
    const { text, body } = await askedSite().get('/antworten');
    expect(text).toMatch(
      /Bitte antworten Sie bis Dienstag, 15\. Dezember 2026 .* aufgefallen\. .* Frage 1 Wer leitet die Abende.* Frage 2 Warum kosten/,
    );
    expect(body.match(/<textarea/g)).toHaveLength(2);
  });

  it('are none where nothing is asked, and where it is decided', async () => {
    const site = askedSite({ state: 'decided' });
    const { text, body } = await site.get('/antworten');
    expect(text).toContain('Zurzeit haben wir keine Fragen');
    expect(body).not.toContain('<textarea');
  });
});

describe('an answer', () => {
  it('is stored with who gave it, lets the check go on, and leads back to the application', async () => {
    const site = askedSite();
    const { status, location } = await site.answer('Kim\r\nÖztürk', 'Viele');
    expect([status, location]).toEqual([303, `/status/antraege/${application.id}`]);
    expect(site.applications.get(application.id)).toMatchObject({ state: 'formal_check', version: 3 });
    expect(site.requests[0]?.answer).toEqual({ texts: ['Kim\nÖztürk', 'Viele'], attachmentIds: [], at, by: site.applicant });
    expect(site.events.map(({ kind, subject }) => [kind, subject])).toEqual([['information.answered', informationRequest.id]]);
  });

  it('sent twice is one', async () => {
    const site = askedSite();
    await site.answer();
    expect((await site.answer()).status).toBe(303);
    expect(site.events).toHaveLength(1);
  });

  it('is taken after the day it was due', async () => {
    const site = askedSite({}, '2027-01-10T09:00:00.000Z');
    expect((await site.answer()).status).toBe(303);
    expect(site.requests[0]?.state).toBe('answered');
  });

  it('that is not complete comes back with everything that was typed, and an error at its field', async () => {
    const site = askedSite();
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
    const site = askedSite();
    await site.answer('Die erste Antwort', 'Viele');
    const { status, text } = await site.answer('Die zweite Antwort', 'Viele');
    expect(status).toBe(409);
    expect(text).toMatch(/Diese Antwort liegt uns vor .*Die erste Antwort.* Das haben Sie eingegeben .*Die zweite Antwort/);
    expect(site.requests[0]?.answer?.texts).toEqual(['Die erste Antwort', 'Viele']);
    expect(site.events).toHaveLength(1);
  });

  it('after a decision is too late, and shown so that it can be copied', async () => {
    const site = askedSite({ state: 'decided' });
    const { status, text } = await site.answer('Zu spät', 'Viele');
    expect(status).toBe(409);
    expect(text).toMatch(/Der Stand des Antrags ist „beschlossen“.*Zu spät/);
    expect(site.requests[0]?.state).toBe('open');
  });

  it.each(['', 'x', '11111111-1111-4111-8111-111111111111'])('to the request %j is not found', async (anfrage) => {
    const site = askedSite();
    expect((await site.answer('a', 'b', anfrage)).status).toBe(404);
    expect(site.events).toEqual([]);
  });

  it('decides anew when somebody changes the application in between', async () => {
    const site = askedSite();
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
