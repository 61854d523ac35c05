import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '../domain/calendar.ts';
import type { Announcement } from '../domain/notices/announcement.ts';
import { mailKeptDays, mailStateSchema, type SharedMail, type SharedText, sharedMailSchema, sharedTextSchema } from '../domain/notices/mail.ts';
import { conditionFailed, conditionHeld, pauseBeforeNext } from './conditional-write.ts';
import { queryPages, type TableAccess } from './item-pages.ts';
import { mailKeys } from './mail-keys.ts';
import { mailsByAnnouncement } from './table-design.ts';

// A transaction has 100 writes, and one of them is the announcement's.
const mailsAtOnce = 99;

const daySeconds = 24 * 60 * 60;
const inSeconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000);

// A text is written anew by every run that needs it, so it outlives the mails of that run; a run takes minutes and not ten days.
const textKeptDays = mailKeptDays + 10;

/** What was kept: how many mails are there since now, and the ids of all that wait to be sent. */
export type KeptMails = { readonly made: number; readonly queued: readonly string[] };

/** @see announcedMailStore */
export type AnnouncedMailStore = ReturnType<typeof announcedMailStore>;

/** The mails of announcements and the texts that they share, in the mail table. */
export const announcedMailStore = (mail: TableAccess) => {
  const { client, table } = mail;

  /**
   * The announcement goes on by one step, in the same transaction as the mails: a stop lets none of them through, of two runs at once one
   * wins, and what is counted is what is there.
   */
  const advance = ({ id, step }: Pick<Announcement, 'id' | 'step'>, made: number, cursor: string | undefined) => ({
    Update: {
      TableName: table,
      Key: mailKeys.announcement(id),
      UpdateExpression: `SET #step = :next, made = made + :made${cursor === undefined ? '' : ', #cursor = :cursor'}`,
      ConditionExpression: '#state = :expanding AND #step = :step',
      ExpressionAttributeNames: { '#state': 'state', '#step': 'step', ...(cursor === undefined ? {} : { '#cursor': 'cursor' }) },
      ExpressionAttributeValues: {
        ':expanding': 'expanding',
        ':step': step,
        ':next': step + 1,
        ':made': made,
        ...(cursor === undefined ? {} : { ':cursor': cursor }),
      },
    },
  });

  const put = (wanted: SharedMail) => ({
    Put: {
      TableName: table,
      Item: {
        ...mailKeys.mail(wanted.id),
        entity: 'mail',
        expiresAt: inSeconds(wanted.createdAt) + mailKeptDays * daySeconds,
        ...sharedMailSchema.parse(wanted),
        state: 'queued',
        open: 'queued',
        openSince: wanted.createdAt,
      },
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    },
  });

  return {
    /** Most mails that are kept together. */
    atOnce: mailsAtOnce,

    /** Keeps a text under its hash; again it only lives longer. */
    keepText: async (text: SharedText, at: Instant): Promise<void> => {
      const expiresAt = inSeconds(at) + textKeptDays * daySeconds;
      await client.send(
        new PutCommand({ TableName: table, Item: { ...mailKeys.sharedText(text.id), entity: 'text', expiresAt, ...sharedTextSchema.parse(text) } }),
      );
    },

    /**
     * Keeps up to `atOnce` mails as `queued` and takes the announcement one step further, all or nothing. Mails that a run before has kept
     * stay as they are.
     * @param cursor up to which recipients mails are kept and announced to the mailer; absent: none yet
     * @returns undefined when nothing was kept, because the announcement was stopped or another run is ahead
     */
    keepMails: async (
      announcement: Pick<Announcement, 'id' | 'step'>,
      mails: readonly SharedMail[],
      cursor?: string,
    ): Promise<KeptMails | undefined> => {
      let missing = mails;
      const before: string[] = [];
      for (let attempt = 1; ; ) {
        try {
          await client.send(new TransactWriteCommand({ TransactItems: [advance(announcement, missing.length, cursor), ...missing.map(put)] }));
          return { made: missing.length, queued: [...before, ...missing.map(({ id }) => id)] };
        } catch (fault) {
          const [own, ...reasons] = fault instanceof TransactionCanceledException ? (fault.CancellationReasons ?? []) : [];
          if (own?.Code === conditionFailed) return undefined;
          const there = new Map(
            missing.flatMap(({ id }, index) => (reasons[index]?.Code === conditionFailed ? [[id, reasons[index]] as const] : [])),
          );
          if (there.size === 0) await pauseBeforeNext(fault, attempt++);
          before.push(...[...there].flatMap(([id, reason]) => (waits(reason) ? [id] : [])));
          missing = missing.filter(({ id }) => !there.has(id));
        }
      }
    },

    /** Ids of an announcement's mails that wait, as far as the index knows: it is behind by a moment. */
    async *waitingMails(id: string): AsyncGenerator<readonly string[]> {
      const query = {
        IndexName: mailsByAnnouncement.name,
        KeyConditionExpression: '#announcement = :id',
        FilterExpression: '#state = :queued',
        ExpressionAttributeNames: { '#announcement': mailsByAnnouncement.partitionKey, '#state': 'state' },
        ExpressionAttributeValues: { ':id': id, ':queued': 'queued' },
      };
      for await (const page of queryPages(mail, query))
        yield z
          .array(z.object({ id: z.string() }))
          .parse(page)
          .map((item) => item.id);
    },

    /** A mail that waits must not leave; from here on it is found by its reader, as one that was tried. @returns false when it is on its way, or was sent */
    withhold: (id: string, reason: string): Promise<boolean> =>
      conditionHeld(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: mailKeys.mail(id),
            UpdateExpression: 'SET #state = :withheld, #reason = :reason, addressee = #leave.#recipient REMOVE #open, openSince',
            ConditionExpression: '#state = :queued',
            ExpressionAttributeNames: { '#state': 'state', '#reason': 'reason', '#open': 'open', '#leave': 'leave', '#recipient': 'recipient' },
            ExpressionAttributeValues: { ':withheld': 'withheld', ':queued': 'queued', ':reason': reason },
          }),
        ),
      ),
  };
};

const oldStateSchema = z.object({ state: z.object({ S: mailStateSchema }) });

/** Whether the mail that was there before waits; the old item comes in DynamoDB's typed form. */
const waits = ({ Item }: CancellationReason): boolean => oldStateSchema.parse(Item).state.S === 'queued';
