import { isLive } from '../access/expiry.ts';
import type { Instant } from '../calendar.ts';
import {
  type Attachment,
  type AttachmentKind,
  type CheckingAttachment,
  maximumFileSize,
  type ReadyAttachment,
  type RefusalReason,
  type RefusedAttachment,
} from './attachment.ts';
import { cleanFileName } from './file-name.ts';
import { type FileType, fileTypeOf } from './file-types.ts';

/** An upload as it lies in the bucket. */
export type Upload = {
  /** Of the draft or application, and of the attachment that its form was made for. */
  readonly caseId: string;
  readonly id: string;
  readonly kind: AttachmentKind;
  /** Where it lies. */
  readonly key: string;
  /** As the browser sent it. */
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  /** Media type that the form declared. */
  readonly declared: string | undefined;
  readonly etag: string;
  /** When it came. */
  readonly at: Instant;
};

/** What can be said of an upload before the scan for malware. */
export type Finding = { readonly because: RefusalReason; readonly found?: FileType };

/** Why its size alone is a reason to refuse it. The bucket checks that too, but not every bucket does. */
export const sizeFinding = (size: number): Finding | undefined => {
  if (size === 0) return { because: 'empty' };
  return size > maximumFileSize ? { because: 'too-large' } : undefined;
};

/**
 * What it means that content declared as one thing was recognised as another.
 * @param declared media type that the form declared
 * @param sniffed media type that the bytes show; `undefined` when they show none
 */
export const typeFinding = (declared: string | undefined, sniffed: string | undefined): Finding | undefined => {
  const [claimed, found] = [fileTypeOf(declared), fileTypeOf(sniffed)];
  if (claimed !== undefined && claimed === found) return undefined;
  return { because: 'wrong-type', ...(found === undefined ? {} : { found }) };
};

/** A verdict of the scan for malware. `failed`: it could not be made, and that is not the file's fault. */
export const verdicts = ['clean', 'malware', 'unscannable', 'failed'] as const;
/** @see verdicts */
export type Verdict = (typeof verdicts)[number];

/**
 * What GuardDuty's result status means. A word that is not known counts as a failure: only what is known to be clean goes on.
 * https://docs.aws.amazon.com/guardduty/latest/ug/monitoring-malware-protection-s3-scans-gdu.html
 */
export const verdictOf = (scanResultStatus: string): Verdict => {
  if (scanResultStatus === 'NO_THREATS_FOUND') return 'clean';
  if (scanResultStatus === 'THREATS_FOUND') return 'malware';
  // Protected by a password, packed too deeply, or more than it unpacks.
  return scanResultStatus === 'UNSUPPORTED' ? 'unscannable' : 'failed';
};

const verdictReasons = { malware: 'malware', unscannable: 'unscannable', failed: 'scan-failed' } as const;

// An upload that declares no type that is taken gets the ending of the most frequent one; it is refused anyway.
const recorded = ({ caseId, id, kind, fileName, size, declared = '', etag, at }: Upload) => ({
  id,
  caseId,
  kind,
  name: cleanFileName(fileName, fileTypeOf(declared) ?? 'pdf'),
  size,
  mediaType: declared,
  etag,
  uploadedAt: at,
});

/** The upload is what it says it is; whether it is harmless is not known yet. */
export const underCheck = (upload: Upload, sha256: string): CheckingAttachment => ({
  ...recorded(upload),
  state: 'checking',
  sha256,
  uploadKey: upload.key,
});

/** The upload is not taken. */
export const refusedUpload = (upload: Upload, { because, found }: Finding): RefusedAttachment => ({
  ...recorded(upload),
  state: 'refused',
  refusedBecause: because,
  ...(found === undefined ? {} : { found }),
  checkedAt: upload.at,
});

/** The scan has answered. */
export const afterScan = (
  { state: _state, uploadKey: _uploadKey, sha256, ...attachment }: CheckingAttachment,
  verdict: Verdict,
  at: Instant,
): ReadyAttachment | RefusedAttachment =>
  verdict === 'clean'
    ? { ...attachment, state: 'ready', sha256, checkedAt: at }
    : { ...attachment, state: 'refused', refusedBecause: verdictReasons[verdict], checkedAt: at };

/** Its owner took it away; it is kept for some days, and shown to nobody. */
export const isRemoved = (attachment: Attachment): boolean => attachment.state === 'refused' && attachment.refusedBecause === 'removed';

/** Its owner takes a file away, or the word why it was refused. */
export const removal = (attachment: Attachment, at: Instant): RefusedAttachment => {
  const { id, caseId, kind, name, size, mediaType, etag, uploadedAt } = attachment;
  const upload = attachment.state === 'ready' || attachment.uploadKey === undefined ? {} : { uploadKey: attachment.uploadKey };
  return { id, caseId, kind, name, size, mediaType, etag, uploadedAt, state: 'refused', refusedBecause: 'removed', checkedAt: at, ...upload };
};

/** Whether a case takes files: a `draft` does, an application while an `answer` is asked of it; otherwise it is `closed`, or `gone`. */
export type Door = 'draft' | 'answer' | 'closed' | 'gone';

/**
 * What stands under the id of a case decides whether it takes files. A draft becomes the application of the same id, so the application
 * is asked first.
 */
export const doorOf = (
  found: { readonly applicationState?: string | undefined; readonly draft?: { readonly expiresAt: number } | undefined },
  at: Instant,
): Door => {
  if (found.applicationState !== undefined) return found.applicationState === 'info_requested' ? 'answer' : 'closed';
  return found.draft !== undefined && isLive(found.draft, at) ? 'draft' : 'gone';
};
