import { describe, expect, it } from 'vitest';
import { type EventSource, namedFailures } from '../../../infra/local/event-sources.ts';
import { deliverBatch } from '../../../infra/local/stream-batch.ts';
import { type LambdaStreamRecord, lambdaRecord } from '../../../infra/local/stream-record.ts';

const record = (number: number): LambdaStreamRecord =>
  lambdaRecord({ eventName: 'INSERT', dynamodb: { SequenceNumber: String(number), ApproximateCreationDateTime: new Date(1_000_500) } }, 'arn:stream');

/** A function that fails for the records that `bad` names; it answers with the first of them like the house's stream handlers. */
const sourceOf = (bad: readonly string[], retries: number) => {
  const calls: string[][] = [];
  const source: EventSource = {
    sourceArn: 'arn:stream',
    batchSize: 10,
    concurrency: 2,
    filters: [],
    partialFailures: true,
    bisect: true,
    retries,
    from: 'TRIM_HORIZON',
    failures: 'arn:failures',
    target: {
      name: 'notify',
      arn: 'arn:notify',
      concurrency: 1,
      environment: {},
      invoke: async (event) => {
        const { Records }: { Records: { dynamodb: { SequenceNumber: string } }[] } = JSON.parse(event);
        const numbers = Records.map(({ dynamodb }) => dynamodb.SequenceNumber);
        calls.push(numbers);
        const first = numbers.find((number) => bad.includes(number));
        return { ok: true, value: { batchItemFailures: first === undefined ? [] : [{ itemIdentifier: first }] } };
      },
    },
  };
  return { source, calls };
};

describe('batches of a stream', () => {
  it('gives up the one bad record, works off the others, and puts the bad one into the failure queue', async () => {
    const { source, calls } = sourceOf(['2'], 0);
    const failures: unknown[] = [];
    const fail = async (queue: string, body: unknown): Promise<void> => void failures.push([queue, body]);
    await deliverBatch([1, 2, 3].map(record), { source, shardId: 'shard', fail, isStopped: () => false, pause: async () => undefined });
    expect(calls).toEqual([['1', '2', '3'], ['2'], ['3']]);
    expect(failures).toMatchObject([['arn:failures', { DDBStreamBatchInfo: { startSequenceNumber: '2', endSequenceNumber: '2', batchSize: 1 } }]]);
  });

  it('tries again as often as the template says, each time later', async () => {
    const { source, calls } = sourceOf(['1'], 3);
    const pauses: number[] = [];
    const pause = async (milliseconds: number): Promise<void> => void pauses.push(milliseconds);
    await deliverBatch([record(1)], { source, shardId: 'shard', fail: async () => undefined, isStopped: () => false, pause });
    expect(calls).toHaveLength(4);
    expect(pauses).toEqual([500, 1000, 2000]);
  });
});

describe('partial batch answers', () => {
  it.each([
    [null, []],
    [{}, []],
    [{ batchItemFailures: [] }, []],
    [{ batchItemFailures: [{ itemIdentifier: 'b' }] }, ['b']],
  ])('%j names %j', (answer, expected) => {
    expect([...(namedFailures(answer, ['a', 'b']) ?? ['all'])]).toEqual(expected);
  });

  it.each([[{ batchItemFailures: [{ itemIdentifier: 'c' }] }], [{ batchItemFailures: 'b' }], ['text']])('%j fails the whole batch', (answer) => {
    expect(namedFailures(answer, ['a', 'b'])).toBeUndefined();
  });
});

it('writes times in seconds and bytes in base64, as Lambda does', () => {
  const converted = lambdaRecord(
    {
      eventID: '1',
      dynamodb: { ApproximateCreationDateTime: new Date(1_000_500), NewImage: { b: { B: new Uint8Array([1, 2]) }, m: { M: { s: { S: 'x' } } } } },
    },
    'arn:stream',
  );
  expect(converted.dynamodb).toMatchObject({ ApproximateCreationDateTime: 1000, NewImage: { b: { B: 'AQI=' }, m: { M: { s: { S: 'x' } } } } });
});
