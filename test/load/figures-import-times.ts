import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { createTable, type DynamoDb, startDynamoDb } from '../../infra/local/dynamodb.ts';
import { atMost, type Measurement, median } from './measure.ts';
import { csvLines, perMunicipality } from './nationwide-figures.ts';

const run = promisify(execFile);
const rounds = 3;

/** The county's 165 Gemeinden, ten times as many, and all of Germany. */
const sizes = { county: 165, ten: 1650, germany: 10_786 } as const;

/**
 * `import` is the whole; `reading` reads and checks and keeps nothing; `chunks` writes the same chunks, made before; `items` writes one
 * item for each value.
 */
type Way = 'import' | 'reading' | 'chunks' | 'items';

const resultSchema = z.object({ milliseconds: z.number(), processor: z.number(), megabytes: z.number() });
type Result = z.infer<typeof resultSchema>;

// No stream: DynamoDB Local becomes slow after some ten thousand writes to a table that has one, which would flatter the import.
const keys = { pk: 'HASH', sk: 'RANGE' } as const;
const table = {
  KeySchema: Object.entries(keys).map(([AttributeName, KeyType]) => ({ AttributeName, KeyType })),
  AttributeDefinitions: Object.keys(keys).map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
};

/** A new process and a new table for each measurement, of a process that may hold 48 MB: who keeps the rows does not come to an end. */
const measure = async (way: Way, dynamoDb: DynamoDb, path: string, municipalities: number): Promise<Result> => {
  const name = `bench-${crypto.randomUUID()}`;
  await createTable(dynamoDb, name, table);
  const memory = way === 'import' || way === 'reading' ? ['--max-old-space-size=48', '--max-semi-space-size=4'] : [];
  const { stdout } = await run(process.execPath, [
    ...memory,
    'test/load/figures-import-run.ts',
    way,
    dynamoDb.endpoint,
    name,
    path,
    String(municipalities),
  ]);
  return resultSchema.parse(JSON.parse(/^result=(.+)$/m.exec(stdout)?.[1] ?? ''));
};

/** All ways with one size: `items`, which takes longest by far, once; the others in turn. */
const measureSize = async (folder: string, municipalities: number): Promise<Record<Way, Result>> => {
  const path = join(folder, `${municipalities}.csv`);
  await writeFile(path, csvLines(municipalities));
  const dynamoDb = await startDynamoDb();
  try {
    const results: Record<Way, Result[]> = { import: [], reading: [], chunks: [], items: [] };
    for (let round = 0; round < rounds; round += 1) {
      for (const way of ['import', 'reading', 'chunks'] as const) results[way].push(await measure(way, dynamoDb, path, municipalities));
    }
    results.items.push(await measure('items', dynamoDb, path, municipalities));
    const middle = (way: Way): Result => ({
      milliseconds: median(results[way].map(({ milliseconds }) => milliseconds)),
      processor: median(results[way].map(({ processor }) => processor)),
      megabytes: median(results[way].map(({ megabytes }) => megabytes)),
    });
    return { import: middle('import'), reading: middle('reading'), chunks: middle('chunks'), items: middle('items') };
  } finally {
    await dynamoDb.stop();
  }
};

/**
 * A month of the county, of ten counties and of all Gemeinden of Germany, 20 values each, from a CSV file into the table: linear in
 * rows, with memory that does not grow, against the bare writes.
 */
export const figuresImport = async (): Promise<Measurement[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'teilhabe-bench-'));
  try {
    const county = await measureSize(folder, sizes.county);
    const ten = await measureSize(folder, sizes.ten);
    const germany = await measureSize(folder, sizes.germany);
    for (const [size, result] of Object.entries({ county, ten, germany })) console.error(size, JSON.stringify(result));
    const rows = (municipalities: number): number => municipalities * perMunicipality;
    const perRow = germany.import.processor / rows(sizes.germany) / (ten.import.processor / rows(sizes.ten));
    return [
      atMost('import of 216,000 values against 33,000: processor time of a row', perRow, 1.15, 'x'),
      atMost('import of 216,000 values against one item written for each', germany.import.milliseconds / germany.items.milliseconds, 1.5, 'x'),
      atMost('import of 33,000 values against one item written for each', ten.import.milliseconds / ten.items.milliseconds, 1.5, 'x'),
      atMost(
        'import of 216,000 values against reading alone and writing the same chunks alone',
        germany.import.milliseconds / (germany.reading.milliseconds + germany.chunks.milliseconds),
        1.5,
        'x',
      ),
      atMost('peak memory of 216,000 values against 33,000', germany.import.megabytes / ten.import.megabytes, 1.2, 'x'),
      atMost('peak memory of 216,000 values against 3,300', germany.import.megabytes / county.import.megabytes, 1.4, 'x'),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
};
