import { afterAll, expect, it } from 'vitest';
import { documentStore } from '../../../shared/store/document-store.ts';
import { recordedS3 } from '../../support/recorded-s3.ts';

const s3 = await recordedS3();
afterAll(() => s3.stop());
const store = documentStore({ client: s3.client, bucket: 'private' });

const paper = { applicationId: 'a-1', name: 'antrag-INT-2026-0042.pdf', body: new TextEncoder().encode('%PDF') };

it('keeps a paper under its application, as a PDF that no cache keeps, unless it is there', async () => {
  s3.answers({ status: 200 });
  await store.keep(paper);
  expect(s3.requests.at(-1)).toMatchObject({
    path: '/private/antraege/a-1/antrag-INT-2026-0042.pdf',
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="antrag-INT-2026-0042.pdf"',
      'cache-control': 'private, no-store',
      'if-none-match': '*',
    },
  });
});

it('is content with the paper that is there', async () => {
  s3.refuses(412, 'PreconditionFailed');
  await expect(store.keep(paper)).resolves.toBeUndefined();
});

it('does not hide that two write at once, or that it may not write', async () => {
  s3.refuses(409, 'ConditionalRequestConflict');
  await expect(store.keep(paper)).rejects.toThrow();
  s3.refuses(403, 'AccessDenied');
  await expect(store.keep(paper)).rejects.toThrow();
});
