import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { attachmentKey } from './attachment-keys.ts';
import { documentKey } from './document-store.ts';
import { isMissing } from './object-fault.ts';
import type { PersonFile } from './person-store.ts';

/** Where a file of a person lies in the private bucket. */
export const personFileKey = (file: PersonFile): string => ('copy' in file ? documentKey(file.copy) : attachmentKey(file.attachment));

/** Files of persons, for who may read everything. */
export const personFiles = ({ client, bucket }: { readonly client: S3Client; readonly bucket: string }) => ({
  /** @returns `undefined` when the file is not there (yet) */
  read: async (file: PersonFile): Promise<Uint8Array | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: personFileKey(file) }));
      return await Body?.transformToByteArray();
    } catch (fault) {
      if (isMissing(fault)) return undefined;
      throw fault;
    }
  },
});

/** @see personFiles */
export type PersonFiles = ReturnType<typeof personFiles>;
