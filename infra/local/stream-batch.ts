import { randomUUID } from 'node:crypto';
import { type EventSource, namedFailures } from './event-sources.ts';
import type { LambdaStreamRecord } from './stream-record.ts';

/** Takes what could not be worked off. @param queueArn where the template wants it */
export type FailureSink = (queueArn: string, body: unknown) => Promise<void>;

type Delivery = {
  readonly source: EventSource;
  readonly shardId: string;
  readonly fail: FailureSink;
  readonly isStopped: () => boolean;
  /** Waits some milliseconds. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
};

/** Milliseconds before a retry: doubled each time, at most a minute. */
const backoff = (attempt: number): number => Math.min(500 * 2 ** (attempt - 1), 60_000);

/**
 * Hands a batch of a stream to the function until it is worked off or given up. A batch that fails is halved where the
 * template asks for it, so that one bad record does not take the others along; halving does not count as a retry.
 */
export const deliverBatch = async (batch: readonly LambdaStreamRecord[], delivery: Delivery): Promise<void> => {
  const { source, isStopped, pause } = delivery;
  let pending = batch;
  for (let attempt = 1; pending.length > 0 && !isStopped(); attempt += 1) {
    const rest = await unfinished(pending, source);
    if (rest.length === 0) return;
    if (source.bisect && rest.length > 1) {
      const middle = Math.ceil(rest.length / 2);
      await deliverBatch(rest.slice(0, middle), delivery);
      return deliverBatch(rest.slice(middle), delivery);
    }
    if (rest.length < pending.length) attempt = 1;
    pending = rest;
    if (source.retries >= 0 && attempt > source.retries) return giveUp(pending, attempt, delivery);
    await pause(backoff(attempt));
  }
};

/** Calls the function. @returns the records from the first failed one on */
const unfinished = async (
  pending: readonly LambdaStreamRecord[],
  { target, partialFailures }: EventSource,
): Promise<readonly LambdaStreamRecord[]> => {
  const outcome = await target.invoke(JSON.stringify({ Records: pending }));
  if (!outcome.ok) return pending;
  if (!partialFailures) return [];
  const failed = namedFailures(
    outcome.value,
    pending.map(({ dynamodb }) => dynamodb.SequenceNumber),
  );
  if (failed === undefined) return pending;
  const first = pending.findIndex(({ dynamodb }) => failed.has(dynamodb.SequenceNumber));
  return first < 0 ? [] : pending.slice(first);
};

const giveUp = async (pending: readonly LambdaStreamRecord[], attempts: number, { source, shardId, fail }: Delivery): Promise<void> => {
  const [first, last] = [pending[0], pending.at(-1)];
  if (source.failures === undefined || first === undefined || last === undefined) return;
  const instant = (record: LambdaStreamRecord): string => new Date(record.dynamodb.ApproximateCreationDateTime * 1000).toISOString();
  await fail(source.failures, {
    requestContext: {
      requestId: randomUUID(),
      functionArn: source.target.arn,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: attempts,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first.dynamodb.SequenceNumber,
      endSequenceNumber: last.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: instant(first),
      approximateArrivalOfLastRecord: instant(last),
      batchSize: pending.length,
      streamArn: source.sourceArn,
    },
  });
};
