import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  type Mail,
  type MailRecord,
  type MailState,
  mailKeptDays,
  mailRecordSchema,
  mailSchema,
  mailStateSchema,
  type SharedText,
  sharedMailRecordSchema,
  sharedTextSchema,
} from '../domain/notices/mail.ts';
import { conditionHeld, pastTransactions } from './conditional-write.ts';
import { mailKeys } from './mail-keys.ts';
import { openMails } from './table-design.ts';

const keptSeconds = mailKeptDays * 24 * 60 * 60;

/** In place of a text that was deleted after sending: a record without a text would be none. */
export const forgottenText = 'Nach dem Versand gelöscht.';

/** One attempt to send: the same id in a repeated call means the same attempt. */
export type Lease = { readonly leaseId: string; readonly at: string };

/** What is open about a mail, and since when: it stands in the index `openMails` by these two, and nothing that is done with has them. */
const openAs = '#open = :open, openSince = :at';
const stateAndOpen = { '#state': 'state', '#open': openMails.partitionKey };

/** @see mailStore */
export type MailStore = ReturnType<typeof mailStore>;

/** The mails in the mail table: one record per event and recipient. */
export const mailStore = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => {
  // Feedback writes records in transactions, and may hold this one.
  const write = (id: string, update: Omit<UpdateCommandInput, 'TableName' | 'Key'>) =>
    pastTransactions(() => client.send(new UpdateCommand({ TableName: table, Key: mailKeys.mail(id), ...update })));

  return {
    /**
     * Keeps a new mail as `queued`. A mail that is already there stays untouched.
     * @returns the state that is stored now
     */
    enqueue: async (mail: Mail): Promise<MailState> => {
      const record: MailRecord = { ...mailSchema.parse(mail), state: 'queued' };
      const expiresAt = Math.floor(Date.parse(record.createdAt) / 1000) + keptSeconds;
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: {
              ...mailKeys.mail(record.id),
              entity: 'mail',
              expiresAt,
              [openMails.partitionKey]: record.state,
              openSince: record.createdAt,
              ...record,
            },
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return record.state;
      } catch (fault) {
        if (!(fault instanceof ConditionalCheckFailedException)) throw fault;
        return oldItemSchema.parse(fault.Item).state.S;
      }
    },

    /** The mail with this id as it is now, or `undefined`. A shared text is put in its place. */
    mail: async (id: string): Promise<MailRecord | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: mailKeys.mail(id), ConsistentRead: true }));
      if (Item === undefined) return undefined;
      const shared = sharedMailRecordSchema.safeParse(Item).data;
      return mailRecordSchema.parse(shared === undefined ? Item : { ...(await sharedText(client, table, shared.textId)), ...shared });
    },

    /** Takes a `queued` mail for one attempt. `false`: another attempt has it, or it is done with. */
    lease: (id: string, { leaseId, at, addressee }: Lease & { readonly addressee: string }): Promise<boolean> =>
      conditionHeld(
        write(id, {
          UpdateExpression: `SET #state = :open, leaseId = :leaseId, leasedAt = :at, addressee = :addressee, ${openAs}`,
          // The second half lets the SDK repeat the call when its answer was lost.
          ConditionExpression: '#state = :queued OR (#state = :open AND leaseId = :leaseId)',
          ExpressionAttributeNames: stateAndOpen,
          ExpressionAttributeValues: { ':queued': 'queued', ':open': 'sending', ':leaseId': leaseId, ':at': at, ':addressee': addressee },
        }),
      ),

    /**
     * Records that SES took the mail. With `forget` its text goes: what it opened must not stay readable in the table.
     * @throws ConditionalCheckFailedException when the attempt does not hold the mail
     */
    sent: async (
      id: string,
      { leaseId, at, sesMessageId, forget = false }: Lease & { readonly sesMessageId: string; readonly forget?: boolean },
    ): Promise<void> => {
      await write(id, {
        UpdateExpression: `SET #state = :sent, sentAt = :at, sesMessageId = :sesMessageId${forgetting(forget).set} REMOVE #open, openSince`,
        ConditionExpression: 'leaseId = :leaseId AND (#state = :sending OR #state = :sent)',
        ExpressionAttributeNames: { ...stateAndOpen, ...forgetting(forget).names },
        ExpressionAttributeValues: {
          ':sending': 'sending',
          ':sent': 'sent',
          ':leaseId': leaseId,
          ':at': at,
          ':sesMessageId': sesMessageId,
          ...forgetting(forget).values,
        },
      });
    },

    /**
     * Gives the mail back when SES certainly did not take it. `false`: this attempt no longer holds it.
     * @param refused counts a refusal that was the mail's
     */
    release: (id: string, { leaseId, at, refused = false }: Lease & { readonly refused?: boolean }): Promise<boolean> =>
      conditionHeld(
        write(id, {
          UpdateExpression: `SET #state = :open, ${openAs} REMOVE leaseId, leasedAt${refused ? ' ADD refusals :one' : ''}`,
          ConditionExpression: '#state = :sending AND leaseId = :leaseId',
          ExpressionAttributeNames: stateAndOpen,
          ExpressionAttributeValues: { ':open': 'queued', ':sending': 'sending', ':leaseId': leaseId, ':at': at, ...(refused ? { ':one': 1 } : {}) },
        }),
      ),

    /**
     * Nobody tries again but a person. `false`: it is in other hands.
     * @param leaseId of the attempt that failed for good; absent: the mail waits, and cannot be sent at all
     */
    giveUp: (id: string, { leaseId, at, reason }: { readonly leaseId?: string; readonly at: string; readonly reason: string }): Promise<boolean> =>
      conditionHeld(
        write(id, {
          UpdateExpression: `SET #state = :open, reason = :reason, ${openAs} REMOVE leaseId, leasedAt`,
          ConditionExpression: held(leaseId),
          ExpressionAttributeNames: stateAndOpen,
          ExpressionAttributeValues: {
            ':open': 'given-up',
            ':at': at,
            ':reason': reason,
            ...holder(leaseId),
          },
        }),
      ),

    /**
     * A mail must not leave any more. `false`: it is in other hands. With `forget` its text goes; by its `addressee` it is found again.
     * @param leaseId of the attempt that is over and is not repeated; absent: the mail waits
     */
    withhold: (
      id: string,
      {
        reason,
        leaseId,
        addressee,
        forget = false,
      }: { readonly reason: string; readonly leaseId?: string; readonly addressee?: string; readonly forget?: boolean },
    ): Promise<boolean> =>
      conditionHeld(
        write(id, {
          UpdateExpression: `SET #state = :withheld, reason = :reason${addressee === undefined ? '' : ', addressee = :addressee'}${forgetting(forget).set} REMOVE #open, openSince, leaseId, leasedAt`,
          ConditionExpression: held(leaseId),
          ExpressionAttributeNames: { ...stateAndOpen, ...forgetting(forget).names },
          ExpressionAttributeValues: {
            ...holder(leaseId),
            ':withheld': 'withheld',
            ':reason': reason,
            ...(addressee === undefined ? {} : { ':addressee': addressee }),
            ...forgetting(forget).values,
          },
        }),
      ),
  };
};

/** The mail waits, or this attempt holds it. */
const held = (leaseId: string | undefined): string => (leaseId === undefined ? '#state = :before' : '#state = :before AND leaseId = :leaseId');
const holder = (leaseId: string | undefined): Record<string, string> =>
  leaseId === undefined ? { ':before': 'queued' } : { ':before': 'sending', ':leaseId': leaseId };

const forgetting = (forget: boolean) =>
  forget
    ? { set: ', #text = :forgotten, #html = :forgotten', names: { '#text': 'text', '#html': 'html' }, values: { ':forgotten': forgottenText } }
    : { set: '', names: {}, values: {} };

// The old item of a failed condition comes in DynamoDB's typed form, also from the document client.
const oldItemSchema = z.object({ state: z.object({ S: mailStateSchema }) });

/** @throws ZodError when the text is gone: it outlives its mails */
const sharedText = async (client: DynamoDBDocumentClient, table: string, id: string): Promise<SharedText> => {
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: mailKeys.sharedText(id) }));
  return sharedTextSchema.parse(Item);
};
