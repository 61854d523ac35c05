import { S3Client } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { maximumFileSize } from '../../../shared/domain/funding/attachment.ts';
import { uploadForms } from '../../../shared/store/upload-forms.ts';

const caseId = '00000000-0000-4000-8000-0000000000c1';
const id = '00000000-0000-4000-8000-0000000000a1';
const client = new S3Client({
  region: 'eu-central-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' },
});
const policySchema = z.object({ expiration: z.string(), conditions: z.array(z.unknown()) });

it('a form holds to one place, one type, one hour, 1 byte to 10 MB, and the way back', async () => {
  const returnTo = 'https://teilhabe.example/antrag/anlagen';
  const before = Date.now();
  const { url, fields } = await uploadForms({ client, bucket: 'teilhabe-private' }).uploadForm({
    caseId,
    id,
    kind: 'quotes',
    type: 'docx',
    returnTo,
  });
  expect(url).toBe('https://teilhabe-private.s3.eu-central-1.amazonaws.com/');
  const { expiration, conditions } = policySchema.parse(JSON.parse(Buffer.from(fields['Policy'] ?? '', 'base64').toString('utf8')));
  expect(Math.abs(Date.parse(expiration) - before - 3_600_000)).toBeLessThan(5000);

  const place = `hochgeladen/${caseId}/${id}/quotes/`;
  expect(fields['key']).toBe(`${place}\${filename}`);
  expect(conditions).toContainEqual(['starts-with', '$key', place]);
  expect(conditions).toContainEqual(['content-length-range', 1, maximumFileSize]);
  // S3 refuses a field that no condition names, and one that is not equal to its condition.
  const { key: _key, Policy: _policy, 'X-Amz-Signature': signature, ...others } = fields;
  expect(signature).toMatch(/^[0-9a-f]{64}$/);
  for (const [name, value] of Object.entries(others)) expect(conditions).toContainEqual({ [name]: value });
  expect(others).toMatchObject({
    bucket: 'teilhabe-private',
    'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    success_action_redirect: returnTo,
    'X-Amz-Security-Token': 'session',
  });
});
