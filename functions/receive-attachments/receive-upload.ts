import type { CheckingAttachment } from '../../shared/domain/funding/attachment.ts';
import { type Finding, refusedUpload, sizeFinding, typeFinding, type Upload, underCheck } from '../../shared/domain/funding/attachment-check.ts';
import type { AttachmentFiles, StoredUpload } from '../../shared/store/attachment-files.ts';
import type { AttachmentChange, AttachmentStore } from '../../shared/store/attachment-store.ts';
import type { Place } from './object-events.ts';
import { type SettleScanDeps, settleScan } from './settle-scan.ts';

/** What receiving is given. */
export type ReceiveUploadDeps = SettleScanDeps &
  Pick<AttachmentStore, 'door'> &
  Pick<AttachmentFiles, 'findUpload' | 'readUpload'> & {
    readonly placeOf: (key: string) => Place | undefined;
    /** The media type that bytes show. */
    readonly sniff: (bytes: Uint8Array) => Promise<string | undefined>;
    /** SHA-256, 64 hex digits. */
    readonly hash: (content: string | Uint8Array) => string;
    /** Instant, ISO 8601 in UTC. */
    readonly now: () => string;
  };

/**
 * Takes an upload in: what lies there now is looked at, whatever the event was about. It is recorded as `checking`, or refused and deleted.
 * Repeated for the same upload it changes nothing.
 * @throws Error when others write the same attachment again and again: the event comes once more
 */
export const receiveUpload = async (key: string, deps: ReceiveUploadDeps): Promise<void> => {
  const place = deps.placeOf(key);
  if (place === undefined) return deps.log('UPLOAD_UNKNOWN', {});
  // Each round begins with what another one has written meanwhile.
  for (let round = 1; round <= 5; round += 1) {
    const stored = await deps.findUpload(key);
    if (stored === undefined) return deps.log('UPLOAD_GONE', { case: place.caseId, attachment: place.id });
    if (await takeIn(uploadOf(place, stored), deps)) return;
  }
  throw new Error(`attachment ${place.id} of case ${place.caseId} did not hold still`);
};

const uploadOf = (place: Place, { mediaType, ...stored }: StoredUpload): Upload => ({ ...place, ...stored, declared: mediaType });

/** @returns `false` when something changed under its hands */
const takeIn = async (upload: Upload, deps: ReceiveUploadDeps): Promise<boolean> => {
  const before = await deps.attachment(upload.caseId, upload.id);
  if (before?.etag === upload.etag) return before.state === 'checking' ? settle(before, deps) : discard(upload, deps);
  const door = await deps.door(upload.caseId, deps.now());
  if (door === 'gone') return discard(upload, deps);
  const open = door === 'closed' ? {} : { door };
  // Under another name, so the first one lies beside it and goes on. Under the same name it is overwritten, and this one takes its place.
  const isSecond = before?.state === 'ready' || (before?.state === 'checking' && before.uploadKey !== upload.key);
  if (isSecond) return refuseSecond(upload, open, deps);
  if (door === 'closed') return refuse(upload, { because: 'case-closed' }, { before }, deps);

  const found = await inspect(upload, deps);
  if (found === undefined) return false;
  if ('because' in found) return refuse(upload, found, { before, door }, deps);
  const after = underCheck(upload, found.sha256);
  const outcome = await deps.changeAttachment({ before, after, door });
  if (outcome === 'full') return refuse(upload, { because: 'too-many' }, { before, door }, deps);
  return outcome === 'done' && settle(after, deps);
};

/** @returns `undefined` when another upload lies there by now */
const inspect = async (upload: Upload, deps: ReceiveUploadDeps): Promise<Finding | { readonly sha256: string } | undefined> => {
  const size = sizeFinding(upload.size);
  if (size !== undefined) return size;
  const bytes = await deps.readUpload(upload);
  if (bytes === undefined) return undefined;
  return typeFinding(upload.declared, await deps.sniff(bytes)) ?? { sha256: deps.hash(bytes) };
};

type Found = Pick<AttachmentChange, 'before' | 'door'>;

const refuse = async (upload: Upload, finding: Finding, found: Found, deps: ReceiveUploadDeps): Promise<boolean> => {
  if ((await deps.changeAttachment({ ...found, after: refusedUpload(upload, finding) })) !== 'done') return false;
  deps.log('ATTACHMENT_REFUSED', { case: upload.caseId, attachment: upload.id, because: finding.because });
  return discard(upload, deps);
};

/**
 * A form that was used takes no second file: the first one stays. The person reads why the second is not there, under an id that follows from
 * the upload, so that the event may come again.
 */
const refuseSecond = async (upload: Upload, open: Pick<AttachmentChange, 'door'>, deps: ReceiveUploadDeps): Promise<boolean> => {
  const id = deps.hash(`${upload.id} ${upload.etag}`).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
  const refused = refusedUpload({ ...upload, id }, { because: 'form-used' });
  const outcome = await deps.changeAttachment({ before: undefined, after: refused, ...open });
  if (outcome === 'closed') return false;
  if (outcome === 'done') deps.log('ATTACHMENT_REFUSED', { case: upload.caseId, attachment: upload.id, because: 'form-used' });
  return discard(upload, deps);
};

const discard = async (upload: Upload, deps: ReceiveUploadDeps): Promise<true> => {
  await deps.discardUpload(upload);
  return true;
};

/** The scan may have answered before the upload was worked off. */
const settle = async (checking: CheckingAttachment, deps: ReceiveUploadDeps): Promise<true> => {
  await settleScan(checking, deps);
  return true;
};
