import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Deployment } from './deployment.ts';
import type { FunctionError } from './function-thread.ts';
import type { Functions, LocalFunction } from './functions.ts';
import type { FailureSink } from './stream-batch.ts';

const configSchema = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.number().default(2),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).default({}),
});

/** Starts functions without waiting for them: what Lambda does with the events of schedules and of the bus. */
export type Asynchronous = { readonly start: (target: LocalFunction, event: string) => void; readonly stop: () => void };

/** Seconds before the second and third attempt, as Lambda waits. */
const waits = [60, 120];

/** Asynchronous invocations with the retries and failure queues of the templates. */
export const asynchronous = (deployment: Deployment, functions: Functions, fail: FailureSink): Asynchronous => {
  const stopping = new AbortController();
  const configs = new Map(
    deployment.resources('AWS::Lambda::EventInvokeConfig').map((resource) => {
      const config = configSchema.parse(deployment.properties(resource));
      const named = deployment.identity(deployment.find('AWS::Lambda::Function', config.FunctionName));
      return [functions.of(named.attributes['Arn'] ?? '').name, config];
    }),
  );

  const run = async (target: LocalFunction, event: string): Promise<void> => {
    const config = configs.get(target.name);
    const requestId = randomUUID();
    const retries = config?.MaximumRetryAttempts ?? 2;
    let error: FunctionError | undefined;
    for (let attempt = 0; attempt <= retries; attempt += 1) {
      if (attempt > 0) await sleep((waits[attempt - 1] ?? 120) * 1000, undefined, { signal: stopping.signal });
      const outcome = await target.invoke(event, requestId);
      if (outcome.ok) return;
      error = outcome.error;
    }
    const destination = config?.DestinationConfig.OnFailure?.Destination;
    if (destination === undefined || stopping.signal.aborted) return;
    await fail(destination, {
      version: '1.0',
      timestamp: new Date().toISOString(),
      requestContext: { requestId, functionArn: `${target.arn}:$LATEST`, condition: 'RetriesExhausted', approximateInvokeCount: retries + 1 },
      requestPayload: JSON.parse(event),
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: error,
    });
  };

  return {
    start: (target, event) => {
      run(target, event).catch((fault: unknown) => {
        if (!stopping.signal.aborted) console.error(`${target.name}: ${fault instanceof Error ? fault.message : String(fault)}`);
      });
    },
    stop: () => stopping.abort(),
  };
};
