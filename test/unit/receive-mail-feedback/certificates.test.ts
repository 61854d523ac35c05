import { once } from 'node:events';
import { createServer } from 'node:http';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { certificateKeys } from '../../../functions/receive-mail-feedback/certificates.ts';

const [certificate = ''] = rootCertificates;
let requests: string[] = [];
let base = '';
let answer: { status: number; body: string; headers?: Record<string, string> } = { status: 200, body: certificate };
/** So many requests find nobody before one is answered. */
let silent = 0;
const server = createServer((request, response) => {
  requests.push(request.url ?? '');
  silent -= 1;
  if (silent >= 0) return void request.destroy();
  response.writeHead(answer.status, answer.headers).end(answer.body);
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address !== null && typeof address === 'object') base = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it('is fetched once, and its key is kept', async () => {
  requests = [];
  const keyOf = certificateKeys();
  const [first, second] = [await keyOf(`${base}/one.pem`), await keyOf(`${base}/one.pem`)];
  expect(first.type).toBe('public');
  expect(second).toBe(first);
  await keyOf(`${base}/two.pem`);
  expect(requests).toEqual(['/one.pem', '/two.pem']);
});

it('is asked for three times: otherwise its message would wait for six minutes', async () => {
  requests = [];
  silent = 2;
  expect((await certificateKeys()(`${base}/three.pem`)).type).toBe('public');
  expect(requests).toHaveLength(3);
});

it.each([
  ['it is not there', { status: 404, body: 'not found' }],
  ['the service is busy', { status: 503, body: '' }],
  ['it lies elsewhere', { status: 302, body: '', headers: { location: '/one.pem' } }],
  ['it is a page', { status: 200, body: '<html>Bitte warten</html>' }],
  ['it is empty', { status: 200, body: '' }],
])('is a fault, and asked for again the next time, when %s', async (_name, given) => {
  const keyOf = certificateKeys();
  answer = given;
  await expect(keyOf(`${base}/key.pem`)).rejects.toThrow();
  answer = { status: 200, body: certificate };
  expect((await keyOf(`${base}/key.pem`)).type).toBe('public');
});

it('is a fault when nobody answers', async () => {
  await expect(certificateKeys()('http://127.0.0.1:1/key.pem')).rejects.toThrow();
});
