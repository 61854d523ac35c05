import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { CheckingAttachment } from '../../../shared/domain/funding/attachment.ts';
import { attachmentFiles } from '../../../shared/store/attachment-files.ts';
import { attachmentAddresses } from '../../../shared/store/document-addresses.ts';
import { recordedS3 } from '../../support/recorded-s3.ts';

const s3 = await recordedS3();
afterAll(() => s3.stop());
beforeEach(() => s3.requests.splice(0));
const files = attachmentFiles({ client: s3.client, bucket: 'private' });

const caseId = '00000000-0000-4000-8000-0000000000c1';
const id = '00000000-0000-4000-8000-0000000000a1';
const checking: CheckingAttachment = {
  id,
  caseId,
  kind: 'statutes',
  name: 'Satzung für Maß.pdf',
  size: 3,
  mediaType: 'application/pdf',
  etag: 'e1',
  uploadedAt: '2026-11-01T08:00:00.000Z',
  state: 'checking',
  sha256: 'a'.repeat(64),
  uploadKey: `hochgeladen/${caseId}/${id}/statutes/Satzung für 100%.pdf`,
};
const upload = { key: checking.uploadKey, etag: 'e1' };
const uploadPath = `/private/hochgeladen/${caseId}/${id}/statutes/Satzung%20f%C3%BCr%20100%25.pdf`;
const finalPath = `/private/antraege/${caseId}/anlagen/${id}/Satzung%20f%C3%BCr%20Ma%C3%9F.pdf`;

describe('looking', () => {
  it('says what lies there, the ETag without its quotation marks', async () => {
    s3.answers({
      status: 200,
      headers: { etag: '"e1"', 'content-length': '3', 'content-type': 'application/pdf', 'last-modified': 'Sun, 01 Nov 2026 08:00:00 GMT' },
    });
    expect(await files.findUpload(upload.key)).toEqual({
      key: upload.key,
      etag: 'e1',
      size: 3,
      mediaType: 'application/pdf',
      at: '2026-11-01T08:00:00.000Z',
    });
    expect(s3.requests).toMatchObject([{ method: 'HEAD', path: uploadPath }]);
  });

  it('reads the bytes that were seen, or none', async () => {
    s3.answers({ status: 200, headers: { etag: '"e1"', 'content-length': '3' }, body: 'abc' });
    expect(await files.readUpload(upload)).toEqual(new TextEncoder().encode('abc'));
    expect(s3.requests[0]?.headers['if-match']).toBe('"e1"');
    s3.answers({ status: 200, headers: { etag: '"e2"', 'content-length': '3' }, body: 'xyz' });
    expect(await files.readUpload(upload)).toBeUndefined();
    s3.refuses(412, 'PreconditionFailed');
    expect(await files.readUpload(upload)).toBeUndefined();
  });

  it.each([403, 404])('hears %i for what is not there', async (status) => {
    s3.answers({ status });
    expect(await files.findUpload(upload.key)).toBeUndefined();
  });
});

describe('accepting', () => {
  it('copies what was checked and nothing else, under its own name and type, for no page to show', async () => {
    s3.answers({ status: 200, headers: { 'content-type': 'application/xml' }, body: '<CopyObjectResult><ETag>"c1"</ETag></CopyObjectResult>' });
    expect(await files.acceptUpload(checking)).toEqual({ key: decodeURIComponent(finalPath.slice('/private/'.length)), etag: 'c1' });
    expect(s3.requests).toMatchObject([
      {
        method: 'PUT',
        path: finalPath,
        headers: {
          'x-amz-copy-source': uploadPath.slice(1),
          'x-amz-copy-source-if-match': '"e1"',
          'x-amz-metadata-directive': 'REPLACE',
          'x-amz-tagging-directive': 'REPLACE',
          'content-type': 'application/pdf',
          'content-disposition': "attachment; filename*=UTF-8''Satzung%20f%C3%BCr%20Ma%C3%9F.pdf",
          'cache-control': 'private, no-store',
        },
      },
    ]);
  });

  it.each([
    [412, 'PreconditionFailed', 'replaced'],
    [404, 'NoSuchKey', 'missing'],
    [403, 'AccessDenied', 'missing'],
  ] as const)('on %i %s: %s', async (status, code, outcome) => {
    s3.refuses(status, code);
    expect(await files.acceptUpload(checking)).toBe(outcome);
  });

  it('does not hide a fault', async () => {
    s3.refuses(500, 'InternalError');
    await expect(files.acceptUpload(checking)).rejects.toThrow();
  });
});

describe('deleting', () => {
  it('names what it means, and is content with what is gone or another', async () => {
    s3.answers({ status: 204 });
    await files.discardUpload(upload);
    await files.withdrawCopy({ key: 'antraege/x', etag: 'c1' });
    expect(s3.requests.map(({ method, path, headers }) => [method, path, headers['if-match']])).toEqual([
      ['DELETE', uploadPath, '"e1"'],
      ['DELETE', '/private/antraege/x', '"c1"'],
    ]);
    for (const [status, code] of [
      [412, 'PreconditionFailed'],
      [404, 'NoSuchKey'],
    ] as const) {
      s3.refuses(status, code);
      await files.discardUpload(upload);
    }
    s3.refuses(503, 'SlowDown');
    await expect(files.discardUpload(upload)).rejects.toThrow();
  });

  it('takes both places of a file that is still being checked', async () => {
    s3.answers({ status: 204 });
    await files.removeFile(checking);
    expect(s3.requests.map(({ path }) => path)).toEqual([finalPath, uploadPath]);
  });
});

describe('an address to open a file', () => {
  it('lives a minute and saves under the name', async () => {
    const { uploadKey: _uploadKey, ...rest } = checking;
    const { attachmentAddress } = attachmentAddresses({ client: s3.client, bucket: 'private' });
    const address = new URL(await attachmentAddress({ ...rest, state: 'ready', checkedAt: '2026-11-01T08:00:09.000Z' }));
    expect(address.pathname).toBe(finalPath);
    expect(address.searchParams.get('X-Amz-Expires')).toBe('60');
    expect(address.searchParams.get('response-content-disposition')).toBe("attachment; filename*=UTF-8''Satzung%20f%C3%BCr%20Ma%C3%9F.pdf");
    expect(s3.requests).toEqual([]);
  });
});
