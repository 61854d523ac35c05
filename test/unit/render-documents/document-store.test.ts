import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentStore } from '../../../shared/store/document-store.ts';

const puts: { readonly url: string | undefined; readonly headers: IncomingHttpHeaders }[] = [];
let answer = { status: 200, code: '' };
const server = createServer((request, response) => {
  puts.push({ url: request.url?.split('?')[0], headers: request.headers });
  request.resume().on('end', () => {
    response
      .writeHead(answer.status, { 'content-type': 'application/xml' })
      .end(answer.status === 200 ? '' : `<Error><Code>${answer.code}</Code></Error>`);
  });
});
let store: ReturnType<typeof documentStore>;
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
    maxAttempts: 1,
  });
  store = documentStore({ client, bucket: 'private' });
});
afterAll(() => {
  client.destroy();
  server.close();
});

const paper = { applicationId: 'a-1', name: 'antrag-INT-2026-0042.pdf', body: new TextEncoder().encode('%PDF') };

it('keeps a paper under its application, as a PDF that no cache keeps, unless it is there', async () => {
  answer = { status: 200, code: '' };
  await store.keep(paper);
  expect(puts.at(-1)).toMatchObject({
    url: '/private/antraege/a-1/antrag-INT-2026-0042.pdf',
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="antrag-INT-2026-0042.pdf"',
      'cache-control': 'private, no-store',
      'if-none-match': '*',
    },
  });
});

it('is content with the paper that is there', async () => {
  answer = { status: 412, code: 'PreconditionFailed' };
  await expect(store.keep(paper)).resolves.toBeUndefined();
});

it('does not hide that two write at once, or that it may not write', async () => {
  answer = { status: 409, code: 'ConditionalRequestConflict' };
  await expect(store.keep(paper)).rejects.toThrow();
  answer = { status: 403, code: 'AccessDenied' };
  await expect(store.keep(paper)).rejects.toThrow();
});
