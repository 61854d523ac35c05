import { DeleteObjectsCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';

/** Where files of a case lie that were sent and not yet checked. */
export const uploadPrefix = (caseId: string): string => `hochgeladen/${caseId}/`;

/** Where files of a case lie that were checked. */
export const attachmentPrefix = (caseId: string): string => `antraege/${caseId}/anlagen/`;

/** Files of drafts and applications in the private bucket, as far as they are deleted together. */
export const caseFiles = ({ client, bucket }: { readonly client: S3Client; readonly bucket: string }) => {
  const removeUnder = async (Prefix: string): Promise<void> => {
    let start: string | undefined;
    do {
      const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix, ContinuationToken: start }));
      const Objects = (page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [{ Key }]));
      if (Objects.length > 0) {
        const { Errors = [] } = await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }));
        // The call succeeds also when objects stay.
        if (Errors.length > 0) throw new Error(`${Errors.length} files could not be deleted: ${Errors[0]?.Code}`);
      }
      start = page.NextContinuationToken;
    } while (start !== undefined);
  };

  return {
    /** Deletes every file of a case, checked or not; may be repeated. The bucket keeps what was deleted for some time more, out of reach. */
    removeFiles: async (caseId: string): Promise<void> => {
      await removeUnder(uploadPrefix(caseId));
      await removeUnder(attachmentPrefix(caseId));
    },
  };
};

/** @see caseFiles */
export type CaseFiles = ReturnType<typeof caseFiles>;
