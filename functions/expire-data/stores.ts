import { anchorStore } from '../../shared/store/anchor-store.ts';
import { attachmentFiles } from '../../shared/store/attachment-files.ts';
import { attachmentRemoval } from '../../shared/store/attachment-removal.ts';
import { attachmentStore } from '../../shared/store/attachment-store.ts';
import { draftIndex } from '../../shared/store/draft-index.ts';
import { draftRemoval } from '../../shared/store/draft-removal.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import type { TableAccess } from '../../shared/store/item-pages.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import { sweepStore } from '../../shared/store/sweep-store.ts';

/** Everything that the sweep reads and deletes, over the funding table and the private bucket. */
export const storesOf = (funding: TableAccess, files: Parameters<typeof attachmentFiles>[0]) => {
  const { removeAllAttachments } = attachmentRemoval({ ...attachmentStore(funding), ...attachmentFiles(files) });
  const { applicationsOfRound } = fundingStore(funding);
  return {
    ...roundStore(funding),
    ...draftIndex(funding),
    ...draftRemoval(funding, removeAllAttachments),
    ...sweepStore(funding),
    ...anchorStore(files),
    applicationsOfRound,
  };
};
