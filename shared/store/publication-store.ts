import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { isMissing, refusedWith } from './object-fault.ts';

/** A file that the public reads. `path` is its public path, e.g. `/berichte/2026-10/`; a trailing slash means its `index.html`. */
export type PublicFile = { readonly path: string; readonly body: Uint8Array };

/** A file as it was read. `etag` names these bytes for `putIf`. */
export type ReadFile = { readonly body: Uint8Array; readonly etag: string };

// A file of the same address changes with a correction: readers see it after this many seconds.
const secondsInCaches = 300;

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  ttl: 'text/turtle; charset=utf-8',
};

const mediaTypeOf = (key: string): string => {
  const mediaType = key.endsWith('/feed.xml') ? 'application/atom+xml; charset=utf-8' : mediaTypes[key.slice(key.lastIndexOf('.') + 1)];
  if (mediaType === undefined) throw new Error(`no content type for ${key}`);
  return mediaType;
};

/** Key of a public path in the publication bucket. */
export const publicationKey = (path: string): string => `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;

/** The publication bucket: what lies here is public. */
export const publicationStore = ({ client, bucket }: { readonly client: S3Client; readonly bucket: string }) => {
  const write = async ({ path, body }: PublicFile, condition: { readonly IfMatch?: string; readonly IfNoneMatch?: '*' } = {}): Promise<void> => {
    const Key = publicationKey(path);
    const ContentType = mediaTypeOf(Key);
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key, Body: body, ContentType, CacheControl: `public, max-age=${secondsInCaches}`, ...condition }),
    );
  };
  return {
    /**
     * Writes a file, or writes it again: the same path and bytes change nothing.
     * @throws Error for a kind of file that has no content type
     */
    put: (file: PublicFile): Promise<void> => write(file),

    /**
     * Writes a file only where it is as it was read.
     * @param etag of the file that was read, `undefined` where there was none
     * @returns false when somebody wrote it meanwhile: read it again
     */
    putIf: async (file: PublicFile, etag: string | undefined): Promise<boolean> => {
      try {
        await write(file, etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag });
        return true;
      } catch (fault) {
        // 412: another one is there. 409: another one is just being written, or the file was deleted.
        if ([409, 412].includes(refusedWith(fault) ?? 0)) return false;
        throw fault;
      }
    },

    /** A file that was published, `undefined` where there is none. */
    get: async (path: string): Promise<ReadFile | undefined> => {
      try {
        const { Body, ETag = '' } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: publicationKey(path) }));
        return { body: (await Body?.transformToByteArray()) ?? new Uint8Array(), etag: ETag };
      } catch (fault) {
        if (isMissing(fault)) return undefined;
        throw fault;
      }
    },
  };
};

/** @see publicationStore */
export type PublicationStore = ReturnType<typeof publicationStore>;
