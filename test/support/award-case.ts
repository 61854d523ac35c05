import { randomUUID } from 'node:crypto';
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { connectDynamoDb } from '../../infra/local/dynamodb.ts';
import { addDays, inBerlin } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import { changeOf, staffActor } from '../../shared/domain/funding/life-cycle.ts';
import { decisionItem } from '../../shared/store/decision-store.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { award, people } from './paid-cases.ts';

type Cloud = Pick<LocalCloud, 'dynamoEndpoint' | 'tableName'>;

/** The funding table of a running system. */
export const fundingOf = (cloud: Cloud) => {
  const dynamoDb = connectDynamoDb(cloud.dynamoEndpoint);
  const client = DynamoDBDocumentClient.from(dynamoDb.client, { marshallOptions: { removeUndefinedValues: true } });
  return { client, table: cloud.tableName('funding'), stop: dynamoDb.stop };
};

/** Sixty days ago: what was handed over then is final today. */
export const longAgo = (): string => addDays(inBerlin(new Date().toISOString()).date, -60);

/**
 * Awards an application of a running system 7,500.00 in three instalments, the last kept back, out of the budget of its round, and hands the
 * notice over 60 days ago. The decisions' own pages are tested elsewhere.
 */
export const awardCase = async (cloud: Cloud, id: string, over: Partial<Decision> = {}): Promise<Application> => {
  const { client, table, stop } = fundingOf(cloud);
  const desk = deskStore({ client, table });
  const application = await desk.application(id, 'nobody');
  if (application === undefined) throw new Error(`${id} is no application`);
  const year = (await roundStore({ client, table }).round(application.roundId))?.budgetYear ?? 0;
  const plan = [400_000, 200_000, 150_000].map((amount, index) => ({ year, amount, retained: index === 2 }));
  const dispatch = { by: people.sascha, at: `${longAgo()}T09:00:00.000Z`, on: longAgo(), how: 'handed-over' as const };
  const decision = award(id, { id: randomUUID(), years: [{ year, amount: 750_000 }], plan, dispatch, ...over });
  const key = { TableName: table, Key: fundingKeys.budget(year) };
  await client.send(new UpdateCommand({ ...key, UpdateExpression: 'ADD committed :amount', ExpressionAttributeValues: { ':amount': 750_000 } }));
  const at = new Date().toISOString();
  const issued = changeOf(
    application,
    { kind: 'decision.issued', at, ...staffActor(people.zoe), amount: 750_000, subject: decision.id },
    { state: 'award_issued', approvedAmount: 750_000, approvedByYear: decision.years },
  );
  const also = [{ Put: { TableName: table, Item: decisionItem(decision), ConditionExpression: 'attribute_not_exists(pk)' } }];
  if (!(await desk.change({ ...issued, staff: people.zoe.subject, also }))) throw new Error(`${id} could not be awarded`);
  const after = await desk.application(id, 'nobody');
  if (after === undefined) throw new Error(`${id} is gone`);
  if (decision.dispatch !== undefined) {
    const sent = changeOf(
      after,
      { kind: 'decision.dispatched', at: new Date().toISOString(), ...staffActor(people.sascha), subject: decision.id },
      {},
    );
    if (!(await desk.change({ ...sent, staff: people.sascha.subject }))) throw new Error(`${id} could not be sent`);
  }
  await stop();
  return after;
};

/** A second decision that left the house, and of which nothing told the printer: its PDF never comes. */
export const addUnprinted = async (cloud: Cloud, id: string): Promise<void> => {
  const { client, table, stop } = fundingOf(cloud);
  const dispatch = { by: people.sascha, at: `${longAgo()}T09:00:00.000Z`, on: longAgo(), how: 'handed-over' as const };
  const decision = award(id, { id: randomUUID(), number: 2, kind: 'amendment', dispatch });
  await client.send(new PutCommand({ TableName: table, Item: decisionItem(decision) }));
  await stop();
};
