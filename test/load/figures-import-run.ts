import { createReadStream } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { importFigures } from '../../functions/import-figures/import-figures.ts';
import { localCredentials, localRegion } from '../../infra/local/dynamodb.ts';
import { figuresReader } from '../../shared/domain/statistics/figures-file.ts';
import { catalogue } from '../../shared/domain/statistics/indicators.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { streamRows } from '../../shared/spreadsheets/csv-rows.ts';
import { writeBatch, writeChunks } from '../../shared/store/chunk-writer.ts';
import { packMonths } from '../../shared/store/figures-chunks.ts';
import { figuresStore } from '../../shared/store/figures-store.ts';
import { figuresKeys } from '../../shared/store/table-design.ts';
import { areasFor, month, perMunicipality } from './nationwide-figures.ts';

// Child process of the benchmark: does one thing with one file and prints what it took.
const [way = '', endpoint = '', table = '', path = '', municipalities = ''] = process.argv.slice(2);
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region: localRegion, credentials: localCredentials }), {
  marshallOptions: { removeUndefinedValues: true },
});
const areas = areasFor(Number(municipalities));
const now = (): string => '2026-11-05T08:00:00.000Z';
const vintage = `${now()}#bench`;

/** What `import-figures` does with a file of its inbox. */
const imported = () => {
  const inbox = { stream: async () => createReadStream(path) };
  const deps = { now, digest: surroundings.digest, areas, catalogue, inbox, figures: figuresStore({ client, table }) };
  return async () => void (await importFigures(deps, { key: 'eingang/bench.csv' }, crypto.randomUUID()));
};

async function* observationsOf(): AsyncGenerator<Observation> {
  const reader = figuresReader({ areas, catalogue, currentMonth: '2026-11' });
  for await (const row of streamRows(createReadStream(path))) {
    const observation = reader.read(row);
    if (observation) yield observation;
  }
  if (!reader.verdict().accepted) throw new Error('the file of the benchmark is refused');
}

/** The file is read and checked, and nothing is kept. */
const readingOnly = async (): Promise<void> => {
  let rows = 0;
  for await (const _ of observationsOf()) rows += 1;
  if (rows !== Number(municipalities) * perMunicipality) throw new Error(`read ${rows} rows`);
};

/** The same chunks, made before: what the table alone costs. */
const chunksOnly = async () => {
  const chunks: { pk: string; sk: string; entity: string; rows: number; content: string }[] = [];
  for await (const { at, chunk } of packMonths(observationsOf()).chunks()) {
    chunks.push({ ...figuresKeys.chunk(month, vintage, at), entity: 'figures-chunk', ...chunk });
  }
  const each = async function* () {
    yield* chunks;
  };
  return async () => writeBatch({ client, table }, await writeChunks({ client, table }, each()));
};

/** One item for each value, the plain way of a table: batches of 25, two on their way as well. */
const itemsOnly = async () => {
  const items: Record<string, unknown>[] = [];
  for await (const value of observationsOf()) items.push({ ...figuresKeys.values(month, vintage), sk: `VALUE#${items.length}`, ...value });
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const batch = items.slice(next, next + 25);
      next += 25;
      await client.send(new BatchWriteCommand({ RequestItems: { [table]: batch.map((Item) => ({ PutRequest: { Item } })) } }));
    }
  };
  return async () => void (await Promise.all([worker(), worker()]));
};

const ways: Readonly<Record<string, () => Promise<() => Promise<void>>>> = {
  import: async () => imported(),
  reading: async () => readingOnly,
  chunks: chunksOnly,
  items: itemsOnly,
};
const work = await ways[way]?.();
if (work === undefined) throw new Error(`no way ${way}`);
const started = performance.now();
const before = process.cpuUsage();
await work();
const milliseconds = performance.now() - started;
const { user, system } = process.cpuUsage(before);
const { maxRSS } = process.resourceUsage();
process.stdout.write(`\nresult=${JSON.stringify({ milliseconds, processor: (user + system) / 1000, megabytes: maxRSS / 1024 })}\n`);
process.exit(0);
