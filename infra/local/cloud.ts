import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BucketName, QueueName, TableName } from '../../shared/runtime/manifest.ts';
import { asynchronous } from './asynchronous.ts';
import { complaintLine } from './complaint.ts';
import { localFolder, startControl } from './control.ts';
import { type Deployment, deploymentOf } from './deployment.ts';
import { createTables, startDynamoDb } from './dynamodb.ts';
import { eventBus } from './event-bus.ts';
import { publishExampleReport, storeExampleData } from './example-data.ts';
import { renderExampleDocuments } from './example-documents.ts';
import { foreground } from './foreground.ts';
import type { Outcome } from './function-pool.ts';
import { prepareFunctions } from './functions.ts';
import { startGateway } from './gateway.ts';
import { httpApiOf } from './http-api.ts';
import { identifyPool, startIssuer } from './issuer.ts';
import { checkJava } from './java.ts';
import { watchObjects } from './object-watch.ts';
import { failureSink, startPollers } from './pollers.ts';
import { defaultPort } from './port.ts';
import { startSchedules } from './schedules.ts';
import { startSecrets } from './secrets.ts';
import { createBuckets, createQueues, startServices } from './services.ts';
import { type Ses, startSes } from './ses.ts';
import type { SendingQuota } from './ses-limits.ts';
import { siteOf } from './site.ts';
import { synthesizeOnce } from './synthesize.ts';
import { type Resource, readAssembly } from './template.ts';

export type LocalCloudOptions = {
  /** Of the site; 0 (or absent) takes a free one. The mail inbox has the next port, or a free one. */
  readonly port?: number;
  /** Begins with the fictional county data and last month's report. */
  readonly exampleData: boolean;
  /** What the account may send; 14 mails a second and 50,000 a day when absent. */
  readonly mailQuota?: SendingQuota;
  /** Minutes between a release and its mails; as the stage has it when absent. */
  readonly announcementHold?: number;
  /** A cloud assembly with bundles; synthesized when absent. */
  readonly cdkOut?: string;
  /** Says nothing on the console. */
  readonly quiet?: boolean;
};

/** The whole system on this machine. */
export type LocalCloud = {
  readonly url: string;
  readonly inboxUrl: string;
  /** Where staff choose who they are. */
  readonly issuerUrl: string;
  /** Folder of the functions' logs. */
  readonly logs: string;
  /** Calls a function by the name of its folder and waits for its answer. */
  readonly invoke: (name: string, event: unknown) => Promise<Outcome>;
  readonly tableName: (name: TableName) => string;
  readonly bucketName: (name: BucketName) => string;
  readonly dynamoEndpoint: string;
  /** Text of the secret that addresses are sealed with. */
  readonly mailKey: string;
  readonly s3Endpoint: string;
  readonly queueUrl: (name: QueueName) => string;
  /** SQS. */
  readonly sqsEndpoint: string;
  /** SES: its limits, faults on order, what it took. */
  readonly ses: Pick<Ses, 'url' | 'rawMails' | 'order' | 'publish' | 'record' | 'raw'>;
  /** Resolves when streams, queues, events of the bus and feedback about mails are worked off. */
  readonly idle: () => Promise<void>;
  /** Has the documents of the example cases made, which takes seconds. @throws Error when one cannot be made */
  readonly renderExamples: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Stop = () => Promise<void> | void;

/**
 * Starts everything from the synthesized templates, in about ten seconds.
 * @throws StartFault with a sentence for the person at the keyboard (busy port, no Java)
 */
export const startLocalCloud = async (options: LocalCloudOptions): Promise<LocalCloud> => {
  // What was started is stopped in reverse, also when the start fails half way.
  const stops: Stop[] = [];
  const stop = async (): Promise<void> => {
    for (const next of stops.splice(0).reverse()) await next();
  };
  try {
    return { ...(await start(options, (next) => stops.push(next))), stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
};

const start = async (
  { port = 0, exampleData, mailQuota, announcementHold, cdkOut, quiet = false }: LocalCloudOptions,
  atStop: (stop: Stop) => void,
): Promise<Omit<LocalCloud, 'stop'>> => {
  const keep = <T extends { readonly stop: Stop }>(started: T): T => {
    atStop(started.stop);
    return started;
  };
  const gateway = keep(await startGateway(port));
  const services = keep(await startServices(port === 0 ? 0 : port + 1));
  await checkJava();
  const [dynamoDb, assembly] = await both(startDynamoDb().then(keep), synthesizedAt(cdkOut));

  const parameters = new Map([['SiteUrl', gateway.url]]);
  const deployment = deploymentOf(assembly, parameters);
  const issuer = keep(await startIssuer(deployment, gateway.url));
  if (announcementHold !== undefined) parameters.set('AnnouncementHold', String(announcementHold));
  parameters.set('StaffIssuer', issuer.url).set('StaffClientId', issuer.clientId);
  identifyPool(deployment, issuer);
  const secrets = keep(await startSecrets(deployment, issuer.clientSecret));
  await createTables(dynamoDb, deployment);
  await createBuckets(deployment, services);
  await createQueues(deployment, services);
  const ses = keep(await startSes(deployment, services, mailQuota));
  parameters.set('FeedbackCertificates', ses.certificates);

  const folder = port === defaultPort ? localFolder : join(localFolder, String(gateway.port));
  const logs = join(folder, 'logs');
  if (port === 0) atStop(() => rm(folder, { recursive: true, force: true }));
  const endpoints = { dynamoDb: dynamoDb.endpoint, s3: services.endpoint, sqs: services.endpoint, ses: ses.url, secrets: secrets.endpoint };
  const onComplaint = (name: string, line: string): void => {
    if (!quiet) console.error(complaintLine(name, line, logs));
  };
  const functions = keep(await prepareFunctions({ assembly, deployment, endpoints, logs, onComplaint }));
  const invoke = async (name: string, event: unknown): Promise<Outcome> => {
    const target = functions.named.get(name);
    if (target === undefined) throw new Error(`there is no function ${name}`);
    return target.invoke(JSON.stringify(event ?? {}));
  };
  const tableName = (name: TableName): string => nameOf(deployment, 'AWS::DynamoDB::Table', name);

  const mailKey = secrets.textOf(nameOf(deployment, 'AWS::SecretsManager::Secret', 'mailkey'));
  const examples = exampleData ? await storeExampleData({ dynamoDb: dynamoDb.client, tableName, mailKey }, new Date()) : [];
  const people = foreground();
  const events = keep(asynchronous(deployment, functions, failureSink(deployment, services)));
  const others = [watchObjects(deployment, services, eventBus(deployment, functions, events)), ses];
  const { idle } = keep(
    await startPollers({ deployment, functions, services, dynamoEndpoint: dynamoDb.endpoint, others, fromNow: exampleData, quiet: people.quiet }),
  );
  if (exampleData) await publishExampleReport(invoke, idle, new Date());

  atStop(startSchedules(deployment, functions, events));
  const bucketName = (name: BucketName): string => nameOf(deployment, 'AWS::S3::Bucket', name);
  const places = {
    siteUrl: gateway.url,
    dynamoEndpoint: dynamoDb.endpoint,
    s3Endpoint: services.endpoint,
    tables: { funding: tableName('funding'), mail: tableName('mail') },
    bucket: bucketName('private'),
  };
  atStop(await startControl(gateway.port, { names: [...functions.named.keys()], invoke, ...places }));
  const site = siteOf(deployment, httpApiOf(deployment, functions), services.endpoint);
  gateway.open((request) => people.during(site(request)));
  // Not before: the start is busy enough, and the first visitor comes a moment later.
  functions.warm();
  return {
    url: gateway.url,
    inboxUrl: services.inboxUrl,
    issuerUrl: issuer.url,
    logs,
    invoke,
    tableName,
    bucketName,
    dynamoEndpoint: dynamoDb.endpoint,
    mailKey,
    s3Endpoint: services.endpoint,
    queueUrl: (name) => deployment.identity(resourceOf(deployment, 'AWS::SQS::Queue', `${name}queue`)).ref,
    sqsEndpoint: services.endpoint,
    ses,
    idle,
    renderExamples: () => renderExampleDocuments(invoke, examples),
  };
};

const synthesizedAt = async (cdkOut: string | undefined) => readAssembly(cdkOut ?? (await synthesizeOnce()));

/** Both at once; when one fails the other is waited for, so that it can be stopped. */
const both = async <A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> => {
  await Promise.allSettled([a, b]);
  return Promise.all([a, b]);
};

/** Physical name of a table or bucket of the house. */
const nameOf = (deployment: Deployment, type: string, name: string): string => deployment.identity(resourceOf(deployment, type, name)).ref;

/** CDK's logical ids begin with what the house calls a thing. */
const resourceOf = (deployment: Deployment, type: string, name: string): Resource => {
  const found = deployment.resources(type).find(({ logicalId }) => logicalId.toLowerCase().startsWith(name.toLowerCase()));
  if (found === undefined) throw new Error(`the templates have no ${type} ${name}`);
  return found;
};
