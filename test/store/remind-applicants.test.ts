import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { remindApplicants } from '../../functions/send-reminders/remind-applicants.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { requestItem } from '../../shared/store/application-writes.ts';
import { caseReminderStore } from '../../shared/store/case-reminder-store.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { paymentStore } from '../../shared/store/payment-store.ts';
import { requestStore } from '../../shared/store/request-store.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { Killed, killedAt } from '../support/killed-client.ts';
import { startTables } from '../support/local-cloud.ts';
import { paidRound, putAwarded } from '../support/paid-cases.ts';
import { informationRequest } from '../unit/mail/examples.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const table = tables.funding;
const funding = fundingStore({ client, table });
const desk = deskStore({ client, table });

/** Each test has a round of its own, so that it sees its own cases only. */
const newRound = async () => {
  const own = { ...paidRound, id: crypto.randomUUID() };
  await funding.putRound(own);
  return own;
};
const run = (own: typeof paidRound, at: string, through = client) => {
  const access = { client: through, table };
  return remindApplicants(at, {
    ...caseReminderStore(access),
    ...paymentStore(access),
    ...requestStore(access),
    application: fundingStore(access).application,
    rounds: async () => [own],
  });
};
const remindersOf = async ({ id }: Application): Promise<unknown[]> => {
  const query = {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': fundingKeys.case(id).pk, ':sk': 'REMINDER#' },
  };
  return ((await client.send(new QueryCommand({ TableName: table, ConsistentRead: true, ...query }))).Items ?? []).map(({ sk, entity }) => [
    sk,
    entity,
  ]);
};
const now = async ({ id }: Application) => desk.application(id, 'nobody');

describe('reminding applicants', () => {
  it('of a proof: before, after, and the case says that it is overdue from the first day on', async () => {
    const own = await newRound();
    const application = await putAwarded(client, table, { roundId: own.id, state: 'running' });
    expect(await run(own, '2028-05-01T06:00:00.000Z')).toBe(1);
    expect(await run(own, '2028-05-02T06:00:00.000Z')).toBe(0);
    expect((await now(application))?.state).toBe('running');
    expect(await run(own, '2028-06-01T06:00:00.000Z')).toBe(1);
    expect(await run(own, '2028-06-01T06:00:00.000Z')).toBe(0);
    expect((await now(application))?.state).toBe('proof_due');
    expect((await desk.caseFile(application.id, 'nobody'))?.events.slice(1).map(({ kind, actor }) => [kind, actor])).toEqual([
      ['proof.overdue', 'system'],
    ]);
    expect(await run(own, '2028-06-14T06:00:00.000Z')).toBe(1);
    expect(await remindersOf(application)).toEqual([
      ['REMINDER#proof.due-near#2028-05-31#30', 'case-reminder'],
      ['REMINDER#proof.reminded#2028-05-31#1', 'case-reminder'],
      ['REMINDER#proof.reminded#2028-05-31#14', 'case-reminder'],
    ]);
  });

  it('of questions, and of nothing else that is open', async () => {
    const own = await newRound();
    const asked = await putAwarded(client, table, { roundId: own.id, state: 'info_requested' });
    const others = [
      await putAwarded(client, table, { roundId: own.id, state: 'rejected' }),
      await putAwarded(client, table, { roundId: own.id, state: 'proof_due', proofReceivedOn: '2028-05-30' }),
    ];
    await client.send(
      new PutCommand({
        TableName: table,
        Item: requestItem({ ...informationRequest, applicationId: asked.id, dueDate: '2028-06-10', askedAt: '2028-05-20T09:00:00.000Z' }),
      }),
    );
    expect(await run(own, '2028-06-08T06:00:00.000Z')).toBe(1);
    expect(await run(own, '2028-06-11T06:00:00.000Z')).toBe(1);
    expect(await remindersOf(asked)).toHaveLength(2);
    for (const other of others) expect(await remindersOf(other)).toEqual([]);
  });

  it('killed anywhere and run again has told everybody once, and marked each case once', async () => {
    const clean = killedAt();
    const cases = async () => {
      const own = await newRound();
      return {
        own,
        all: [
          await putAwarded(client, table, { roundId: own.id, state: 'running' }),
          await putAwarded(client, table, { roundId: own.id, state: 'running' }),
        ],
      };
    };
    const at = '2028-06-01T06:00:00.000Z';
    const first = await cases();
    await run(first.own, at, clean.wrap(client));
    expect(clean.points()).toBeGreaterThan(8);
    for (let point = 0; point < clean.points(); point += 1) {
      const { own, all } = await cases();
      await expect(run(own, at, killedAt(point).wrap(client))).rejects.toThrow(Killed);
      await run(own, at);
      for (const application of all) {
        expect(await remindersOf(application)).toHaveLength(1);
        expect((await desk.caseFile(application.id, 'nobody'))?.events.filter(({ kind }) => kind === 'proof.overdue')).toHaveLength(1);
      }
    }
  }, 120_000);
});
