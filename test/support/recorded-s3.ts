import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { S3Client } from '@aws-sdk/client-s3';

/** What S3 was asked. */
export type S3Request = { readonly method: string; readonly path: string; readonly headers: IncomingHttpHeaders };
type S3Answer = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string };

/** An S3 that answers what a test tells it to, and remembers what it was asked: for conditions that the local one does not know. */
export const recordedS3 = async () => {
  const requests: S3Request[] = [];
  let answer: S3Answer = { status: 200 };
  const server = createServer((request, response) => {
    requests.push({ method: request.method ?? '', path: request.url?.split('?')[0] ?? '', headers: request.headers });
    request.resume().on('end', () => response.writeHead(answer.status, answer.headers).end(answer.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const client = new S3Client({
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  return {
    client,
    requests,
    answers: (next: S3Answer) => {
      answer = next;
    },
    refuses: (status: number, code: string) => {
      answer = { status, headers: { 'content-type': 'application/xml' }, body: `<Error><Code>${code}</Code></Error>` };
    },
    stop: () => {
      client.destroy();
      server.close();
    },
  };
};
