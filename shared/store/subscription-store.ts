import { GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { epochSecond } from '../domain/access/expiry.ts';
import type { Recipient, RecipientEvent } from '../domain/notices/recipient.ts';
import { type PendingSubscription, pendingSubscriptionSchema } from '../domain/notices/subscription.ts';
import { cancelledBy } from './conditional-write.ts';
import type { TableAccess } from './item-pages.ts';
import { recipientWrites } from './recipient-writes.ts';
import { accessKeys } from './table-design.ts';

/** Subscriptions that wait for the click that confirms them, in the mail table. Tokens never come here, only their hashes. */
export const subscriptionStore = ({ client, table }: TableAccess) => ({
  /** Keeps a new one. */
  putPending: async (hash: string, pending: PendingSubscription): Promise<void> => {
    const Item = { ...accessKeys.link(hash), entity: 'pending-subscription', ...pendingSubscriptionSchema.parse(pending) };
    await client.send(new PutCommand({ TableName: table, Item }));
  },

  /** One that is still kept; whether it is still live is the caller's question (`isLive`). */
  pending: async (hash: string): Promise<PendingSubscription | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: accessKeys.link(hash), ConsistentRead: true }));
    return Item === undefined ? undefined : pendingSubscriptionSchema.parse(Item);
  },

  /**
   * Makes the recipient of a subscription, once: what waited is gone, the recipient and its event are written, together or not at all.
   * @returns `false` when it is confirmed or over, or the recipient is no longer the version before: read again and decide anew
   */
  confirm: async (hash: string, after: Recipient, event: RecipientEvent): Promise<boolean> => {
    const take = {
      TableName: table,
      Key: accessKeys.link(hash),
      ConditionExpression: 'expiresAt > :now',
      ExpressionAttributeValues: { ':now': epochSecond(event.at) },
    };
    try {
      await client.send(new TransactWriteCommand({ TransactItems: [{ Delete: take }, ...recipientWrites(table, { after, event })] }));
      return true;
    } catch (fault) {
      if (cancelledBy(fault).length > 0) return false;
      throw fault;
    }
  },
});

/** @see subscriptionStore */
export type SubscriptionStore = ReturnType<typeof subscriptionStore>;
