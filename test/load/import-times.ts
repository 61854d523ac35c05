import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { bundleFunctions, bundleOptions } from '../../infra/bundle.ts';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { openApiExample } from '../support/open-api-example.ts';
import { atMost, type Measurement, median } from './measure.ts';

const run = promisify(execFile);
const runs = 31;

/** Milliseconds from the import of a bundle to its first answer, in a new process. */
const firstRequest = async (bundle: string, event: unknown, env: Record<string, string>): Promise<number> => {
  const { stdout } = await run(process.execPath, ['test/load/first-request.mjs', bundle, JSON.stringify(event)], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  return Number(/^ms=(.+)$/m.exec(stdout)?.[1]);
};

/** The application function against a bare handler with the same SDK clients and the same writes, in turn, median of 31 each. */
export const importTimes = async (): Promise<Measurement[]> => {
  await bundleFunctions();
  // Bare is also its bundle: the house's format, without what the house's plugins take out of the SDK.
  await build({ ...bundleOptions, plugins: [], entryPoints: ['test/load/bare-application.ts'], outfile: '.build/bench/bare-application.mjs' });
  const cloud = await startLocalCloud({ exampleData: true, quiet: true });
  try {
    const body = JSON.stringify(await openApiExample(cloud.url));
    const env = {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL_DYNAMODB: cloud.dynamoEndpoint,
      AWS_ENDPOINT_URL_S3: cloud.s3Endpoint,
      TABLE_FUNDING: cloud.tableName('funding'),
      BUCKET_PRIVATE: cloud.bucketName('private'),
      SETTING_SITE_URL: cloud.url,
      SETTING_EXAMPLE_DATA: 'true',
    };
    const event = () => ({
      routeKey: 'POST /api/applications',
      rawPath: '/api/applications',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      requestContext: { requestId: crypto.randomUUID(), http: { method: 'POST' } },
      body,
    });
    const times: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
    for (let n = 0; n < runs; n += 1) {
      times.ours.push(await firstRequest(`${process.cwd()}/.build/functions/apply-for-funding/index.mjs`, event(), env));
      times.bare.push(await firstRequest(`${process.cwd()}/.build/bench/bare-application.mjs`, event(), env));
    }
    return [atMost('import to first answer of apply-for-funding, against a bare handler', median(times.ours) / median(times.bare), 1.4, 'x')];
  } finally {
    await cloud.stop();
  }
};
