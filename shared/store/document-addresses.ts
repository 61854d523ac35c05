import { GetObjectCommand, HeadObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { type ApplicationDocument, documentKey } from './document-store.ts';

/** Seconds for which an address can be opened: long enough for a slow line to begin, too short to pass on. */
const addressLifetime = 60;

/** Where a browser finds papers of the private bucket, for a moment. */
export const documentAddresses = ({ client, bucket }: { readonly client: S3Client; readonly bucket: string }) => ({
  /**
   * An address that anybody can open for a minute: give it only to who may read the paper.
   * @returns `undefined` when there is no such paper (yet)
   */
  addressOf: async (document: Pick<ApplicationDocument, 'applicationId' | 'name'>): Promise<string | undefined> => {
    const object = { Bucket: bucket, Key: documentKey(document) };
    try {
      await client.send(new HeadObjectCommand(object));
    } catch (fault) {
      const status = fault instanceof S3ServiceException ? fault.$metadata.httpStatusCode : undefined;
      // Who may not list a bucket hears 403 for an object that is not there.
      if (status === 404 || status === 403) return undefined;
      throw fault;
    }
    return getSignedUrl(client, new GetObjectCommand(object), { expiresIn: addressLifetime });
  },
});

/** @see documentAddresses */
export type DocumentAddresses = ReturnType<typeof documentAddresses>;
