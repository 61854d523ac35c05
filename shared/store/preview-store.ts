import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Month } from '../domain/calendar.ts';
import { isMissing } from './object-fault.ts';
import { contentTypeOf } from './publication-store.ts';

/** Under which previews lie in the private bucket. */
export const previewPrefix = 'previews/';

/** A file of a preview. `name` as in the folder of the issue: `''` and `english/` are pages. */
export type PreviewFile = { readonly name: string; readonly body: Uint8Array };

const keyOf = (month: Month, name: string): string => `${previewPrefix}${month}/${name}${name === '' || name.endsWith('/') ? 'index.html' : ''}`;

/** Reports before they appear, in the private bucket: they have no public address. A later preview of a month replaces the one before. */
export const previewStore = ({ client, bucket }: { readonly client: S3Client; readonly bucket: string }) => ({
  putPreview: async (month: Month, { name, body }: PreviewFile): Promise<void> => {
    const Key = keyOf(month, name);
    await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: body, ContentType: contentTypeOf(Key), CacheControl: 'private, no-store' }));
  },

  /** @returns `undefined` when there is no such file */
  preview: async (month: Month, name: string): Promise<{ readonly body: Uint8Array; readonly contentType: string } | undefined> => {
    try {
      const { Body, ContentType } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(month, name) }));
      const body = await Body?.transformToByteArray();
      return body && { body, contentType: ContentType ?? contentTypeOf(keyOf(month, name)) };
    } catch (fault) {
      if (isMissing(fault)) return undefined;
      throw fault;
    }
  },
});

/** @see previewStore */
export type PreviewStore = ReturnType<typeof previewStore>;
