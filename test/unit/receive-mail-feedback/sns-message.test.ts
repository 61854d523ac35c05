import { describe, expect, it } from 'vitest';
import { checkMessage, type Forgery } from '../../../functions/receive-mail-feedback/sns-message.ts';
import { certificates, feedbackTopic, type SignedMessage, snsSigner } from '../../support/signed-messages.ts';

const { publicKey, signed } = snsSigner();
const check = (message: unknown, trusted = certificates) => {
  const asked: string[] = [];
  const fetchKey = async (address: string) => {
    asked.push(address);
    return publicKey;
  };
  return checkMessage(message, { topic: feedbackTopic, certificates: trusted, publicKey: fetchKey }).then((checked) => ({ checked, asked }));
};
const text = JSON.stringify({ eventType: 'Send', note: 'Grüße\nzweite Zeile' });
const forged = (why: Forgery) => ({ kind: 'forged', why });

describe('a message of SNS', () => {
  it.each(['1', '2'] as const)('is genuine with signature version %s, with and without a subject', async (version) => {
    for (const subject of [undefined, 'Amazon SES Email Event Notification']) {
      const { checked } = await check(signed(text, { version, ...(subject !== undefined && { subject }) }));
      expect(checked).toEqual({ kind: 'genuine', text });
    }
  });

  it('may carry what is not signed', async () => {
    const { checked } = await check({ ...signed(text), UnsubscribeURL: 'https://sns.eu-central-1.amazonaws.com/?Action=Unsubscribe' });
    expect(checked.kind).toBe('genuine');
  });
});

describe('a forged message', () => {
  it.each(['Message', 'MessageId', 'Timestamp', 'Subject'] as const)('is known when its %s was changed', async (field) => {
    const { checked } = await check({ ...signed(text, { subject: 'Betreff' }), [field]: 'anders' });
    expect(checked).toEqual(forged('WRONG_SIGNATURE'));
  });

  it('is known when a subject was added or taken away', async () => {
    expect((await check({ ...signed(text), Subject: 'dazu' })).checked).toEqual(forged('WRONG_SIGNATURE'));
    const { Subject: _taken, ...without } = signed(text, { subject: 'weg' });
    expect((await check(without)).checked).toEqual(forged('WRONG_SIGNATURE'));
  });

  it('is known when parts were moved between fields', async () => {
    const message = signed(text);
    const moved: SignedMessage = { ...message, Message: `${text}\nMessageId\n${message.MessageId}`, MessageId: '' };
    expect((await check(moved)).checked).toEqual(forged('WRONG_SIGNATURE'));
  });

  it('is known by the key of somebody else, and by a version that was swapped', async () => {
    expect((await check(snsSigner().signed(text))).checked).toEqual(forged('WRONG_SIGNATURE'));
    expect((await check({ ...signed(text, { version: '2' }), SignatureVersion: '1' })).checked).toEqual(forged('WRONG_SIGNATURE'));
  });

  it.each(['', 'kein base64!', 'AAAA', Buffer.alloc(256, 7).toString('base64')])('has no signature that counts: %j', async (Signature) => {
    const { checked } = await check({ ...signed(text), Signature });
    expect(checked.kind).toBe('forged');
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a list', []],
    ['an event of SES without an envelope', { eventType: 'Bounce' }],
    ['without a signature', { ...signed(text), Signature: undefined }],
    ['without a certificate', { ...signed(text), SigningCertURL: undefined }],
    ['of an unknown signature version', { ...signed(text), SignatureVersion: '3' }],
    ['that asks to subscribe', { ...signed(text), Type: 'SubscriptionConfirmation', SubscribeURL: 'https://evil.example/' }],
  ])('is refused without asking anybody: %s', async (_name, message) => {
    expect(await check(message)).toEqual({ checked: forged('NO_NOTIFICATION'), asked: [] });
  });

  it('is refused when it was signed for another topic, without fetching its certificate', async () => {
    const topic = 'arn:aws:sns:eu-central-1:999999999999:feedback';
    expect(await check(signed(text, { topic }))).toEqual({ checked: forged('FOREIGN_TOPIC'), asked: [] });
    expect((await check({ ...signed(text, { topic }), TopicArn: feedbackTopic })).checked).toEqual(forged('WRONG_SIGNATURE'));
  });
});

describe('the address of a certificate', () => {
  const file = 'SimpleNotificationService-9c6465fa7f48f5cacd23014631ec1136.pem';

  it.each([
    `https://sns.eu-central-1.amazonaws.com.evil.example/${file}`,
    `https://sns.eu-central-1.amazonaws.com@evil.example/${file}`,
    `https://user@sns.eu-central-1.amazonaws.com/${file}`,
    `https://sns.eu-central-1.amazonaws.com:8443/${file}`,
    `http://sns.eu-central-1.amazonaws.com/${file}`,
    `https://sns.us-east-1.amazonaws.com/${file}`,
    `https://evil.example/https://sns.eu-central-1.amazonaws.com/${file}`,
    `https://sns.eu-central-1.amazonaws.com\\@evil.example/${file}`,
    `https://sns.eu-central-1.amazonaws.com/\\evil.example/${file}`,
    `https://sns.eu-central-1.amazonaws.com//evil.example/${file}`,
    `https://sns.eu-central-1.amazonaws.com/folder/${file}`,
    `https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=.pem`,
    `https://sns.eu-central-1.amazonaws.com/${file}?answer=mine`,
    `https://sns.eu-central-1.amazonaws.com/${file}#mine`,
    `https://sns.eu-central-1.amazonaws.com/%2e%2e/${file}x`,
    'https://sns.eu-central-1.amazonaws.com/',
    'file:///etc/ssl/cert.pem',
    'javascript:alert(1)',
    'no address',
    '',
  ])('is not trusted: %s', async (address) => {
    expect(await check(signed(text, { address }))).toEqual({ checked: forged('FOREIGN_CERTIFICATE'), asked: [] });
  });

  it('is compared as it will be fetched', async () => {
    const { checked, asked } = await check(signed(text, { address: `HTTPS://SNS.eu-central-1.AMAZONAWS.com:443/./${file}` }));
    expect(checked.kind).toBe('genuine');
    expect(asked).toEqual([`${certificates}${file}`]);
  });

  it('is not trusted for a host that begins like one without a slash at its end', async () => {
    const trusted = 'http://127.0.0.1:4750';
    expect((await check(signed(text, { address: 'http://127.0.0.1:47501/key.pem' }), trusted)).checked.kind).toBe('forged');
    expect((await check(signed(text, { address: 'http://127.0.0.1:4750.evil/key.pem' }), trusted)).checked.kind).toBe('forged');
    expect((await check(signed(text, { address: 'http://127.0.0.1:4750/key.pem' }), trusted)).checked.kind).toBe('genuine');
  });
});

it('a certificate that cannot be fetched is a fault: nobody knows whether the message is genuine', async () => {
  const publicKey = async () => {
    throw new TypeError('fetch failed');
  };
  await expect(checkMessage(signed(text), { topic: feedbackTopic, certificates, publicKey })).rejects.toThrow('fetch failed');
});
