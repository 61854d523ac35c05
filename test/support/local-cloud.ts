import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { connectDynamoDb, createTable, type DynamoDb, startDynamoDb } from '../../infra/local/dynamodb.ts';
import type { TableName } from '../../shared/runtime/manifest.ts';
import { templateTables } from './store-tables.ts';

/** DynamoDB Local alone with the tables of the house. */
export type Tables = {
  readonly client: DynamoDBDocumentClient;
  readonly tables: Readonly<Record<TableName, string>>;
  readonly stop: () => Promise<void>;
};

/**
 * Fresh tables, for store tests. Files of the project `store` share one DynamoDB Local and have tables of their own in it;
 * elsewhere it is started for the caller (about three seconds). Call `stop` in `afterAll`.
 */
export const startTables = async (): Promise<Tables> => {
  const shared = inject('storeTables');
  const dynamoDb: DynamoDb = shared === undefined ? await startDynamoDb() : connectDynamoDb(shared.endpoint);
  const properties = shared?.tables ?? templateTables();
  const suffix = crypto.randomUUID().slice(0, 8);
  const tables = { funding: `funding-${suffix}`, figures: `figures-${suffix}`, mail: `mail-${suffix}`, staff: `staff-${suffix}` };
  // Tests bring their own clock. By the machine's clock DynamoDB Local would delete in the middle of a test what is over.
  const withoutExpiry = (of: TableName) => ({ ...properties[of], TimeToLiveSpecification: undefined });
  await createTable(dynamoDb, tables.funding, withoutExpiry('funding'));
  await createTable(dynamoDb, tables.figures, withoutExpiry('figures'));
  await createTable(dynamoDb, tables.mail, withoutExpiry('mail'));
  await createTable(dynamoDb, tables.staff, withoutExpiry('staff'));
  const client = DynamoDBDocumentClient.from(dynamoDb.client, { marshallOptions: { removeUndefinedValues: true } });
  const stop = async (): Promise<void> => {
    if (shared !== undefined) for (const TableName of Object.values(tables)) await dynamoDb.client.send(new DeleteTableCommand({ TableName }));
    await dynamoDb.stop();
  };
  return { client, tables, stop };
};
