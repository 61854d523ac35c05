import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import { localCredentials, localRegion } from './dynamodb.ts';
import type { EventSource, Poller } from './event-sources.ts';
import { matchesAny } from './filter-pattern.ts';
import { deliverBatch, type FailureSink } from './stream-batch.ts';
import { type LambdaStreamRecord, lambdaRecord } from './stream-record.ts';

/** Milliseconds between two looks at a quiet stream; Lambda looks four times a second. */
const interval = 100;

/** A place in a shard: where to go on, and the sequence number before it. */
type Position = { readonly iterator: string | undefined; readonly last: string | undefined };

/** A client for the streams of DynamoDB Local. */
export const streamsClient = (endpoint: string): DynamoDBStreamsClient =>
  new DynamoDBStreamsClient({ endpoint, region: localRegion, credentials: localCredentials });

/** What reading a stream needs. */
type StreamReading = {
  readonly client: DynamoDBStreamsClient;
  readonly fail: FailureSink;
  /** Waits until nobody waits for an answer. */
  readonly quiet: () => Promise<void>;
  /** Overrules the template's starting position. */
  readonly from: EventSource['from'];
};

/**
 * Reads a table's stream and calls its function, as Lambda does: in order, filtered, in batches.
 * @returns once the starting position is fixed: what is written from now on will be delivered
 */
export const pollStream = async (source: EventSource, { client, fail, quiet, from }: StreamReading): Promise<Poller> => {
  let stopped = false;
  let asked: (() => void)[] = [];
  let wake = (): void => undefined;
  const readings: Promise<void>[] = [];
  const seen = new Set<string>();

  /** Waits until the next look, or until somebody wants to know whether all is worked off. */
  const pause = async (): Promise<void> => {
    const waking = new AbortController();
    wake = () => waking.abort();
    if (asked.length === 0 && !stopped) await sleep(interval, undefined, { signal: waking.signal }).catch(() => undefined);
  };

  const open = async (): Promise<void> => {
    const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: source.sourceArn }));
    // Shards that appear later continue those that were read, so nothing of them may be left out.
    const skipping = from === 'LATEST' && seen.size === 0;
    for (const { ShardId = '' } of StreamDescription?.Shards ?? []) {
      if (seen.has(ShardId)) continue;
      seen.add(ShardId);
      const start = await positionAfter(ShardId, undefined);
      readings.push(readShard(ShardId, skipping ? await skip(start) : start));
    }
  };

  const positionAfter = async (ShardId: string, last: string | undefined): Promise<Position> => {
    const type =
      last === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' as const }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: last };
    const { ShardIterator } = await client.send(new GetShardIteratorCommand({ StreamArn: source.sourceArn, ShardId, ...type }));
    return { iterator: ShardIterator, last };
  };

  /** The next records and the position behind them. */
  const take = async ({ iterator, last }: Position) => {
    const { Records = [], NextShardIterator } = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: 1000 }));
    return { records: Records, after: { iterator: NextShardIterator, last: Records.at(-1)?.dynamodb?.SequenceNumber ?? last } };
  };

  // DynamoDB Local's LATEST fails on a stream that is still empty, so what is there is read and left alone.
  const skip = async (start: Position): Promise<Position> => {
    for (let position = start; ; ) {
      const { records, after } = await take(position);
      position = after;
      if (records.length === 0 || position.iterator === undefined) return position;
    }
  };

  const readShard = async (shardId: string, start: Position): Promise<void> => {
    let position = start;
    while (!stopped && position.iterator !== undefined) {
      const answering = asked;
      asked = [];
      try {
        const { records, after } = await take(position);
        await workOff(records, shardId);
        position = after;
        if (records.length > 0) {
          asked.push(...answering);
          continue;
        }
        for (const settle of answering) settle();
        await pause();
      } catch (fault) {
        asked.push(...answering);
        if (stopped) break;
        // DynamoDB Local forgets an iterator of an empty stream when records come; the position before it still holds.
        const forgotten = fault instanceof TrimmedDataAccessException;
        if (!forgotten) console.error(`stream of ${source.target.name}: ${fault instanceof Error ? fault.message : String(fault)}`);
        await sleep(forgotten ? interval : 1000);
        position = await positionAfter(shardId, position.last).catch(() => position);
      }
    }
    // The shard is closed and read to its end: others continue it.
    if (!stopped) await open();
  };

  const workOff = async (records: readonly StreamRecord[], shardId: string): Promise<void> => {
    const passing: LambdaStreamRecord[] = [];
    for (const record of records) {
      const candidate = lambdaRecord(record, source.sourceArn);
      if (matchesAny(candidate, source.filters)) passing.push(candidate);
    }
    for (let at = 0; at < passing.length && !stopped; at += source.batchSize) {
      await quiet();
      await deliverBatch(passing.slice(at, at + source.batchSize), { source, shardId, fail, isStopped: () => stopped, pause: sleep });
    }
  };

  await open();
  return {
    drained: () =>
      new Promise((resolve) => {
        if (stopped) return resolve();
        asked.push(resolve);
        wake();
      }),
    stop: async () => {
      stopped = true;
      wake();
      for (const settle of asked) settle();
      await Promise.all(readings);
    },
  };
};
