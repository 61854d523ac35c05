import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { CreateQueueCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { CreatedObject } from './created-objects.ts';
import type { Deployment } from './deployment.ts';
import { localCredentials, localRegion } from './dynamodb.ts';
import { StartFault } from './java.ts';
import type { ServicesNews, ServicesOrder, ServicesReport } from './services-thread.ts';
import type { Resource } from './template.ts';

/** Running stand-ins for S3, SQS and SES, on loopback only. */
export type Services = {
  /** S3 and SQS. */
  readonly endpoint: string;
  /** The web inbox; it takes mails as SES does (ses.ts stands in front of it). */
  readonly inboxUrl: string;
  readonly sqs: SQSClient;
  /** Hears of every object that is created from now on. @returns ends it */
  readonly onCreated: (listen: (created: CreatedObject) => void) => () => void;
  /** Resolves when everything was heard that was created before. */
  readonly heard: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * @param inboxPort 0 for any free port
 * @throws StartFault when the port is taken
 */
export const startServices = async (inboxPort: number): Promise<Services> => {
  const workerData: ServicesOrder = { inboxPort, region: localRegion };
  const worker = new Worker(new URL('./services-thread.ts', import.meta.url), { workerData, execArgv: [], stdout: true });
  const [report]: ServicesReport[] = await once(worker, 'message');
  if (report === undefined || 'busyPort' in report) {
    await worker.terminate();
    throw new StartFault(`Port ${inboxPort} (mail inbox) is in use: stop what uses it, or start with another PORT (PORT=5000 npm start).`);
  }
  const endpoint = `http://127.0.0.1:${report.emulatorPort}`;
  const sqs = new SQSClient({ endpoint, region: localRegion, credentials: localCredentials });
  const stop = async (): Promise<void> => {
    sqs.destroy();
    await worker.terminate();
  };
  return { endpoint, inboxUrl: `http://127.0.0.1:${report.inboxPort}`, sqs, ...hearing(worker), stop };
};

const hearing = (worker: Worker): Pick<Services, 'onCreated' | 'heard'> => {
  let asked = 0;
  const hear = (listen: (news: ServicesNews) => void): (() => void) => {
    worker.on('message', listen);
    return () => worker.off('message', listen);
  };
  return {
    onCreated: (listen) =>
      hear((news) => {
        if ('created' in news) listen(news.created);
      }),
    heard: () =>
      new Promise((resolve) => {
        asked += 1;
        const number = asked;
        const end = hear((news) => {
          if (!('heard' in news) || news.heard !== number) return;
          end();
          resolve();
        });
        worker.postMessage(number);
      }),
  };
};

/** Creates every bucket of the templates. */
export const createBuckets = async (deployment: Deployment, { endpoint }: Services): Promise<void> => {
  for (const bucket of deployment.resources('AWS::S3::Bucket')) {
    const { ref } = deployment.identity(bucket);
    const answer = await fetch(`${endpoint}/${ref}`, { method: 'PUT' });
    if (!answer.ok) throw new Error(`bucket ${ref} was not created: ${answer.status}`);
  }
};

const queueSchema = z.object({
  VisibilityTimeout: z.number().optional(),
  DelaySeconds: z.number().optional(),
  MessageRetentionPeriod: z.number().optional(),
  ReceiveMessageWaitTimeSeconds: z.number().optional(),
  MaximumMessageSize: z.number().optional(),
  FifoQueue: z.boolean().optional(),
  ContentBasedDeduplication: z.boolean().optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
});

/** Creates every queue of the templates, then connects each with its dead-letter queue. */
export const createQueues = async (deployment: Deployment, { sqs, endpoint }: Services): Promise<void> => {
  const queues = deployment.resources('AWS::SQS::Queue');
  const attributesOf = (queue: Resource) => queueSchema.parse(deployment.properties(queue));
  for (const queue of queues) {
    const { RedrivePolicy: _later, ...attributes } = queueSchema.parse(deployment.properties(queue));
    const QueueName = deployment.identity(queue).ref;
    const Attributes = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]));
    await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
    // The SDK sends to the host in the URL, so it has to be the emulator's.
    deployment.identify(queue, { ref: `${endpoint}/000000000000/${QueueName}` });
  }
  for (const queue of queues) {
    const { RedrivePolicy } = attributesOf(queue);
    if (RedrivePolicy === undefined) continue;
    const Attributes = { RedrivePolicy: JSON.stringify(RedrivePolicy) };
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl: deployment.identity(queue).ref, Attributes }));
  }
};
