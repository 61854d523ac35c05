import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { tableDesigns } from '../../shared/store/table-design.ts';

/**
 * US dollars at eu-central-1, as of November 2026, without free allowances: on-demand requests of a table of the standard class, standard queues,
 * SNS, Lambda on arm64, mails of SES. The one table for everything that the benches price.
 * https://aws.amazon.com/dynamodb/pricing/on-demand/, /sqs/pricing/, /sns/pricing/, /lambda/pricing/, /ses/pricing/
 */
export const prices = {
  writeUnit: 0.7625 / 1_000_000,
  readUnit: 0.1525 / 1_000_000,
  queueRequest: 0.4 / 1_000_000,
  topicRequest: 0.5 / 1_000_000,
  functionCall: 0.2 / 1_000_000,
  functionSecond: 0.0000133334 / 2 /* 512 MB */,
  mail: 0.1 / 1000,
} as const;

/** What a table was asked, in units of its price list. */
type Units = { requests: number; readUnits: number; writeUnits: number };

const itemSchema = z.record(z.string(), z.unknown());
const writeSchema = z.object({
  Item: itemSchema.optional(),
  UpdateExpression: z.string().default(''),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
});
const transactionSchema = z.object({
  TransactItems: z.array(z.partialRecord(z.enum(['Put', 'Update', 'Delete', 'ConditionCheck']), writeSchema)),
});
const capacity = z.object({ CapacityUnits: z.number().default(0) });
const toldSchema = z.object({ ConsumedCapacity: z.union([z.array(capacity), capacity.transform((one) => [one])]).default([]) });

/** Bytes of an item, a little too many: DynamoDB does not count the letters of the types. */
const sizeOf = (item: object): number => Buffer.byteLength(JSON.stringify(marshall(item, { removeUndefinedValues: true })));

/** Of the item itself, and of each index that has it or shows what changes. No item that is updated here is above a kilobyte. */
const unitsOf = ({ Item, UpdateExpression, ExpressionAttributeNames }: z.infer<typeof writeSchema>): number => {
  const { indexes } = tableDesigns.mail;
  if (Item !== undefined) {
    const inIndexes = indexes.filter(({ partitionKey, sortKey }) => partitionKey in Item && sortKey in Item);
    return Math.ceil(sizeOf(Item) / 1024) + inIndexes.length;
  }
  const changed = new Set(UpdateExpression.replace(/#\w+/g, (name) => ExpressionAttributeNames[name] ?? name).match(/\w+/g));
  return 1 + indexes.filter(({ attributes }) => attributes.some((attribute) => changed.has(attribute))).length;
};

const reading = new Set(['GetItemCommand', 'QueryCommand', 'BatchGetItemCommand']);

/**
 * Adds up what every call costs: what DynamoDB Local says, but for transactions, where it says too little. Those are reckoned from the sizes of
 * their items: a unit per kilobyte and per index, all of it twice.
 */
export const countUnits = (client: DynamoDBDocumentClient): Units => {
  const counted: Units = { requests: 0, readUnits: 0, writeUnits: 0 };
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
        const units = toldSchema.parse(result.output).ConsumedCapacity.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
        counted.requests += 1;
        if (reading.has(commandName)) counted.readUnits += units;
        else if (commandName !== 'TransactWriteItemsCommand') counted.writeUnits += units;
        else
          for (const write of transactionSchema.parse(args.input).TransactItems)
            counted.writeUnits += 2 * Object.values(write).reduce((sum, one) => sum + (one === undefined ? 0 : unitsOf(one)), 0);
        return result;
      },
    { step: 'initialize', name: 'countUnits' },
  );
  return counted;
};
