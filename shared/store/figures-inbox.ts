import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { isMissing, refusedWith } from './object-fault.ts';

/** Files that wait to be imported: objects under `eingang/` in the private bucket. */
export const figuresInbox = ({ client, bucket }: { readonly client: S3Client; readonly bucket: string }) => ({
  /**
   * Reads at most one byte more than `maximum`, so that a file that is too large is known without reading it all.
   * @returns `undefined` when there is no such object
   */
  read: async (key: string, maximum: number): Promise<Uint8Array | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=0-${maximum}` }));
      return await Body?.transformToByteArray();
    } catch (fault) {
      if (isMissing(fault)) return undefined;
      // An empty object has no first byte.
      if (refusedWith(fault) === 416) return new Uint8Array();
      throw fault;
    }
  },

  /**
   * The bytes of a file of any length while they come.
   * @returns `undefined` when there is no such object
   */
  stream: async (key: string): Promise<AsyncIterable<Uint8Array> | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return Body?.transformToWebStream();
    } catch (fault) {
      if (isMissing(fault)) return undefined;
      throw fault;
    }
  },
});

/** @see figuresInbox */
export type FiguresInbox = ReturnType<typeof figuresInbox>;
