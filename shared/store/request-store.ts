import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Application, applicationSchema } from '../domain/funding/application.ts';
import { type InformationRequest, informationRequestSchema, type RequestChange } from '../domain/funding/information-request.ts';
import { changeWrites, requestWrite, writeTogether } from './application-writes.ts';
import { parseItem } from './funding-store.ts';
import { itemsUnder, queryPages } from './item-pages.ts';
import { roundStore } from './round-store.ts';
import { byRound, fundingKeys } from './table-design.ts';

/** What staff asks of applicants, beside the applications in the funding table. */
export const requestStore = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => ({
  /** One request, as it stands now. */
  request: async (applicationId: string, id: string): Promise<InformationRequest | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: fundingKeys.request(applicationId, id), ConsistentRead: true }));
    return Item === undefined ? undefined : parseItem(informationRequestSchema, Item);
  },

  /** All requests of an application, oldest first. */
  requestsOf: async (applicationId: string): Promise<InformationRequest[]> => {
    const items = await itemsUnder({ client, table }, fundingKeys.requests(applicationId));
    return items.map((item) => parseItem(informationRequestSchema, item)).sort((a, b) => Date.parse(a.askedAt) - Date.parse(b.askedAt));
  },

  /** The application under a reference, as it stands now; the index is some milliseconds behind. */
  applicationUnder: async (reference: string): Promise<Application | undefined> => {
    for (const { id } of await roundStore({ client, table }).rounds()) {
      const query = {
        IndexName: byRound.name,
        KeyConditionExpression: '#roundId = :roundId AND #reference = :reference',
        ExpressionAttributeNames: { '#roundId': byRound.partitionKey, '#reference': byRound.sortKey },
        ExpressionAttributeValues: { ':roundId': id, ':reference': reference },
      };
      for await (const [found] of queryPages({ client, table }, query)) {
        if (found === undefined) continue;
        const Key = fundingKeys.application(parseItem(applicationSchema, found).id);
        const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
        return parseItem(applicationSchema, Item);
      }
    }
    return undefined;
  },

  /**
   * Staff asks: request, state, version and event together or not at all.
   * @returns `false` when the application is no longer as it was read
   */
  ask: ({ request, desk, ...change }: RequestChange): Promise<boolean> =>
    writeTogether(client, [...changeWrites(table, change, { ...(desk && { desk }) }), requestWrite(table, request)]),
});

/** @see requestStore */
export type RequestStore = ReturnType<typeof requestStore>;
