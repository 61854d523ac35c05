import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { listCases } from '../../functions/review-applications/list-cases.ts';
import { noFilter } from '../../functions/review-applications/list-form.ts';
import { listPage } from '../../functions/review-applications/list-page.tsx';
import { createTable, startDynamoDb } from '../../infra/local/dynamodb.ts';
import { county } from '../../shared/county/county.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { reviewStore } from '../../shared/store/review-store.ts';
import { viewStore } from '../../shared/store/view-store.ts';
import { countingClient, fillRound, putRoundOf, workday, workYear } from '../support/desk-world.ts';
import { templateTables } from '../support/store-tables.ts';
import { atMost, type Measurement, median, told } from './measure.ts';

const [years, perYear, warmUp, runs] = [10, 500, 20, 200] as const;
const staff = {
  subject: 'caseworker',
  name: 'Sascha Sachlich',
  roles: ['caseworker'],
  authenticatedAt: workday,
  expiresAt: 0,
  seenAt: 0,
} satisfies Parameters<typeof listPage>[1];

/**
 * The first page of the desk with 5,000 applications of ten years, on a DynamoDB Local of its own: from the request to the finished HTML, without
 * the gateway.
 */
export const deskTimes = async (): Promise<Measurement[]> => {
  const dynamoDb = await startDynamoDb();
  try {
    const table = 'funding-desk';
    await createTable(dynamoDb, table, { ...templateTables().funding, TimeToLiveSpecification: undefined });
    const client = DynamoDBDocumentClient.from(dynamoDb.client, { marshallOptions: { removeUndefinedValues: true } });
    for (let year = workYear; year > workYear - years; year -= 1) {
      await putRoundOf({ client, table }, year);
      await fillRound({ client, table }, year, 0, perYear);
    }
    const counting = countingClient(client);
    const pageOver = async (over: DynamoDBDocumentClient): Promise<string> => {
      const access = { client: over, table };
      const { budget, round } = fundingStore(access);
      const deps = { ...deskStore(access), ...reviewStore(access), ...viewStore(access), budget, round, now: () => workday };
      const asked = { filter: noFilter, page: 1 };
      const list = await listCases(deps, staff, asked);
      if (list === undefined) throw new Error('there is no round');
      return listPage({ county, exampleData: true, siteUrl: 'https://desk.example' }, staff, { asked, list });
    };
    await pageOver(counting.client);
    for (let run = 0; run < warmUp; run += 1) await pageOver(client);
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const begun = performance.now();
      await pageOver(client);
      times.push(performance.now() - begun);
    }
    const p95 = times.toSorted((a, b) => a - b)[Math.ceil(runs * 0.95) - 1] ?? Number.POSITIVE_INFINITY;
    return [
      atMost('desk: first page with 5,000 applications of ten years, p95', p95, 100, 'ms'),
      told('desk: first page, median', median(times), 'ms'),
      told(
        'desk: read units of the first page',
        counting.sent.reduce((sum, { units }) => sum + units, 0),
        'units',
      ),
      atMost('desk: scans', counting.sent.filter(({ name }) => name === 'ScanCommand').length, 0, 'scans'),
    ];
  } finally {
    await dynamoDb.stop();
  }
};
