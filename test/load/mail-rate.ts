import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { manifest } from '../../functions/deliver-mail/manifest.ts';
import { createTable, localCredentials, localRegion, startDynamoDb } from '../../infra/local/dynamodb.ts';
import type { Mail } from '../../shared/domain/notices/mail.ts';
import { environmentName, environmentOf } from '../../shared/runtime/manifest.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { templateTables } from '../support/store-tables.ts';
import { atLeast, atMost, type Measurement, told } from './measure.ts';

/** Seconds of sending that are measured at each rate; a quiet machine is assumed, and twenty make chance small. */
const seconds = Number(process.env['MAIL_RATE_SECONDS'] ?? '20');

/** Mails a second: what SES grants most accounts, and what it grants a large one. */
const rates = (process.env['MAIL_RATES'] ?? '14,100').split(',').map(Number);

const answer = (name: string, result: string): string =>
  `<${name}Response xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><${name}Result>${result}</${name}Result></${name}Response>`;

/** SES and Secrets Manager over HTTP, as far as the mailer asks them. SES writes down when each mail arrived. */
const startStandIn = async (perSecond: number) => {
  const arrivals: { readonly at: number; readonly to: string }[] = [];
  const server = createServer((request, response) => {
    const at = performance.now();
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('latin1');
      if (request.headers['x-amz-target'] !== undefined) {
        response.setHeader('content-type', 'application/x-amz-json-1.1').end(JSON.stringify({ SecretString: 'a key of this run' }));
        return;
      }
      const asked = new URLSearchParams(text);
      response.setHeader('content-type', 'text/xml');
      if (asked.get('Action') === 'GetSendQuota') {
        const quota = `<SentLast24Hours>0</SentLast24Hours><Max24HourSend>50000</Max24HourSend><MaxSendRate>${perSecond}</MaxSendRate>`;
        response.end(answer('GetSendQuota', quota));
      } else {
        arrivals.push({ at, to: asked.get('Destinations.member.1') ?? '' });
        response.end(answer('SendRawEmail', `<MessageId>ses-${arrivals.length}</MessageId>`));
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port }: AddressInfo = Object(server.address());
  return { arrivals, url: `http://127.0.0.1:${port}`, stop: () => server.close() };
};

const mailOf = (number: number): Mail => ({
  id: number.toString(16).padStart(64, '0'),
  cause: `bench#${number}`,
  template: 'release',
  to: { address: `reader-${number}@example.org` },
  subject: 'Der Bericht ist da',
  text: 'Guten Tag,\n\nder Bericht ist da.\n'.repeat(20),
  html: '<p>Guten Tag,</p>\n<p>der Bericht ist da.</p>\n'.repeat(20),
  createdAt: new Date().toISOString(),
});

/** The most that arrived in any second. */
const densest = (times: readonly number[]): number => {
  let [most, first] = [0, 0];
  for (const [last, at] of times.entries()) {
    while (at - (times[first] ?? at) >= 1000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
};

const measured = async (perSecond: number, dynamoDb: Awaited<ReturnType<typeof startDynamoDb>>): Promise<Measurement[]> => {
  const table = `mail-rate-${perSecond}`;
  await createTable(dynamoDb, table, templateTables().mail);
  const { enqueue } = mailStore({ client: DynamoDBDocumentClient.from(dynamoDb.client), table });
  const mails = Array.from({ length: perSecond * (seconds + 2) }, (_, number) => mailOf(number));
  for (let from = 0; from < mails.length; from += 25) await Promise.all(mails.slice(from, from + 25).map(enqueue));
  const standIn = await startStandIn(perSecond);
  const settings = Object.fromEntries(environmentOf(manifest).map((source) => [environmentName(source), 'http://example.org/bench']));
  const env = {
    ...process.env,
    ...settings,
    TABLE_MAIL: table,
    SETTING_MAIL_SENDER: 'kit@versand.example',
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.endpoint,
    AWS_ENDPOINT_URL_SES: standIn.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: standIn.url,
    AWS_REGION: localRegion,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  };
  const workers: ChildProcess[] = [0, 1].map(() => fork(new URL('mail-rate-worker.ts', import.meta.url), { env }));
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  // Batches in turn, as the queue would hand them out.
  for (const [number, worker] of workers.entries())
    worker.send(mails.map(({ id }) => id).filter((_, place) => Math.floor(place / 10) % 2 === number));
  await Promise.all(workers.map((worker) => once(worker, 'exit')));
  standIn.stop();
  const times = standIn.arrivals.map(({ at }) => at).toSorted((one, other) => one - other);
  const [begin = 0] = times;
  // The first second shows the first burst, the last ones how the queue runs dry.
  const inside = times.filter((at) => at >= begin + 1000 && at < begin + 1000 + (seconds - 1) * 1000).length / (seconds - 1);
  const of = `at ${perSecond}/s, two processes`;
  return [
    told(`mails ${of}`, times.length, 'mails'),
    atMost(`addresses with a second mail ${of}`, times.length - new Set(standIn.arrivals.map(({ to }) => to)).size, 0, 'mails'),
    atMost(`mails in the densest second ${of}`, densest(times), perSecond, 'mails'),
    told(`mails a second ${of}`, inside, '1/s'),
    atLeast(`of the granted rate ${of}`, inside / perSecond, 0.95, 'x'),
  ];
};

/** How many mails leave in a second, by the times at which they arrive at SES's stand-in: the account's rate at most, and 5 % less at worst. */
export const mailRate = async (): Promise<Measurement[]> => {
  const dynamoDb = await startDynamoDb();
  try {
    const found: Measurement[] = [];
    for (const rate of rates) found.push(...(await measured(rate, dynamoDb)));
    return found;
  } finally {
    await dynamoDb.stop();
  }
};
