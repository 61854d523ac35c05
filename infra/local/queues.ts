import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteMessageBatchCommand, GetQueueAttributesCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Deployment } from './deployment.ts';
import { localRegion } from './dynamodb.ts';
import { type EventSource, namedFailures, type Poller } from './event-sources.ts';
import { matchesAny } from './filter-pattern.ts';

/** Readers of a queue that names no limit; Lambda begins with five. */
const readers = 2;

/** What reading a queue needs. */
type QueueReading = {
  readonly deployment: Deployment;
  readonly sqs: SQSClient;
  /** Waits until nobody waits for an answer. */
  readonly quiet: () => Promise<void>;
};

/** Reads a queue and calls its function, as Lambda does: what worked is deleted, what failed becomes visible again. */
export const pollQueue = (source: EventSource, { deployment, sqs, quiet }: QueueReading): Poller => {
  const url = deployment.identity(deployment.find('AWS::SQS::Queue', source.sourceArn)).ref;
  const stopping = new AbortController();
  const loops = Array.from({ length: Math.min(source.concurrency ?? readers, source.target.concurrency) }, () =>
    read(source, url, { sqs, quiet, stopping: stopping.signal }),
  );
  return {
    drained: async () => {
      while (!stopping.signal.aborted && (await waitingIn(url, sqs)) > 0) await sleep(20);
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
};

const read = async (
  source: EventSource,
  url: string,
  { sqs, quiet, stopping }: Pick<QueueReading, 'sqs' | 'quiet'> & { readonly stopping: AbortSignal },
): Promise<void> => {
  while (!stopping.aborted) {
    try {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: url,
          // One call gives ten messages at most.
          MaxNumberOfMessages: Math.min(source.batchSize, 10),
          WaitTimeSeconds: 20,
          MessageSystemAttributeNames: ['All'],
          MessageAttributeNames: ['All'],
        }),
        { abortSignal: stopping },
      );
      if (Messages.length === 0) continue;
      await quiet();
      await remove(await workOff(source, Messages), url, sqs);
    } catch (fault) {
      if (stopping.aborted) return;
      console.error(`queue of ${source.target.name}: ${fault instanceof Error ? fault.message : String(fault)}`);
      await sleep(1000);
    }
  }
};

/** @returns the messages that are done with */
const workOff = async (source: EventSource, messages: readonly Message[]): Promise<Message[]> => {
  const records = messages.map((message) => recordOf(message, source.sourceArn));
  const passing = records.filter((record) => matchesAny({ ...record, body: jsonOr(record.body) }, source.filters));
  const filteredOut = messages.filter((message) => !passing.some(({ messageId }) => messageId === message.MessageId));
  if (passing.length === 0) return filteredOut;
  const outcome = await source.target.invoke(JSON.stringify({ Records: passing }));
  if (!outcome.ok) return filteredOut;
  const identifiers = passing.map(({ messageId }) => messageId);
  const failed = source.partialFailures ? (namedFailures(outcome.value, identifiers) ?? new Set(identifiers)) : new Set<string>();
  return messages.filter((message) => !failed.has(message.MessageId ?? ''));
};

const recordOf = (message: Message, eventSourceARN: string) => ({
  messageId: message.MessageId ?? '',
  receiptHandle: message.ReceiptHandle,
  body: message.Body ?? '',
  attributes: message.Attributes ?? {},
  messageAttributes: Object.fromEntries(
    Object.entries(message.MessageAttributes ?? {}).map(([name, { StringValue, BinaryValue, DataType }]) => [
      name,
      { stringValue: StringValue, binaryValue: BinaryValue && Buffer.from(BinaryValue).toString('base64'), dataType: DataType },
    ]),
  ),
  md5OfBody: message.MD5OfBody,
  eventSource: 'aws:sqs',
  eventSourceARN,
  awsRegion: localRegion,
});

const jsonOr = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const remove = async (messages: readonly Message[], QueueUrl: string, sqs: SQSClient): Promise<void> => {
  if (messages.length === 0) return;
  const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
  await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
};

const waitingIn = async (QueueUrl: string, sqs: SQSClient): Promise<number> => {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'ApproximateNumberOfMessagesDelayed'],
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
};
