import type { CheckingAttachment } from '../../shared/domain/funding/attachment.ts';
import { afterScan } from '../../shared/domain/funding/attachment-check.ts';
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

/**
 * Ends the check of an attachment when the scan has answered: a clean file goes to its final place, every other one is deleted.
 * @throws ScanFailed once, after the refusal is stored
 */
export const settleScan = async (checking: CheckingAttachment, deps: SettleScanDeps): Promise<void> => {
  const answered = await deps.verdictOn(checking);
  if (answered === undefined) return;
  const copy = answered === 'clean' ? await deps.acceptUpload(checking) : undefined;
  // Something else was uploaded under the key since, and brings an event of its own.
  if (copy === 'replaced') return;
  // A clean file that is no longer there was moved by another run, which the record then shows, or was lost.
  const after = afterScan(checking, copy === 'missing' ? 'failed' : answered, deps.now());
  const { caseId, id, uploadKey: key, etag } = checking;
  if ((await deps.changeAttachment({ before: checking, after })) !== 'done') {
    if (copy !== undefined && copy !== 'missing') await withdrawUnless(copy, checking, deps);
    return;
  }
  await deps.discardUpload({ key, etag });
  if (after.state === 'ready') return deps.log('ATTACHMENT_READY', { case: caseId, attachment: id });
  deps.log('ATTACHMENT_REFUSED', { case: caseId, attachment: id, because: after.refusedBecause });
  if (after.refusedBecause === 'scan-failed') throw new ScanFailed(id);
};

/** The record is another by now. Unless another run has ended the same check, the copy that was just made belongs to nothing. */
const withdrawUnless = async (copy: AcceptedCopy, { caseId, id }: CheckingAttachment, deps: SettleScanDeps): Promise<void> => {
  if ((await deps.attachment(caseId, id))?.state !== 'ready') await deps.withdrawCopy(copy);
};
