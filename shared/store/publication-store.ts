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
  xml: 'application/atom+xml; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  ics: 'text/calendar; charset=utf-8',
  ttl: 'text/turtle; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
};

// The feed is the one file of its kind that is no plain XML.
const mediaTypeOf = (key: string): string | undefined => {
  const ending = key.slice(key.lastIndexOf('.') + 1);
  return ending === 'xml' && !key.endsWith('feed.xml') ? 'application/xml; charset=utf-8' : mediaTypes[ending];
};

/**
 * What a file is, by its name.
 * @throws Error for a kind of file that has no content type
 */
export const contentTypeOf = (name: string): string => {
  const mediaType = mediaTypeOf(name);
  if (mediaType === undefined) throw new Error(`no content type for ${name}`);
  return mediaType;
};

/** Key of a public path in the publication bucket. */
export const publicationKey = (path: string): string => `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;

/** The publication bucket: what lies here is public. */
export const publicationStore = ({ client, bucket }: { readonly client: S3Client; readonly bucket: string }) => {
  const write = async ({ path, body }: PublicFile, condition: { readonly IfMatch?: string; readonly IfNoneMatch?: '*' } = {}): Promise<void> => {
    const Key = publicationKey(path);
    const ContentType = contentTypeOf(Key);
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key, Body: body, ContentType, CacheControl: `public, max-age=${secondsInCaches}`, ...condition }),
    );
  };
  const notTaken = (path: string, cause: unknown): Error => new Error(`the publication bucket did not take ${publicationKey(path)}`, { cause });
  return {
    /**
     * Writes a file, or writes it again: the same path and bytes change nothing. The SDK tries again what the bucket was too busy for.
     * @throws Error that names the file when the bucket did not take it, or when its kind has no content type
     */
    put: async (file: PublicFile): Promise<void> => {
      try {
        await write(file);
      } catch (cause) {
        throw notTaken(file.path, cause);
      }
    },

    /**
     * Writes a file only where it is as it was read.
     * @param etag of the file that was read, `undefined` where there was none
     * @returns false when somebody wrote it meanwhile: read it again
     */
    putIf: async (file: PublicFile, etag: string | undefined): Promise<boolean> => {
      try {
        await write(file, etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag });
        return true;
      } catch (cause) {
        // 412: another one is there. 409: another one is just being written, or the file was deleted.
        if ([409, 412].includes(refusedWith(cause) ?? 0)) return false;
        throw notTaken(file.path, cause);
      }
    },

    /** A file as the public reads it; `undefined` when there is none. */
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
