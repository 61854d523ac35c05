import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../../../infra/local/gateway.ts';
import type { ApiRequest } from '../../../infra/local/payload.ts';

let gateway: Gateway;
const seen: ApiRequest[] = [];

beforeAll(async () => {
  gateway = await startGateway(0);
});
afterAll(() => gateway.stop());

/** Sends a path exactly as it is written; fetch would tidy it up. */
const send = (path: string, method = 'GET', body?: Buffer): Promise<{ status: number | undefined; body: string }> =>
  new Promise((resolve, reject) => {
    const outgoing = request(gateway.url, { path, method }, (answer) => {
      text(answer).then((read) => resolve({ status: answer.statusCode, body: read }), reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

it('answers 503 before the site is open', async () => {
  expect(await send('/')).toEqual({ status: 503, body: '{"message":"Service Unavailable"}' });
  gateway.open(async (incoming) => {
    seen.push(incoming);
    if (incoming.path === '/fault') throw new Error('broken');
    return { status: 200, headers: { 'set-cookie': ['a=1', 'b=2'] }, body: Buffer.from('hello') };
  });
  expect(await send('/')).toEqual({ status: 200, body: 'hello' });
});

it.each([
  ['/berichte/../../private/x', '/private/x'],
  ['/berichte/%2e%2e/%2E%2E/private', '/private'],
  ['//elsewhere.example/x', '//elsewhere.example/x'],
  ['/%C3%A4?a=%20&b', '/%C3%A4'],
])('resolves dots before anything looks at the path: %s', async (path, expected) => {
  await send(path);
  expect(seen.at(-1)?.path).toBe(expected);
});

it('keeps the query as it came', async () => {
  await send('/x?a=%20&b=1+2&b');
  expect(seen.at(-1)?.query).toBe('a=%20&b=1+2&b');
});

it.each(['POST', 'PUT', 'PATCH'])('hands over %s with its body', async (method) => {
  await send('/x', method, Buffer.from('{"a":1}'));
  expect(seen.at(-1)).toMatchObject({ method, body: Buffer.from('{"a":1}') });
});

it('answers 413 to more than six megabytes and 500 to a fault', async () => {
  const before = seen.length;
  expect((await send('/', 'POST', Buffer.alloc(6 * 1024 * 1024 + 1))).status).toBe(413);
  expect(seen).toHaveLength(before);
  expect(await send('/fault')).toEqual({ status: 500, body: '{"message":"Internal Server Error"}' });
});

it('says in one sentence that a port is taken', async () => {
  await expect(startGateway(gateway.port)).rejects.toThrow(`Port ${gateway.port} is in use`);
});
