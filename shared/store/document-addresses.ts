import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { ReadyAttachment } from '../domain/funding/attachment.ts';
import { savedAs } from '../domain/funding/file-name.ts';
import { attachmentKey } from './attachment-keys.ts';
import { type ApplicationDocument, documentKey } from './document-store.ts';
import { isMissing } from './object-fault.ts';

/** Seconds for which an address can be opened: long enough for a slow line to begin, too short to pass on. */
const addressLifetime = 60;

/** Where a browser finds papers of the private bucket, for a moment. */
export const documentAddresses = ({ client, bucket }: { readonly client: S3Client; readonly bucket: string }) => ({
  /**
   * An address that anybody can open for a minute, or as long as is said: give it only to who may read the paper.
   * @returns `undefined` when there is no such paper (yet)
   */
  addressOf: async (document: Pick<ApplicationDocument, 'applicationId' | 'name'>, seconds = addressLifetime): Promise<string | undefined> => {
    const object = { Bucket: bucket, Key: documentKey(document) };
    try {
      await client.send(new HeadObjectCommand(object));
    } catch (fault) {
      if (isMissing(fault)) return undefined;
      throw fault;
    }
    return getSignedUrl(client, new GetObjectCommand(object), { expiresIn: seconds });
  },
});

/** @see documentAddresses */
export type DocumentAddresses = ReturnType<typeof documentAddresses>;

/** Where a browser finds checked attachments, for a moment. */
export const attachmentAddresses = ({ client, bucket }: { readonly client: S3Client; readonly bucket: string }) => ({
  /** As `addressOf`; the browser saves the file under its name and shows it inside no page. */
  attachmentAddress: (attachment: ReadyAttachment, seconds = addressLifetime): Promise<string> =>
    getSignedUrl(
      client,
      new GetObjectCommand({ Bucket: bucket, Key: attachmentKey(attachment), ResponseContentDisposition: savedAs(attachment.name) }),
      { expiresIn: seconds },
    ),
});

/** @see attachmentAddresses */
export type AttachmentAddresses = ReturnType<typeof attachmentAddresses>;
