import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { IsoDate } from '../domain/calendar.ts';
import { type TrailAnchor, trailAnchorSchema } from '../domain/funding/trail-anchor.ts';
import { anchorPrefix } from './anchor-prefix.ts';
import { isMissing, refusedWith } from './object-fault.ts';

const keyOf = (day: IsoDate): string => `${anchorPrefix}${day}.json`;

/** Anchors of the histories in the private bucket, one a night. */
export const anchorStore = ({ client, bucket }: { readonly client: S3Client; readonly bucket: string }) => ({
  /** Keeps the anchor of a night. One that is there stays: the first that was written down counts. */
  keepAnchor: async (anchor: TrailAnchor): Promise<void> => {
    const Body = JSON.stringify(trailAnchorSchema.parse(anchor));
    try {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: keyOf(anchor.day), Body, ContentType: 'application/json', IfNoneMatch: '*' }));
    } catch (fault) {
      if (refusedWith(fault) !== 412) throw fault;
    }
  },

  /** The anchor of a night; `undefined` when there is none. */
  anchor: async (day: IsoDate): Promise<TrailAnchor | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(day) }));
      return Body && trailAnchorSchema.parse(JSON.parse(await Body.transformToString()));
    } catch (fault) {
      if (isMissing(fault)) return undefined;
      throw fault;
    }
  },
});

/** @see anchorStore */
export type AnchorStore = ReturnType<typeof anchorStore>;
