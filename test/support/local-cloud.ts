import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createTable, startDynamoDb, type TableProperties } from '../../infra/local/dynamodb.ts';
import type { TableName } from '../../shared/runtime/manifest.ts';
import { tableDesigns } from '../../shared/store/table-design.ts';

/** DynamoDB Local alone with the tables of the house. */
export type Tables = {
  readonly client: DynamoDBDocumentClient;
  readonly tables: Readonly<Record<TableName, string>>;
  readonly stop: () => Promise<void>;
};

/** Starts DynamoDB Local with fresh tables, for store tests; about two seconds. Call `stop` in `afterAll`. */
export const startTables = async (): Promise<Tables> => {
  const dynamoDb = await startDynamoDb();
  const tables = { funding: 'funding', figures: 'figures', mail: 'mail' };
  await Promise.all([
    createTable(dynamoDb, tables.funding, propertiesOf('funding')),
    createTable(dynamoDb, tables.figures, propertiesOf('figures')),
    createTable(dynamoDb, tables.mail, propertiesOf('mail')),
  ]);
  const client = DynamoDBDocumentClient.from(dynamoDb.client, { marshallOptions: { removeUndefinedValues: true } });
  return { client, tables, stop: dynamoDb.stop };
};

const propertiesOf = (name: TableName): TableProperties => {
  const { partitionKey, sortKey, timeToLive, stream, indexes } = tableDesigns[name];
  const keys = [partitionKey, sortKey, ...indexes.flatMap((index) => [index.partitionKey, index.sortKey])];
  const schema = (partition: string, sort: string): TableProperties['KeySchema'] => [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ];
  return {
    KeySchema: schema(partitionKey, sortKey),
    AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    ...(indexes.length === 0
      ? {}
      : {
          GlobalSecondaryIndexes: indexes.map((index) => ({
            IndexName: index.name,
            KeySchema: schema(index.partitionKey, index.sortKey),
            Projection: { ProjectionType: 'ALL' },
          })),
        }),
    ...(stream ? { StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } } : {}),
    TimeToLiveSpecification: { AttributeName: timeToLive, Enabled: true },
  };
};
