import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import * as z from 'zod';
import type { Mail } from '../domain/notices/mail.ts';

/**
 * What is known after handing a mail to SES.
 * - `refused`: SES certainly did not take it; it may be tried again.
 * - `uncertain`: SES may have taken it; trying again could send it twice.
 */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly sesMessageId: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'uncertain'; readonly reason: string };

/**
 * The SES client of the mailer: exactly one attempt per call, since an SDK retry after a timeout would send twice.
 * No connection is kept: one that SES closed while the function slept would fail like a lost answer. An unanswered
 * call ends after 10 s, well before the function's 30 s, so that the reason is recorded.
 * @param answerTimeout milliseconds
 */
export const sesClient = (answerTimeout = 10_000): SESClient =>
  new SESClient({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: 3000,
      requestTimeout: answerTimeout,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: false },
      httpsAgent: { keepAlive: false },
    },
  });

/** Hands composed mails to SES v1. Never throws for what SES or the network does. */
export const mailTransport =
  ({ client, sender, configurationSet }: { readonly client: SESClient; readonly sender: string; readonly configurationSet: string }) =>
  async (mail: Pick<Mail, 'id' | 'template' | 'to'>, raw: Uint8Array): Promise<SendOutcome> => {
    try {
      const { MessageId } = await client.send(
        new SendRawEmailCommand({
          Source: sender,
          Destinations: [mail.to.address],
          RawMessage: { Data: raw },
          ConfigurationSetName: configurationSet,
          // SES events carry the tags, so a bounce finds its record.
          Tags: [
            { Name: 'mail', Value: mail.id },
            { Name: 'template', Value: mail.template },
          ],
        }),
      );
      return MessageId === undefined ? { kind: 'uncertain', reason: 'NoMessageId' } : { kind: 'accepted', sesMessageId: MessageId };
    } catch (fault) {
      return outcomeOf(fault);
    }
  };

const faultSchema = z.object({
  name: z.string().catch('unknown'),
  code: z.string().optional().catch(undefined),
  $metadata: z.object({ httpStatusCode: z.int().optional() }).optional().catch(undefined),
});

// No connection was made, so no mail went through it: refused, unreachable, or the name is not known.
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
// Before the request is signed there is nothing to send.
const neverSigned = new Set(['CredentialsProviderError', 'TokenProviderError']);

/** Sorts a fault by the only question that counts: can SES have taken the mail? In doubt: yes. */
export const outcomeOf = (fault: unknown): SendOutcome => {
  const { name, code, $metadata } = faultSchema.catch({ name: 'unknown' }).parse(fault);
  const status = $metadata?.httpStatusCode;
  // 408 is a timeout that somebody in between noticed.
  const answeredNo = status !== undefined && status >= 400 && status < 500 && status !== 408;
  const refused = answeredNo || neverSigned.has(name) || (status === undefined && code !== undefined && neverConnected.has(code));
  return { kind: refused ? 'refused' : 'uncertain', reason: code ?? name };
};
