import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import forge from 'node-forge';

/** Keys of this start, and the certificate of the public one as PEM. */
export type SigningKeys = {
  readonly privateKey: string;
  readonly certificate: string /** Name of its file, as SNS calls it. */;
  readonly fileName: string;
};

/** Makes a key pair and a certificate in the name of SNS, for a day. About 0.2 s. */
export const makeSigningKeys = (now: Date): SigningKeys => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = '01';
  certificate.validity.notBefore = now;
  certificate.validity.notAfter = new Date(now.getTime() + 24 * 3600 * 1000);
  const name = [{ name: 'commonName', value: 'sns.amazonaws.com' }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create());
  const pem = forge.pki.certificateToPem(certificate);
  return { privateKey, certificate: pem, fileName: `SimpleNotificationService-${createHash('sha256').update(pem).digest('hex').slice(0, 32)}.pem` };
};

/** What SNS is told to publish. */
export type Publication = {
  readonly topicArn: string;
  readonly subject: string;
  readonly message: string /** 1: SHA-1, 2: SHA-256. */;
  readonly signatureVersion: string;
};

/**
 * A notification as SNS delivers it to a queue without raw delivery.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
 */
export const signedNotification = (
  { topicArn, subject, message, signatureVersion }: Publication,
  { privateKey, fileName }: SigningKeys,
  {
    certificates,
    now,
  }: { /** Address that the certificate's begins with, with a slash at the end. */ readonly certificates: string; readonly now: Date },
): string => {
  const signed = {
    Message: message,
    MessageId: randomUUID(),
    Subject: subject,
    Timestamp: now.toISOString(),
    TopicArn: topicArn,
    Type: 'Notification',
  };
  const text = Object.entries(signed)
    .map(([name, value]) => `${name}\n${value}\n`)
    .join('');
  const signature = sign(signatureVersion === '2' ? 'RSA-SHA256' : 'RSA-SHA1', Buffer.from(text, 'utf8'), privateKey).toString('base64');
  return JSON.stringify({
    ...signed,
    SignatureVersion: signatureVersion,
    Signature: signature,
    SigningCertURL: `${certificates}${fileName}`,
    UnsubscribeURL: `${certificates}?Action=Unsubscribe&SubscriptionArn=${topicArn}:local`,
  });
};
