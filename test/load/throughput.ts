import * as z from 'zod';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { fromAnywhere } from '../support/applicants.ts';
import { openApiExample } from '../support/open-api-example.ts';
import { atLeast, type Measurement, median } from './measure.ts';

const connections = 16;
const requests = 320;

/** Requests a second of `requests` calls, at most `connections` at a time. */
const rate = async (call: (n: number) => Promise<void>): Promise<number> => {
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < requests) {
        next += 1;
        await call(next);
      }
    }),
  );
  return (requests * 1000) / (performance.now() - started);
};

/**
 * `POST /api/applications` through gateway, worker and DynamoDB Local against the same transaction written directly with the SDK,
 * five rounds in turn after a warm-up, so that both meet the same machine and the same table.
 */
export const throughput = async (): Promise<Measurement[]> => {
  const cloud = await startLocalCloud({ exampleData: true, quiet: true });
  try {
    const example = await openApiExample(cloud.url);
    process.env['AWS_ENDPOINT_URL_DYNAMODB'] = cloud.dynamoEndpoint;
    Object.assign(process.env, {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      TABLE_FUNDING: cloud.tableName('funding'),
    });
    const { writeApplication } = await import('./bare-application.ts');
    const direct = () => rate(() => writeApplication(crypto.randomUUID(), example));
    // Each from another network and for another contact: limits hold for one.
    const contact = z.looseObject({}).parse(example['contact']);
    const served = () =>
      rate(async () => {
        const id = crypto.randomUUID();
        const headers = { 'content-type': 'application/json', 'idempotency-key': id, ...fromAnywhere() };
        const body = JSON.stringify({ ...example, contact: { ...contact, email: `${id}@example.org` } });
        const answer = await fetch(`${cloud.url}/api/applications`, { method: 'POST', headers, body });
        await answer.arrayBuffer();
        if (answer.status !== 201) throw new Error(`answered ${answer.status}`);
      });
    await served();
    await direct();
    const ratios: number[] = [];
    for (let round = 0; round < 5; round += 1) ratios.push((await served()) / (await direct()));
    return [atLeast('applications a second at 16 connections, against the bare transaction', median(ratios), 0.5, 'x')];
  } finally {
    await cloud.stop();
  }
};
