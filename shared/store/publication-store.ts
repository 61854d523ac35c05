import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** A file that the public reads. `path` is its public path, e.g. `/berichte/2026-10/`; a trailing slash means its `index.html`. */
export type PublicFile = { readonly path: string; readonly body: Uint8Array };

// A file of the same address changes with a correction: readers see it after this many seconds.
const secondsInCaches = 300;

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  pdf: 'application/pdf',
  xml: 'application/atom+xml; charset=utf-8',
};

/** Key of a public path in the publication bucket. */
export const publicationKey = (path: string): string => `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;

/** The publication bucket: what lies here is public. */
export const publicationStore = ({ client, bucket }: { readonly client: S3Client; readonly bucket: string }) => ({
  /**
   * Writes a file, or writes it again: the same path and bytes change nothing.
   * @throws Error for a kind of file that has no content type
   */
  put: async ({ path, body }: PublicFile): Promise<void> => {
    const key = publicationKey(path);
    const mediaType = mediaTypes[key.slice(key.lastIndexOf('.') + 1)];
    if (mediaType === undefined) throw new Error(`no content type for ${key}`);
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: mediaType, CacheControl: `public, max-age=${secondsInCaches}` }),
    );
  },
});

/** @see publicationStore */
export type PublicationStore = ReturnType<typeof publicationStore>;
