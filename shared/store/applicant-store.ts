import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Application, type ApplicationEvent, applicationEventSchema, applicationSchema } from '../domain/funding/application.ts';
import { applicationEventItem, parseItem } from './funding-store.ts';
import { byApplicant, fundingKeys } from './table-design.ts';

/** A change of an application that its applicant makes. */
export type ApplicantChange = {
  readonly applicant: string;
  /** The application as it was read; nothing is written when it is another by now. */
  readonly before: Application;
  readonly after: Application;
  readonly event: ApplicationEvent;
};

const ownedSchema = z.object({ applicant: z.string() });

/**
 * Applications as their applicant sees them: whoever holds the mailbox of the contact. Every read and write names the applicant
 * (`applicantOf`), so another person's application is not there.
 */
export const applicantStore = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => {
  const get = async (Key: { readonly pk: string; readonly sk: string }): Promise<unknown> =>
    (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;

  const isMember = async (principal: string, id: string): Promise<boolean> => (await get(fundingKeys.member(principal, id))) !== undefined;

  const queryAll = async (query: Omit<ConstructorParameters<typeof QueryCommand>[0], 'TableName' | 'ExclusiveStartKey'>): Promise<unknown[]> => {
    const items: unknown[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(new QueryCommand({ ...query, TableName: table, ExclusiveStartKey: start }));
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return items;
  };

  return {
    /** All applications of an applicant, oldest first; the index is some milliseconds behind. */
    applicationsOf: async (applicant: string): Promise<Application[]> => {
      const items = await queryAll({
        IndexName: byApplicant.name,
        KeyConditionExpression: '#applicant = :applicant',
        ExpressionAttributeNames: { '#applicant': byApplicant.partitionKey },
        ExpressionAttributeValues: { ':applicant': applicant },
      });
      return items.map((item) => parseItem(applicationSchema, item));
    },

    /** Is there anything that this person may open: a draft or an application, as its applicant or invited to work on it? */
    hasCases: async (principal: string): Promise<boolean> => {
      const { pk, sk } = fundingKeys.casesOf(principal);
      const found = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
          ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
          Limit: 1,
        }),
      );
      return (found.Items ?? []).length > 0;
    },

    /** One application of a principal, as its contact or as a member of the case, as it stands now; another's is `undefined`. */
    applicationOf: async (principal: string, id: string): Promise<Application | undefined> => {
      const item = await get(fundingKeys.application(id));
      const may = ownedSchema.safeParse(item).data?.applicant === principal || (item !== undefined && (await isMember(principal, id)));
      return may ? parseItem(applicationSchema, item) : undefined;
    },

    /** The history of an application, oldest first. */
    eventsOf: async (id: string): Promise<ApplicationEvent[]> => {
      const { pk, sk } = fundingKeys.events(id);
      const items = await queryAll({
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
        ConsistentRead: true,
      });
      return items.map((item) => parseItem(applicationEventSchema, item));
    },

    /**
     * Writes state, version and the event together or not at all.
     * @returns `false` when the application is no longer as it was read, or somebody writes it at this moment
     */
    change: async ({ applicant, before, after, event }: ApplicantChange): Promise<boolean> => {
      const update = {
        TableName: table,
        Key: fundingKeys.application(before.id),
        UpdateExpression: 'SET #state = :after, #version = :next',
        ConditionExpression: '#version = :version AND #state = :before AND #applicant = :applicant',
        ExpressionAttributeNames: { '#state': 'state', '#version': 'version', '#applicant': byApplicant.partitionKey },
        ExpressionAttributeValues: {
          ':before': before.state,
          ':version': before.version,
          ':after': after.state,
          ':next': after.version,
          ':applicant': applicant,
        },
      };
      const put = { TableName: table, Item: applicationEventItem(event), ConditionExpression: 'attribute_not_exists(pk)' };
      try {
        await client.send(new TransactWriteCommand({ TransactItems: [{ Update: update }, { Put: put }] }));
        return true;
      } catch (fault) {
        if (fault instanceof TransactionCanceledException) return false;
        throw fault;
      }
    },
  };
};

/** @see applicantStore */
export type ApplicantStore = ReturnType<typeof applicantStore>;
