import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type LocalCloud, startLocalCloud } from '../../infra/local/cloud.ts';
import { exampleFigures } from '../../infra/local/example-figures.ts';
import { county } from '../../shared/county/county.ts';
import { addMonths, type Month } from '../../shared/domain/calendar.ts';
import { atLeast, atMost, type Measurement, median } from './measure.ts';

const run = promisify(execFile);
const runs = 7;
const block = 24;

/** Milliseconds of processor time of one publication in a new process: load, read, compute, render, write. */
const publish = async (cloud: LocalCloud, month: Month): Promise<number> => {
  const env = {
    PATH: process.env['PATH'] ?? '',
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: cloud.dynamoEndpoint,
    AWS_ENDPOINT_URL_S3: cloud.s3Endpoint,
    TABLE_FUNDING: cloud.tableName('funding'),
    TABLE_FIGURES: cloud.tableName('figures'),
    BUCKET_PUBLICATION: cloud.bucketName('publication'),
    SETTING_SITE_URL: cloud.url,
    SETTING_EXAMPLE_DATA: 'true',
  };
  const { stdout } = await run(
    process.execPath,
    ['test/load/processor-time.ts', `${process.cwd()}/.build/functions/publish-report/index.mjs`, JSON.stringify({ month })],
    { env },
  );
  return Number(/^ms=(.+)$/m.exec(stdout)?.[1]);
};

const several = async (cloud: LocalCloud, month: Month): Promise<number> => {
  const times: number[] = [];
  for (let n = 0; n < runs; n += 1) times.push(await publish(cloud, month));
  return median(times);
};

/** The county's report with 24 months of history, and with 120: what lies further back must not cost anything. */
export const reportTimes = async (): Promise<Measurement[]> => {
  const cloud = await startLocalCloud({ exampleData: true, quiet: true });
  try {
    const month = addMonths(new Date().toISOString().slice(0, 7), -1);
    const short = await several(cloud, month);
    for (let earlier = 1; earlier <= 4; earlier += 1) {
      const imported = await cloud.invoke('import-figures', { csv: exampleFigures(addMonths(month, -block * earlier), county) });
      if (!imported.ok) throw new Error(`import failed: ${JSON.stringify(imported)}`);
    }
    const long = await several(cloud, month);
    return [
      atMost('processor time of the report, 24 months of history', short / 1000, 1, 's'),
      atMost('report with 120 months of history against 24', long / short, 1.1, 'x'),
      atLeast('report with 120 months of history against 24', long / short, 0.9, 'x'),
    ];
  } finally {
    await cloud.stop();
  }
};
