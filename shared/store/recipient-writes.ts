import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Recipient, type RecipientEvent, recipientEventSchema, recipientSchema } from '../domain/notices/recipient.ts';
import { mailKeys } from './table-design.ts';

/** One write of a transaction. */
type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/**
 * A recipient and what happened to it, if the recipient is the version before. An address that was deleted is no longer marked: whoever
 * enters it again has decided that.
 */
export const recipientWrites = (table: string, after: Recipient, event: RecipientEvent): readonly Write[] => {
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
    { Delete: { TableName: table, Key: mailKeys.deleted(id) } },
  ];
};
