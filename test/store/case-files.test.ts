import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { buildApp } from 'fauxqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attachmentPrefix, caseFiles, uploadPrefix } from '../../shared/store/case-files.ts';

const app = buildApp({ logger: false });
let client: S3Client;
const Bucket = 'private';

beforeAll(async () => {
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
  client = new S3Client({ endpoint, region: 'eu-central-1', forcePathStyle: true, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  await client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  client.destroy();
  await app.close();
});

const keys = async (): Promise<(string | undefined)[]> =>
  ((await client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 1000 }))).Contents ?? []).map(({ Key }) => Key);

/** The client, with pages of at most two. */
const inSmallPages = () =>
  new Proxy(client, {
    get: (target, name) => {
      if (name !== 'send') return Reflect.get(target, name);
      return (command: object) => {
        if (command instanceof ListObjectsV2Command) command.input.MaxKeys = 2;
        return Reflect.apply(target.send, target, [command]);
      };
    },
  });

it('deletes what was uploaded and what was checked of one case, page by page, and nothing else', async () => {
  const [one, other] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
  const kept = [`antraege/${one}/antrag-INT-2026-0042.pdf`, `${attachmentPrefix(other)}a/x.pdf`, `${uploadPrefix(other)}a/statute/x.pdf`];
  const gone = [1, 2, 3, 4, 5].flatMap((number) => [
    `${attachmentPrefix(one)}${number}/Satzung & Übersicht.pdf`,
    `${uploadPrefix(one)}${number}/statute/<x> ä.pdf`,
  ]);
  for (const Key of [...kept, ...gone]) await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
  const { removeFiles } = caseFiles({ client: inSmallPages(), bucket: Bucket });
  await removeFiles(one);
  expect(await keys()).toEqual(kept.toSorted());
  await removeFiles(one);
  expect(await keys()).toEqual(kept.toSorted());
});

it('does not hide that a file stayed', async () => {
  const Key = `${uploadPrefix('stuck')}a/x.pdf`;
  await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
  const stuck = new Proxy(client, {
    get: (target, name) => {
      if (name !== 'send') return Reflect.get(target, name);
      return (command: object) =>
        command instanceof ListObjectsV2Command ? Reflect.apply(target.send, target, [command]) : { Errors: [{ Key, Code: 'InternalError' }] };
    },
  });
  await expect(caseFiles({ client: stuck, bucket: Bucket }).removeFiles('stuck')).rejects.toThrow('InternalError');
});
