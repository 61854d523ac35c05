import type { TestProject } from 'vitest/node';
import { startDynamoDb, type TableProperties, tablePropertiesSchema } from '../../infra/local/dynamodb.ts';
import type { TableName } from '../../shared/runtime/manifest.ts';
import { synthesize } from './synthesize.ts';

/** What all store tests share: one DynamoDB Local, and the tables as the data template describes them. */
export type StoreTables = { readonly endpoint: string; readonly tables: Readonly<Record<TableName, TableProperties>> };

declare module 'vitest' {
  interface ProvidedContext {
    storeTables?: StoreTables;
  }
}

/** Properties of the tables in the synthesized data template. */
export const templateTables = (): StoreTables['tables'] => {
  const resources = Object.entries(synthesize().data.Resources).filter(([, { Type }]) => Type === 'AWS::DynamoDB::Table');
  const propertiesOf = (name: TableName): TableProperties => {
    const found = resources.find(([logicalId]) => logicalId.toLowerCase().startsWith(name));
    if (found === undefined) throw new Error(`the data template has no table ${name}`);
    return tablePropertiesSchema.parse(found[1].Properties);
  };
  return { funding: propertiesOf('funding'), figures: propertiesOf('figures'), mail: propertiesOf('mail'), staff: propertiesOf('staff') };
};

/** Before the store tests: synthesizes and starts DynamoDB Local once for all files. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const dynamoDb = await startDynamoDb();
  project.provide('storeTables', { endpoint: dynamoDb.endpoint, tables: templateTables() });
  return dynamoDb.stop;
};
