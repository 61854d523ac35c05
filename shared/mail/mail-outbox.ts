import { createHash } from 'node:crypto';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
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
