import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Outcome } from './function-pool.ts';

/** Folder of everything that runs or ran on this machine; not in git. */
export const localFolder = fileURLToPath(new URL('../../.local/', import.meta.url));

/** Where commands find the instance of a port. */
const runningFile = (port: number): string => join(localFolder, `running-${port}.json`);

/** What stands in that file. The token keeps pages in the browser of this machine from calling functions. */
const runningSchema = z.object({
  pid: z.int(),
  url: z.string(),
  token: z.string(),
  /** For commands that work on the data: address of the site, of DynamoDB and S3, and the names of tables and bucket. */
  siteUrl: z.string(),
  dynamoEndpoint: z.string(),
  s3Endpoint: z.string(),
  tables: z.object({ funding: z.string(), mail: z.string() }),
  bucket: z.string(),
});

/** What a running instance tells of itself. */
export type Running = z.infer<typeof runningSchema>;

/** The instance of a port, or `undefined` when none is running there. */
export const readRunning = (port: number): Running | undefined => {
  try {
    return runningSchema.parse(JSON.parse(readFileSync(runningFile(port), 'utf8')));
  } catch {
    return undefined;
  }
};

const requestSchema = z.object({ name: z.string(), event: z.unknown() });

/** Answer to an invocation from the command line. */
export const controlAnswerSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.object({ errorType: z.string(), errorMessage: z.string(), trace: z.array(z.string()) }) }),
  z.object({ unknown: z.string(), functions: z.array(z.string()) }),
]);

/** What the endpoint calls. */
export type Controlled = Omit<Running, 'pid' | 'url' | 'token'> & {
  readonly names: readonly string[];
  readonly invoke: (name: string, event: unknown) => Promise<Outcome>;
};

/**
 * An endpoint on loopback through which `npm run invoke` calls functions of this instance.
 * @param port of the site: names the instance
 */
export const startControl = async (port: number, { names, invoke, ...places }: Controlled): Promise<() => Promise<void>> => {
  const token = randomUUID();
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.headers['x-teilhabe-token'] !== token) {
      response.writeHead(403).end();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { name, event } = requestSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    const answer = names.includes(name) ? await invoke(name, event) : { unknown: name, functions: names };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the control endpoint listens on no port');
  mkdirSync(localFolder, { recursive: true });
  const running: Running = { pid: process.pid, url: `http://127.0.0.1:${address.port}`, token, ...places };
  writeFileSync(runningFile(port), JSON.stringify(running), { mode: 0o600 });
  const forget = (): void => rmSync(runningFile(port), { force: true });
  process.once('exit', forget);
  return async () => {
    process.off('exit', forget);
    forget();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
};
