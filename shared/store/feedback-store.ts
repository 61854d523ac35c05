import { GetCommand, QueryCommand, TransactWriteCommand, type TransactWriteCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant, IsoDate } from '../domain/calendar.ts';
import type { FeedbackChange, FeedbackMail, MailBeside } from '../domain/notices/feedback-change.ts';
import { mailRecordSchema, opensSomething } from '../domain/notices/mail.ts';
import { suppressionSchema } from '../domain/notices/recipient.ts';
import type { RecipientChange } from '../domain/notices/recipient-feedback.ts';
import { type FeedbackDay, feedbackDaySchema } from '../domain/notices/sending-rates.ts';
import { cancelledBy, conditionFailed, conditionHeld, transactionConflict } from './conditional-write.ts';
import { deleteUnder, queryPages, type TableAccess } from './item-pages.ts';
import { mailKeys } from './mail-keys.ts';
import { forgottenText } from './mail-store.ts';
import { recipientWrites } from './recipient-writes.ts';
import { mailsByAddressee } from './table-design.ts';

type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** @see feedbackStore */
export type FeedbackStore = ReturnType<typeof feedbackStore>;

const feedbackMailSchema = mailRecordSchema
  .pick({ id: true, template: true, createdAt: true, state: true, leaseId: true, delivery: true })
  .extend({ heard: z.array(z.string()).default([]) });

const besideSchema = z.array(mailRecordSchema.pick({ id: true, createdAt: true, delivery: true }));

// Mails without a fate lie between those that came back: enough to find five in a row.
const lookedAt = 25;

/** What SES reported, in the mail table: on the records of mails, as counts of days, and as the sign that the channel is alive. */
export const feedbackStore = (mail: TableAccess) => {
  const { client, table: TableName } = mail;
  return {
    /** The mail that feedback speaks of, as it is now; `undefined` when its record is gone. */
    feedbackMail: async (id: string): Promise<FeedbackMail | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: mailKeys.mail(id), ConsistentRead: true }));
      return Item === undefined ? undefined : feedbackMailSchema.parse(Item);
    },

    /** The newest mails to an address. The index may lag by a moment. */
    mailsTo: async (addressee: string): Promise<MailBeside[]> => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: mailsByAddressee.name,
          KeyConditionExpression: `${mailsByAddressee.partitionKey} = :addressee`,
          ExpressionAttributeValues: { ':addressee': addressee },
          ScanIndexForward: false,
          Limit: lookedAt,
        }),
      );
      return besideSchema.parse(Items);
    },

    /** @returns `false` when something is no longer as it was read, and nothing was written */
    keepChange: async (change: FeedbackChange): Promise<boolean> => {
      const { mail: record, counted, suppression, recipient } = change;
      const writes: Writes = [
        ...(record === undefined ? [] : [{ Update: { TableName, Key: mailKeys.mail(record.before.id), ...recordUpdate(record) } }]),
        ...(counted === undefined || record === undefined
          ? []
          : [
              {
                Update: { TableName, Key: mailKeys.feedbackDay(counted.day, record.before.id.slice(0, 1)), ...addOne(counted.day, counted.counters) },
              },
            ]),
        ...(suppression === undefined ? [] : [{ Put: { TableName, ...suppressionPut(suppression) } }]),
        ...(recipient === undefined ? [] : changeWrites(TableName, recipient)),
      ];
      try {
        await client.send(new TransactWriteCommand({ TransactItems: writes }));
        return true;
      } catch (fault) {
        if (cancelledBy(fault).some((reason) => reason === conditionFailed || reason === transactionConflict)) return false;
        throw fault;
      }
    },

    /** Deletes what is left of the history of a recipient that is gone. */
    forgetHistory: (addressee: string): Promise<void> => deleteUnder(mail, mailKeys.recipientEvents(addressee)),

    /** Counts a message that claimed to be feedback. */
    countRefused: async (day: IsoDate): Promise<void> => {
      await client.send(new UpdateCommand({ TableName, Key: mailKeys.feedbackDay(day, 'refused'), ...addOne(day, ['refused']) }));
    },

    /** Notes that SES has told about a mail that it took at this time: its feedback reaches us. Never goes back. */
    feedbackSeen: async (acceptedAt: Instant): Promise<void> => {
      await conditionHeld(
        client.send(
          new UpdateCommand({
            TableName,
            Key: mailKeys.sending(),
            UpdateExpression: 'SET feedbackSeenUpTo = :at, entity = if_not_exists(entity, :sending)',
            ConditionExpression: 'attribute_not_exists(feedbackSeenUpTo) OR feedbackSeenUpTo < :at',
            ExpressionAttributeValues: { ':at': acceptedAt, ':sending': 'sending' },
          }),
        ),
      );
    },

    /** What was counted on the days from `from` to `to`, oldest first; days without a mail are missing. */
    feedbackDays: async (from: IsoDate, to: IsoDate): Promise<FeedbackDay[]> => {
      const days = new Map<string, FeedbackDay>();
      for await (const page of queryPages(mail, {
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        // `~` comes after every part.
        ExpressionAttributeValues: { ':pk': mailKeys.feedbackDays().pk, ':from': from, ':to': mailKeys.feedbackDay(to, '~').sk },
      }))
        for (const part of z.array(feedbackDaySchema).parse(page)) days.set(part.day, sumOf(part, days.get(part.day)));
      return [...days.values()];
    },
  };
};

const sumOf = (part: FeedbackDay, sum: FeedbackDay | undefined): FeedbackDay =>
  sum === undefined
    ? part
    : {
        day: part.day,
        sent: sum.sent + part.sent,
        delivered: sum.delivered + part.delivered,
        bounced: sum.bounced + part.bounced,
        complained: sum.complained + part.complained,
        rejected: sum.rejected + part.rejected,
        refused: sum.refused + part.refused,
      };

const addOne = (day: IsoDate, counters: readonly (keyof FeedbackDay)[]) => ({
  UpdateExpression: `ADD ${counters.map((counter) => `${counter} :one`).join(', ')} SET #day = :day, entity = :entity`,
  ExpressionAttributeNames: { '#day': 'day' },
  ExpressionAttributeValues: { ':one': 1, ':day': day, ':entity': 'feedback-day' },
});

/** Writes what follows from the record as it was read, and only if it is still so. */
const recordUpdate = ({ before, heard, delivery, sent }: NonNullable<FeedbackChange['mail']>) => {
  const forgets = sent !== undefined && opensSomething(before);
  const sets = [
    'heard = :heard',
    ...(delivery === undefined ? [] : ['delivery = :delivery']),
    ...(sent === undefined ? [] : ['#state = :sent', 'sentAt = :sentAt', 'sesMessageId = :sesMessageId']),
    ...(forgets ? ['#text = :forgotten', '#html = :forgotten'] : []),
  ];
  const unchanged = [
    '#state = :state',
    before.leaseId === undefined ? 'attribute_not_exists(leaseId)' : 'leaseId = :leaseId',
    before.heard.length === 0 ? 'attribute_not_exists(heard)' : 'heard = :heardBefore',
    before.delivery === undefined ? 'attribute_not_exists(delivery)' : 'delivery = :deliveryBefore',
  ];
  return {
    UpdateExpression: `SET ${sets.join(', ')}${sent === undefined ? '' : ' REMOVE #open, openSince'}`,
    ConditionExpression: unchanged.join(' AND '),
    ExpressionAttributeNames: { '#state': 'state', ...(sent && { '#open': 'open' }), ...(forgets && { '#text': 'text', '#html': 'html' }) },
    ExpressionAttributeValues: {
      ':state': before.state,
      ':leaseId': before.leaseId,
      ':heard': heard,
      ':heardBefore': before.heard.length === 0 ? undefined : before.heard,
      ':delivery': delivery,
      ':deliveryBefore': before.delivery,
      ...(sent && { ':sent': 'sent', ':sentAt': sent.at, ':sesMessageId': sent.sesMessageId }),
      ...(forgets && { ':forgotten': forgottenText }),
    },
  };
};

const suppressionPut = ({ before, after }: NonNullable<FeedbackChange['suppression']>) => ({
  Item: { ...mailKeys.suppression(after.addressee), entity: 'suppression', ...suppressionSchema.parse(after) },
  ...(before === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: 'reason = :reason AND #at = :at',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':reason': before.reason, ':at': before.at },
      }),
});

/** A recipient that is gone, or another version by now, is not written. */
const changeWrites = (TableName: string, change: RecipientChange): Writes => {
  if (change.kind === 'changed') return recipientWrites(TableName, change);
  const { id, version } = change.before;
  const ConditionExpression = 'version = :version';
  return [
    { Delete: { TableName, Key: mailKeys.addressee(id), ConditionExpression, ExpressionAttributeValues: { ':version': version } } },
    { Put: { TableName, Item: { ...mailKeys.deleted(id), entity: 'deleted-recipient', at: change.at } } },
  ];
};
