import { PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { applicationPrefix } from './attachment-keys.ts';

/** A paper of an application. */
export type ApplicationDocument = {
  readonly applicationId: string;
  /** Name of the file as people save it, ASCII: `antrag-INT-2026-0042.pdf`. */
  readonly name: string;
  readonly body: Uint8Array;
};

/** Key of an application's paper in the private bucket; everything of one application lies under one prefix. */
export const documentKey = ({ applicationId, name }: Pick<ApplicationDocument, 'applicationId' | 'name'>): string =>
  `${applicationPrefix}${applicationId}/${name}`;

/** Papers in the private bucket. */
export const documentStore = ({ client, bucket }: { readonly client: S3Client; readonly bucket: string }) => ({
  /** Keeps a paper. A paper of this name that is already there stays as it is: whoever has read it has read the one. */
  keep: async ({ body, ...document }: ApplicationDocument): Promise<void> => {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: documentKey(document),
          Body: body,
          ContentType: 'application/pdf',
          ContentDisposition: `inline; filename="${document.name}"`,
          CacheControl: 'private, no-store',
          IfNoneMatch: '*',
        }),
      );
    } catch (fault) {
      if (!(fault instanceof S3ServiceException && fault.name === 'PreconditionFailed')) throw fault;
    }
  },
});

/** @see documentStore */
export type DocumentStore = ReturnType<typeof documentStore>;
