import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant, Month } from '../domain/calendar.ts';
import { type Delivery, deliverySchema } from '../domain/statistics/delivery.ts';
import type { DeliveryEvent } from '../domain/statistics/delivery-event.ts';
import { cancelledBy, conditionFailed, pauseBeforeNext } from './conditional-write.ts';
import { queryPages, type TableAccess } from './item-pages.ts';
import { figuresKeys, streamEntities } from './table-design.ts';

/** That an administration is reminded. `version`: the delivery as it was read, `undefined` where there was none. */
export type Reminder = {
  readonly month: Month;
  readonly area: string;
  readonly version: number | undefined;
  readonly at: Instant;
  /** Name of the person of the staff. */
  readonly by: string;
};

/** Where the administrations stand with a month, in the figures table. */
export const completenessStore = (access: TableAccess) => {
  const { client, table: TableName } = access;

  const updateOf = ({ month, area, version, at, by }: Reminder) => ({
    Update: {
      TableName,
      Key: figuresKeys.delivery(month, area),
      UpdateExpression: 'SET reminders = list_append(if_not_exists(reminders, :none), :one), #version = :next',
      // Whoever delivered, saved or reminded meanwhile has counted on.
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':none': [], ':one': [{ at, by }], ':version': version, ':next': (version ?? 0) + 1 },
    },
  });

  const firstOf = ({ month, area, at, by }: Reminder) => {
    const delivery: Delivery = { month, area, version: 1, reminders: [{ at, by }], submissions: [] };
    return {
      Put: {
        TableName,
        Item: { ...figuresKeys.delivery(month, area), entity: 'delivery', ...delivery },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
  };

  return {
    /** What each administration has done about a month; those to whom nothing has happened are not among them. */
    deliveries: async (month: Month): Promise<Delivery[]> => {
      const found: unknown[] = [];
      const query = {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': figuresKeys.deliveries(month).pk },
        ConsistentRead: true,
      };
      for await (const page of queryPages(access, query)) found.push(...page);
      return z.array(deliverySchema).parse(found);
    },

    /**
     * Writes a reminder and the event from which its mail is made, both or neither.
     * @returns `false` when something happened to the delivery since it was read: nothing was written
     */
    remind: async (reminder: Reminder): Promise<boolean> => {
      const { month, area, version, at, by } = reminder;
      const event: DeliveryEvent = { month, area, kind: 'figures.reminded', at, by };
      const eventPut = {
        Put: {
          TableName,
          Item: { ...figuresKeys.deliveryEvent(month, area, at, event.kind), entity: streamEntities.deliveryEvent, ...event },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      };
      const TransactItems = [version === undefined ? firstOf(reminder) : updateOf(reminder), eventPut];
      for (let attempt = 1; ; attempt += 1) {
        try {
          await client.send(new TransactWriteCommand({ TransactItems }));
          return true;
        } catch (fault) {
          if (cancelledBy(fault).includes(conditionFailed)) return false;
          await pauseBeforeNext(fault, attempt);
        }
      }
    },
  };
};

/** @see completenessStore */
export type CompletenessStore = ReturnType<typeof completenessStore>;
