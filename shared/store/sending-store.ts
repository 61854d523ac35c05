import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Sending, type SendingChange, sendingSchema } from '../domain/notices/sending.ts';
import { conditionHeld, pauseAfterRace } from './conditional-write.ts';
import type { TableAccess } from './item-pages.ts';
import { mailKeys } from './mail-keys.ts';

/** @see sendingStore */
export type SendingStore = ReturnType<typeof sendingStore>;

// Two workers meet at this item; with twelve tries one of them would have to lose twelve times in a row.
const tries = 12;

/** How fast and how much SES takes, in the mail table: one item, which every worker reads and writes. */
export const sendingStore = ({ client, table }: TableAccess) => {
  const Key = mailKeys.sending();

  /** As it stands. Before the first write: nothing is known. */
  const sending = async (): Promise<Sending> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return sendingSchema.parse(Item ?? {});
  };

  const write = ({ version }: Sending, change: SendingChange): Promise<boolean> => {
    const fields = Object.entries(change).filter(([, value]) => value !== undefined);
    return conditionHeld(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key,
          UpdateExpression: `SET entity = :entity, version = :next${fields.map(([name]) => `, #${name} = :${name}`).join('')}`,
          // Feedback may have been the first to write here.
          ConditionExpression: version === 0 ? 'attribute_not_exists(version)' : 'version = :version',
          ExpressionAttributeNames: Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
          ExpressionAttributeValues: {
            ':entity': 'sending',
            ':next': version + 1,
            ...(version === 0 ? {} : { ':version': version }),
            ...Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
          },
        }),
      ),
    );
  };

  return {
    sending,

    /**
     * Changes what stands there by a decision, which is made again when somebody else was faster.
     * @param decide answers what to write (`undefined`: nothing) and what the caller wants to know
     */
    change: async <T>(decide: (sending: Sending) => { readonly change: SendingChange | undefined; readonly result: T }): Promise<T> => {
      for (let attempt = 1; attempt <= tries; attempt += 1) {
        const read = await sending();
        const { change, result } = decide(read);
        if (change === undefined || (await write(read, change))) return result;
        await pauseAfterRace(Math.min(attempt, 2));
      }
      throw new Error('the item of sending is written by too many at once');
    },

    /** Makes everybody wait. */
    stopSending: async (stop: NonNullable<Sending['stop']>): Promise<void> => {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key,
          UpdateExpression: 'SET entity = :entity, #stop = :stop',
          ExpressionAttributeNames: { '#stop': 'stop' },
          ExpressionAttributeValues: { ':entity': 'sending', ':stop': stop },
        }),
      );
    },

    /** Lets everybody try again at once, when a person has mended what made SES stop. */
    resumeSending: async (): Promise<void> => {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key,
          UpdateExpression: 'SET entity = :entity REMOVE #stop',
          ExpressionAttributeNames: { '#stop': 'stop' },
          ExpressionAttributeValues: { ':entity': 'sending' },
        }),
      );
    },
  };
};
