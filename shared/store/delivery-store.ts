import { TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, GetCommand, PutCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Month } from '../domain/calendar.ts';
import { type Delivery, deliverySchema } from '../domain/statistics/delivery.ts';
import type { DeliveryEvent } from '../domain/statistics/delivery-event.ts';
import { cancelledBy, conditionFailed, conditionHeld, pauseAfterRace, pauseBeforeNext } from './conditional-write.ts';
import { queryPages, type TableAccess } from './item-pages.ts';
import { figuresKeys, streamEntities } from './table-design.ts';

type TransactItems = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** The write of a delivery: one more than the version that was read, or the first one. It fails when somebody else was faster. */
const putOf = (table: string, after: Delivery) => {
  const Item = { ...figuresKeys.delivery(after.month, after.area), entity: 'delivery', ...deliverySchema.parse(after) };
  const asRead =
    after.version === 1
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#version = :read',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':read': after.version - 1 },
        };
  return { TableName: table, Item, ...asRead };
};

/** The writes by which a delivery becomes what it is now, with what happened. They fail together, also when they were made before. */
const writesOf = (table: string, after: Delivery, event: DeliveryEvent): TransactItems => {
  const { month, area, at, kind } = event;
  const eventItem = { ...figuresKeys.deliveryEvent(month, area, at, kind), entity: streamEntities.deliveryEvent, ...event };
  return [{ Put: putOf(table, after) }, { Put: { TableName: table, Item: eventItem, ConditionExpression: 'attribute_not_exists(pk)' } }];
};

/** Where the administrations stand with the months, in the figures table. */
export const deliveryStore = (access: TableAccess) => {
  const { client, table } = access;

  /** One write needs no transaction, so those who save at once are not in each other's way; only somebody who delivers is. */
  const putHeld = async (after: Delivery): Promise<boolean> => {
    try {
      return await conditionHeld(client.send(new PutCommand(putOf(table, after))));
    } catch (fault) {
      if (fault instanceof TransactionConflictException) return false;
      throw fault;
    }
  };

  return {
    /** Where one administration stands with a month; `undefined` before anything has happened. */
    delivery: async (month: Month, area: string): Promise<Delivery | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: figuresKeys.delivery(month, area), ConsistentRead: true }));
      return Item && deliverySchema.parse(Item);
    },

    /** The deliveries of a month, by area: the board. */
    deliveries: async (month: Month): Promise<Delivery[]> => {
      const found: Delivery[] = [];
      const query = {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': figuresKeys.deliveries(month).pk },
        ConsistentRead: true,
      };
      for await (const page of queryPages(access, query)) found.push(...page.map((item) => deliverySchema.parse(item)));
      return found;
    },

    /** The deliveries of one administration for at most a hundred months; months in which nothing has happened are left out. */
    deliveriesOf: async (area: string, months: readonly Month[]): Promise<Delivery[]> => {
      const found: unknown[] = [];
      let left: Record<string, unknown>[] = months.map((month) => figuresKeys.delivery(month, area));
      while (left.length > 0) {
        const answer = await client.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } }));
        found.push(...(answer.Responses?.[table] ?? []));
        // What did not fit into 16 MB comes with the next call.
        left = answer.UnprocessedKeys?.[table]?.Keys ?? [];
      }
      return found.map((item) => deliverySchema.parse(item));
    },

    /** For a transaction that somebody else makes (`importVintage`, `also`). @see writesOf */
    deliveryWrites: (after: Delivery, event: DeliveryEvent): TransactItems => writesOf(table, after, event),

    /**
     * Keeps a delivery with what happened, if it still is as it was read: `after.version` is one more than that (1: there was none).
     * @returns `false` when somebody else was faster: then nothing changed
     */
    keepDelivery: async (after: Delivery, event?: DeliveryEvent): Promise<boolean> => {
      if (event === undefined) return putHeld(after);
      for (let attempt = 1; ; attempt += 1) {
        try {
          await client.send(new TransactWriteCommand({ TransactItems: writesOf(table, after, event) }));
          return true;
        } catch (fault) {
          if (cancelledBy(fault).includes(conditionFailed)) return false;
          await pauseBeforeNext(fault, attempt);
        }
      }
    },

    /** For who was not the fastest and tries again. @see pauseAfterRace */
    pauseAfterRace,
  };
};

/** @see deliveryStore */
export type DeliveryStore = ReturnType<typeof deliveryStore>;
