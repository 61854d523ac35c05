import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { epochSecond, isLive } from '../domain/access/expiry.ts';
import type { CountedLimit } from '../domain/access/limits.ts';
import type { Instant } from '../domain/calendar.ts';
import { conditionHeld } from './conditional-write.ts';
import type { TableAccess } from './item-pages.ts';
import { accessKeys } from './table-design.ts';

const counterSchema = z.object({ count: z.int(), expiresAt: z.int() });

/** Counters of limits, in the table of those whom they hold back. */
export const limitStore = ({ client, table }: TableAccess) => ({
  /**
   * Counts one more. The time of a counter begins with its first count, and with the first after its time is over.
   * @returns `false` when it is full: then nothing is counted
   */
  count: async ({ counter, most, seconds }: CountedLimit, at: Instant): Promise<boolean> => {
    const now = epochSecond(at);
    const Key = accessKeys.limit(counter);
    const more = () =>
      conditionHeld(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key,
            UpdateExpression: 'SET #entity = :limit, #expiresAt = if_not_exists(#expiresAt, :end) ADD #count :one',
            ConditionExpression: 'attribute_not_exists(pk) OR (#expiresAt > :now AND #count < :most)',
            ExpressionAttributeNames: { '#entity': 'entity', '#expiresAt': 'expiresAt', '#count': 'count' },
            ExpressionAttributeValues: { ':limit': 'limit', ':end': now + seconds, ':one': 1, ':now': now, ':most': most },
          }),
        ),
      );
    const beginAnew = () =>
      conditionHeld(
        client.send(
          new PutCommand({
            TableName: table,
            Item: { ...Key, entity: 'limit', count: 1, expiresAt: now + seconds },
            ConditionExpression: 'expiresAt <= :now',
            ExpressionAttributeValues: { ':now': now },
          }),
        ),
      );
    // The third: of requests that begin anew together one has begun, and there may be room for the others.
    return (await more()) || (await beginAnew()) || more();
  },

  /** The epoch second from which on a counter that is full counts again; `undefined` while there is room. Counts nothing. */
  fullUntil: async ({ counter, most }: CountedLimit, at: Instant): Promise<number | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: accessKeys.limit(counter), ConsistentRead: true }));
    const found = Item === undefined ? undefined : counterSchema.parse(Item);
    return found !== undefined && isLive(found, at) && found.count >= most ? found.expiresAt : undefined;
  },
});
