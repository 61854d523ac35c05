// Runs in a worker thread of functions.ts: what Lambda's runtime is to a handler. It gets JSON and gives JSON; the handler sees
// Lambda's environment, context and nothing else.
import { openSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Context, Handler } from 'aws-lambda';

/** What this thread is told at its start. */
export type FunctionOrder = {
  /** Path of the bundle, and the name of what it exports. */
  readonly bundle: string;
  readonly exportName: string;
  readonly logFile: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memory: number;
};
/** One invocation. `event` is JSON, `deadline` an epoch millisecond. */
export type Invocation = { readonly event: string; readonly requestId: string; readonly deadline: number };

/** What Lambda answers when a function fails. */
export type FunctionError = { readonly errorType: string; readonly errorMessage: string; readonly trace: readonly string[] };
/** What this thread reports. `value` is JSON; `complaint` is a log line of level ERROR. */
export type FunctionReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unusable'; readonly error: FunctionError }
  | { readonly kind: 'answered'; readonly value: string }
  | { readonly kind: 'failed'; readonly error: FunctionError }
  | { readonly kind: 'complaint'; readonly line: string };

const order: FunctionOrder = workerData;
const report = (message: FunctionReport): void => parentPort?.postMessage(message);

const log = openSync(order.logFile, 'a');
// One complaint per invocation is enough: a fault that the handler has logged is logged by the runtime again.
let complained = false;
// Lines wait for the end of the invocation or a tenth of a second: one write to the disk instead of many.
let lines = '';
let flushing: NodeJS.Timeout | undefined;

const flush = (): void => {
  clearTimeout(flushing);
  flushing = undefined;
  if (lines !== '') writeSync(log, lines);
  lines = '';
};
process.on('exit', flush);

/** Lambda in JSON format wraps every line that is not JSON itself. */
const writeLine = (line: string, level: string): void => {
  const isJson = line.startsWith('{');
  lines += `${isJson ? line : JSON.stringify({ timestamp: new Date().toISOString(), level, message: line })}\n`;
  flushing ??= setTimeout(flush, 100);
  if (complained || !isJson || !line.includes('"level":"ERROR"')) return;
  complained = true;
  flush();
  report({ kind: 'complaint', line });
};

const capture = (stream: NodeJS.WriteStream, level: string): void => {
  Reflect.set(stream, 'write', (chunk: Uint8Array | string, encoding?: unknown, done?: unknown): boolean => {
    for (const line of String(chunk).split('\n')) if (line !== '') writeLine(line, level);
    const callback = typeof encoding === 'function' ? encoding : done;
    if (typeof callback === 'function') callback();
    return true;
  });
};
capture(process.stdout, 'INFO');
capture(process.stderr, 'ERROR');

const describe = (fault: unknown): FunctionError =>
  fault instanceof Error
    ? { errorType: fault.name, errorMessage: fault.message, trace: (fault.stack ?? '').split('\n') }
    : { errorType: typeof fault, errorMessage: String(fault), trace: [] };

const contextOf = ({ requestId, deadline }: Invocation): Context => ({
  awsRequestId: requestId,
  callbackWaitsForEmptyEventLoop: true,
  functionName: order.functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: order.functionArn,
  memoryLimitInMB: String(order.memory),
  logGroupName: `/aws/lambda/${order.functionName}`,
  logStreamName: 'local',
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
});

const load = async (): Promise<Handler> => {
  const bundle: Record<string, unknown> = await import(pathToFileURL(order.bundle).href);
  const handler = bundle[order.exportName];
  if (typeof handler !== 'function') throw new Error(`the bundle exports no function ${order.exportName}`);
  return (event, context) => handler(event, context);
};

try {
  const handler = await load();
  parentPort?.on('message', async (invocation: Invocation) => {
    complained = false;
    try {
      const value: unknown = await handler(JSON.parse(invocation.event), contextOf(invocation), () => undefined);
      report({ kind: 'answered', value: JSON.stringify(value ?? null) });
      flush();
    } catch (fault) {
      const error = describe(fault);
      writeLine(JSON.stringify({ timestamp: new Date().toISOString(), level: 'ERROR', requestId: invocation.requestId, message: error }), 'ERROR');
      flush();
      report({ kind: 'failed', error });
    }
  });
  report({ kind: 'ready' });
} catch (fault) {
  report({ kind: 'unusable', error: describe(fault) });
}
