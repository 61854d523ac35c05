import { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import * as z from 'zod';
import type { Mail } from '../domain/notices/mail.ts';
import { type SendOutcome, sortedFault } from '../domain/notices/send-outcome.ts';
import type { Sending } from '../domain/notices/sending.ts';

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
  async (
    mail: Pick<Mail, 'id' | 'template' | 'to'>,
    { raw, leaseId }: { readonly raw: Uint8Array; readonly leaseId: string },
  ): Promise<SendOutcome> => {
    try {
      const { MessageId } = await client.send(
        new SendRawEmailCommand({
          Source: sender,
          Destinations: [mail.to.address],
          RawMessage: { Data: raw },
          ConfigurationSetName: configurationSet,
          // Events of SES carry the tags: they find the record, and prove which attempt SES took.
          Tags: [
            { Name: 'mail', Value: mail.id },
            { Name: 'attempt', Value: leaseId },
            { Name: 'template', Value: mail.template },
          ],
        }),
      );
      return MessageId === undefined ? { kind: 'uncertain', reason: 'NoMessageId' } : { kind: 'accepted', sesMessageId: MessageId };
    } catch (fault) {
      return outcomeOf(fault, mail.to.address);
    }
  };

const quotaSchema = z.object({ MaxSendRate: z.number().positive(), Max24HourSend: z.number(), SentLast24Hours: z.number().min(0) });

// Mails wait for the answer; without it they go on with the one before.
const quotaTime = 2000;

/** What SES says about the account: mails a second, mails in 24 hours, and how many of those have left. */
export const askQuota = (client: SESClient) => async (): Promise<Omit<NonNullable<Sending['quota']>, 'at'>> => {
  const told = await client.send(new GetSendQuotaCommand({}), { abortSignal: AbortSignal.timeout(quotaTime) });
  const { MaxSendRate, Max24HourSend, SentLast24Hours } = quotaSchema.parse(told);
  return { perSecond: MaxSendRate, perDay: Max24HourSend, sentLastDay: SentLast24Hours };
};

const faultSchema = z.object({
  name: z.string().catch('unknown'),
  code: z.string().optional().catch(undefined),
  message: z.string().catch(''),
  $metadata: z.object({ httpStatusCode: z.int().optional() }).optional().catch(undefined),
});

/** What a failed call means. @param recipient address of the mail */
export const outcomeOf = (fault: unknown, recipient: string): SendOutcome => {
  const { name, code, message, $metadata } = faultSchema.catch({ name: 'unknown', message: '' }).parse(fault);
  return sortedFault({ name, code, status: $metadata?.httpStatusCode, text: message }, recipient);
};
