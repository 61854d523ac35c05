import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { announcementMessageSchema } from '../domain/notices/announcement.ts';

// The queue delays a message by 15 minutes at most; who wakes too early waits again.
const longestDelay = 900;

/** Asks for an announcement to be gone on with. @param seconds from now; longer than 15 minutes is 15 minutes */
export type Wake = (id: string, seconds: number) => Promise<void>;

/** The queue of announcements: through it travel only ids, and a message too many does no harm. */
export const announcementQueue =
  ({ queueUrl, client = new SQSClient({}) }: { readonly queueUrl: string; readonly client?: SQSClient }): Wake =>
  async (id, seconds) => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify(announcementMessageSchema.parse({ announcement: id })),
        DelaySeconds: Math.max(0, Math.min(longestDelay, Math.ceil(seconds))),
      }),
    );
  };
