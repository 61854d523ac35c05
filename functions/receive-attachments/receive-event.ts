import type { ObjectEvent } from './object-events.ts';
import { type ReceiveScanDeps, receiveScan } from './receive-scan.ts';
import { type ReceiveUploadDeps, receiveUpload } from './receive-upload.ts';

/** What the two stories are given together. */
export type ReceiveEventDeps = ReceiveUploadDeps & ReceiveScanDeps;

/** One event of the bus: something was uploaded, or a scan has answered. Both may come twice and in any order. */
export const receiveEvent = (event: ObjectEvent, deps: ReceiveEventDeps): Promise<void> =>
  event.kind === 'created' ? receiveUpload(event.key, deps) : receiveScan(event, deps);
