import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A notification as it arrives in a queue, with all its parts as text. */
export type SignedMessage = Record<
  'Type' | 'MessageId' | 'TopicArn' | 'Message' | 'Timestamp' | 'SignatureVersion' | 'Signature' | 'SigningCertURL',
  string
> & {
  readonly Subject?: string;
};

export const feedbackTopic = 'arn:aws:sns:eu-central-1:123456789012:feedback';
export const certificates = 'https://sns.eu-central-1.amazonaws.com/';
const certificateAddress = `${certificates}SimpleNotificationService-9c6465fa7f48f5cacd23014631ec1136.pem`;

/** The canonical text of a notification, written a second time: fields in the alphabetical order of their names. */
const canonical = (fields: Readonly<Record<string, string>>): string =>
  Object.keys(fields)
    .toSorted()
    .map((name) => `${name}\n${fields[name]}\n`)
    .join('');

/** Signs as SNS does, with a key of its own. */
export const snsSigner = (): {
  readonly publicKey: KeyObject;
  readonly signed: (message: string, given?: { version?: '1' | '2'; topic?: string; subject?: string; address?: string }) => SignedMessage;
} => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let made = 0;
  return {
    publicKey,
    signed: (message, { version = '1', topic = feedbackTopic, subject, address = certificateAddress } = {}) => {
      const fields = {
        Type: 'Notification',
        MessageId: `22b80b92-fdea-4c2c-8f9d-${String(made++).padStart(12, '0')}`,
        TopicArn: topic,
        Message: message,
        Timestamp: '2026-11-25T05:00:06.000Z',
        ...(subject !== undefined && { Subject: subject }),
      };
      const signature = sign(version === '1' ? 'sha1' : 'sha256', Buffer.from(canonical(fields)), privateKey).toString('base64');
      return { ...fields, SignatureVersion: version, Signature: signature, SigningCertURL: address };
    },
  };
};
