import { GetCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Instant, instantSchema } from '../domain/calendar.ts';
import {
  type AreaRecipient,
  type Duty,
  type Recipient,
  type RecipientEvent,
  recipientEventSchema,
  recipientSchema,
} from '../domain/notices/recipient.ts';
import type { RecipientWrite } from '../domain/notices/recipient-entry.ts';
import { cancelledBy, conditionFailed, pauseBeforeNext } from './conditional-write.ts';
import { itemsUnder, queryPages, type TableAccess } from './item-pages.ts';
import { mailKeys } from './mail-keys.ts';
import { recipientWrites } from './recipient-writes.ts';

/** @see recipientStore */
export type RecipientStore = ReturnType<typeof recipientStore>;

type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>;

// A transaction takes 100 items: a recipient is three of them.
const transactionItems = 100;
const recipientsTogether = Math.floor(transactionItems / 3);

/** Whom the county writes to, in the mail table: one item per address, its history beside it. */
export const recipientStore = (mail: TableAccess) => {
  const { client, table } = mail;

  /** All recipients by id, page by page; memory holds one page. @param after id that was reached before */
  async function* recipients(after?: string): AsyncGenerator<readonly Recipient[]> {
    const { pk } = mailKeys.allRecipients();
    const query =
      after === undefined
        ? { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } }
        : { KeyConditionExpression: 'pk = :pk AND sk > :after', ExpressionAttributeValues: { ':pk': pk, ':after': after } };
    for await (const page of queryPages(mail, query)) yield z.array(recipientSchema).parse(page);
  }

  /** @returns `false` when a condition did not hold and nothing was written. Who only met another write at an item tries again. */
  const transact = async (TransactItems: Writes): Promise<boolean> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.send(new TransactWriteCommand({ TransactItems }));
        return true;
      } catch (fault) {
        if (cancelledBy(fault).includes(conditionFailed)) return false;
        await pauseBeforeNext(fault, attempt);
      }
    }
  };

  const writesOf = (write: RecipientWrite): Writes => recipientWrites(table, write);

  const keepRecipient = (after: Recipient, event: RecipientEvent, unlessDeleted = false): Promise<boolean> =>
    transact(writesOf({ after, event, unlessDeleted }));

  return {
    recipients,

    /** All recipients by id, at once: for pages that search and sort them. */
    allRecipients: async (): Promise<readonly Recipient[]> => {
      const all: Recipient[] = [];
      for await (const page of recipients()) all.push(...page);
      return all;
    },

    /** The recipient with this id as it stands, or `undefined`. */
    recipient: async (id: string): Promise<Recipient | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: mailKeys.addressee(id), ConsistentRead: true }));
      return Item === undefined ? undefined : recipientSchema.parse(Item);
    },

    /** Addresses that do this for administrations, by area; one address of several administrations stands once for each. */
    duties: async (role: Duty['role']): Promise<readonly AreaRecipient[]> => {
      const found: AreaRecipient[] = [];
      for await (const page of recipients())
        for (const { id, address, name = address, contact, phone, duties } of page)
          for (const duty of duties)
            if (duty.role === role)
              found.push({ id, area: duty.area, address, name, ...(contact !== undefined && { contact }), ...(phone !== undefined && { phone }) });
      return found.toSorted((one, other) => one.area.localeCompare(other.area));
    },

    /**
     * Writes a recipient and what happened to it, together.
     * @param unlessDeleted an address that was deleted stays deleted; otherwise that is forgotten, because somebody enters it again
     * @returns `false` when the recipient is no longer the version before, or was deleted: nothing was written
     */
    keepRecipient,

    /**
     * Writes many, a few dozen in one transaction. Of different recipients: one that was changed meanwhile keeps no other back.
     * @returns ids of those that are no longer the version before, or were deleted: they were not written
     */
    keepRecipients: async (writes: readonly RecipientWrite[]): Promise<string[]> => {
      const refused: string[] = [];
      for (let from = 0; from < writes.length; from += recipientsTogether) {
        const some = writes.slice(from, from + recipientsTogether);
        if (await transact(some.flatMap(writesOf))) continue;
        for (const write of some) if (!(await transact(writesOf(write)))) refused.push(write.after.id);
      }
      return refused;
    },

    /**
     * Deletes a recipient with its history, in one write; what stays is that this address was deleted, and when.
     * @returns `false` when it is another version, or gone
     */
    deleteRecipient: async ({ id, version }: Pick<Recipient, 'id' | 'version'>, at: Instant): Promise<boolean> => {
      const before = z.array(z.object({ pk: z.string(), sk: z.string() })).parse(await itemsUnder(mail, mailKeys.recipientEvents(id)));
      const events: Writes = before.map((Key) => ({ Delete: { TableName: table, Key } }));
      // With more than 98 changes the oldest go first; should somebody else be faster then, the newest are still there.
      while (events.length > transactionItems - 2)
        await transact(events.splice(0, Math.min(transactionItems, events.length - (transactionItems - 2))));
      return transact([
        {
          Delete: {
            TableName: table,
            Key: mailKeys.addressee(id),
            ConditionExpression: 'version = :version',
            ExpressionAttributeValues: { ':version': version },
          },
        },
        { Put: { TableName: table, Item: { ...mailKeys.deleted(id), entity: 'deleted-recipient', at } } },
        ...events,
      ]);
    },

    /** When this address was deleted; `undefined` when it never was, or was entered again. */
    deletedAt: async (id: string): Promise<Instant | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: mailKeys.deleted(id), ConsistentRead: true }));
      return Item === undefined ? undefined : z.object({ at: instantSchema }).parse(Item).at;
    },

    /** All addresses that were deleted and not entered again, with when. */
    deletedAddressees: async (): Promise<ReadonlyMap<string, Instant>> => {
      const found = new Map<string, Instant>();
      const query = {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': mailKeys.deletedAddressees().pk },
        ConsistentRead: true,
      };
      for await (const page of queryPages(mail, query))
        for (const { sk, at } of z.array(z.object({ sk: z.string(), at: instantSchema })).parse(page)) found.set(sk, at);
      return found;
    },

    /** What happened to a recipient, oldest first. */
    history: async (id: string): Promise<RecipientEvent[]> =>
      z.array(recipientEventSchema).parse(await itemsUnder(mail, mailKeys.recipientEvents(id))),
  };
};
