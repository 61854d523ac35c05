import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Month } from '../domain/calendar.ts';
import { type ReleasedCells, releasedCellsSchema } from '../domain/statistics/disclosure/released-cells.ts';
import { isMissing } from './object-fault.ts';
import { releasedCellsPrefix } from './release-prefixes.ts';

const keyOf = (month: Month, revision: number): string => `${releasedCellsPrefix}${month}/${revision}.json`;

/** What each revision has shown and hidden, in the private bucket. */
export const releasedCellsStore = ({ client, bucket }: { readonly client: S3Client; readonly bucket: string }) => ({
  /** Keeps the cells of a revision; the same again changes nothing. */
  putCells: async (released: ReleasedCells): Promise<void> => {
    const Body = JSON.stringify(releasedCellsSchema.parse(released));
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: keyOf(released.month, released.revision), Body, ContentType: 'application/json; charset=utf-8' }),
    );
  },

  /** @returns `undefined` of a revision that was published before cells were kept */
  cells: async (month: Month, revision: number): Promise<ReleasedCells | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(month, revision) }));
      return releasedCellsSchema.parse(JSON.parse((await Body?.transformToString()) ?? ''));
    } catch (fault) {
      if (isMissing(fault)) return undefined;
      throw fault;
    }
  },
});

/** @see releasedCellsStore */
export type ReleasedCellsStore = ReturnType<typeof releasedCellsStore>;
