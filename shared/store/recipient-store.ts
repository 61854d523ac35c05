import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
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
import { cancelledBy, conditionFailed, transactionConflict } from './conditional-write.ts';
import { deleteUnder, itemsUnder, queryPages, type TableAccess } from './item-pages.ts';
import { recipientWrites } from './recipient-writes.ts';
import { mailKeys } from './table-design.ts';

/** @see recipientStore */
export type RecipientStore = ReturnType<typeof recipientStore>;

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

  return {
    recipients,

    /** The recipient with this id as it stands, or `undefined`. */
    recipient: async (id: string): Promise<Recipient | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: mailKeys.addressee(id), ConsistentRead: true }));
      return Item === undefined ? undefined : recipientSchema.parse(Item);
    },

    /** Addresses that do this for administrations, by area; one address of several administrations stands once for each. */
    duties: async (role: Duty['role']): Promise<AreaRecipient[]> => {
      const found: AreaRecipient[] = [];
      for await (const page of recipients())
        for (const { id, address, name = address, contact, phone, duties } of page)
          for (const duty of duties)
            if (duty.role === role)
              found.push({ id, area: duty.area, address, name, ...(contact !== undefined && { contact }), ...(phone !== undefined && { phone }) });
      return found.toSorted((one, other) => (one.area < other.area ? -1 : 1));
    },

    /**
     * Writes a recipient and what happened to it, together. The same write again changes nothing.
     * @returns `false` when the recipient is no longer the version before: somebody else was first, and nothing was written
     */
    keepRecipient: (after: Recipient, event: RecipientEvent): Promise<boolean> =>
      held(client.send(new TransactWriteCommand({ TransactItems: [...recipientWrites(table, after, event)] }))),

    /**
     * Deletes a recipient with its history; what stays is that this address was deleted, and when.
     * @returns `false` when it is another version, or gone
     */
    deleteRecipient: async ({ id, version }: Pick<Recipient, 'id' | 'version'>, at: Instant): Promise<boolean> => {
      const deleted = await held(
        client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Delete: {
                  TableName: table,
                  Key: mailKeys.addressee(id),
                  ConditionExpression: 'version = :version',
                  ExpressionAttributeValues: { ':version': version },
                },
              },
              { Put: { TableName: table, Item: { ...mailKeys.deleted(id), entity: 'deleted-recipient', at } } },
            ],
          }),
        ),
      );
      if (deleted) await deleteUnder(mail, mailKeys.recipientEvents(id));
      return deleted;
    },

    /** When this address was deleted; `undefined` when it never was, or was entered again. */
    deletedAt: async (id: string): Promise<Instant | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: mailKeys.deleted(id), ConsistentRead: true }));
      return Item === undefined ? undefined : z.object({ at: instantSchema }).parse(Item).at;
    },

    /** What happened to a recipient, oldest first. */
    history: async (id: string): Promise<RecipientEvent[]> =>
      z.array(recipientEventSchema).parse(await itemsUnder(mail, mailKeys.recipientEvents(id))),
  };
};

const held = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (fault) {
    // Somebody who writes at this moment is first, too.
    if (cancelledBy(fault).some((reason) => reason === conditionFailed || reason === transactionConflict)) return false;
    throw fault;
  }
};
