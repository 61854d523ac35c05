import { Agent, request as httpRequest } from 'node:http';
import type { ApiRequest, WireAnswer } from './payload.ts';

/** Where CloudFront gets an answer. */
export type Origin = (request: ApiRequest) => Promise<WireAnswer>;

const agent = new Agent({ keepAlive: true });

// Of what S3 sends; the rest (ids, encryption, versions) is its own business.
const passedOn = [
  'accept-ranges',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-range',
  'content-type',
  'etag',
  'last-modified',
] as const;

/** A bucket that only CloudFront may read: an object, or 403 where there is none (CloudFront may not list the bucket). */
export const bucketOrigin =
  (endpoint: string, bucket: string): Origin =>
  async ({ method, path, headers }) => {
    const asked = Object.entries(headers).filter(([name]) => name === 'range' || name.startsWith('if-'));
    const answer = await exchange(endpoint, `/${bucket}${path}`, method, Object.fromEntries(asked));
    if (answer.status === 404) {
      const body = '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>';
      return { status: 403, headers: { 'content-type': 'application/xml' }, body: Buffer.from(body) };
    }
    return answer;
  };

const exchange = (endpoint: string, path: string, method: string, headers: ApiRequest['headers']): Promise<WireAnswer> =>
  new Promise((resolve, reject) => {
    const outgoing = httpRequest(endpoint, { path, method, headers, agent }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const kept: Record<string, string> = {};
        for (const name of passedOn) {
          const value = incoming.headers[name];
          if (value !== undefined) kept[name] = value;
        }
        // A HEAD answer has the length of a body that is not there.
        const length = incoming.headers['content-length'];
        if (method === 'HEAD' && length !== undefined) kept['content-length'] = length;
        resolve({ status: incoming.statusCode ?? 502, headers: kept, body: Buffer.concat(chunks) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
