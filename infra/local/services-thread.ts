// Runs in a worker thread of services.ts: fauxqs (S3, SQS) and aws-ses-v2-local (mail), so that the gateway's thread stays free
// and two clouds in one process do not share an inbox (aws-ses-v2-local keeps its mails in a module).
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { buildApp } from 'fauxqs';
import { type CreatedObject, reportCreatedObjects } from './created-objects.ts';

/** What this thread is told. */
export type ServicesOrder = { readonly inboxPort: number; readonly region: string };
/** What it answers first: its ports, or that the inbox's port is taken. */
export type ServicesReport = { readonly emulatorPort: number; readonly inboxPort: number } | { readonly busyPort: number };
/** What it says later: an object was created; or, asked with a number, that it has said all that happened before. */
export type ServicesNews = { readonly created: CreatedObject } | { readonly heard: number };

const order: ServicesOrder = workerData;

// The package is CommonJS; its `default` is the function that starts the server.
const { default: startInbox }: { default: (config: { host: string; port: number }) => Promise<import('node:http').Server> } = createRequire(
  import.meta.url,
)('aws-ses-v2-local');

const report = async (): Promise<ServicesReport> => {
  // Express 5 calls back on errors as well.
  const inbox = await startInbox({ host: '127.0.0.1', port: order.inboxPort });
  if (!inbox.listening) return { busyPort: order.inboxPort };
  const emulator = buildApp({ logger: false, defaultRegion: order.region });
  reportCreatedObjects(emulator, (created) => tell({ created }));
  await emulator.listen({ host: '127.0.0.1', port: 0 });
  return { emulatorPort: portOf(emulator.server.address()), inboxPort: portOf(inbox.address()) };
};

const portOf = (address: AddressInfo | string | null): number => {
  if (address === null || typeof address === 'string') throw new Error('the service listens on no port');
  return address.port;
};

const tell = (news: ServicesNews | ServicesReport): void => parentPort?.postMessage(news);

tell(await report());
parentPort?.on('message', (number: number) => tell({ heard: number }));
