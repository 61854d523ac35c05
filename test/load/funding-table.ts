import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createTable, startDynamoDb } from '../../infra/local/dynamodb.ts';
import { templateTables } from '../support/store-tables.ts';

/** @see startFundingTable */
export type FundingTable = Awaited<ReturnType<typeof startFundingTable>>;

/** DynamoDB Local with a funding table as the data template describes it. */
export const startFundingTable = async () => {
  const dynamoDb = await startDynamoDb('load');
  const table = 'funding';
  await createTable(dynamoDb, table, { ...templateTables().funding, TimeToLiveSpecification: undefined });
  const client = DynamoDBDocumentClient.from(dynamoDb.client, { marshallOptions: { removeUndefinedValues: true } });
  return { client, table, stop: dynamoDb.stop };
};
