import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { caseFilterSchema } from '../domain/funding/case-filter.ts';
import { parseItem } from './funding-store.ts';
import type { TableAccess } from './item-pages.ts';
import { fundingKeys } from './table-design.ts';

const savedViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The round that it was saved in; its filters fit others too. */
  round: z.string().optional(),
  filter: caseFilterSchema,
});

/** A view of the list of cases that somebody of the staff keeps under a name. `id` follows from the name: the same name is the same view. */
export type SavedView = z.infer<typeof savedViewSchema>;

/** Views of the list, each person's own. */
export const viewStore = ({ client, table }: TableAccess) => ({
  /** All views of a person. */
  viewsOf: async (subject: string): Promise<SavedView[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': fundingKeys.views(subject).pk },
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => parseItem(savedViewSchema, item));
  },

  /** Keeps a view; one of the same id becomes it. */
  keepView: async (subject: string, view: SavedView): Promise<void> => {
    await client.send(new PutCommand({ TableName: table, Item: { ...fundingKeys.view(subject, view.id), entity: 'view', ...view } }));
  },

  /** Forgets a view; one that is not there is fine. */
  forgetView: async (subject: string, id: string): Promise<void> => {
    await client.send(new DeleteCommand({ TableName: table, Key: fundingKeys.view(subject, id) }));
  },
});

/** @see viewStore */
export type ViewStore = ReturnType<typeof viewStore>;
