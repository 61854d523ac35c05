import { type KeyObject, verify } from 'node:crypto';
import * as z from 'zod';

// https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
const envelopeSchema = z.object({
  Type: z.literal('Notification'),
  MessageId: z.string(),
  TopicArn: z.string(),
  Subject: z.string().optional(),
  Message: z.string(),
  Timestamp: z.string(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: z.base64().min(1),
  SigningCertURL: z.string(),
});

type Envelope = z.infer<typeof envelopeSchema>;

/** Why a message is none of ours: it has no signature that we could check, comes from elsewhere, names a foreign certificate, or was changed. */
export type Forgery = 'NO_NOTIFICATION' | 'FOREIGN_TOPIC' | 'FOREIGN_CERTIFICATE' | 'WRONG_SIGNATURE';

/** What checking a message needs. */
export type SnsCheck = {
  /** ARN of the one topic that we listen to. */
  readonly topic: string;
  /** Beginning of the addresses of certificates that we trust, with scheme and host. */
  readonly certificates: string;
  /** The key in the certificate at an address. Throws when it cannot be fetched. */
  readonly publicKey: (address: string) => Promise<KeyObject>;
};

/** What SNS published, or why it was not SNS. */
export type CheckedMessage = { readonly kind: 'genuine'; readonly text: string } | { readonly kind: 'forged'; readonly why: Forgery };

const digests = { '1': 'sha1', '2': 'sha256' } as const;

const forged = (why: Forgery): CheckedMessage => ({ kind: 'forged', why });

/**
 * Checks that SNS wrote this message for our topic. Everything that is read of it later is under the signature.
 * @throws the fault of a certificate that cannot be fetched: whether the message is genuine is not known then
 */
export const checkMessage = async (message: unknown, { topic, certificates, publicKey }: SnsCheck): Promise<CheckedMessage> => {
  const envelope = envelopeSchema.safeParse(message).data;
  if (envelope === undefined) return forged('NO_NOTIFICATION');
  if (envelope.TopicArn !== topic) return forged('FOREIGN_TOPIC');
  const address = trustedAddress(envelope.SigningCertURL, certificates);
  if (address === undefined) return forged('FOREIGN_CERTIFICATE');
  const signature = Buffer.from(envelope.Signature, 'base64');
  const isGenuine = verify(digests[envelope.SignatureVersion], Buffer.from(signedText(envelope), 'utf8'), await publicKey(address), signature);
  return isGenuine ? { kind: 'genuine', text: envelope.Message } : forged('WRONG_SIGNATURE');
};

/** What a signature of a notification covers: names and values in this order, each with a line feed; the subject only where there is one. */
const signedText = ({ Message, MessageId, Subject, Timestamp, TopicArn, Type }: Envelope): string =>
  Object.entries({ Message, MessageId, Subject, Timestamp, TopicArn, Type })
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}\n${value}\n`]))
    .join('');

/**
 * The address of a certificate as it will be fetched. Both are compared as addresses, not as text: another host that begins like ours, or one
 * behind an `@`, is another address. Only a file counts: what the service itself would answer to a question may hold what the asker wrote.
 */
const trustedAddress = (address: string, trusted: string): string | undefined => {
  if (!URL.canParse(address) || !URL.canParse(trusted)) return undefined;
  const [{ href }, { href: beginning }] = [new URL(address), new URL(trusted)];
  const folder = beginning.endsWith('/') ? beginning : `${beginning}/`;
  return href.startsWith(folder) && /^[\w-]+\.pem$/.test(href.slice(folder.length)) ? href : undefined;
};
