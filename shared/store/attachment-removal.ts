import type { Instant } from '../domain/calendar.ts';
import type { Attachment } from '../domain/funding/attachment.ts';
import { isRemoved, removal } from '../domain/funding/attachment-check.ts';
import type { AttachmentFiles } from './attachment-files.ts';
import type { AttachmentChange, AttachmentStore } from './attachment-store.ts';

type Removing = Pick<
  AttachmentStore,
  'attachment' | 'everyAttachmentOf' | 'door' | 'changeAttachment' | 'expireAttachment' | 'forgetAttachment' | 'forgetPlaces'
> &
  Pick<AttachmentFiles, 'removeFile'>;

/** `gone`: there is no such file. `closed`: the case is submitted, its files stay. */
export type RemovalOutcome = 'removed' | 'gone' | 'closed';

/**
 * Takes files away: the record says so first, so that a check that is under way gives up; then the file goes, then the record. Whatever is cut
 * short can be done again.
 */
export const attachmentRemoval = (deps: Removing) => {
  /** @returns the record that says so, or `undefined` when the attachment or its case is another by now */
  const takeAway = async (found: Attachment, at: Instant, door?: AttachmentChange['door']): Promise<Attachment | undefined> => {
    const removed = isRemoved(found) ? found : removal(found, at);
    const outcome = removed === found ? 'done' : await deps.changeAttachment({ before: found, after: removed, ...(door && { door }) });
    if (outcome === 'full') throw new Error(`the places of case ${found.caseId} are counted wrongly`);
    if (outcome !== 'done') return undefined;
    await deps.removeFile(found);
    return removed;
  };

  return {
    /**
     * Its owner takes one file, or the word why it was refused, out of a case that takes files. Removing it twice is fine.
     * The record outlives the file by some days: an event that is late would otherwise find nothing, and begin again.
     */
    removeAttachment: async ({ caseId, id }: { readonly caseId: string; readonly id: string }, at: Instant): Promise<RemovalOutcome> => {
      for (;;) {
        const found = await deps.attachment(caseId, id);
        if (found === undefined) return 'gone';
        const door = await deps.door(caseId, at);
        if (door !== 'draft' && door !== 'answer') return door;
        const removed = await takeAway(found, at, door);
        if (removed !== undefined && (await deps.expireAttachment(removed, at))) return 'removed';
      }
    },

    /** Everything of a case goes. Delete the draft before: then no further file can come. */
    removeAllAttachments: async (caseId: string, at: Instant): Promise<void> => {
      for (;;) {
        const everything = await deps.everyAttachmentOf(caseId);
        if (everything.length === 0) break;
        for (const found of everything) {
          const removed = await takeAway(found, at);
          if (removed !== undefined) await deps.forgetAttachment(removed);
        }
      }
      await deps.forgetPlaces(caseId);
    },
  };
};

/** @see attachmentRemoval */
export type AttachmentRemoval = ReturnType<typeof attachmentRemoval>;
