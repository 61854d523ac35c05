import { verify, X509Certificate } from 'node:crypto';
import { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { deploymentOf } from '../../../infra/local/deployment.ts';
import { localCredentials, localRegion } from '../../../infra/local/dynamodb.ts';
import { createQueues, type Services, startServices } from '../../../infra/local/services.ts';
import { type Ses, startSes } from '../../../infra/local/ses.ts';
import { fateOf } from '../../../infra/local/ses-events.ts';
import { sendingLimits } from '../../../infra/local/ses-limits.ts';
import { stackOf } from '../../../infra/local/template.ts';
import { inboxMails } from '../../support/inbox.ts';

const topic = { Ref: 'Topic' };
const stack = stackOf('mail', {
  Parameters: {},
  Outputs: {},
  Resources: {
    Identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'kit.example' } },
    Set: { Type: 'AWS::SES::ConfigurationSet', Properties: {} },
    Topic: { Type: 'AWS::SNS::Topic', Properties: { SignatureVersion: '2' } },
    Destination: {
      Type: 'AWS::SES::ConfigurationSetEventDestination',
      Properties: {
        ConfigurationSetName: { Ref: 'Set' },
        EventDestination: {
          MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint', 'deliveryDelay'],
          SnsDestination: { TopicARN: topic },
        },
      },
    },
    Queue: { Type: 'AWS::SQS::Queue', Properties: {} },
    Subscription: {
      Type: 'AWS::SNS::Subscription',
      Properties: { Protocol: 'sqs', TopicArn: topic, Endpoint: { 'Fn::GetAtt': ['Queue', 'Arn'] } },
    },
  },
});

const notificationSchema = z.object({
  Message: z.string(),
  MessageId: z.string(),
  Subject: z.string(),
  Timestamp: z.string(),
  TopicArn: z.string(),
  Type: z.string(),
  Signature: z.string(),
  SignatureVersion: z.string(),
  SigningCertURL: z.string(),
});
const eventSchema = z.looseObject({
  eventType: z.string(),
  mail: z.looseObject({ messageId: z.string(), destination: z.array(z.string()), tags: z.record(z.string(), z.array(z.string())) }),
});

let services: Services;
let ses: Ses;
let queueUrl: string;
let client: SESClient;

beforeAll(async () => {
  const deployment = deploymentOf({ stacks: [stack], assets: new Map() }, new Map());
  services = await startServices(0);
  await createQueues(deployment, services);
  ses = await startSes(deployment, services, { perSecond: 1000, perDay: 50_000 });
  queueUrl = deployment.identity(deployment.find('AWS::SQS::Queue', 'mail-Queue')).ref;
  client = new SESClient({ endpoint: ses.url, region: localRegion, credentials: localCredentials, maxAttempts: 1 });
});

afterEach(() => ses.order({ quota: { perSecond: 1000, perDay: 50_000 }, faults: [], holdEvents: false }));

afterAll(async () => {
  client.destroy();
  await ses.stop();
  await services.stop();
});

const send = async (to: string, { source = 'kit@kit.example', mail = 'm1' } = {}): Promise<string> => {
  const Data = Buffer.from(`From: KIT <${source}>\r\nTo: ${to}\r\nSubject: Der\r\n Bericht\r\nContent-Type: text/html\r\n\r\n<p>Hallo</p>\r\n`);
  const { MessageId } = await client.send(
    new SendRawEmailCommand({
      Source: source,
      Destinations: [to],
      ConfigurationSetName: 'mail-Set',
      RawMessage: { Data },
      Tags: [
        { Name: 'mail', Value: mail },
        { Name: 'attempt', Value: 'a1' },
      ],
    }),
  );
  return MessageId ?? '';
};
const fault = (to: string, options = {}) =>
  send(to, options).then(
    () => 'none',
    (thrown: Error) => `${thrown.name}: ${thrown.message}`,
  );

/** Everything in the queue, emptied. */
const notifications = async () => {
  await ses.drained();
  const found: z.infer<typeof notificationSchema>[] = [];
  for (;;) {
    const { Messages = [] } = await services.sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) return found;
    for (const { Body = '', ReceiptHandle } of Messages) {
      found.push(notificationSchema.parse(JSON.parse(Body)));
      await services.sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
    }
  }
};
const events = async () => (await notifications()).map(({ Message }) => eventSchema.parse(JSON.parse(Message)));
const kinds = async () => (await events()).map(({ eventType }) => eventType);

describe('a mail that is taken', () => {
  it('is in the inbox, counts, and is told as sent and delivered, with our tags and those of SES', async () => {
    const messageId = await send('amt@amt.example');
    expect((await inboxMails(services.inboxUrl)).map(({ subject }) => subject)).toEqual(['Der Bericht']);
    const found = await events();
    expect(found.map(({ eventType }) => eventType)).toEqual(['Send', 'Delivery']);
    for (const { mail } of found) {
      expect(mail).toMatchObject({ messageId, destination: ['amt@amt.example'], source: 'kit@kit.example' });
      expect(mail.tags).toMatchObject({ mail: ['m1'], attempt: ['a1'], 'ses:configuration-set': ['mail-Set'], 'ses:from-domain': ['kit.example'] });
    }
    expect(await client.send(new GetSendQuotaCommand({}))).toMatchObject({ MaxSendRate: 1000, Max24HourSend: 50_000, SentLast24Hours: 1 });
    expect((await ses.record()).taken.at(-1)).toMatchObject({ messageId, to: ['amt@amt.example'], tags: { mail: 'm1', attempt: 'a1' } });
    expect((await ses.raw(messageId)).toString()).toContain('Subject: Der\r\n Bericht\r\n');
    expect(await (await fetch(ses.rawMails)).text()).toContain(`<a href="${messageId}">`);
  });

  it('is told by a message whose signature holds, made with the key of the certificate that it names', async () => {
    await send('amt@amt.example');
    const found = await notifications();
    expect(found).toHaveLength(2);
    for (const { Signature, SignatureVersion, SigningCertURL, ...signed } of found) {
      expect([SignatureVersion, signed.TopicArn, SigningCertURL.startsWith(ses.certificates)]).toEqual(['2', expect.stringContaining(':sns:'), true]);
      const { publicKey, subject } = new X509Certificate(await (await fetch(SigningCertURL)).text());
      expect(subject).toBe('CN=sns.amazonaws.com');
      const { Message, MessageId, Subject, Timestamp, TopicArn, Type } = signed;
      const text = `Message\n${Message}\nMessageId\n${MessageId}\nSubject\n${Subject}\nTimestamp\n${Timestamp}\nTopicArn\n${TopicArn}\nType\n${Type}\n`;
      expect(verify('RSA-SHA256', Buffer.from(text), publicKey, Buffer.from(Signature, 'base64'))).toBe(true);
      expect(verify('RSA-SHA256', Buffer.from(text.replace('amt@', 'amx@')), publicKey, Buffer.from(Signature, 'base64'))).toBe(false);
    }
  });

  it.each([
    ['bounce@simulator.amazonses.com', 'Send Bounce', { bounce: { bounceType: 'Permanent', bounceSubType: 'General' } }],
    ['unzustellbar7@amt.example', 'Send Bounce', { bounce: { bouncedRecipients: [{ emailAddress: 'unzustellbar7@amt.example', status: '5.1.1' }] } }],
    ['voll@amt.example', 'Send Bounce', { bounce: { bounceType: 'Transient', bounceSubType: 'MailboxFull' } }],
    ['suppressionlist+1@simulator.amazonses.com', 'Send Bounce', { bounce: { bounceType: 'Permanent', bounceSubType: 'Suppressed' } }],
    ['complaint+2@simulator.amazonses.com', 'Send Delivery Complaint', { complaint: { complaintFeedbackType: 'abuse' } }],
    ['beschwerde@amt.example', 'Send Delivery Complaint', { complaint: { complainedRecipients: [{ emailAddress: 'beschwerde@amt.example' }] } }],
    ['ooto@simulator.amazonses.com', 'Send Delivery Bounce', { bounce: { bounceType: 'Transient', bounceSubType: 'General' } }],
    ['verzoegert@amt.example', 'Send DeliveryDelay Delivery', { delivery: { recipients: ['verzoegert@amt.example'] } }],
    // The destination of this template does not want rejections.
    ['abgelehnt@amt.example', 'Send', { send: {} }],
    ['success@simulator.amazonses.com', 'Send Delivery', { delivery: { smtpResponse: expect.any(String) } }],
  ])('to %s is told as %s', async (to, told, last) => {
    await send(to);
    const found = await events();
    expect(found.map(({ eventType }) => eventType).join(' ')).toBe(told);
    expect(found.at(-1)).toMatchObject(last);
  });

  it('goes to a mailbox like any other when only its name begins like a word of the simulator', () => {
    expect(['vollmacht@amt.example', 'bounce@amt.example', 'unzustellbarkeit@amt.example'].map(fateOf)).toEqual(['deliver', 'deliver', 'deliver']);
  });
});

describe('limits', () => {
  it('hold in every window of a second, and the simulator costs nothing of the day', () => {
    const limits = sendingLimits({ perSecond: 2, perDay: 3 });
    const real = { real: 1, simulated: 0 };
    const asked = [0, 400, 999, 1000, 1399, 1400, 5000].map((at) => limits.take(at, real));
    expect(asked).toEqual(['taken', 'taken', 'throttle', 'taken', 'throttle', 'day', 'day']);
    expect(limits.take(9000, { real: 0, simulated: 1 })).toBe('taken');
    expect([limits.sentLastDay(9000), limits.sentLastDay(24 * 3600 * 1000 + 400)]).toEqual([3, 1]);
    expect(limits.take(24 * 3600 * 1000 + 400, real)).toBe('taken');
  });

  it('answer as SES does', async () => {
    await notifications();
    await ses.order({ quota: { perSecond: 1, perDay: 50_000 } });
    const throttled = (await ses.record()).throttled;
    await new Promise((resolve) => setTimeout(resolve, 1001));
    expect([await fault('a@amt.example'), await fault('a@amt.example')]).toEqual(['none', 'Throttling: Maximum sending rate exceeded.']);
    expect((await ses.record()).throttled - throttled).toBe(1);
    await ses.order({ quota: { perSecond: 1000, perDay: 1 } });
    expect(await fault('a@amt.example')).toBe('Throttling: Daily message quota exceeded.');
    expect(await kinds()).toEqual(['Send', 'Delivery']);
  });
});

describe('what SES refuses', () => {
  it('is a sender of another domain, and a configuration set that does not exist', async () => {
    expect(await fault('a@amt.example', { source: 'kit@kreis.example' })).toMatch(/^MessageRejected/);
    const unknown = new SendRawEmailCommand({
      Source: 'kit@kit.example',
      Destinations: ['a@amt.example'],
      RawMessage: { Data: Buffer.from('x') },
      ConfigurationSetName: 'other',
    });
    await expect(client.send(unknown)).rejects.toThrow('Configuration set does not exist');
  });
});

describe('faults on order', () => {
  it('come at the call that was named, as often as was said, and end', async () => {
    await ses.order({ faults: [{ answer: 'throttle', after: 1, times: 2 }] });
    const answers: (string | undefined)[] = [];
    for (let call = 0; call < 4; call += 1) answers.push((await fault('a@amt.example')).split(':')[0]);
    expect(answers).toEqual(['none', 'Throttling', 'Throttling', 'none']);
  });

  it.each([
    [{ answer: 'error' }, /^InternalFailure/, 0],
    [{ answer: 'error', taken: true }, /^InternalFailure/, 1],
    [{ answer: 'pause' }, /^AccountSendingPaused/, 0],
    [{ answer: 'cut' }, /hang up|ECONNRESET/, 0],
    [{ answer: 'cut', taken: true }, /hang up|ECONNRESET/, 1],
  ] as const)('%o', async (ordered, thrown, taken) => {
    const before = (await ses.record()).taken.length;
    await ses.order({ faults: [{ ...ordered, to: 'b@amt.example' }] });
    expect(await fault('a@amt.example')).toBe('none');
    expect(await fault('b@amt.example')).toMatch(thrown);
    expect((await ses.record()).taken.length - before).toBe(1 + taken);
  });

  it('leave a call without an answer though the mail is taken', async () => {
    const before = (await ses.record()).taken.length;
    await ses.order({ faults: [{ answer: 'silence', taken: true }] });
    const impatient = new AbortController();
    setTimeout(() => impatient.abort(), 300);
    const command = new SendRawEmailCommand({ Source: 'kit@kit.example', Destinations: ['a@amt.example'], RawMessage: { Data: Buffer.from('x') } });
    await expect(client.send(command, { abortSignal: impatient.signal })).rejects.toThrow(/abort/i);
    expect((await ses.record()).taken.length - before).toBe(1);
  });
});

describe('events', () => {
  it('are kept back and come later, in their order; other texts are published as they are', async () => {
    await notifications();
    await ses.order({ holdEvents: true });
    await send('a@amt.example', { mail: 'held' });
    expect(await notifications()).toEqual([]);
    await ses.order({ holdEvents: false });
    expect((await events()).map(({ eventType, mail }) => `${eventType} ${mail.tags['mail']}`)).toEqual(['Send held', 'Delivery held']);
    await ses.publish('Successfully validated SNS topic for Amazon SES event publishing.');
    expect((await notifications()).map(({ Message }) => Message)).toEqual(['Successfully validated SNS topic for Amazon SES event publishing.']);
  });
});
