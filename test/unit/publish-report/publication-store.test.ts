import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicationStore } from '../../../shared/store/publication-store.ts';

type Put = {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

const puts: Put[] = [];
/** What the bucket answers next; then 200. */
const statuses: number[] = [];
const server = createServer(async (request, response) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  puts.push({ method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
  response.writeHead(statuses.shift() ?? 200).end();
});
let client: S3Client;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  client = new S3Client({
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    forcePathStyle: true,
  });
});
afterAll(() => {
  client.destroy();
  server.close();
});

it.each([
  ['/berichte/', 'berichte/index.html', 'text/html; charset=utf-8'],
  ['/berichte/2026-10/', 'berichte/2026-10/index.html', 'text/html; charset=utf-8'],
  ['/berichte/2026-10/zahlen.csv', 'berichte/2026-10/zahlen.csv', 'text/csv; charset=utf-8; header=present'],
  ['/berichte/2026-10/manifest.json', 'berichte/2026-10/manifest.json', 'application/json; charset=utf-8'],
  ['/berichte/feed.xml', 'berichte/feed.xml', 'application/atom+xml; charset=utf-8'],
  ['/sitemap.xml', 'sitemap.xml', 'application/xml; charset=utf-8'],
  ['/berichte/2026-10/revision-1/bericht.pdf', 'berichte/2026-10/revision-1/bericht.pdf', 'application/pdf'],
  ['/berichte/2026-10/a.xlsx', 'berichte/2026-10/a.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['/berichte/2026-10/a.ods', 'berichte/2026-10/a.ods', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['/daten/katalog.ttl', 'daten/katalog.ttl', 'text/turtle; charset=utf-8'],
  ['/robots.txt', 'robots.txt', 'text/plain; charset=utf-8'],
])('puts %s where it is found, as what it is, for five minutes', async (path, key, type) => {
  puts.length = 0;
  await publicationStore({ client, bucket: 'public' }).put({ path, body: new TextEncoder().encode('Grüße') });
  expect(puts).toMatchObject([{ method: 'PUT', body: 'Grüße', headers: { 'content-type': type, 'cache-control': 'public, max-age=300' } }]);
  expect(puts[0]?.url?.split('?')[0]).toBe(`/public/${key}`);
});

it('puts nothing that it has no type for', async () => {
  await expect(publicationStore({ client, bucket: 'public' }).put({ path: '/berichte/x.exe', body: new Uint8Array() })).rejects.toThrow('x.exe');
});

it('tries again what the bucket was too busy for, and names the file when it stays so', async () => {
  const file = { path: '/berichte/2026-10/', body: new TextEncoder().encode('x') };
  puts.length = 0;
  statuses.push(503, 503);
  await publicationStore({ client, bucket: 'public' }).put(file);
  expect(puts).toHaveLength(3);
  statuses.push(503, 503, 503);
  await expect(publicationStore({ client, bucket: 'public' }).put(file)).rejects.toThrow('did not take berichte/2026-10/index.html');
});

it('reads what is there, and nothing where nothing is', async () => {
  statuses.push(404);
  expect(await publicationStore({ client, bucket: 'public' }).get('/berichte/1999-01/')).toBeUndefined();
  expect(await publicationStore({ client, bucket: 'public' }).get('/berichte/2026-10/')).toEqual(new Uint8Array());
});
