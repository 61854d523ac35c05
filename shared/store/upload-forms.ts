import type { S3Client } from '@aws-sdk/client-s3';
import { type AttachmentKind, maximumFileSize } from '../domain/funding/attachment.ts';
import { type FileType, fileTypes } from '../domain/funding/file-types.ts';
import { uploadFolder } from './attachment-keys.ts';
import { presignedForm, type UploadForm } from './presigned-form.ts';

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

/** Forms that upload a file straight into the private bucket. Making one changes nothing. */
export const uploadForms = (access: { readonly client: S3Client; readonly bucket: string }) => ({
  /**
   * A form for one file of one type. S3 holds to it: the place, the media type, 1 byte to 10 MB, one hour. Who signs needs `PutObject` under
   * `uploadPrefix`. Give it only to who may add files to the case.
   */
  uploadForm: (purpose: UploadPurpose): Promise<UploadForm> =>
    presignedForm(access, {
      key: `${uploadFolder(purpose)}\${filename}`,
      mediaType: fileTypes[purpose.type].mediaType,
      maximum: maximumFileSize,
      returnTo: purpose.returnTo,
    }),
});

/** @see uploadForms */
export type UploadForms = ReturnType<typeof uploadForms>;
