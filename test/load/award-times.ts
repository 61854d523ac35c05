import { randomUUID } from 'node:crypto';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { issueDecision } from '../../functions/decide-awards/approve-decision.ts';
import { adopted, approver, decisionWorld } from '../support/decided-cases.ts';
import { round } from '../support/submissions.ts';
import { startFundingTable } from './funding-table.ts';
import { atLeast, type Measurement, median, told } from './measure.ts';

const [cases, connections, rounds] = [160, 8, 5];

const numbers = Array.from({ length: cases }, (_, at) => at);

/** Calls a second, at most `connections` at a time. */
const rate = async <T>(items: readonly T[], call: (item: T) => Promise<unknown>): Promise<number> => {
  const left = [...items];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let item = left.pop(); item !== undefined; item = left.pop()) await call(item);
    }),
  );
  return (items.length * 1000) / (performance.now() - started);
};

/**
 * Second signatures through the whole use case, against the same transaction sent with the SDK and nothing around it: as many items of the
 * same kinds with the same conditions, in turn, so that both meet the same machine. Both write one budget,
 * so both meet others there.
 */
export const awardTimes = async (): Promise<Measurement[]> => {
  const { client, table, stop } = await startFundingTable();
  const world = decisionWorld({ client, table });
  try {
    await world.stores.putRound(round);
    let year = 2100;
    const prepare = async () => {
      year += 1;
      await world.stores.putBudget(adopted(year, 10_000_000_000));
      return world.prepared(cases, 500_000, { startDate: `${year}-02-01`, endDate: `${year}-11-30` });
    };
    const bare = async (): Promise<unknown> => {
      const put = (sk: string, more = {}) => ({
        Put: {
          TableName: table,
          Item: { pk: `BARE#${randomUUID()}`, sk, entity: 'bare', filling: 'x'.repeat(900), ...more },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      });
      const budget = {
        Update: {
          TableName: table,
          Key: { pk: `BUDGET#${year}`, sk: 'BUDGET' },
          UpdateExpression: 'SET #free = #free - :one, #committed = #committed + :one',
          ConditionExpression: '#free >= :one',
          ExpressionAttributeNames: { '#free': 'free', '#committed': 'committed' },
          ExpressionAttributeValues: { ':one': 1 },
        },
      };
      for (;;) {
        try {
          return await client.send(
            new TransactWriteCommand({ TransactItems: [budget, ...['ENTRY', 'DECISION', 'APPLICATION', 'EVENT', 'ROW'].map((sk) => put(sk))] }),
          );
        } catch (fault) {
          if (!(fault instanceof Error && fault.name === 'TransactionCanceledException')) throw fault;
        }
      }
    };
    const award = async () => rate(await prepare(), (chosen) => issueDecision(chosen, approver, world.deps));
    await award();
    await rate(numbers, bare);
    const measured: { readonly awards: number; readonly bare: number }[] = [];
    for (let turn = 0; turn < rounds; turn += 1) measured.push({ awards: await award(), bare: await rate(numbers, bare) });
    return [
      atLeast('awards a second at 8 connections, against the bare transaction', median(measured.map((one) => one.awards / one.bare)), 0.5, 'x'),
      told('awards a second', median(measured.map(({ awards }) => awards)), '1/s'),
    ];
  } finally {
    await stop();
  }
};
