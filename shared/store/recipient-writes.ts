import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { recipientEventSchema, recipientSchema } from '../domain/notices/recipient.ts';
import type { RecipientWrite } from '../domain/notices/recipient-entry.ts';
import { mailKeys } from './mail-keys.ts';

/** One write of a transaction. */
type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/**
 * A recipient and what happened to it, if the recipient is the version before. An address that was deleted is not marked as that any more:
 * whoever enters it again has decided that, or is kept from it (`unlessDeleted`).
 */
export const recipientWrites = (table: string, { after, event, unlessDeleted = false }: RecipientWrite): Write[] => {
  const { id, ...rest } = recipientSchema.parse(after);
  const isFirst = after.version === 1;
  return [
    {
      Put: {
        TableName: table,
        Item: { ...mailKeys.addressee(id), entity: 'recipient', id, ...rest },
        ConditionExpression: isFirst ? 'attribute_not_exists(pk)' : 'version = :before',
        ...(isFirst ? {} : { ExpressionAttributeValues: { ':before': after.version - 1 } }),
      },
    },
    {
      Put: {
        TableName: table,
        Item: { ...mailKeys.recipientEvent(id, after.version), entity: 'recipient-event', ...recipientEventSchema.parse(event) },
      },
    },
    {
      Delete: {
        TableName: table,
        Key: mailKeys.deleted(id),
        ...(unlessDeleted && { ConditionExpression: 'attribute_not_exists(pk)' }),
      },
    },
  ];
};
