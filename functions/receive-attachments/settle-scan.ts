import type { Attachment, CheckingAttachment } from '../../shared/domain/funding/attachment.ts';
import { afterScan, type Verdict } from '../../shared/domain/funding/attachment-check.ts';
import type { AcceptedCopy, AttachmentFiles } from '../../shared/store/attachment-files.ts';
import type { AttachmentStore } from '../../shared/store/attachment-store.ts';

/** What settling is given. */
export type SettleScanDeps = Pick<AttachmentStore, 'attachment' | 'changeAttachment' | 'verdictOn'> &
  Pick<AttachmentFiles, 'acceptUpload' | 'withdrawCopy' | 'discardUpload'> & {
    /** Instant, ISO 8601 in UTC. */
    readonly now: () => string;
    /** Ids and codes only. */
    readonly log: (code: AttachmentCode, ids: Readonly<Record<string, string>>) => void;
  };

/** What the log says. `UPLOAD_UNKNOWN`: no form of ours makes such a key. `UPLOAD_GONE`: deleted or moved since the event. */
export type AttachmentCode = 'ATTACHMENT_READY' | 'ATTACHMENT_REFUSED' | 'UPLOAD_UNKNOWN' | 'UPLOAD_GONE';

/** A scan could not be made, and the fault is ours: the person was told to try again, somebody has to look. Its name stands in the log. */
class ScanFailed extends Error {
  constructor(id: string) {
    super(`the scan of attachment ${id} failed`);
    this.name = 'ScanFailed';
  }
}

/** How a check goes on. `replaced`: something else lies under the key by now, and is to be looked at. */
export type Progress = 'waiting' | 'settled' | 'replaced';

/**
 * Ends the check of an attachment when the scan has answered: a clean file goes to its final place, every other one is deleted.
 * @throws ScanFailed once, after the refusal is stored
 */
export const settleScan = async (checking: CheckingAttachment, deps: SettleScanDeps): Promise<Progress> => {
  const verdict = await deps.verdictOn(checking);
  if (verdict === undefined) return 'waiting';
  if (verdict !== 'clean') return conclude(checking, verdict, deps);
  const accepted = await deps.acceptUpload(checking);
  if (accepted === 'replaced') return 'replaced';
  if (accepted !== 'missing') return conclude(checking, 'clean', deps, accepted);
  // Another run was faster and has moved it, or it was lost, and its owner has to send it again.
  const now = await deps.attachment(checking.caseId, checking.id);
  return isSame(now, checking) && now?.state === 'checking' ? conclude(checking, 'failed', deps) : 'settled';
};

const isSame = (one: Attachment | undefined, { etag }: CheckingAttachment): boolean => one?.etag === etag;

const conclude = async (checking: CheckingAttachment, verdict: Verdict, deps: SettleScanDeps, copy?: AcceptedCopy): Promise<Progress> => {
  const after = afterScan(checking, verdict, deps.now());
  if ((await deps.changeAttachment({ before: checking, after })) !== 'done') return yieldToOther(checking, deps, copy);
  const ids = { case: checking.caseId, attachment: checking.id };
  if (after.state === 'ready') deps.log('ATTACHMENT_READY', ids);
  else deps.log('ATTACHMENT_REFUSED', { ...ids, because: after.refusedBecause });
  await deps.discardUpload({ key: checking.uploadKey, etag: checking.etag });
  if (verdict === 'failed') throw new ScanFailed(checking.id);
  return 'settled';
};

/** The record is another by now. Unless another run has ended the same check, a copy that was just made belongs to nothing. */
const yieldToOther = async (checking: CheckingAttachment, deps: SettleScanDeps, copy: AcceptedCopy | undefined): Promise<Progress> => {
  const now = await deps.attachment(checking.caseId, checking.id);
  const ended = isSame(now, checking) && now?.state === 'ready';
  if (copy !== undefined && !ended) await deps.withdrawCopy(copy);
  await deps.discardUpload({ key: checking.uploadKey, etag: checking.etag });
  return now?.state === 'checking' ? 'replaced' : 'settled';
};
