import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Outcome } from './function-pool.ts';

/** Folder of everything that runs or ran on this machine; not in git. */
export const localFolder = fileURLToPath(new URL('../../.local/', import.meta.url));

/** Where `npm run invoke` finds the instance of a port. */
export const runningFile = (port: number): string => join(localFolder, `running-${port}.json`);

/** What stands in that file. The token keeps pages in the browser of this machine from calling functions. */
export const runningSchema = z.object({ pid: z.int(), url: z.string(), token: z.string() });

const requestSchema = z.object({ name: z.string(), event: z.unknown() });

/** Answer to an invocation from the command line. */
export const controlAnswerSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.object({ errorType: z.string(), errorMessage: z.string(), trace: z.array(z.string()) }) }),
  z.object({ unknown: z.string(), functions: z.array(z.string()) }),
]);

/** What the endpoint calls. */
export type Controlled = { readonly names: readonly string[]; readonly invoke: (name: string, event: unknown) => Promise<Outcome> };

/**
 * An endpoint on loopback through which `npm run invoke` calls functions of this instance.
 * @param port of the site: names the instance
 */
export const startControl = async (port: number, { names, invoke }: Controlled): Promise<() => Promise<void>> => {
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
  const running: z.infer<typeof runningSchema> = { pid: process.pid, url: `http://127.0.0.1:${address.port}`, token };
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
