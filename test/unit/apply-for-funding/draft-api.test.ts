import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { maximumDrafts } from '../../../shared/domain/funding/draft.ts';
import { apiClient, draftIn, problemIn } from '../../support/api-client.ts';
import { applicationSite } from '../../support/application-routes.ts';
import { round, submission } from '../../support/submissions.ts';

const unknown = '00000000-0000-4000-8000-000000000000';
const started = async (options: Parameters<typeof applicationSite>[0] = {}) => {
  const site = applicationSite(options);
  return { site, client: await apiClient(site) };
};

describe('a key', () => {
  it('is new each time, and nothing of it is stored', async () => {
    const site = applicationSite();
    const [one, other] = [await apiClient(site), await apiClient(site)];
    expect(one.key).toMatch(/^[0-9a-f]{64}$/);
    expect(one.key).not.toBe(other.key);
    await one.begun();
    expect(JSON.stringify([[...site.drafts.drafts], [...site.drafts.members], [...site.drafts.begun], [...site.counters]])).not.toContain(one.key);
  });

  it('is given to a network as often as an hour allows', async () => {
    const site = applicationSite();
    for (let n = 0; n < 180; n += 1) expect((await site.call('POST', '/api/keys')).statusCode).toBe(201);
    const answer = await site.call('POST', '/api/keys');
    expect([answer.statusCode, problemIn(answer).code, answer.headers['retry-after']]).toEqual([429, 'too-many-requests', '3600']);
  });

  const requests = [
    ['GET', '/api/drafts'],
    ['POST', '/api/drafts'],
    ['GET', `/api/drafts/${unknown}`],
    ['PUT', `/api/drafts/${unknown}`],
    ['DELETE', `/api/drafts/${unknown}`],
    ['POST', `/api/drafts/${unknown}/attachments`],
    ['GET', `/api/drafts/${unknown}/attachments/${unknown}`],
    ['DELETE', `/api/drafts/${unknown}/attachments/${unknown}`],
    ['POST', `/api/drafts/${unknown}/submission`],
    ['GET', `/api/applications/${unknown}`],
  ] as const;

  it.each(requests)('is asked for by %s %s', async (method, path) => {
    const { site, client } = await started();
    const wrong = ['', 'Bearer', `Basic ${client.key}`, `Bearer ${client.key}0`, `Bearer ${client.key.toUpperCase()} x`, client.key];
    for (const authorization of [undefined, ...wrong]) {
      const answer = await site.send(method, path, {}, authorization === undefined ? {} : { authorization });
      expect([answer.statusCode, answer.headers['www-authenticate'], problemIn(answer).code], authorization).toEqual([401, 'Bearer', 'unauthorized']);
    }
  });

  it.each(requests)('of somebody else finds nothing by %s %s', async (method, path) => {
    const { site, client } = await started();
    const { id } = await client.begun(submission);
    const other = await apiClient(site);
    if (path === '/api/drafts') {
      expect(JSON.parse((await other.get(path)).body)).toEqual({ drafts: [] });
      return;
    }
    const before = structuredClone([...site.drafts.drafts]);
    const answer = await other.send(method, path.replace(unknown, id), { kind: 'statutes', type: 'pdf' }, { 'if-match': '"1"' });
    expect([answer.statusCode, problemIn(answer).code]).toEqual([404, 'not-found']);
    expect([...site.drafts.drafts]).toEqual(before);
  });
});

describe('a draft that a program begins', () => {
  it('is answered with what was sent, what is missing, and where it goes on', async () => {
    const { client } = await started();
    const sent = { organisation: { name: 'Förderverein Brücke e. V.', legalForm: 'association' }, requestedAmount: '7.500 Euro' };
    const answer = await client.begin(sent);
    const draft = draftIn(answer);
    expect([answer.statusCode, answer.headers['location'], answer.headers['etag']]).toEqual([201, draft.links.self, expect.stringMatching(/^"1-/)]);
    expect(draft).toMatchObject({ roundId: round.id, version: 1, complete: false, content: sent, attachments: [], keptUntil: '2027-02-20' });
    expect(draft.links.submission).toBe(`https://teilhabe.example/api/drafts/${draft.id}/submission`);
    // Sentences are for programmers: cents, not euros.
    expect(draft.problems).toContainEqual({
      pointer: '/requestedAmount',
      detail: 'Bitte senden Sie den Betrag als ganze Zahl in Cent, zum Beispiel 123450 für 1.234,50 €.',
    });
    expect(Object.fromEntries(Object.entries(draft.sections).map(([code, { status }]) => [code, status]))).toEqual({
      check: 'not-started',
      organisation: 'started',
      project: 'not-started',
      goals: 'not-started',
      costs: 'not-started',
      financing: 'problem',
      attachments: 'not-started',
      declarations: 'not-started',
    });
    expect(await client.read(draft.id)).toEqual(draft);
  });

  it('has what can be computed where it was left out, and never something else than was sent', async () => {
    const { client } = await started();
    const hours = { category: 'fees', description: 'Kursleitung', quantity: 10.5, unit: 'hour', unitPrice: 4000 };
    const financing = [
      { source: 'county', amount: 30_000 },
      { source: 'county', amount: 12_000 },
    ];
    const { content } = await client.begun({ costs: [hours, { ...hours, amount: 1 }], financing });
    expect(content).toMatchObject({
      costs: [
        { ...hours, amount: 42_000 },
        { ...hours, amount: 1 },
      ],
      requestedAmount: 42_000,
    });
    const other = await client.begun({ financing, requestedAmount: 5 });
    expect(other.content['requestedAmount']).toBe(5);
    expect(other.problems.map(({ pointer }) => pointer)).toContain('/requestedAmount');
    // Numbers beyond all reason are no fault of ours.
    const wild = { quantity: 1e300, unitPrice: 12.5 };
    expect(
      (
        await client.begun({
          costs: [wild],
          financing: [
            { source: 'county', amount: 1e308 },
            { source: 'county', amount: 1e308 },
          ],
        })
      ).content,
    ).toEqual({
      costs: [wild],
      financing: [
        { source: 'county', amount: 1e308 },
        { source: 'county', amount: 1e308 },
      ],
    });
  });

  it('counts the check before it where it is sent, and does not ask for it', async () => {
    const { client } = await started();
    expect((await client.begun(submission)).complete).toBe(true);
    const check = {
      organisation: 'association',
      place: 'county',
      start: 'begun',
      period: 'within',
      amount: 'within',
      others: 'nobody',
      purpose: 'nothing',
    };
    const refused = await client.begun({ ...submission, check });
    expect([refused.complete, refused.sections['check'], refused.problems[0]?.pointer]).toEqual([false, { status: 'problem' }, '/check']);
    const half = await client.begun({ ...submission, check: { organisation: 'association' } });
    expect(half.problems.map(({ pointer }) => pointer)).toContain('/check/place');
  });

  it('is one for one key, also when the first answer was lost, and another for other content never', async () => {
    const { site, client } = await started();
    const key = { 'idempotency-key': 'a b' };
    const first = await client.begin({ project: { title: 'Eins' } }, key);
    site.clock.at = '2027-12-01T00:00:00.000Z';
    const again = await client.begin({ project: { title: 'Eins' } }, key);
    expect([again.statusCode, draftIn(again).id, draftIn(again).content]).toEqual([201, draftIn(first).id, draftIn(first).content]);
    expect(problemIn(await client.begin({ project: { title: 'Zwei' } }, key))).toMatchObject({ status: 409, code: 'idempotency-key-reused' });
    expect((await client.begin({}, { 'idempotency-key': 'ü' })).statusCode).toBe(400);
    expect(site.drafts.drafts.size).toBe(1);
  });

  it('is for the round that it names, or the only one; without one it is refused in words', async () => {
    const second = { ...round, id: '2027-2', title: 'Kleine Förderung' };
    const both = (await started({ rounds: [round, second] })).client;
    expect((await both.begun({ roundId: '2027-2' })).roundId).toBe('2027-2');
    for (const roundId of [undefined, '2026-1', 7]) {
      const answer = await both.begin({ roundId });
      expect([answer.statusCode, problemIn(answer).errors.map(({ pointer }) => pointer)]).toEqual([422, ['/roundId']]);
      expect(problemIn(answer).errors[0]?.detail).toContain('2027-2 (Kleine Förderung)');
    }
    const closed = (await started({ at: round.closesAt })).client;
    expect(problemIn(await closed.begin())).toMatchObject({ status: 409, code: 'no-round-open' });
  });

  it('is refused where there are too many of a key or of a network, and mistakes are not counted', async () => {
    const { site, client } = await started();
    expect((await client.begin({ colour: 'red' })).statusCode).toBe(422);
    for (let n = 0; n < maximumDrafts; n += 1) await client.begun();
    expect(problemIn(await client.begin())).toMatchObject({ status: 409, code: 'too-many-drafts' });
    for (let n = maximumDrafts + 1; n < 180; n += 1) await (await apiClient(site)).begun();
    const next = await apiClient(site);
    expect(problemIn(await next.begin())).toMatchObject({ status: 429, code: 'too-many-requests' });
  });

  it('is listed without its content', async () => {
    const { site, client } = await started();
    const { id } = await client.begun({ project: { title: 'Kochen' }, contact: { name: 'Kim Beispiel' } });
    site.clock.at = '2026-11-22T12:00:01.000Z';
    const later = await client.begun();
    const answer = await client.get('/api/drafts');
    const { drafts } = z.object({ drafts: z.array(z.looseObject({ id: z.string() })) }).parse(JSON.parse(answer.body));
    expect(drafts).toMatchObject([
      { id: later.id },
      { id, title: 'Kochen', version: 1, links: { self: `https://teilhabe.example/api/drafts/${id}` } },
    ]);
    expect(answer.body).not.toContain('Kim');
  });
});

describe('what a program sends', () => {
  it.each([
    [
      'unknown fields',
      { colour: 'red', project: { colour: 'red' }, costs: [{ amount: 1, colour: 'red' }] },
      ['/project/colour', '/costs/0/colour', '/colour'],
    ],
    ['containers that are none', { organisation: 'x', costs: {}, declarations: [7] }, ['/organisation', '/costs', '/declarations/0']],
    ['null', { project: { title: null } }, ['/project/title']],
    ['no object', [], ['']],
    ['nothing', null, ['']],
    ['files', { attachments: [] }, ['/attachments']],
    ['times of declarations', { declarations: [{ code: 'complete', version: '2', at: '2020-01-01T00:00:00Z' }] }, ['/declarations/0/at']],
    ['a list without end', { costs: Array.from({ length: 301 }, () => ({})) }, ['/costs']],
    ['a text without end', { project: { title: 'x'.repeat(10_001) } }, ['/project/title']],
  ])('is refused with %s, and nothing is stored', async (_what, sent, pointers) => {
    const { site, client } = await started();
    const answer = await client.begin(sent);
    expect(answer.statusCode).toBe(422);
    expect(
      problemIn(answer)
        .errors.map(({ pointer }) => pointer)
        .toSorted(),
    ).toEqual(pointers.toSorted());
    expect(site.drafts.drafts.size).toBe(0);
    const draft = await client.begun({ project: { title: 'Eins' } });
    expect((await client.replace(draft.id, 1, sent)).statusCode).toBe(422);
    expect(await client.read(draft.id)).toEqual(draft);
  });

  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  it.each([
    ['a depth bomb', `{"project":{"title":${deep}}}`, 422],
    ['a depth bomb alone', deep, 422],
    ['a deep object', `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`, 422],
    ['a prototype', '{"__proto__":{"admin":true}}', 422],
    ['a prototype further inside', '{"organisation":{"__proto__":{"admin":true}}}', 422],
    ['a prototype among answers', '{"check":{"__proto__":"x","constructor":"y"}}', 201],
    ['a key twice: the last counts', '{"roundId":"nowhere","roundId":"2027-1"}', 201],
    ['infinity', '{"requestedAmount":1e999}', 422],
    ['broken JSON', '{"a":', 400],
    ['no JSON', 'a=b', 400],
    ['300 KB', `{"project":{"title":"${'x'.repeat(300_000)}"}}`, 413],
    ['a section that is too large', JSON.stringify({ costs: Array.from({ length: 300 }, () => ({ description: 'x'.repeat(300) })) }), 413],
    ['half a character', '{"project":{"title":"\\ud800"}}', 201],
  ])('may be %s', async (_what, body, status) => {
    const { site, client } = await started();
    const headers = { authorization: `Bearer ${client.key}`, 'content-type': 'application/json' };
    expect((await site.call('POST', '/api/drafts', { body, headers })).statusCode).toBe(status);
    expect(site.drafts.drafts.size).toBe(status === 201 ? 1 : 0);
    expect(Object.getPrototypeOf({})).not.toHaveProperty('admin');
    const { id } = await client.begun();
    const put = await site.call('PUT', `/api/drafts/${id}`, { body, headers: { ...headers, 'if-match': '"1"' } });
    expect(put.statusCode).toBe(status === 201 ? 200 : status);
    expect((await site.call('POST', '/api/applications', { body, headers })).statusCode).toBe(
      status === 201 || body.startsWith('{"costs') ? 422 : status,
    );
  });

  it('is JSON, and nothing but a method that the address has', async () => {
    const { site, client } = await started();
    const { id } = await client.begun();
    const headers = { authorization: `Bearer ${client.key}`, 'content-type': 'text/plain', 'if-match': '"1"' };
    expect((await site.call('PUT', `/api/drafts/${id}`, { body: '{}', headers })).statusCode).toBe(415);
    const patched = await client.call('PATCH', `/api/drafts/${id}`);
    expect([patched.statusCode, patched.headers['allow']]).toEqual([405, 'GET, HEAD, PUT, DELETE']);
    const asked = await client.call('OPTIONS', '/api/drafts', { origin: 'https://cms.example', 'access-control-request-method': 'POST' });
    expect([asked.statusCode, Object.keys(asked.headers).filter((name) => name.startsWith('access-control'))]).toEqual([405, []]);
  });
});
