import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { emptyAnswer, httpHandler, jsonAnswer, pageAnswer, redirectAnswer } from '../../../shared/runtime/http-handler.ts';
import { bodyLimit } from '../../../shared/runtime/http-request.ts';
import { logger } from '../../../shared/runtime/logger.ts';
import type { Manifest } from '../../../shared/runtime/manifest.ts';
import { securityHeaders } from '../../../shared/runtime/security-headers.ts';
import { lambdaContext } from '../../support/lambda-context.ts';

const manifest = {
  name: 'try-routes',
  purpose: 'test',
  impact: 'test',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/form', kind: 'page' },
        { method: 'POST', path: '/form', kind: 'page' },
        { method: 'GET', path: '/form/{id}', kind: 'page' },
        { method: 'POST', path: '/api/things', kind: 'api' },
        { method: 'GET', path: '/api/things/{id}', kind: 'api' },
        { method: 'PUT', path: '/api/things/{id}', kind: 'api' },
        { method: 'DELETE', path: '/api/things/{id}', kind: 'api' },
      ],
    },
  ],
  uses: {},
} as const satisfies Manifest;

const seen = vi.fn();
const handler = httpHandler(
  manifest,
  {
    'GET /form': { handle: () => pageAnswer('<p>form</p>') },
    'POST /form': {
      handle: ({ body }) => {
        seen(body);
        throw new Refusal('invalid-fields', 'Bitte prüfen', [{ pointer: '/a', message: 'fehlt' }]);
      },
      refused: (request, refusal) => pageAnswer(`again: ${String(request.body)} ${refusal.errors[0]?.message}`, refusal.status),
    },
    'GET /form/{id}': {
      handle: ({ pathParameters }) => {
        if (pathParameters['id'] === 'boom') throw new Error('secret of a person');
        return redirectAnswer('/form');
      },
    },
    'POST /api/things': {
      handle: ({ body }) => {
        seen(body);
        return jsonAnswer(z.object({ id: z.string() }), { id: '1', ...z.object({}).parse({}) }, 201);
      },
    },
    'GET /api/things/{id}': {
      handle: () => {
        throw new Refusal('unauthorized', 'Wer sind Sie?');
      },
    },
    'PUT /api/things/{id}': {
      handle: ({ body }) => {
        seen(body);
        return jsonAnswer(z.object({ id: z.string() }), { id: '1' });
      },
    },
    'DELETE /api/things/{id}': {
      handle: ({ body }) => {
        seen(body);
        return emptyAnswer();
      },
    },
  },
  ({ status, title, detail, requestId }) => `<h1>${status} ${title}</h1>${detail}${requestId ?? ''}`,
);

const context = lambdaContext('request-1');

const call = (routeKey: string, method: string, extra: Record<string, unknown> = {}) =>
  handler({ routeKey, rawPath: routeKey.split(' ')[1] ?? '/nowhere', headers: {}, requestContext: { http: { method } }, ...extra }, context);

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json; charset=utf-8' };

beforeEach(() => {
  seen.mockClear();
});

describe('httpHandler', () => {
  it('answers with every security header', async () => {
    const answer = await call('GET /form', 'GET');
    expect(answer).toMatchObject({ statusCode: 200, body: '<p>form</p>' });
    expect(answer.headers).toMatchObject(securityHeaders);
  });

  it('hands over cookies by name, and sets those of an answer', async () => {
    const read = vi.fn();
    const cookies = httpHandler(
      { ...manifest, triggers: [{ kind: 'routes', routes: [{ method: 'GET', path: '/form', kind: 'page' }] }] } as const satisfies Manifest,
      {
        'GET /form': {
          handle: (request) => {
            read(request.cookies);
            return { ...pageAnswer('ok'), cookies: ['a=1; Path=/', 'b=2'] };
          },
        },
      },
      () => '',
    );
    const event = { routeKey: 'GET /form', rawPath: '/form', requestContext: { http: { method: 'GET' } } };
    const answer = await cookies({ ...event, cookies: ['a=1', 'b=x=y', 'a=2', 'leer'] }, context);
    expect(read).toHaveBeenCalledWith({ a: '1', b: 'x=y' });
    expect(answer.cookies).toEqual(['a=1; Path=/', 'b=2']);
  });

  it('answers HEAD like GET without a body', async () => {
    expect(await call('ANY /form', 'HEAD')).toMatchObject({ statusCode: 200, body: '' });
  });

  it('hands a refusal to the form with its input', async () => {
    const answer = await call('POST /form', 'POST', { headers: form, body: Buffer.from('a=%C3%A4').toString('base64'), isBase64Encoded: true });
    expect(answer).toMatchObject({ statusCode: 422, body: 'again: a=%C3%A4 fehlt' });
  });

  it('names the allowed methods where the method is wrong', async () => {
    const page = await call('ANY /form', 'DELETE');
    expect(page.statusCode).toBe(405);
    expect(page.headers).toMatchObject({ allow: 'GET, HEAD, POST', 'content-type': 'text/html; charset=utf-8' });
    const api = await call('ANY /api/things', 'GET');
    expect(api.statusCode).toBe(405);
    expect(api.headers).toMatchObject({ allow: 'POST', 'content-type': 'application/problem+json; charset=utf-8' });
    expect((await call('ANY /api/things/{id}', 'POST')).headers).toMatchObject({ allow: 'GET, HEAD, PUT, DELETE' });
  });

  it('takes a body with PUT and none with DELETE', async () => {
    const sent = { headers: json, body: '{"a":1}' };
    expect(await call('PUT /api/things/{id}', 'PUT', sent)).toMatchObject({ statusCode: 200, body: '{"id":"1"}' });
    expect(await call('DELETE /api/things/{id}', 'DELETE', sent)).toMatchObject({ statusCode: 204, body: '' });
    expect(seen.mock.calls).toEqual([[{ a: 1 }], [undefined]]);
    expect((await call('PUT /api/things/{id}', 'PUT', { headers: { 'content-type': 'text/plain' }, body: '{}' })).statusCode).toBe(415);
    expect((await call('PUT /api/things/{id}', 'PUT', { headers: json, body: '{' })).statusCode).toBe(400);
  });

  it('takes a request of the API that says all with its address, and no form without its type', async () => {
    expect((await call('POST /api/things', 'POST')).statusCode).toBe(201);
    expect(seen).toHaveBeenCalledWith(undefined);
    expect((await call('POST /form', 'POST')).statusCode).toBe(415);
  });

  it('says how to come in to who is not known', async () => {
    const answer = await call('GET /api/things/{id}', 'GET');
    expect([answer.statusCode, answer.headers]).toMatchObject([401, { 'www-authenticate': 'Bearer' }]);
  });

  it.each([
    ['another content type', { headers: { 'content-type': 'text/plain' }, body: '{}' }, 415],
    ['no content type', { body: '{}' }, 415],
    ['another charset', { headers: { 'content-type': 'application/json; charset=iso-8859-1' }, body: '{}' }, 415],
    ['broken JSON', { headers: json, body: '{' }, 400],
    ['no body', { headers: json }, 400],
    ['invalid UTF-8', { headers: json, body: Buffer.from([0x22, 0xff, 0x22]).toString('base64'), isBase64Encoded: true }, 400],
    ['a body over the limit', { headers: json, body: 'x'.repeat(bodyLimit + 1) }, 413],
  ])('refuses %s before the use case runs', async (_name, extra, status) => {
    const answer = await call('POST /api/things', 'POST', extra);
    expect(answer.statusCode).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ status, type: expect.stringMatching(/^urn:teilhabe:problem:/) });
    expect(seen).not.toHaveBeenCalled();
  });

  it('answers through the schema', async () => {
    const answer = await call('POST /api/things', 'POST', { headers: json, body: '{"a":1}' });
    expect(answer).toMatchObject({ statusCode: 201, body: '{"id":"1"}' });
    expect(seen).toHaveBeenCalledWith({ a: 1 });
  });

  it('turns a fault into a 500 that shows only the id, and logs no message of it', async () => {
    const log = vi.spyOn(logger, 'error');
    const answer = await call('GET /form/{id}', 'GET', { pathParameters: { id: 'boom' }, rawPath: '/form/boom' });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).toContain('request-1');
    expect(answer.body).not.toContain('secret');
    expect(JSON.stringify(log.mock.calls)).not.toContain('secret');
    expect(log).toHaveBeenCalledWith('fault', expect.objectContaining({ code: 'FAULT' }));
  });

  it('refuses unknown paths where nobody has the fallback', async () => {
    const answer = await handler({ routeKey: '$default', rawPath: '/api/nothing', requestContext: { http: { method: 'GET' } } }, context);
    expect(answer.statusCode).toBe(404);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8' });
  });
});
