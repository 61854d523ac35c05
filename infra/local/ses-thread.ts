// Runs in a worker thread of ses.ts: SES as the functions call it, in front of the inbox, with its limits, its events and the faults that tests order.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { SQSClient } from '@aws-sdk/client-sqs';
import { localAccount } from './deployment.ts';
import { localCredentials, localRegion } from './dynamodb.ts';
import { type FeedbackRoute, feedbackChannel } from './feedback-channel.ts';
import { accepted, quotaAnswer, refusals, type SentMail, type SesAnswer, sentMailOf } from './ses-api.ts';
import { eventsOf, isSimulated } from './ses-events.ts';
import { type SendingQuota, sendingLimits } from './ses-limits.ts';
import { faultCounter, type SesFault, type SesRecord, sesOrderSchema } from './ses-orders.ts';
import { rawList } from './ses-raw-list.ts';
import { makeSigningKeys } from './sns-signing.ts';

/** What this thread is told. */
export type SesThreadOrder = {
  readonly inboxUrl: string;
  readonly sqsEndpoint: string;
  /** Domains that may send. */
  readonly identities: readonly string[];
  readonly configurationSets: readonly string[];
  readonly routes: readonly FeedbackRoute[];
  readonly quota: SendingQuota;
};
/** What it answers. */
export type SesThreadReport = { readonly url: string };

const order: SesThreadOrder = workerData;
const limits = sendingLimits(order.quota);
const faults = faultCounter();
const record: { taken: SesRecord['taken'][number][]; throttled: number } = { taken: [], throttled: 0 };
/** MIME of the newest mails by message id; all would fill the memory. */
const raws = new Map<string, Buffer>();
const keptRaws = 2000;

const server = createServer((request, response) => {
  answerTo(request, response).catch((fault: unknown) => {
    console.error(`ses: ${fault instanceof Error ? fault.message : String(fault)}`);
    response.writeHead(500).end();
  });
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('the stand-in of SES listens on no port');
const url = `http://127.0.0.1:${address.port}`;
const keys = makeSigningKeys(new Date());
const sqs = new SQSClient({ endpoint: order.sqsEndpoint, region: localRegion, credentials: localCredentials });
const channel = feedbackChannel(order.routes, { keys, certificates: `${url}/`, sqs, now: () => new Date() });

const answerTo = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  const path = request.url ?? '/';
  if (request.method === 'GET' && path === `/${keys.fileName}`) {
    response.writeHead(200, { 'content-type': 'application/x-pem-file' }).end(keys.certificate);
  } else if (path.startsWith('/stand-in/')) await answerToTest(path.slice('/stand-in/'.length), body, response);
  else await answerToCall(body, response);
};

/** What tests ask through ses.ts. */
const answerToTest = async (path: string, body: string, response: ServerResponse): Promise<void> => {
  if (path === 'order') {
    const told = sesOrderSchema.parse(JSON.parse(body));
    if (told.quota !== undefined) limits.quota = told.quota;
    if (told.faults !== undefined) faults.order(told.faults);
    if (told.holdEvents !== undefined) channel.hold(told.holdEvents);
  } else if (path === 'publish') channel.publishText(body);
  else if (path === 'drained') await channel.drained();
  else if (path === 'record') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(record));
    return;
  } else if (path === 'raw/') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(rawList(record.taken.filter(({ messageId }) => raws.has(messageId))));
    return;
  } else {
    const raw = raws.get(path.replace(/^raw\//, ''));
    // As text, so that a browser shows it; the bytes are those that SES was given.
    response.writeHead(raw === undefined ? 404 : 200, { 'content-type': 'text/plain; charset=utf-8' }).end(raw);
    return;
  }
  response.writeHead(204).end();
};

const answerToCall = async (body: string, response: ServerResponse): Promise<void> => {
  const parameters = new URLSearchParams(body);
  const action = parameters.get('Action');
  if (action === 'GetSendQuota') {
    const sent = limits.sentLastDay(performance.now());
    return finish(response, faults.next(action, []), async () => quotaAnswer({ ...limits.quota, sent }));
  }
  if (action !== 'SendRawEmail') return give(response, refusals.action);
  const mail = sentMailOf(parameters);
  return finish(response, faults.next(action, mail.destinations), () => take(mail, body));
};

/** Answers, or does what was ordered instead. */
const finish = async (response: ServerResponse, fault: SesFault | undefined, answer: () => Promise<SesAnswer>): Promise<void> => {
  const real = fault === undefined || fault.taken ? await answer() : undefined;
  if (fault?.answer === 'silence') return;
  if (fault?.answer === 'cut') response.destroy();
  else if (fault !== undefined) give(response, refusals[fault.answer]);
  else if (real !== undefined) give(response, real);
};

const give = (response: ServerResponse, { status, body }: SesAnswer): void => {
  if (status === 400 && body.includes('<Code>Throttling</Code>')) record.throttled += 1;
  response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
};

/** Takes a mail as SES does: checks, limits, the inbox, then the events. */
const take = async (mail: SentMail, body: string): Promise<SesAnswer> => {
  const { source, destinations, configurationSet, tags, raw } = mail;
  if (destinations.length === 0 || raw.length === 0) return refusals.malformed;
  const domain = source.slice(source.lastIndexOf('@') + 1).replace(/>$/, '');
  if (!order.identities.some((identity) => domain === identity || domain.endsWith(`.${identity}`))) return refusals.reject;
  if (configurationSet !== undefined && !order.configurationSets.includes(configurationSet)) return refusals.set;
  const simulated = destinations.filter(isSimulated).length;
  const taken = limits.take(performance.now(), { real: destinations.length - simulated, simulated });
  if (taken !== 'taken') return refusals[taken];
  // As long as those of SES, and never the same.
  const messageId = `0107${randomUUID().replaceAll('-', '').slice(0, 12)}-${randomUUID()}-000000`;
  const at = performance.timeOrigin + performance.now();
  record.taken.push({ at, messageId, to: [...destinations], tags: { ...tags } });
  raws.set(messageId, raw);
  for (const [oldest] of raws) if (raws.size > keptRaws) raws.delete(oldest);
  const kept = await fetch(order.inboxUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: 'AWS local' },
    body,
  });
  if (!kept.ok) throw new Error(`the inbox answered ${kept.status}`);
  if (configurationSet !== undefined) {
    const events = eventsOf({ mail, messageId, at: new Date(at), account: localAccount, region: localRegion });
    for (const event of events) channel.publish(configurationSet, event);
  }
  return accepted(messageId);
};

const report: SesThreadReport = { url };
parentPort?.postMessage(report);
