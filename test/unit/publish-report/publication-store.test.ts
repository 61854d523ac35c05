import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
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
  response.writeHead(statuses.shift() ?? answer.status, answer.headers).end(answer.body);
});
let answer: { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string } = { status: 200 };
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
  ['/berichte/termine.ics', 'berichte/termine.ics', 'text/calendar; charset=utf-8'],
  ['/berichte/feed.xml', 'berichte/feed.xml', 'application/atom+xml; charset=utf-8'],
  ['/berichte/2026-10/revision-1/bericht.pdf', 'berichte/2026-10/revision-1/bericht.pdf', 'application/pdf'],
  ['/berichte/2026-10/a.xlsx', 'berichte/2026-10/a.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['/berichte/2026-10/a.ods', 'berichte/2026-10/a.ods', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['/robots.txt', 'robots.txt', 'text/plain; charset=utf-8'],
  ['/daten/sitemap.xml', 'daten/sitemap.xml', 'application/xml; charset=utf-8'],
  ['/daten/katalog.ttl', 'daten/katalog.ttl', 'text/turtle; charset=utf-8'],
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

describe('a file that others write too', () => {
  const file = { path: '/daten/zeitreihen.csv', body: new TextEncoder().encode('A\r\n') };
  const store = () => publicationStore({ client, bucket: 'public' });
  afterEach(() => {
    answer = { status: 200 };
  });

  it('is written where it is as it was read, or where there was none', async () => {
    puts.length = 0;
    expect(await store().putIf(file, '"abc"')).toBe(true);
    expect(await store().putIf(file, undefined)).toBe(true);
    expect(puts.map(({ headers }) => [headers['if-match'], headers['if-none-match']])).toEqual([
      ['"abc"', undefined],
      [undefined, '*'],
    ]);
  });

  it.each([409, 412])('is left alone after somebody else wrote it (%d)', async (status) => {
    answer = { status };
    expect(await store().putIf(file, '"abc"')).toBe(false);
  });

  it('is not given up for another fault', async () => {
    answer = { status: 400 };
    await expect(store().putIf(file, '"abc"')).rejects.toThrow();
  });

  it('is read with what names its bytes', async () => {
    answer = { status: 200, headers: { etag: '"abc"' }, body: 'Grüße' };
    expect(await store().get(file.path)).toEqual({ body: new Uint8Array(new TextEncoder().encode('Grüße')), etag: '"abc"' });
  });

  it.each([403, 404])('is not there (%d)', async (status) => {
    answer = { status };
    expect(await store().get(file.path)).toBeUndefined();
  });
});
