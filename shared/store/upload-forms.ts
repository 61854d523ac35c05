import type { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { Instant } from '../domain/calendar.ts';
import { type AttachmentKind, maximumFileSize } from '../domain/funding/attachment.ts';
import { type FileType, fileTypes } from '../domain/funding/file-types.ts';
import { uploadFolder } from './attachment-keys.ts';

/** Seconds for which a form can be sent. */
export const formLifetime = 3600;

/** Until when a form that is made now takes its file. */
export const formExpiry = (at: Instant): Instant => new Date(Date.parse(at) + formLifetime * 1000).toISOString();

/** What a form is for. */
export type UploadPurpose = {
  readonly caseId: string;
  /** Of the attachment that it makes, new for every form (uuid): the form that was used once takes no second file. */
  readonly id: string;
  readonly kind: AttachmentKind;
  readonly type: FileType;
  /** Absolute address that the browser is sent to afterwards; S3 adds `bucket`, `key` and `etag` to its query. */
  readonly returnTo: string;
};

/** A form that a browser can send without a script: `multipart/form-data`, these hidden fields, and the file last, in a field `file`. */
export type UploadForm = {
  /** Its `action`; its origin has to stand in `form-action` of the page (`contentSecurityPolicyFor`). */
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** Forms that upload a file straight into the private bucket. Making one changes nothing. */
export const uploadForms = ({ client, bucket }: { readonly client: S3Client; readonly bucket: string }) => ({
  /**
   * A form for one file of one type. S3 holds to it: the place, the media type, 1 byte to 10 MB, one hour. Who signs needs `PutObject` under
   * `uploadPrefix`. Give it only to who may add files to the case.
   */
  uploadForm: async (purpose: UploadPurpose): Promise<UploadForm> => {
    const { url, fields } = await createPresignedPost(client, {
      Bucket: bucket,
      Key: `${uploadFolder(purpose)}\${filename}`,
      Expires: formLifetime,
      // A field is a condition by itself: what is posted must be equal to it.
      Fields: { 'Content-Type': fileTypes[purpose.type].mediaType, success_action_redirect: purpose.returnTo },
      Conditions: [['content-length-range', 1, maximumFileSize]],
    });
    return { url, fields };
  },
});

/** @see uploadForms */
export type UploadForms = ReturnType<typeof uploadForms>;
