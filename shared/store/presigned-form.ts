import type { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { Instant } from '../domain/calendar.ts';

// Seconds for which a form can be sent.
const formLifetime = 3600;

/** Until when a form that is made now takes its file. */
export const formExpiry = (at: Instant): Instant => new Date(Date.parse(at) + formLifetime * 1000).toISOString();

/** A form that a browser can send without a script: `multipart/form-data`, these hidden fields, and the file last, in a field `file`. */
export type UploadForm = {
  /** Its `action`; its origin has to stand in `form-action` of the page (`contentSecurityPolicyFor`). */
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** What a form takes, and where to. */
export type FileTaken = {
  /** Key of the object; `${filename}` stands for the name that the file has on the sender's machine. */
  readonly key: string;
  readonly mediaType: string;
  /** Most bytes. */
  readonly maximum: number;
  /** Least bytes; one when absent. */
  readonly minimum?: number;
  /** Absolute address that the browser is sent to afterwards; S3 adds `bucket`, `key` and `etag` to its query. */
  readonly returnTo: string;
};

/** A form for one file, for one hour. S3 holds to the place, the media type and the size. Who signs needs `PutObject` there. */
export const presignedForm = async (
  { client, bucket }: { readonly client: S3Client; readonly bucket: string },
  { key, mediaType, maximum, minimum = 1, returnTo }: FileTaken,
): Promise<UploadForm> => {
  const { url, fields } = await createPresignedPost(client, {
    Bucket: bucket,
    Key: key,
    Expires: formLifetime,
    // A field is a condition by itself: what is posted must be equal to it.
    Fields: { 'Content-Type': mediaType, success_action_redirect: returnTo },
    Conditions: [['content-length-range', minimum, maximum]],
  });
  return { url, fields };
};
