import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { openBudgetYear } from '../../infra/local/example-data.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { decisionWorld } from './decided-cases.ts';
import { submission } from './submissions.ts';

/** Cases of a running system that were decided on, put into its table; the round is the large one of the open year. */
export const awardsAtCloud = (cloud: Pick<LocalCloud, 'dynamoEndpoint' | 'tableName'>) => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const dynamoDb = new DynamoDBClient({ endpoint: cloud.dynamoEndpoint, region: 'eu-central-1', credentials });
  const client = DynamoDBDocumentClient.from(dynamoDb, { marshallOptions: { removeUndefinedValues: true } });
  const world = decisionWorld({ client, table: cloud.tableName('funding') });
  const year = openBudgetYear(new Date());
  const project = { ...submission.project, startDate: `${year}-03-01`, endDate: `${year}-11-30` };
  return {
    ...world,
    year,
    /** @param reference of its own, so that lines of the desk do not meet */
    decided: (reference: string, over: Partial<Application> = {}): Promise<Application> =>
      world.given({ roundId: String(year), project, reference, ...over }),
    stop: (): void => dynamoDb.destroy(),
  };
};
