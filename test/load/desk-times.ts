import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { localCredentials, localRegion } from '../../infra/local/dynamodb.ts';
import { openBudgetYear } from '../../infra/local/example-data.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { fillRound, putRoundOf } from '../support/desk-world.ts';
import { signInStaff } from '../support/staff.ts';
import { atMost, type Measurement, median, told } from './measure.ts';

const [years, perYear, warmUp, runs] = [10, 500, 60, 200] as const;
// The example has two rounds of its own.
const exampleYears = 2;

const p95 = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.POSITIVE_INFINITY;

/**
 * The first page of the desk with 5,000 applications of ten years, as a browser gets it: gateway, session, function, a DynamoDB Local of its own.
 * What it reads is counted in test/store/desk-list.test.ts.
 */
export const deskTimes = async (): Promise<Measurement[]> => {
  const cloud = await startLocalCloud({ exampleData: true, quiet: true });
  const dynamoDb = new DynamoDBClient({ endpoint: cloud.dynamoEndpoint, region: localRegion, credentials: localCredentials });
  try {
    const client = DynamoDBDocumentClient.from(dynamoDb, { marshallOptions: { removeUndefinedValues: true } });
    const world = { client, table: cloud.tableName('funding') };
    const newest = openBudgetYear(new Date());
    for (let year = newest; year > newest - years; year -= 1) {
      if (year <= newest - exampleYears) await putRoundOf(world, year);
      await fillRound(world, year, 1000, 1000 + perYear, year === newest);
    }
    const cookie = await signInStaff(cloud, 'caseworker');
    const page = async (): Promise<number> => {
      const begun = performance.now();
      const answer = await fetch(`${cloud.url}/amt/antraege`, { headers: { cookie } });
      const html = await answer.text();
      // The example has a few cases of its own in the round.
      if (answer.status !== 200 || Number(/von (\d+) Anträgen/.exec(html)?.[1]) < perYear) throw new Error(`the desk answered ${answer.status}`);
      return performance.now() - begun;
    };
    const { pk } = fundingKeys.desk(String(newest));
    const lines = new QueryCommand({ TableName: world.table, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } });
    const bare = async (): Promise<number> => {
      const begun = performance.now();
      await client.send(lines);
      return performance.now() - begun;
    };
    // What was written goes through the streams first: nothing else is done while pages are measured.
    await cloud.idle();
    for (let run = 0; run < warmUp; run += 1) await page();
    const [times, bares]: [number[], number[]] = [[], []];
    // In turn, so that whatever else the machine does meets both.
    for (let run = 0; run < runs; run += 1) {
      times.push(await page());
      bares.push(await bare());
    }
    return [
      atMost('desk: first page with 5,000 applications of ten years, p95', p95(times), 100, 'ms'),
      told('desk: first page, median', median(times), 'ms'),
      told('desk: the bare query of the same lines, p95', p95(bares), 'ms'),
      told('desk: the bare query of the same lines, median', median(bares), 'ms'),
    ];
  } finally {
    dynamoDb.destroy();
    await cloud.stop();
  }
};
