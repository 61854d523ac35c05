import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { InformationRequest } from '../domain/funding/information-request.ts';
import type { ApplicationChange } from '../domain/funding/life-cycle.ts';
import { applicationEventItem } from './funding-store.ts';
import { fundingKeys } from './table-design.ts';

/** One write of a transaction. */
type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/**
 * The writes of a change: what is other than before, if the application is still as it was read, and the event that says so.
 * @param applicant only if the application is this one's (`applicantOf`)
 */
export const changeWrites = (table: string, { before, after, event }: ApplicationChange, applicant?: string): readonly Write[] => {
  const known = new Map<string, unknown>(Object.entries(before));
  const changed = Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(known.get(name)));
  const conditions = ['#version = :version', '#state = :state', ...(applicant === undefined ? [] : ['#applicant = :applicant'])];
  const update = {
    TableName: table,
    Key: fundingKeys.application(before.id),
    UpdateExpression: `SET ${changed.map(([name]) => `#${name} = :new_${name}`).join(', ')}`,
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: {
      '#version': 'version',
      '#state': 'state',
      ...(applicant === undefined ? {} : { '#applicant': 'applicant' }),
      ...Object.fromEntries(changed.map(([name]) => [`#${name}`, name])),
    },
    ExpressionAttributeValues: {
      ':version': before.version,
      ':state': before.state,
      ...(applicant === undefined ? {} : { ':applicant': applicant }),
      ...Object.fromEntries(changed.map(([name, value]) => [`:new_${name}`, value])),
    },
  };
  return [{ Update: update }, { Put: { TableName: table, Item: applicationEventItem(event), ConditionExpression: 'attribute_not_exists(pk)' } }];
};

/** A request as an item: for the store, and for who fills a table with examples. */
export const requestItem = (request: InformationRequest) => ({
  ...fundingKeys.request(request.applicationId, request.id),
  entity: 'request',
  ...request,
});

/** The write of a request: new ones only where there is none, an answer only where it is still open. */
export const requestWrite = (table: string, request: InformationRequest): Write => {
  const Item = requestItem(request);
  if (request.state === 'open') return { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
  return {
    Put: {
      TableName: table,
      Item,
      ConditionExpression: '#state = :open',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':open': 'open' },
    },
  };
};

/** The files of an answer are checked and were not taken away meanwhile. */
export const filesThere = (table: string, { applicationId, answer }: InformationRequest): readonly Write[] =>
  (answer?.attachmentIds ?? []).map((id) => ({
    ConditionCheck: {
      TableName: table,
      Key: fundingKeys.attachment(applicationId, id),
      ConditionExpression: '#state = :ready',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':ready': 'ready' },
    },
  }));

/**
 * Makes all writes or none.
 * @returns `false` when a condition did not hold, or somebody writes one of the items at this moment: read again and decide anew
 */
export const writeTogether = async (client: DynamoDBDocumentClient, writes: readonly Write[]): Promise<boolean> => {
  try {
    await client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
    return true;
  } catch (fault) {
    if (fault instanceof TransactionCanceledException) return false;
    throw fault;
  }
};
