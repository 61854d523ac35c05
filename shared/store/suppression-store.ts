import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Suppression, suppressionSchema } from '../domain/notices/recipient.ts';
import { conditionHeld } from './conditional-write.ts';
import { queryPages, type TableAccess } from './item-pages.ts';
import { mailKeys } from './mail-keys.ts';

/** @see suppressionStore */
export type SuppressionStore = ReturnType<typeof suppressionStore>;

/** Addresses that get nothing any more, known by their seal alone, in the mail table. */
export const suppressionStore = (mail: TableAccess) => ({
  /** @returns `false` when the address was suppressed before: the first reason stays */
  suppress: (suppression: Suppression): Promise<boolean> =>
    conditionHeld(
      mail.client.send(
        new PutCommand({
          TableName: mail.table,
          Item: { ...mailKeys.suppression(suppression.addressee), entity: 'suppression', ...suppressionSchema.parse(suppression) },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    ),

  /** Why nothing may be sent to this address, or `undefined`. */
  suppression: async (addressee: string): Promise<Suppression | undefined> => {
    const { Item } = await mail.client.send(new GetCommand({ TableName: mail.table, Key: mailKeys.suppression(addressee), ConsistentRead: true }));
    return Item === undefined ? undefined : suppressionSchema.parse(Item);
  },

  /** All of them. */
  suppressions: async (): Promise<Suppression[]> => {
    const found: Suppression[] = [];
    const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': mailKeys.suppressions().pk } };
    for await (const page of queryPages(mail, query)) found.push(...z.array(suppressionSchema).parse(page));
    return found;
  },

  /** Lets mails through again. */
  liftSuppression: async (addressee: string): Promise<void> => {
    await mail.client.send(new DeleteCommand({ TableName: mail.table, Key: mailKeys.suppression(addressee) }));
  },
});
