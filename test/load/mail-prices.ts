import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

/**
 * US dollars at eu-central-1, as the price lists of November 2026 have them: on-demand requests of a table with the standard class, standard queues
 * beyond the free million, and mails of SES. The one table for everything that the benches price.
 */
export const prices = {
  writeUnit: 0.7625 / 1_000_000,
  readUnit: 0.1525 / 1_000_000,
  queueRequest: 0.4 / 1_000_000,
  mail: 0.1 / 1000,
} as const;

const capacitySchema = z.object({
  ConsumedCapacity: z
    .union([z.object({ CapacityUnits: z.number().optional() }), z.array(z.object({ CapacityUnits: z.number().optional() }))])
    .optional(),
});

const reading = new Set(['GetItemCommand', 'QueryCommand', 'BatchGetItemCommand']);

/** Asks every answer of the table what it cost, and adds it up: requests, and units of reading and writing (indexes too). */
export const countUnits = (client: DynamoDBDocumentClient) => {
  const counted = { requests: 0, readUnits: 0, writeUnits: 0 };
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
        const { ConsumedCapacity = [] } = capacitySchema.parse(result.output);
        const units = [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
        counted.requests += 1;
        if (reading.has(commandName)) counted.readUnits += units;
        else counted.writeUnits += units;
        return result;
      },
    { step: 'initialize', name: 'countUnits' },
  );
  return counted;
};
