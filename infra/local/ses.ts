import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import type { Deployment } from './deployment.ts';
import type { Poller } from './event-sources.ts';
import type { FeedbackRoute } from './feedback-channel.ts';
import type { Services } from './services.ts';
import { type SendingQuota, usualQuota } from './ses-limits.ts';
import { type SesOrder, type SesRecord, sesRecordSchema } from './ses-orders.ts';
import type { SesThreadOrder, SesThreadReport } from './ses-thread.ts';

/** A running stand-in for SES, on loopback only. */
export type Ses = Poller & {
  /** SES's query API. */
  readonly url: string;
  /** A page of all mails that were taken, as they were given: headers and all. */
  readonly rawMails: string;
  /** What addresses of signing certificates begin with. */
  readonly certificates: string;
  /** Sets the quota, orders faults, keeps events back. */
  readonly order: (order: SesOrder) => Promise<void>;
  /** Publishes a text as SES does an event: signed, through the topic of the templates. */
  readonly publish: (message: string) => Promise<void>;
  readonly record: () => Promise<SesRecord>;
  /** A mail that was taken, as MIME. @throws Error when it is none of the newest 2,000 */
  readonly raw: (messageId: string) => Promise<Buffer>;
};

const destinationSchema = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    SnsDestination: z.object({ TopicARN: z.string() }).optional(),
  }),
});
const topicSchema = z.object({ SignatureVersion: z.string().default('1') });
const subscriptionSchema = z.object({
  Protocol: z.string(),
  TopicArn: z.string(),
  Endpoint: z.string(),
  RawMessageDelivery: z.boolean().default(false),
});

/** How events get from the configuration sets of the templates to their queues. */
const routesOf = (deployment: Deployment): FeedbackRoute[] => {
  const subscriptions = deployment.resources('AWS::SNS::Subscription').map((found) => subscriptionSchema.parse(deployment.properties(found)));
  return deployment.resources('AWS::SES::ConfigurationSetEventDestination').flatMap((found) => {
    const { ConfigurationSetName, EventDestination } = destinationSchema.parse(deployment.properties(found));
    const topicArn = EventDestination.SnsDestination?.TopicARN;
    if (!EventDestination.Enabled || topicArn === undefined) return [];
    const topic = topicSchema.parse(deployment.properties(deployment.find('AWS::SNS::Topic', topicArn)));
    const queues = subscriptions
      .filter(({ Protocol, TopicArn }) => Protocol === 'sqs' && TopicArn === topicArn)
      .map(({ Endpoint, RawMessageDelivery }) => ({
        url: deployment.identity(deployment.find('AWS::SQS::Queue', Endpoint)).ref,
        raw: RawMessageDelivery,
      }));
    const { MatchingEventTypes: eventTypes } = EventDestination;
    return [{ configurationSet: ConfigurationSetName, eventTypes, topicArn, signatureVersion: topic.SignatureVersion, queues }];
  });
};

/** Starts SES in front of the inbox. The queues have to exist. */
export const startSes = async (
  deployment: Deployment,
  services: Pick<Services, 'endpoint' | 'inboxUrl'>,
  quota: SendingQuota = usualQuota,
): Promise<Ses> => {
  const refs = (type: string) => deployment.resources(type).map((resource) => deployment.identity(resource).ref);
  const workerData: SesThreadOrder = {
    inboxUrl: services.inboxUrl,
    sqsEndpoint: services.endpoint,
    identities: refs('AWS::SES::EmailIdentity'),
    configurationSets: refs('AWS::SES::ConfigurationSet'),
    routes: routesOf(deployment),
    quota,
  };
  const worker = new Worker(new URL('./ses-thread.ts', import.meta.url), { workerData, execArgv: [], stdout: true });
  const [report]: SesThreadReport[] = await once(worker, 'message');
  if (report === undefined) throw new Error('the stand-in of SES did not start');
  const { url } = report;
  const ask = async (path: string, body?: string): Promise<Response> => {
    const answer = await fetch(`${url}/stand-in/${path}`, body === undefined ? {} : { method: 'POST', body });
    if (!answer.ok) throw new Error(`the stand-in of SES answered ${answer.status} to ${path}`);
    return answer;
  };
  return {
    url,
    rawMails: `${url}/stand-in/raw/`,
    certificates: `${url}/`,
    order: async (order) => void (await ask('order', JSON.stringify(order))),
    publish: async (message) => void (await ask('publish', message)),
    record: async () => sesRecordSchema.parse(await (await ask('record')).json()),
    raw: async (messageId) => Buffer.from(await (await ask(`raw/${messageId}`)).arrayBuffer()),
    drained: async () => void (await ask('drained')),
    stop: async () => void (await worker.terminate()),
  };
};
