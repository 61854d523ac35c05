import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const table = process.env['TABLE_FUNDING'] ?? '';

/** The writes of one application with nothing around them: what `apply-for-funding` is measured against. */
export const writeApplication = async (id: string, application: Record<string, unknown>): Promise<void> => {
  const year = 2000;
  await client.send(
    new UpdateCommand({
      TableName: table,
      Key: { pk: `REFERENCE#${year}`, sk: 'REFERENCE' },
      UpdateExpression: 'ADD #last :one',
      ExpressionAttributeNames: { '#last': 'last' },
      ExpressionAttributeValues: { ':one': 1 },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  const put = (Item: Record<string, unknown>) => ({ Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } });
  await client.send(
    new TransactWriteCommand({
      TransactItems: [
        put({ pk: `IDEMPOTENCY#${id}`, sk: 'IDEMPOTENCY', entity: 'idempotency', hash: 'x'.repeat(64), applicationId: id }),
        put({ pk: `APPLICATION#${id}`, sk: 'APPLICATION', entity: 'application', ...application }),
        put({ pk: `APPLICATION#${id}`, sk: 'EVENT#bare', entity: 'bare', applicationId: id }),
      ],
    }),
  );
};

/** The same as a function: body in, 201 out. */
export const handler = async (event: { body: string; requestContext: { requestId: string } }): Promise<{ statusCode: number; body: string }> => {
  await writeApplication(event.requestContext.requestId, JSON.parse(event.body));
  return { statusCode: 201, body: '{}' };
};
