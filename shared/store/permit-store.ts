import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expiryOf } from '../domain/access/expiry.ts';
import type { Instant } from '../domain/calendar.ts';
import { type LatePermit, latePermitSchema } from '../domain/funding/late-permit.ts';
import type { TransactItem } from './draft-item.ts';
import type { TableAccess } from './item-pages.ts';
import { accessKeys } from './table-design.ts';

/** Seconds for which a permit that was never used stays after its end, so that staff can still see it. */
const keptAfterwards = 30 * 24 * 60 * 60;

/** Permits to apply late, in the funding table. Tokens never come here, only their hashes. */
export const permitStore = ({ client, table }: TableAccess) => ({
  /** Keeps a new permit. @throws when its hash is taken */
  putPermit: async (permit: LatePermit): Promise<void> => {
    const Item = {
      ...accessKeys.permit(permit.hash),
      entity: 'late-permit',
      ...latePermitSchema().parse(permit),
      expiresAt: expiryOf(permit.until, keptAfterwards),
    };
    await client.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' }));
  },

  /** A permit as it stands now; whether it still counts is the caller's question (`permits`). */
  permit: async (hash: string): Promise<LatePermit | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: accessKeys.permit(hash), ConsistentRead: true }));
    return Item === undefined ? undefined : latePermitSchema().parse(Item);
  },
});

/** @see permitStore */
export type PermitStore = ReturnType<typeof permitStore>;

/**
 * What happens to a permit in the transaction that submits the late application: it is used up, or, if it does not count any more,
 * nothing happens at all. From then on it has no expiry: it belongs to the file of the application.
 */
export const permitUse = (
  table: string,
  { hash, roundId, applicationId, at }: { readonly hash: string; readonly roundId: string; readonly applicationId: string; readonly at: Instant },
): TransactItem => ({
  Update: {
    TableName: table,
    Key: accessKeys.permit(hash),
    UpdateExpression: 'SET usedFor = :application, usedAt = :at REMOVE expiresAt',
    // Instants compare as texts: all come from the clock's `toISOString`.
    ConditionExpression: 'roundId = :round AND attribute_not_exists(usedFor) AND #until > :at',
    ExpressionAttributeNames: { '#until': 'until' },
    ExpressionAttributeValues: { ':application': applicationId, ':round': roundId, ':at': at },
  },
});
