import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { epochSecond } from '../domain/access/expiry.ts';
import type { Instant } from '../domain/calendar.ts';
import {
  type ImportCounts,
  importCountsSchema,
  type LeftOut,
  leftOutSchema,
  type RecipientImport,
  recipientImportSchema,
} from '../domain/notices/recipient-import.ts';
import { conditionHeld } from './conditional-write.ts';
import { figuresUploads } from './figures-upload.ts';
import { queryPages, type TableAccess } from './item-pages.ts';
import { mailKeys } from './mail-keys.ts';
import { recipientListPrefix } from './recipient-list-prefix.ts';

// What an import did can be read for as long as the mails that it caused.
const keptSeconds = 90 * 24 * 60 * 60;

/** Key of a list in the private bucket. */
export const recipientListKey = (id: string): string => `${recipientListPrefix}${id}`;

/** Lists of recipients while somebody looks at what they would do. */
export const recipientLists = (files: { readonly client: S3Client; readonly bucket: string }) => ({
  ...figuresUploads(files, recipientListKey),

  /** Keeps a list that was pasted. */
  keepText: async (id: string, text: string): Promise<void> => {
    await files.client.send(
      new PutObjectCommand({ Bucket: files.bucket, Key: recipientListKey(id), Body: text, ContentType: 'text/csv; charset=utf-8' }),
    );
  },
});

/** @see recipientLists */
export type RecipientLists = ReturnType<typeof recipientLists>;

/** Imports of recipients that were confirmed, in the mail table. They name no address. */
export const recipientImports = (mail: TableAccess) => {
  const { client, table } = mail;

  const importOf = async (id: string): Promise<RecipientImport | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: mailKeys.import(id), ConsistentRead: true }));
    return Item === undefined ? undefined : recipientImportSchema.parse(Item);
  };

  return {
    /** An import that was confirmed, or `undefined`. */
    importOf,

    /** Begins an import before its first write. @returns the import that began first under this id: its word counts */
    beginImport: async (begun: RecipientImport): Promise<RecipientImport> => {
      const item = { ...mailKeys.import(begun.id), entity: 'recipient-import', ...recipientImportSchema.parse(begun) };
      const expiresAt = epochSecond(begun.startedAt) + keptSeconds;
      const isFirst = await conditionHeld(
        client.send(new PutCommand({ TableName: table, Item: { ...item, expiresAt }, ConditionExpression: 'attribute_not_exists(pk)' })),
      );
      return isFirst ? begun : ((await importOf(begun.id)) ?? begun);
    },

    /** Ends an import after its last write; the first end stays. */
    finishImport: async (
      id: string,
      { counts, leftOut }: { readonly counts: ImportCounts; readonly leftOut: LeftOut },
      at: Instant,
    ): Promise<void> => {
      await conditionHeld(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: mailKeys.import(id),
            UpdateExpression: 'SET finishedAt = :at, #counts = :counts, leftOut = :leftOut',
            ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(finishedAt)',
            ExpressionAttributeNames: { '#counts': 'counts' },
            ExpressionAttributeValues: { ':at': at, ':counts': importCountsSchema.parse(counts), ':leftOut': leftOutSchema.parse(leftOut) },
          }),
        ),
      );
    },

    /** Imports that began and did not end: somebody has to press once more. */
    unfinishedImports: async (): Promise<RecipientImport[]> => {
      const found: RecipientImport[] = [];
      const query = {
        KeyConditionExpression: 'pk = :pk',
        FilterExpression: 'attribute_not_exists(finishedAt)',
        ExpressionAttributeValues: { ':pk': mailKeys.imports().pk },
        ConsistentRead: true,
      };
      for await (const page of queryPages(mail, query)) found.push(...z.array(recipientImportSchema).parse(page));
      return found;
    },
  };
};

/** @see recipientImports */
export type RecipientImports = ReturnType<typeof recipientImports>;
