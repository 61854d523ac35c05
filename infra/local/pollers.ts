import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { Deployment } from './deployment.ts';
import { eventSources, type Poller } from './event-sources.ts';
import type { Functions } from './functions.ts';
import { pollQueue } from './queues.ts';
import type { Services } from './services.ts';
import type { FailureSink } from './stream-batch.ts';
import { pollStream, streamsClient } from './streams.ts';

/** Everything that reads streams and queues, and whatever else starts functions. */
export type Pollers = {
  /** Resolves when everything is worked off and no function runs any more. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Puts what could not be worked off into the queue that the template names. */
export const failureSink =
  (deployment: Deployment, { sqs }: Services): FailureSink =>
  async (queueArn, body) => {
    const { ref: QueueUrl, attributes } = deployment.identity(deployment.find('AWS::SQS::Queue', queueArn));
    console.error(`! given up after its retries, kept in ${attributes['QueueName']}`);
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(body) }));
  };

type Parts = {
  readonly deployment: Deployment;
  readonly functions: Functions;
  readonly services: Services;
  readonly dynamoEndpoint: string;
  /** What starts functions from elsewhere. */
  readonly others: readonly Poller[];
  /** Leaves out what is in the streams already (example data must send no mail). */
  readonly fromNow: boolean;
  /** Waits until nobody waits for an answer. */
  readonly quiet: () => Promise<void>;
};

/** Starts a reader for every event source mapping of the templates. */
export const startPollers = async ({ deployment, functions, services, dynamoEndpoint, others, fromNow, quiet }: Parts): Promise<Pollers> => {
  const client = streamsClient(dynamoEndpoint);
  const fail = failureSink(deployment, services);
  const streams: Poller[] = [];
  for (const source of eventSources(deployment, functions, 'dynamodb')) {
    streams.push(await pollStream(source, { client, fail, quiet, from: fromNow ? 'LATEST' : source.from }));
  }
  const queues = eventSources(deployment, functions, 'sqs').map((source) => pollQueue(source, { deployment, sqs: services.sqs, quiet }));

  const idle = async (): Promise<void> => {
    // A queue's function may write what a stream delivers and the other way round: idle is a round in which nothing ran.
    for (let before = -1; before !== functions.invocations() || functions.running() > 0; ) {
      before = functions.invocations();
      await Promise.all(streams.map(({ drained }) => drained()));
      await Promise.all(queues.map(({ drained }) => drained()));
      await Promise.all(others.map(({ drained }) => drained()));
    }
  };
  const stop = async (): Promise<void> => {
    await Promise.all([...streams, ...queues, ...others].map((poller) => poller.stop()));
    client.destroy();
  };
  return { idle, stop };
};
