import * as z from 'zod';
import { instantSchema } from '../calendar.ts';
import { fileTypeCodes } from './file-types.ts';
import { codesOf } from './round.ts';
import { paperKinds } from './submission-codes.ts';

/** What an attachment (Anlage) shows. `answer` belongs to a request for information (Nachforderung). */
export const attachmentKinds = { ...paperKinds, answer: 'Antwort auf eine Nachforderung' } as const;

/** @see attachmentKinds */
export type AttachmentKind = keyof typeof attachmentKinds;

/** Bytes of a file at most: 10 MB, as people call it. */
export const maximumFileSize = 10 * 1024 * 1024;

/** Files of a draft or application at most; refused ones do not count. */
export const maximumFiles = 30;

/** Why a file was refused, German in `attachment-texts.ts`. `removed`: its owner took it away, and it is about to be forgotten. */
export const refusalReasons = [
  'empty',
  'too-large',
  'wrong-type',
  'too-many',
  'case-closed',
  'form-used',
  'malware',
  'unscannable',
  'scan-failed',
  'removed',
] as const;

/** @see refusalReasons */
export type RefusalReason = (typeof refusalReasons)[number];

const makeAttachmentSchema = () => {
  const uploaded = {
    /** The form that it came through names it; unique. */
    id: z.uuid(),
    /** Id of the draft, and later of the application. */
    caseId: z.uuid(),
    kind: codesOf(attachmentKinds),
    /** As people save it: see `cleanFileName`. */
    name: z.string().min(1),
    /** Bytes. */
    size: z.int().min(0),
    /** What the upload declared; of a file that is not refused also what it is. */
    mediaType: z.string(),
    /** Names the bytes that were uploaded: what has another one is another upload. */
    etag: z.string().min(1),
    uploadedAt: instantSchema,
  };
  const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
  return z.discriminatedUnion('state', [
    /** The content is of its type; the scan for malware has not answered yet. The file lies under `uploadKey` and may not be given out. */
    z.object({ ...uploaded, state: z.literal('checking'), sha256, uploadKey: z.string() }),
    /** Checked; the file lies at its final place and never changes. */
    z.object({ ...uploaded, state: z.literal('ready'), sha256, checkedAt: instantSchema }),
    /** There is no file any more, only the word why. `found`: what it really is, where that is a type that could be taken. */
    z.object({
      ...uploaded,
      state: z.literal('refused'),
      refusedBecause: z.enum(refusalReasons),
      found: z.enum(fileTypeCodes).optional(),
      /** Of a file that was taken away while it was checked: the upload, until it is deleted. */
      uploadKey: z.string().optional(),
      checkedAt: instantSchema,
    }),
  ]);
};

let made: ReturnType<typeof makeAttachmentSchema> | undefined;

/** A file of a draft or application, as it is stored. Made when it is first needed: most requests have no files. */
export const attachmentSchema = (): ReturnType<typeof makeAttachmentSchema> => {
  made ??= makeAttachmentSchema();
  return made;
};

/** @see attachmentSchema */
export type Attachment = z.infer<ReturnType<typeof makeAttachmentSchema>>;
export type CheckingAttachment = Extract<Attachment, { readonly state: 'checking' }>;
export type ReadyAttachment = Extract<Attachment, { readonly state: 'ready' }>;
export type RefusedAttachment = Extract<Attachment, { readonly state: 'refused' }>;

/** Whether it takes one of the places of its case. */
export const takesPlace = (attachment: Attachment | undefined): boolean => attachment !== undefined && attachment.state !== 'refused';
