import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { instantSchema } from '../domain/calendar.ts';
import { deliverySchema, type MailDelivery, type MailState, mailRecordSchema, mailStateSchema } from '../domain/notices/mail.ts';
import { conditionHeld } from './conditional-write.ts';
import { queryPages, type TableAccess } from './item-pages.ts';
import { mailKeys } from './mail-keys.ts';
import { mailsByAddressee, mailsByAnnouncement, openMails } from './table-design.ts';

const { id, template, announcement, reason, leasedAt, sentAt, createdAt, delivery } = mailRecordSchema.shape;

const openStates = mailStateSchema.extract(['queued', 'sending', 'given-up']);

/** Why a mail is not done with: it waits, it may have left, or nobody tries again but a person. */
export type OpenState = z.infer<typeof openStates>;

const openMailSchema = z.object({ id, open: openStates, openSince: instantSchema, template, announcement });

/** A mail that is not done with, as lists show it. */
export type OpenMail = z.infer<typeof openMailSchema>;

const listedMailSchema = z.object({ id, template, announcement, state: mailStateSchema, createdAt, leasedAt, sentAt, delivery, reason });

/** A mail of somebody, as lists show it. */
export type ListedMail = z.infer<typeof listedMailSchema>;

const countedSchema = z.object({ state: mailStateSchema, delivery: z.object({ kind: deliverySchema.shape.kind }).optional() });

/** How many mails are in each state, and of what became of those that were sent. */
export type MailCounts = { readonly states: Partial<Record<MailState, number>>; readonly deliveries: Partial<Record<MailDelivery['kind'], number>> };

/** @see mailListStore */
export type MailListStore = ReturnType<typeof mailListStore>;

/** Many mails at a time, in the mail table; its indexes follow a moment later. */
export const mailListStore = (mail: TableAccess) => ({
  /**
   * Mails that are not done with, the longest open first.
   * @param after only those that are open since this instant or later
   * @param before only those that are open since this instant or earlier
   * @param most how many at most
   */
  openMails: async (
    open: OpenState,
    { after = '0', before = 'z', most }: { readonly after?: string; readonly before?: string; readonly most: number },
  ): Promise<OpenMail[]> => {
    const found: OpenMail[] = [];
    const query = {
      IndexName: openMails.name,
      // Instants begin with a digit: `0` is before and `z` after all of them.
      KeyConditionExpression: '#open = :open AND openSince BETWEEN :after AND :before',
      ExpressionAttributeNames: { '#open': openMails.partitionKey },
      ExpressionAttributeValues: { ':open': open, ':after': after, ':before': before },
      Limit: Math.min(most, 1000),
    };
    for await (const page of queryPages(mail, query)) {
      found.push(...z.array(openMailSchema).parse(page));
      if (found.length >= most) break;
    }
    return found.slice(0, most);
  },

  /**
   * A person has a mail sent again: one that was given up, or one that may have left under this attempt. It must be announced then.
   * @param leaseId the attempt that the person saw; absent for a mail that was given up
   * @returns `false` when it is something else by now, e.g. `sent`
   */
  resend: (mailId: string, { leaseId, at }: { readonly leaseId?: string; readonly at: string }): Promise<boolean> =>
    conditionHeld(
      mail.client.send(
        new UpdateCommand({
          TableName: mail.table,
          Key: mailKeys.mail(mailId),
          UpdateExpression: 'SET #state = :queued, #open = :queued, openSince = :at REMOVE leaseId, leasedAt, reason, refusals',
          ConditionExpression: leaseId === undefined ? '#state = :before' : '#state = :before AND leaseId = :leaseId',
          ExpressionAttributeNames: { '#state': 'state', '#open': openMails.partitionKey },
          ExpressionAttributeValues: {
            ':queued': 'queued',
            ':at': at,
            ':before': leaseId === undefined ? 'given-up' : 'sending',
            ...(leaseId === undefined ? {} : { ':leaseId': leaseId }),
          },
        }),
      ),
    ),

  /** Mails to an address, newest first. */
  mailsOf: async (addressee: string, most: number): Promise<ListedMail[]> => {
    const found: ListedMail[] = [];
    const query = {
      IndexName: mailsByAddressee.name,
      KeyConditionExpression: 'addressee = :addressee',
      ExpressionAttributeValues: { ':addressee': addressee },
      ScanIndexForward: false,
      Limit: most,
    };
    for await (const page of queryPages(mail, query)) {
      found.push(...z.array(listedMailSchema).parse(page));
      if (found.length >= most) break;
    }
    return found.slice(0, most);
  },

  /** What became of the mails of an announcement. */
  countsOf: async (announcementId: string): Promise<MailCounts> => {
    const counts: { states: Partial<Record<MailState, number>>; deliveries: Partial<Record<MailDelivery['kind'], number>> } = {
      states: {},
      deliveries: {},
    };
    const query = {
      IndexName: mailsByAnnouncement.name,
      KeyConditionExpression: 'announcement = :announcement',
      ExpressionAttributeValues: { ':announcement': announcementId },
    };
    for await (const page of queryPages(mail, query))
      for (const { state, delivery: became } of z.array(countedSchema).parse(page)) {
        counts.states[state] = (counts.states[state] ?? 0) + 1;
        if (became !== undefined) counts.deliveries[became.kind] = (counts.deliveries[became.kind] ?? 0) + 1;
      }
    return counts;
  },
});
