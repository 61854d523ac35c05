import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SendOutcome } from '../../../shared/domain/notices/send-outcome.ts';
import { askQuota, mailTransport, outcomeOf, sesClient } from '../../../shared/mail/mail-transport.ts';
import { mail } from './examples.ts';

const accepted =
  '<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>ses-1</MessageId></SendRawEmailResult></SendRawEmailResponse>';
const refusal = (code: string, text = 'no') =>
  `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${text}</Message></Error><RequestId>1</RequestId></ErrorResponse>`;

type Answer = { status: number; body: string } | 'reset' | 'silence';
let server: Server;
let answer: Answer = { status: 200, body: accepted };
let requests: string[] = [];

beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('latin1');
    });
    request.on('end', () => {
      requests.push(body);
      if (answer === 'silence') return;
      if (answer === 'reset') request.socket.destroy();
      else response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port }: AddressInfo = Object(server.address());
  vi.stubEnv('AWS_ENDPOINT_URL_SES', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

const attempt = (text: string) => ({ raw: Buffer.from(text), leaseId: '3f0e7a52-9d1c-4b8e-8f3a-5c6d7e8f9a0b' });
const send = (answerTimeout?: number): Promise<SendOutcome> =>
  mailTransport({ client: sesClient(answerTimeout), sender: 'kit@versand.example', configurationSet: 'teilhabe' })(mail, attempt('MIME'));

describe('handing a mail to SES', () => {
  it('names sender, recipient, configuration set and tags', async () => {
    answer = { status: 200, body: accepted };
    expect(await send()).toEqual({ kind: 'accepted', sesMessageId: 'ses-1' });
    expect(Object.fromEntries(new URLSearchParams(requests[0]))).toMatchObject({
      Action: 'SendRawEmail',
      Source: 'kit@versand.example',
      'Destinations.member.1': mail.to.address,
      ConfigurationSetName: 'teilhabe',
      'RawMessage.Data': Buffer.from('MIME').toString('base64'),
      'Tags.member.1.Name': 'mail',
      'Tags.member.1.Value': mail.id,
      'Tags.member.2.Name': 'attempt',
      'Tags.member.2.Value': attempt('').leaseId,
      'Tags.member.3.Name': 'template',
      'Tags.member.3.Value': mail.template,
    });
  });

  it.each([
    [400, 'Throttling', 'Maximum sending rate exceeded.', { kind: 'throttled' }],
    [429, 'TooManyRequests', 'no', { kind: 'throttled' }],
    [400, 'Throttling', 'Daily message quota exceeded.', { kind: 'stopped', stop: 'daily-quota' }],
    [400, 'AccountSendingPausedException', 'no', { kind: 'stopped', stop: 'sending-paused' }],
    [400, 'ConfigurationSetSendingPaused', 'no', { kind: 'stopped', stop: 'sending-paused' }],
    [400, 'MailFromDomainNotVerified', 'no', { kind: 'stopped', stop: 'not-set-up' }],
    [400, 'ConfigurationSetDoesNotExist', 'no', { kind: 'stopped', stop: 'not-set-up' }],
    [
      400,
      'MessageRejected',
      'Email address is not verified. The following identities failed the check: kit@versand.example',
      { kind: 'stopped', stop: 'not-set-up' },
    ],
    [
      400,
      'MessageRejected',
      `Email address is not verified. The following identities failed the check: ${mail.to.address}`,
      { kind: 'rejected', reason: 'RecipientNotVerified' },
    ],
    [403, 'AccessDenied', 'no', { kind: 'stopped', stop: 'not-allowed' }],
    [403, 'InvalidClientTokenId', 'no', { kind: 'stopped', stop: 'not-allowed' }],
    [400, 'MessageRejected', 'no', { kind: 'rejected', reason: 'MessageRejected' }],
    [400, 'InvalidParameterValue', 'Domain contains illegal character', { kind: 'rejected' }],
    [400, 'SomethingElse', 'no', { kind: 'refused', reason: 'SomethingElse' }],
  ])('knows that %i %s (%s) is no mail, and what follows', async (status, code, text, outcome) => {
    answer = { status, body: refusal(code, text) };
    expect(await send()).toMatchObject(outcome);
    expect(requests).toHaveLength(1);
  });

  it.each<[string, Answer]>([
    ['500', { status: 500, body: refusal('InternalFailure') }],
    ['503', { status: 503, body: refusal('ServiceUnavailable') }],
    ['408', { status: 408, body: '' }],
    ['an answer that is not readable', { status: 200, body: 'ok' }],
    ['an answer without an id', { status: 200, body: accepted.replace(/<MessageId>.*<\/MessageId>/, '') }],
    ['a connection that breaks', 'reset'],
  ])('cannot know after %s, and asks once only', async (_name, next) => {
    answer = next;
    expect(await send()).toMatchObject({ kind: 'uncertain' });
    expect(requests).toHaveLength(1);
  });

  it('cannot know when the answer does not come in time', async () => {
    answer = 'silence';
    expect(await send(100)).toEqual({ kind: 'uncertain', reason: 'ETIMEDOUT' });
    expect(requests).toHaveLength(1);
  });

  it('knows that a refused connection is no mail', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_SES', 'http://127.0.0.1:1');
    expect(await send()).toEqual({ kind: 'stopped', reason: 'ECONNREFUSED', stop: 'unreachable' });
  });

  it('keeps no connection that could go stale while the function sleeps', async () => {
    answer = { status: 200, body: accepted };
    const ports = new Set<number | undefined>();
    server.on('connection', ({ remotePort }) => ports.add(remotePort));
    const transport = mailTransport({ client: sesClient(), sender: 'kit@versand.example', configurationSet: 'teilhabe' });
    await transport(mail, attempt('1'));
    await transport(mail, attempt('2'));
    expect(ports.size).toBe(2);
  });
});

describe('asking for the quota', () => {
  it('reads rate, daily quota and what was sent', async () => {
    answer = {
      status: 200,
      body: '<GetSendQuotaResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><GetSendQuotaResult><SentLast24Hours>127.0</SentLast24Hours><Max24HourSend>50000.0</Max24HourSend><MaxSendRate>14.0</MaxSendRate></GetSendQuotaResult></GetSendQuotaResponse>',
    };
    expect(await askQuota(sesClient())()).toEqual({ perSecond: 14, perDay: 50_000, sentLastDay: 127 });
  });

  it('fails for an answer that says nothing', async () => {
    answer = { status: 200, body: '<GetSendQuotaResponse><GetSendQuotaResult></GetSendQuotaResult></GetSendQuotaResponse>' };
    await expect(askQuota(sesClient())()).rejects.toThrow();
  });
});

describe('sorting a fault', () => {
  it.each([
    [Object.assign(new Error(), { name: 'CredentialsProviderError' }), 'stopped'],
    [Object.assign(new Error(), { code: 'ENOTFOUND' }), 'stopped'],
    [Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }), 'stopped'],
    [Object.assign(new Error(), { code: 'ECONNRESET' }), 'uncertain'],
    [Object.assign(new Error(), { code: 'ECONNREFUSED', $metadata: { httpStatusCode: 500 } }), 'uncertain'],
    [new Error('what is this'), 'uncertain'],
    ['a string', 'uncertain'],
    [undefined, 'uncertain'],
    [null, 'uncertain'],
  ])('%o is %s', (fault, kind) => {
    expect(outcomeOf(fault, mail.to.address).kind).toBe(kind);
  });
});
