import { DeleteCommand, type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

/** A table and who speaks with it. */
export type TableAccess = { readonly client: DynamoDBDocumentClient; readonly table: string };

/** Key of an item; in a question for several the beginning of their sort keys. */
export type ItemKey = { readonly pk: string; readonly sk: string };

/** All items of a query, page by page as the table gives them. */
export async function* queryPages(
  { client, table }: TableAccess,
  query: Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>,
): AsyncGenerator<readonly unknown[]> {
  let start: Record<string, unknown> | undefined;
  do {
    const page = await client.send(new QueryCommand({ ...query, TableName: table, ExclusiveStartKey: start }));
    yield page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

const under = ({ pk, sk }: ItemKey) => ({
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
  ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
  ConsistentRead: true,
});

/** All items whose sort key begins with `sk`, as they stand now. */
export const itemsUnder = async (access: TableAccess, key: ItemKey): Promise<unknown[]> => {
  const items: unknown[] = [];
  for await (const page of queryPages(access, under(key))) items.push(...page);
  return items;
};

const keysSchema = z.array(z.object({ pk: z.string(), sk: z.string() }));

// Deletes that are on their way together; each costs what it costs alone.
const together = 25;

/** Deletes all items whose sort key begins with `sk`. */
export const deleteUnder = async (access: TableAccess, key: ItemKey): Promise<void> => {
  for await (const page of queryPages(access, { ...under(key), ProjectionExpression: 'pk, sk' })) {
    const keys = keysSchema.parse(page);
    for (let from = 0; from < keys.length; from += together) {
      const some = keys.slice(from, from + together);
      await Promise.all(some.map((Key) => access.client.send(new DeleteCommand({ TableName: access.table, Key }))));
    }
  }
};
