import { createHash } from 'node:crypto';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type MailMessage, mailMessageSchema } from '../domain/notices/mail.ts';
import { type PostMailDeps, postMail } from './post-mail.ts';

/**
 * Where a capability leaves its mails. Through the queue travel only ids; a message that comes twice does no harm,
 * because the record decides whether a mail leaves.
 * @param enqueue of the mail store
 * @param queueUrl the queue in front of the mailer
 */
export const mailOutbox = ({ enqueue, queueUrl }: Pick<PostMailDeps, 'enqueue'> & { readonly queueUrl: string }) => {
  const client = new SQSClient({});
  return postMail({
    enqueue,
    announce: async (message: MailMessage) => {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(mailMessageSchema.parse(message)) }));
    },
    hash: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  });
};

// SQS takes ten messages a call.
const together = 10;

/**
 * Asks the mailer to deliver mails whose records exist.
 * @param queueUrl the queue in front of the mailer
 * @returns a function that throws when the queue did not take all of them; the same again does no harm
 */
export const mailAnnouncer = (queueUrl: string) => {
  const client = new SQSClient({});
  return async (mailIds: readonly string[]): Promise<void> => {
    for (let from = 0; from < mailIds.length; from += together) {
      const Entries = mailIds
        .slice(from, from + together)
        .map((mailId, position) => ({ Id: String(position), MessageBody: JSON.stringify(mailMessageSchema.parse({ mailId })) }));
      const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
      if (Failed.length > 0) throw new Error(`the queue did not take ${Failed.length} of ${Entries.length} messages`);
    }
  };
};
