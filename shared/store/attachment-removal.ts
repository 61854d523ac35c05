import type { Instant } from '../domain/calendar.ts';
import { removal } from '../domain/funding/attachment-check.ts';
import type { AttachmentFiles } from './attachment-files.ts';
import type { AttachmentStore } from './attachment-store.ts';

type Removing = Pick<AttachmentStore, 'attachment' | 'attachmentsOf' | 'door' | 'changeAttachment' | 'forgetAttachment' | 'forgetPlaces'> &
  Pick<AttachmentFiles, 'removeFile'>;

/** `gone`: there is no such file (any more). `closed`: the case is submitted, its files stay. */
export type RemovalOutcome = 'removed' | 'gone' | 'closed';

/** Takes files away: the record says so first, then the file goes, then the record. Whatever is cut short can be done again. */
export const attachmentRemoval = (deps: Removing) => ({
  /** Its owner takes one file out of a case that takes files. Removing it twice is fine. */
  removeAttachment: async ({ caseId, id }: { readonly caseId: string; readonly id: string }, at: Instant): Promise<RemovalOutcome> => {
    for (;;) {
      const found = await deps.attachment(caseId, id);
      if (found === undefined) return 'gone';
      const door = await deps.door(caseId, at);
      if (door !== 'draft' && door !== 'answer') return door;
      const removed = found.state === 'refused' ? found : removal(found, at);
      const outcome = removed === found ? 'done' : await deps.changeAttachment({ before: found, after: removed, door });
      if (outcome === 'changed' || outcome === 'closed') continue;
      if (outcome === 'full') throw new Error(`the places of case ${caseId} are counted wrongly`);
      await deps.removeFile(found);
      if (await deps.forgetAttachment(removed)) return 'removed';
    }
  },

  /** Everything of a case goes. Delete the draft before: then no further file can come. */
  removeAllAttachments: async (caseId: string): Promise<void> => {
    for (;;) {
      const found = await deps.attachmentsOf(caseId);
      for (const attachment of found) {
        await deps.removeFile(attachment);
        await deps.forgetAttachment(attachment);
      }
      if (found.length === 0) break;
    }
    await deps.forgetPlaces(caseId);
  },
});

/** @see attachmentRemoval */
export type AttachmentRemoval = ReturnType<typeof attachmentRemoval>;
