import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { epochSecond } from '../domain/access/expiry.ts';
import type { ApplicationChange } from '../domain/funding/life-cycle.ts';
import { changeWrites, writeTogether } from './application-writes.ts';
import { accessKeys } from './table-design.ts';

const confirmationLinkSchema = z.object({ applicationId: z.uuid(), confirmationId: z.string(), expiresAt: z.int(), usedAt: z.string().optional() });

/** What a link to confirm is for. `expiresAt`: epoch second. `usedAt`: it has confirmed, and does nothing more. */
export type ConfirmationLink = z.infer<typeof confirmationLinkSchema>;

/** Links by which signatories confirm. Tokens never come here, only their hashes. */
export const confirmationStore = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => ({
  /** Keeps a new link. */
  putConfirmationLink: async (hash: string, link: ConfirmationLink): Promise<void> => {
    const Item = { ...accessKeys.confirmation(hash), entity: 'confirmation-link', ...confirmationLinkSchema.parse(link) };
    await client.send(
      new PutCommand({
        TableName: table,
        Item,
        // The second half lets the SDK repeat the call when its answer was lost.
        ConditionExpression: 'attribute_not_exists(pk) OR (confirmationId = :confirmation AND expiresAt = :expiresAt)',
        ExpressionAttributeValues: { ':confirmation': link.confirmationId, ':expiresAt': link.expiresAt },
      }),
    );
  },

  /** A link that is still kept; whether it is still live is the caller's question (`isLive`). */
  confirmationLink: async (hash: string): Promise<ConfirmationLink | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: accessKeys.confirmation(hash), ConsistentRead: true }));
    return Item === undefined ? undefined : confirmationLinkSchema.parse(Item);
  },

  /**
   * Uses a link, once: link, application and event together or not at all.
   * @returns `false` when the link was used meanwhile or is over, or the application is no longer as it was read
   */
  confirm: (hash: string, change: ApplicationChange): Promise<boolean> =>
    writeTogether(client, [
      {
        Update: {
          TableName: table,
          Key: accessKeys.confirmation(hash),
          UpdateExpression: 'SET usedAt = :at',
          ConditionExpression: 'expiresAt > :now AND attribute_not_exists(usedAt)',
          ExpressionAttributeValues: { ':at': change.event.at, ':now': epochSecond(change.event.at) },
        },
      },
      ...changeWrites(table, change),
    ]),
});

/** @see confirmationStore */
export type ConfirmationStore = ReturnType<typeof confirmationStore>;
