import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { FunctionError, FunctionOrder, FunctionReport, Invocation } from './function-thread.ts';

/** What an invocation came to. `value` is the parsed JSON answer. */
export type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: FunctionError };

/** How the workers of one function run. */
export type PoolOptions = FunctionOrder & {
  /** The function's whole environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly timeout: number;
  /** Most workers at a time. */
  readonly concurrency: number;
  /** Hears of every log line of level ERROR. */
  readonly onComplaint: (line: string) => void;
};

/** Workers of one function: one invocation at a time each, like Lambda's execution environments; more on demand. */
export type FunctionPool = {
  /** @param event JSON */
  readonly invoke: (event: string, requestId?: string) => Promise<Outcome>;
  /** Starts a first worker, so that the first request does not wait for it. */
  readonly warm: () => void;
  readonly stop: () => Promise<void>;
};

type Job = { readonly event: string; readonly requestId: string; readonly settle: (outcome: Outcome) => void };
type Slot = { readonly worker: Worker; job: Job | undefined; timer: NodeJS.Timeout | undefined };

const failed = (errorType: string, errorMessage: string): Outcome => ({ ok: false, error: { errorType, errorMessage, trace: [] } });

/** Makes the pool; nothing runs before the first invocation. */
export const functionPool = (options: PoolOptions): FunctionPool => {
  const waiting: Job[] = [];
  const slots = new Set<Slot>();
  // The one used last comes first, so that a quiet function lives in one warm worker.
  const idle: Slot[] = [];
  let starting = 0;
  let stopped = false;

  const dispatch = (): void => {
    for (let slot = idle.at(-1); slot !== undefined && waiting.length > 0; slot = idle.at(-1)) {
      const job = waiting.shift();
      if (job === undefined) return;
      idle.pop();
      begin(slot, job);
    }
    while (!stopped && waiting.length > starting && slots.size < options.concurrency) start();
  };

  const begin = (slot: Slot, job: Job): void => {
    const deadline = Date.now() + options.timeout * 1000;
    slot.job = job;
    slot.timer = setTimeout(() => {
      finish(slot, failed('Sandbox.Timedout', `RequestId: ${job.requestId} Error: Task timed out after ${options.timeout}.00 seconds`));
      discard(slot);
      dispatch();
    }, options.timeout * 1000);
    const invocation: Invocation = { event: job.event, requestId: job.requestId, deadline };
    slot.worker.postMessage(invocation);
  };

  const finish = (slot: Slot, outcome: Outcome): void => {
    clearTimeout(slot.timer);
    const { job } = slot;
    slot.job = undefined;
    job?.settle(outcome);
  };

  const discard = (slot: Slot): void => {
    slots.delete(slot);
    const at = idle.indexOf(slot);
    if (at >= 0) idle.splice(at, 1);
    void slot.worker.terminate();
  };

  const start = (): void => {
    const { environment, memory, bundle, exportName, logFile, functionName, functionArn } = options;
    const workerData: FunctionOrder = { bundle, exportName, logFile, functionName, functionArn, memory };
    const worker = new Worker(new URL('./function-thread.ts', import.meta.url), {
      workerData,
      env: { ...environment },
      execArgv: [],
      // Shown by top and ps; 15 characters are all that Linux keeps.
      name: functionName.slice(0, 15),
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    const slot: Slot = { worker, job: undefined, timer: undefined };
    slots.add(slot);
    starting += 1;
    let started = false;
    const leaveStart = (): void => {
      if (!started) starting -= 1;
      started = true;
    };
    const broke = (outcome: Outcome): void => {
      const wasStarting = !started;
      leaveStart();
      if (slot.job !== undefined) finish(slot, outcome);
      // A bundle that cannot be loaded fails the invocation that started it, as on Lambda.
      else if (wasStarting) waiting.shift()?.settle(outcome);
      if (slots.has(slot)) discard(slot);
      dispatch();
    };
    worker.on('message', (message: FunctionReport) => {
      if (message.kind === 'complaint') return options.onComplaint(message.line);
      if (message.kind === 'unusable') return broke({ ok: false, error: message.error });
      if (message.kind === 'ready') leaveStart();
      if (message.kind === 'answered') finish(slot, { ok: true, value: JSON.parse(message.value) });
      if (message.kind === 'failed') finish(slot, { ok: false, error: message.error });
      if (slots.has(slot)) idle.push(slot);
      dispatch();
    });
    worker.on('error', (fault) => broke(failed('Runtime.Unhandled', fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault))));
    worker.on('exit', () => broke(failed('Runtime.ExitError', 'The function ended its process')));
  };

  return {
    invoke: (event, requestId = randomUUID()) =>
      new Promise((settle) => {
        if (stopped) return settle(failed('Stopped', 'The local cloud has stopped'));
        waiting.push({ event, requestId, settle });
        dispatch();
      }),
    warm: () => {
      if (!stopped && slots.size === 0) start();
    },
    stop: async () => {
      stopped = true;
      const ending = [...slots].map(async (slot) => {
        finish(slot, failed('Stopped', 'The local cloud has stopped'));
        await slot.worker.terminate();
      });
      for (const { settle } of waiting.splice(0)) settle(failed('Stopped', 'The local cloud has stopped'));
      await Promise.all(ending);
    },
  };
};
