import type { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Config } from '../../shared/runtime/config.ts';
import { attachmentFiles } from '../../shared/store/attachment-files.ts';
import { attachmentRemoval } from '../../shared/store/attachment-removal.ts';
import { attachmentStore } from '../../shared/store/attachment-store.ts';
import { draftIndex } from '../../shared/store/draft-index.ts';
import { draftRemoval } from '../../shared/store/draft-removal.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import { sweepStore } from '../../shared/store/sweep-store.ts';
import type { manifest } from './manifest.ts';

/** Everything that the sweep reads and deletes, over the resources of the manifest. */
export const storesOf = (
  { table, bucket }: Pick<Config<(typeof manifest)['uses']>, 'table' | 'bucket'>,
  { tables, objects }: { readonly tables: DynamoDBDocumentClient; readonly objects: S3Client },
) => {
  const funding = { client: tables, table: table('funding') };
  const files = attachmentFiles({ client: objects, bucket: bucket('private') });
  const { removeAllAttachments } = attachmentRemoval({ ...attachmentStore(funding), ...files });
  return { ...roundStore(funding), ...draftIndex(funding), ...draftRemoval(funding, removeAllAttachments), ...sweepStore(funding) };
};
