import * as z from 'zod';
import { attachmentKinds } from '../../shared/domain/funding/attachment.ts';
import { type Verdict, verdictOf } from '../../shared/domain/funding/attachment-check.ts';
import { codesOf } from '../../shared/domain/funding/round.ts';
import { readUploadKey } from '../../shared/store/attachment-keys.ts';

/** Something was uploaded, or a scan has answered. */
export type ObjectEvent =
  | { readonly kind: 'created'; readonly key: string }
  | { readonly kind: 'scanned'; readonly key: string; readonly etag: string; readonly verdict: Verdict };

/**
 * The parts that are read of two events of the bus. An ETag stands there without quotation marks.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 * https://docs.aws.amazon.com/guardduty/latest/ug/monitor-with-eventbridge-s3-malware-protection.html
 */
export const objectEventSchema = z.discriminatedUnion('detail-type', [
  z
    .object({ 'detail-type': z.literal('Object Created'), detail: z.object({ object: z.object({ key: z.string() }) }) })
    .transform(({ detail }): ObjectEvent => ({ kind: 'created', key: detail.object.key })),
  z
    .object({
      'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
      detail: z.object({
        s3ObjectDetails: z.object({ objectKey: z.string(), eTag: z.string() }),
        scanResultDetails: z.object({ scanResultStatus: z.string() }),
      }),
    })
    .transform(({ detail: { s3ObjectDetails, scanResultDetails } }): ObjectEvent => {
      const { objectKey: key, eTag: etag } = s3ObjectDetails;
      return { kind: 'scanned', key, etag, verdict: verdictOf(scanResultDetails.scanResultStatus) };
    }),
]);

const placeSchema = z.object({ caseId: z.uuid(), id: z.uuid(), kind: codesOf(attachmentKinds), fileName: z.string() });

/** What a form wrote into the key; `undefined` for a key that no form of ours has made. */
export type Place = z.infer<typeof placeSchema>;

/** @see Place */
export const placeOf = (key: string): Place | undefined => placeSchema.safeParse(readUploadKey(key)).data;
