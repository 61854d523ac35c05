import { randomUUID } from 'node:crypto';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { connectDynamoDb } from '../../infra/local/dynamodb.ts';
import { askApplicant } from '../../infra/operations/ask-applicant.ts';
import type { InformationRequest } from '../../shared/domain/funding/information-request.ts';
import { requestStore } from '../../shared/store/request-store.ts';

/** Staff of a running system asks two questions about an application. */
export const askAbout = async (cloud: Pick<LocalCloud, 'dynamoEndpoint' | 'tableName'>, reference: string): Promise<InformationRequest> => {
  const dynamoDb = connectDynamoDb(cloud.dynamoEndpoint);
  const client = DynamoDBDocumentClient.from(dynamoDb.client, { marshallOptions: { removeUndefinedValues: true } });
  const now = new Date().toISOString();
  const questions = {
    text: 'Bei der Prüfung ist uns etwas aufgefallen.',
    points: ['Wer leitet den Kurs?', 'Wo findet er statt?'],
    dueDate: now.slice(0, 10),
  };
  const deps = { ...requestStore({ client, table: cloud.tableName('funding') }), now: () => now, newId: randomUUID };
  const request = await askApplicant({ reference, ...questions }, deps);
  await dynamoDb.stop();
  if (typeof request === 'string') throw new Error(request);
  return request;
};
