import { CopyObjectCommand, DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Instant } from '../domain/calendar.ts';
import type { Attachment, CheckingAttachment } from '../domain/funding/attachment.ts';
import { savedAs } from '../domain/funding/file-name.ts';
import { attachmentKey } from './attachment-keys.ts';
import { isMissing, refusedWith } from './object-fault.ts';

/** What lies under the key of an upload. */
export type StoredUpload = {
  readonly key: string;
  /** Names these bytes. */
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string | undefined;
  readonly at: Instant;
};

/** The copy of a clean upload at its final place. */
export type AcceptedCopy = { readonly key: string; readonly etag: string };

/** An ETag without its quotation marks, as events spell it. */
const plainEtag = (etag: string | undefined): string => (etag ?? '').replaceAll('"', '');

const preconditionFailed = (fault: unknown): boolean => refusedWith(fault) === 412;

/** Files of attachments in the private bucket. */
export const attachmentFiles = ({ client, bucket }: { readonly client: S3Client; readonly bucket: string }) => {
  const remove = async (Key: string, condition: { readonly IfMatch?: string } = {}): Promise<void> => {
    try {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key, ...condition }));
    } catch (fault) {
      // With a condition S3 says so when the object is gone or another one.
      if (!isMissing(fault) && !preconditionFailed(fault)) throw fault;
    }
  };

  return {
    /** What lies at the place of an upload now; the event that tells of it may be late. */
    findUpload: async (key: string): Promise<StoredUpload | undefined> => {
      try {
        const { ETag, ContentLength, ContentType, LastModified } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        if (LastModified === undefined) throw new Error('an object without a time');
        return { key, etag: plainEtag(ETag), size: ContentLength ?? 0, mediaType: ContentType, at: LastModified.toISOString() };
      } catch (fault) {
        if (isMissing(fault)) return undefined;
        throw fault;
      }
    },

    /** All bytes of an upload that is small enough. @returns `undefined` when something else lies there by now */
    readUpload: async ({ key, etag }: Pick<StoredUpload, 'key' | 'etag'>): Promise<Uint8Array | undefined> => {
      try {
        const { Body, ETag } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: `"${etag}"` }));
        const bytes = await Body?.transformToByteArray();
        return plainEtag(ETag) === etag ? bytes : undefined;
      } catch (fault) {
        if (isMissing(fault) || preconditionFailed(fault)) return undefined;
        throw fault;
      }
    },

    /**
     * Copies a clean upload to its final place, under its own name and type. What is copied is what was checked, or nothing.
     * Repeated, it writes the same again.
     * @returns `replaced` when something else was uploaded to the place meanwhile, `missing` when nothing is there
     */
    acceptUpload: async (attachment: CheckingAttachment): Promise<AcceptedCopy | 'replaced' | 'missing'> => {
      const { uploadKey, etag, mediaType, name } = attachment;
      const key = attachmentKey(attachment);
      try {
        const { CopyObjectResult } = await client.send(
          new CopyObjectCommand({
            Bucket: bucket,
            Key: key,
            CopySource: `${bucket}/${uploadKey.split('/').map(encodeURIComponent).join('/')}`,
            CopySourceIfMatch: `"${etag}"`,
            MetadataDirective: 'REPLACE',
            ContentType: mediaType,
            // Stored with the object, so that it is also said by an S3 that knows no `response-content-disposition`.
            ContentDisposition: savedAs(name),
            CacheControl: 'private, no-store',
            TaggingDirective: 'REPLACE',
          }),
        );
        return { key, etag: plainEtag(CopyObjectResult?.ETag) };
      } catch (fault) {
        if (preconditionFailed(fault)) return 'replaced';
        if (isMissing(fault)) return 'missing';
        throw fault;
      }
    },

    /** Takes back a copy that nobody has recorded; what others have put into its place stays. */
    withdrawCopy: ({ key, etag }: AcceptedCopy): Promise<void> => remove(key, { IfMatch: `"${etag}"` }),

    /** Deletes an upload; another one that has taken its place stays. */
    discardUpload: ({ key, etag }: Pick<StoredUpload, 'key' | 'etag'>): Promise<void> => remove(key, { IfMatch: `"${etag}"` }),

    /** Deletes what there is of an attachment, at both places. */
    removeFile: async (attachment: Attachment): Promise<void> => {
      await remove(attachmentKey(attachment));
      if (attachment.state !== 'ready' && attachment.uploadKey !== undefined) await remove(attachment.uploadKey);
    },
  };
};

/** @see attachmentFiles */
export type AttachmentFiles = ReturnType<typeof attachmentFiles>;
