import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Attachment } from '../../shared/domain/funding/attachment.ts';
import { attachmentKey, uploadFolder } from '../../shared/store/attachment-keys.ts';
import { attachmentRemoval } from '../../shared/store/attachment-removal.ts';
import { attachmentStore } from '../../shared/store/attachment-store.ts';

const uploadedAt = '2027-03-03T10:00:00.000Z';

/** An attachment of a case: every other one is still being checked. */
export const attachmentOf = (caseId: string, number: number): Attachment => {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const file = { id, caseId, kind: 'statutes', name: `Satzung ${number}.pdf`, size: 1000, mediaType: 'application/pdf', uploadedAt } as const;
  const checked = { ...file, etag: 'e'.repeat(32), sha256: 'a'.repeat(64) };
  return number % 2 === 0
    ? { ...checked, state: 'ready', checkedAt: uploadedAt }
    : { ...checked, state: 'checking', uploadKey: `${uploadFolder({ caseId, id, kind: 'statutes' })}Satzung ${number}.pdf` };
};

/** Where the file of an attachment lies. */
export const placeOf = (attachment: Attachment): string => (attachment.state === 'checking' ? attachment.uploadKey : attachmentKey(attachment));

/** Puts attachments of a draft into the table, as if they had been uploaded. */
export const attach = async (
  access: { readonly client: DynamoDBDocumentClient; readonly table: string },
  caseId: string,
  files: number,
): Promise<void> => {
  const { changeAttachment } = attachmentStore(access);
  for (let number = 0; number < files; number += 1) {
    const outcome = await changeAttachment({ before: undefined, after: attachmentOf(caseId, number), door: 'draft' });
    if (outcome !== 'done') throw new Error(`attachment ${number} is ${outcome}`);
  }
};

/** Deletes attachments of a case over a bucket that is not there; `removed` gets the places. */
export const removerOf = (access: { readonly client: DynamoDBDocumentClient; readonly table: string }, removed: string[] = []) =>
  attachmentRemoval({
    ...attachmentStore(access),
    removeFile: async (attachment) => {
      removed.push(placeOf(attachment));
    },
  }).removeAllAttachments;
