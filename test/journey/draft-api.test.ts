import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openApiDocument } from '../../functions/describe-api/open-api.ts';
import { publishedSubmissionSchema } from '../../functions/describe-api/published-schema.ts';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { manifests } from '../../infra/manifests.ts';
import { county } from '../../shared/county/county.ts';
import { routesOf } from '../../shared/runtime/manifest.ts';
import { draftAnswerSchema, problemAnswerSchema } from '../support/api-client.ts';
import { exe, pdf } from '../support/files.ts';
import { inboxMails } from '../support/inbox.ts';
import { openApiDocumentOf } from '../support/open-api-document.ts';
import { sendForm } from '../support/uploads.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
afterAll(() => cloud.stop());
const api = await openApiDocumentOf(cloud.url);

const json = { 'content-type': 'application/json' };
const uploadSchema = z.object({
  id: z.uuid(),
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
  links: z.object({ self: z.string() }),
});

/** A request of the document, with its example body and headers as they stand, against the running system. */
const clientWith = (key: string) => {
  const call = (method: string, address: string, init: { body?: string; headers?: Record<string, string> } = {}) =>
    fetch(address.startsWith('http') ? address : `${cloud.url}${address}`, {
      method,
      redirect: 'manual',
      ...(init.body !== undefined && { body: init.body }),
      headers: { authorization: `Bearer ${key}`, ...(init.body !== undefined && json), ...init.headers },
    });
  return {
    call,
    asDescribed: (method: string, path: string, id = '', more: { body?: string; headers?: Record<string, string> } = {}) => {
      const described = api.operation(method, path).requestBody === undefined ? {} : { body: api.bodyOf(method, path) };
      return call(method, path.replace('{id}', id), { ...described, ...more, headers: { ...api.headersOf(method, path), ...more.headers } });
    },
  };
};

const newKey = async (): Promise<string> => {
  const answer = await fetch(`${cloud.url}/api/keys`, { method: 'POST' });
  const body: unknown = await answer.json();
  expect([answer.status, api.faultsOf('Key', body)]).toEqual([201, []]);
  return z.object({ key: z.string() }).parse(body).key;
};
const draftOf = async (answer: Response): Promise<z.infer<typeof draftAnswerSchema>> => {
  const body: unknown = await answer.json();
  expect(api.faultsOf('Draft', body)).toEqual([]);
  return draftAnswerSchema.parse(body);
};
const problemOf = async (answer: Response): Promise<z.infer<typeof problemAnswerSchema>> => {
  const body: unknown = await answer.json();
  expect([answer.headers.get('content-type'), api.faultsOf('Problem', body)]).toEqual(['application/problem+json; charset=utf-8', []]);
  return problemAnswerSchema.parse(body);
};

const client = clientWith(await newKey());

describe('a whole application by the examples of the document', () => {
  let id = '';
  let tag = '';

  it('is begun, once for one idempotency key', async () => {
    const answer = await client.asDescribed('POST', '/api/drafts');
    const draft = await draftOf(answer);
    ({ id } = draft);
    tag = answer.headers.get('etag') ?? '';
    expect([answer.status, answer.headers.get('location'), draft.version, draft.complete]).toEqual([201, draft.links.self, 1, false]);
    expect(draft.content).toEqual(expect.objectContaining({ organisation: expect.anything() }));
    expect(draft.problems.length).toBeGreaterThan(3);
    expect((await draftOf(await client.asDescribed('POST', '/api/drafts'))).id).toBe(id);
    const list: unknown = await (await client.call('GET', '/api/drafts')).json();
    expect(api.faultsOf('DraftList', list)).toEqual([]);
    expect(list).toMatchObject({ drafts: [{ id }] });
  });

  it('is read, and not sent again while it is the same', async () => {
    const known = await client.call('GET', `/api/drafts/${id}`, { headers: { 'if-none-match': tag } });
    expect([known.status, await known.text(), known.headers.get('etag')]).toEqual([304, '', tag]);
    expect((await draftOf(await client.call('GET', `/api/drafts/${id}`))).version).toBe(1);
    const head = await client.call('HEAD', `/api/drafts/${id}`);
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', tag]);
  });

  it('is replaced, and never over what somebody else saved', async () => {
    const answer = await client.asDescribed('PUT', '/api/drafts/{id}', id);
    const draft = await draftOf(answer);
    expect([answer.status, draft.version, draft.problems, draft.complete]).toEqual([200, 2, [], true]);
    expect(draft.content).toMatchObject(
      z
        .looseObject({ roundId: z.unknown() })
        .transform(({ roundId: _round, ...rest }) => rest)
        .parse(JSON.parse(api.bodyOf('PUT', '/api/drafts/{id}'))),
    );
    const late = await client.asDescribed('PUT', '/api/drafts/{id}', id, { body: '{"project":{"title":"Zu spät"}}' });
    expect(await problemOf(late)).toMatchObject({ status: 412, code: 'precondition-failed' });
    const careless = await client.call('PUT', `/api/drafts/${id}`, { body: '{}' });
    expect(await problemOf(careless)).toMatchObject({ status: 428, code: 'precondition-required' });
    expect((await draftOf(await client.call('GET', `/api/drafts/${id}`))).version).toBe(2);
  });

  const upload = async (content: Uint8Array<ArrayBuffer>) => {
    const answer = await client.asDescribed('POST', '/api/drafts/{id}/attachments', id);
    const body: unknown = await answer.json();
    expect([answer.status, api.faultsOf('Upload', body)]).toEqual([201, []]);
    const { upload: form, links } = uploadSchema.parse(body);
    expect((await sendForm(form, 'zeitplan.pdf', content)).status).toBe(303);
    await cloud.idle();
    return links.self;
  };

  it('has files that went straight to the bucket and were checked', async () => {
    const content = pdf('Zeitplan');
    const file = await upload(content);
    const refused = await upload(exe());
    const { attachments, complete } = await draftOf(await client.call('GET', `/api/drafts/${id}`));
    expect(attachments.map(({ state, name }) => [state, name]).toSorted()).toEqual([
      ['ready', 'zeitplan.pdf'],
      ['refused', 'zeitplan.pdf'],
    ]);
    expect([complete, attachments.find(({ state }) => state === 'refused')]).toMatchObject([true, { refusedBecause: 'wrong-type' }]);
    const led = await client.call('GET', file);
    expect(led.status).toBe(303);
    expect(new Uint8Array(await (await fetch(led.headers.get('location') ?? '')).arrayBuffer())).toEqual(content);
    expect((await client.call('DELETE', refused)).status).toBe(204);
    expect((await draftOf(await client.call('GET', `/api/drafts/${id}`))).attachments).toHaveLength(1);
  });

  it('is nobody else’s', async () => {
    const other = clientWith(await newKey());
    for (const [method, path] of [
      ['GET', `/api/drafts/${id}`],
      ['DELETE', `/api/drafts/${id}`],
      ['GET', `/api/applications/${id}`],
    ] as const) {
      expect(await problemOf(await other.call(method, path)), path).toMatchObject({ status: 404, code: 'not-found' });
    }
    const nobody = await fetch(`${cloud.url}/api/drafts/${id}`);
    expect(nobody.headers.get('www-authenticate')).toBe('Bearer');
    expect(await problemOf(nobody)).toMatchObject({ status: 401, code: 'unauthorized' });
  });

  it('is submitted once, confirmed by mail, and can be followed', async () => {
    await cloud.idle();
    const before = (await inboxMails(cloud.inboxUrl)).length;
    const answers = await Promise.all(Array.from({ length: 5 }, () => client.asDescribed('POST', '/api/drafts/{id}/submission', id)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    const receipt: unknown = JSON.parse(bodies[0] ?? '');
    expect(api.faultsOf('Receipt', receipt)).toEqual([]);
    const { reference, links } = z.object({ reference: z.string(), links: z.object({ application: z.url(), receipt: z.url() }) }).parse(receipt);
    expect(await (await client.asDescribed('POST', '/api/drafts/{id}/submission', id)).text()).toBe(bodies[0]);

    await cloud.idle();
    const subjects = (await inboxMails(cloud.inboxUrl)).slice(before).map(({ subject }) => subject.replace(/ – .*$/, ''));
    expect(subjects.toSorted()).toEqual([`${reference}: Bitte bestätigen Sie den Antrag`, `${reference}: Ihr Antrag ist eingegangen`]);
    expect(await (await fetch(links.receipt)).text()).toContain(reference);

    const followed = await client.call('GET', links.application);
    const application: unknown = await followed.json();
    expect(api.faultsOf('Application', application)).toEqual([]);
    expect(application).toMatchObject({ id, reference, state: 'submitted', snapshotSha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(JSON.stringify(application)).not.toMatch(/Beispiel|@/);
    expect((await client.call('GET', `/api/drafts/${id}`)).status).toBe(404);
    expect(await (await client.call('GET', '/api/drafts')).json()).toEqual({ drafts: [] });
  });

  it('needs nothing that the document does not say: every route, and where the key is asked for', () => {
    const described = api.paths.map(({ method, path }) => `${method} ${path}`).toSorted();
    const routes = manifests.flatMap(routesOf).flatMap(({ kind, method, path }) => (kind === 'api' ? [`${method} ${path}`] : []));
    expect(described).toEqual(routes.toSorted());
    for (const name of ['Key', 'Draft', 'DraftList', 'Upload', 'Receipt', 'Application', 'Problem'])
      expect(api.faultsOf(name, {}), name).not.toEqual([]);
    for (const { method, path } of api.paths) {
      const locked = path.startsWith('/api/drafts') || path === '/api/applications/{id}';
      const figures = path.startsWith('/api/figures/');
      expect(api.operation(method, path).security, path).toEqual(figures ? [{ figuresKey: [] }] : locked ? [{ key: [] }] : []);
      expect(Object.keys(api.operation(method, path).responses).includes('401'), path).toBe(locked || figures);
    }
  });

  it('has the schemas that the sources make: bundles take from zod what they do not need', async () => {
    const served = async (path: string): Promise<unknown> => (await fetch(`${cloud.url}${path}`)).json();
    const { components } = openApiDocument({ county, siteUrl: cloud.url, round: undefined, today: '2026-11-22' });
    expect(await served('/api/openapi.json')).toMatchObject({ components: JSON.parse(JSON.stringify(components)) });
    expect(await served('/api/schemas/application-1.json')).toEqual(JSON.parse(JSON.stringify(publishedSubmissionSchema(cloud.url))));
  });
});

describe('a draft that is given up', () => {
  it('is deleted with its files', async () => {
    const { id } = await draftOf(await client.call('POST', '/api/drafts', { body: api.bodyOf('POST', '/api/drafts') }));
    expect((await client.call('DELETE', `/api/drafts/${id}`)).status).toBe(204);
    expect((await client.call('DELETE', `/api/drafts/${id}`)).status).toBe(404);
  });
});

describe('what nobody should send', () => {
  it.each([
    ['300 KB', `{"project":{"title":"${'x'.repeat(300_000)}"}}`, 413],
    ['a depth bomb', `{"project":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 422],
    ['a prototype', '{"__proto__":{"admin":true}}', 422],
    ['broken JSON', '{', 400],
  ])('is answered with a word: %s', async (_what, body, status) => {
    expect((await problemOf(await client.call('POST', '/api/drafts', { body }))).status).toBe(status);
    expect((await problemOf(await client.call('POST', '/api/applications', { body }))).status).toBe(status);
  });

  it('comes from a page of somebody else: no answer lets a browser read it', async () => {
    const answer = await client.call('GET', '/api/drafts', { headers: { origin: 'https://cms.example' } });
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    const asked = await fetch(`${cloud.url}/api/drafts`, {
      method: 'OPTIONS',
      headers: { origin: 'https://cms.example', 'access-control-request-method': 'POST' },
    });
    expect([asked.status, asked.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });
});
