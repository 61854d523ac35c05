import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { postForm, signIn } from '../support/applicants.ts';
import { atMost, type Measurement, median } from './measure.ts';

const connections = 16;
const requests = 480;

/** Milliseconds of each of `requests` calls, at most `connections` at a time. */
const timesOf = async (call: () => Promise<void>): Promise<number[]> => {
  const times: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < requests) {
        next += 1;
        const started = performance.now();
        await call();
        times.push(performance.now() - started);
      }
    }),
  );
  return times;
};

const p95 = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;

/**
 * A page of a draft, read by somebody who is signed in, through gateway, worker and DynamoDB Local at 16 connections: p95 of the time until
 * the answer is there, against the same for one GetItem and one PutItem with the SDK, in turn, so that the ratio holds on any machine.
 * Two cores with DynamoDB Local on them need more than 50 ms for the bare pair already: milliseconds are shown, the ratio is held.
 */
export const pageTimes = async (): Promise<Measurement[]> => {
  const cloud = await startLocalCloud({ exampleData: true, quiet: true });
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: cloud.dynamoEndpoint,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  );
  try {
    const session = await signIn(cloud, 'bench@example.org', '/antrag/entwuerfe');
    const headers = { cookie: `__Host-session=${session}` };
    const list = await (await fetch(`${cloud.url}/antrag/entwuerfe`, { headers })).text();
    const runde = /name="runde"[^>]*value="([^"]+)"/.exec(list)?.[1] ?? /value="([^"]+)"[^>]*name="runde"/.exec(list)?.[1] ?? '';
    const begun = await postForm(cloud.url, '/antrag/entwuerfe', { key: 'bench', runde }, headers);
    const draft = begun.headers.get('location') ?? '';
    const read = (page: string) => async () => {
      const answer = await fetch(`${cloud.url}${draft}${page}`, { headers });
      await answer.text();
      if (answer.status !== 200) throw new Error(`${page} answered ${answer.status}`);
    };
    const TableName = cloud.tableName('funding');
    const Key = { pk: 'BENCH', sk: 'BENCH' };
    const bare = async () => {
      await client.send(new PutCommand({ TableName, Item: { ...Key, entity: 'bench', text: 'x'.repeat(2000) } }));
      await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    };
    const pages = { 'task list': read(''), 'page of a section': read('/organisation') };
    const measured: Measurement[] = [];
    for (const [name, page] of Object.entries(pages)) {
      await timesOf(page);
      await timesOf(bare);
      const rounds: { readonly ours: number; readonly bare: number }[] = [];
      for (let round = 0; round < 5; round += 1) rounds.push({ ours: p95(await timesOf(page)), bare: p95(await timesOf(bare)) });
      const [ours, theirs] = [median(rounds.map((round) => round.ours)), median(rounds.map((round) => round.bare))];
      const words = `${name} of a draft at 16 connections: p95 ${Math.round(ours)} ms against ${Math.round(theirs)} ms of one GetItem and one PutItem`;
      measured.push(atMost(words, median(rounds.map((round) => round.ours / round.bare)), 3, 'x'));
    }
    return measured;
  } finally {
    client.destroy();
    await cloud.stop();
  }
};
