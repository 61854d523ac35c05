import type { AttachmentStore } from '../../shared/store/attachment-store.ts';
import type { ObjectEvent, Place } from './object-events.ts';
import { type SettleScanDeps, settleScan } from './settle-scan.ts';

/** What hearing a scan is given. */
export type ReceiveScanDeps = SettleScanDeps & Pick<AttachmentStore, 'keepVerdict'> & { readonly placeOf: (key: string) => Place | undefined };

/**
 * Keeps what a scan said, and ends the check if the upload was worked off already. If it was not, `receiveUpload` finds the verdict: of the
 * two, whoever writes second sees the first.
 */
export const receiveScan = async ({ key, etag, verdict }: Extract<ObjectEvent, { kind: 'scanned' }>, deps: ReceiveScanDeps): Promise<void> => {
  const place = deps.placeOf(key);
  if (place === undefined) return deps.log('UPLOAD_UNKNOWN', {});
  const { caseId, id } = place;
  await deps.keepVerdict({ caseId, id, etag, verdict, at: deps.now() });
  const attachment = await deps.attachment(caseId, id);
  if (attachment?.state !== 'checking' || attachment.etag !== etag) return;
  await settleScan(attachment, deps);
};
