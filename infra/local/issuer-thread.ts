// Runs in a worker thread of issuer.ts, so that the gateway's thread stays free.
import { parentPort, workerData } from 'node:worker_threads';
import { type StaffRegistration, startStaffProvider } from './staff-provider.ts';

/** What this thread is told. */
export type IssuerOrder = StaffRegistration;
/** What it answers. */
export type IssuerReport = { readonly url: string };

const order: IssuerOrder = workerData;
const { url } = await startStaffProvider(order);
const report: IssuerReport = { url };
parentPort?.postMessage(report);
