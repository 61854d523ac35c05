import { CreateBucketCommand, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { buildApp } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figuresInbox } from '../../shared/store/figures-inbox.ts';

const app = buildApp({ logger: false });
let client: S3Client;

beforeAll(async () => {
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
  client = new S3Client({ endpoint, region: 'eu-central-1', forcePathStyle: true, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  await client.send(new CreateBucketCommand({ Bucket: 'private' }));
});
afterAll(async () => {
  client.destroy();
  await app.close();
});

const put = (Key: string, text: string) => client.send(new PutObjectCommand({ Bucket: 'private', Key, Body: new TextEncoder().encode(text) }));
const inbox = () => figuresInbox({ client, bucket: 'private' });

/** The inbox on a client that answers every command with an error of this status. */
const inboxAnswering = (httpStatusCode: number) => {
  const send = async (): Promise<never> => {
    throw new S3ServiceException({ name: 'Fault', $fault: 'client', $metadata: { httpStatusCode } });
  };
  return figuresInbox({
    client: new Proxy(client, { get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)) }),
    bucket: 'private',
  });
};

describe('inbox of figures files', () => {
  it('reads the bytes of a file, also under a name with umlauts and spaces', async () => {
    await put('eingang/Zahlen für Oktober.csv', 'A;B\n1;ä');
    expect(Buffer.from((await inbox().read('eingang/Zahlen für Oktober.csv', 100)) ?? []).toString()).toBe('A;B\n1;ä');
  });

  it('reads one byte more than allowed of a file that is too large, and no more', async () => {
    await put('eingang/gross.csv', '0123456789');
    expect(await inbox().read('eingang/gross.csv', 9)).toHaveLength(10);
    expect(await inbox().read('eingang/gross.csv', 4)).toHaveLength(5);
  });

  it('reads an empty file', async () => {
    await put('eingang/leer.csv', '');
    expect(await inbox().read('eingang/leer.csv', 100)).toHaveLength(0);
    expect(await inboxAnswering(416).read('eingang/leer.csv', 100)).toHaveLength(0);
  });

  it('streams a file of any length, in pieces', async () => {
    const text = 'ä;1\n'.repeat(300_000);
    await put('eingang/lang.csv', text);
    const pieces: Uint8Array[] = [];
    for await (const piece of (await inbox().stream('eingang/lang.csv')) ?? []) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).toString() === text).toBe(true);
    await put('eingang/leer.csv', '');
    for await (const piece of (await inbox().stream('eingang/leer.csv')) ?? []) expect(piece).toHaveLength(0);
  });

  it('has no file where there is none, whether or not it may list the bucket', async () => {
    expect(await inbox().read('eingang/keine.csv', 100)).toBeUndefined();
    expect(await inboxAnswering(403).read('eingang/keine.csv', 100)).toBeUndefined();
    expect(await inbox().stream('eingang/keine.csv')).toBeUndefined();
    expect(await inboxAnswering(403).stream('eingang/keine.csv')).toBeUndefined();
  });

  it('does not hide that the bucket is out of order', async () => {
    await expect(inboxAnswering(503).read('eingang/a.csv', 100)).rejects.toThrow();
    await expect(inboxAnswering(503).stream('eingang/a.csv')).rejects.toThrow();
  });
});
