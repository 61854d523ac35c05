import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mailMessageSchema } from '../domain/notices/mail.ts';

// The most that one call takes.
const atOnce = 10;

/**
 * Asks the mailer to deliver many mails: ten messages a call, all calls together.
 * @throws Error when the queue did not take all of them; sent again, they do no harm
 */
export const mailMessages =
  ({ queueUrl, client = new SQSClient({}) }: { readonly queueUrl: string; readonly client?: SQSClient }) =>
  async (ids: readonly string[]): Promise<void> => {
    const batches = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, index) => ids.slice(index * atOnce, (index + 1) * atOnce));
    await Promise.all(
      batches.map(async (batch) => {
        const Entries = batch.map((mailId, index) => ({ Id: String(index), MessageBody: JSON.stringify(mailMessageSchema.parse({ mailId })) }));
        const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
        if (Failed.length > 0) throw new Error(`the queue of mails did not take ${Failed.length} messages: ${Failed[0]?.Code ?? ''}`);
      }),
    );
  };
