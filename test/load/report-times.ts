import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type LocalCloud, startLocalCloud } from '../../infra/local/cloud.ts';
import { reportedMonth } from '../../infra/local/example-data.ts';
import { exampleFigures } from '../../infra/local/example-figures.ts';
import { county } from '../../shared/county/county.ts';
import { addMonths, type Month } from '../../shared/domain/calendar.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { atMost, type Measurement, median } from './measure.ts';

const run = promisify(execFile);
const runs = 9;
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

const areas = areasOf(county);

/** Example figures without the areas that were not yet there. */
const earlierFigures = (lastMonth: Month): string =>
  exampleFigures(lastMonth, county)
    .split('\n')
    .filter((line, at) => {
      const [, area = '', month = ''] = line.split(',');
      return at === 0 || line === '' || areas.at(month).canonical(area) !== undefined;
    })
    .join('\n');

const withHistory = async (month: Month, blocks: number): Promise<LocalCloud> => {
  const cloud = await startLocalCloud({ exampleData: true, quiet: true });
  for (let earlier = 1; earlier < blocks; earlier += 1) {
    const imported = await cloud.invoke('import-figures', { csv: earlierFigures(addMonths(month, -block * earlier)) });
    if (!imported.ok) throw new Error(`import failed: ${JSON.stringify(imported)}`);
  }
  return cloud;
};

/**
 * The county's report with 24 months of history, and with 120: what lies further back must not cost anything.
 * Two systems side by side, measured in turn: whatever else the machine does meets both.
 */
export const reportTimes = async (): Promise<Measurement[]> => {
  const month = reportedMonth(new Date());
  const short = await withHistory(month, 1);
  const long = await withHistory(month, 5);
  try {
    const times: { short: number; ratio: number }[] = [];
    for (let n = 0; n < runs; n += 1) {
      const first = await publish(short, month);
      times.push({ short: first, ratio: (await publish(long, month)) / first });
    }
    const ratio = median(times.map((time) => time.ratio));
    return [
      atMost('processor time of the report, 24 months of history', median(times.map((time) => time.short)) / 1000, 1, 's'),
      atMost('report with 120 months of history against 24: difference', Math.abs(ratio - 1), 0.1, 'x'),
    ];
  } finally {
    await short.stop();
    await long.stop();
  }
};
