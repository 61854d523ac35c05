import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '../domain/calendar.ts';
import { type Application, type ApplicationEvent, applicationEventSchema, applicationSchema } from '../domain/funding/application.ts';
import type { CaseRow, DeskChange, DeskFacts } from '../domain/funding/case-row.ts';
import { type Decision, decisionSchema } from '../domain/funding/decision.ts';
import { type InformationRequest, informationRequestSchema } from '../domain/funding/information-request.ts';
import type { ApplicationChange } from '../domain/funding/life-cycle.ts';
import { type Review, reviewSchema } from '../domain/funding/review.ts';
import { changeWrites, type Write, writeTogether } from './application-writes.ts';
import { readCaseRow } from './case-row-item.ts';
import { parseItem } from './funding-store.ts';
import { queryPages } from './item-pages.ts';
import { fundingKeys, openCases } from './table-design.ts';

/** Everything that the table says of one case. Kinds that another capability keeps stand in `others`, as they were stored. */
export type CaseFile = {
  readonly application: Application;
  readonly events: readonly ApplicationEvent[];
  readonly requests: readonly InformationRequest[];
  readonly review: Review | undefined;
  readonly decisions: readonly Decision[];
  /** Items by their `entity`: `motion`, `payment`, `snapshot` … */
  readonly others: (entity: string) => readonly unknown[];
};

/** A change of a case that somebody of the staff makes. */
export type StaffChange = ApplicationChange & { readonly staff: string; readonly desk?: DeskChange; readonly also?: readonly Write[] };

/** Who declared a conflict of interest is not shown the case: the database leaves it out, not the page. Needs the value `:staff`. */
export const withoutConflict = {
  FilterExpression: '(attribute_not_exists(#conflicts) OR NOT contains(#conflicts, :staff))',
  names: { '#conflicts': 'conflicts' },
} as const;

/** Cases as the staff see them. Every read and write names who asks (`staff`, a subject); a case with their conflict of interest is not there. */
export const deskStore = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => {
  const rows = async (query: Omit<ConstructorParameters<typeof QueryCommand>[0], 'TableName'>, staff: string): Promise<CaseRow[]> => {
    const found: CaseRow[] = [];
    const pages = queryPages(
      { client, table },
      {
        ...query,
        FilterExpression: withoutConflict.FilterExpression,
        ExpressionAttributeNames: { ...query.ExpressionAttributeNames, ...withoutConflict.names },
        ExpressionAttributeValues: { ...query.ExpressionAttributeValues, ':staff': staff },
      },
    );
    for await (const page of pages) found.push(...page.map(readCaseRow));
    return found;
  };

  const application = async (id: string, staff: string): Promise<Application | undefined> => {
    const { pk, sk } = fundingKeys.application(id);
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk = :sk',
        FilterExpression: withoutConflict.FilterExpression,
        ExpressionAttributeNames: withoutConflict.names,
        ExpressionAttributeValues: { ':pk': pk, ':sk': sk, ':staff': staff },
      }),
    );
    return Items[0] === undefined ? undefined : parseItem(applicationSchema, Items[0]);
  };

  return {
    /** The lines of a round, by reference. Costs what the round is large, however many rounds there were. */
    rowsOfRound: (roundId: string, staff: string): Promise<CaseRow[]> =>
      rows({ KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': fundingKeys.desk(roundId).pk } }, staff),

    /** What waits for somebody, the most urgent first; the index is some milliseconds behind. */
    waitingFor: (whom: NonNullable<DeskFacts['waitsFor']>, staff: string): Promise<CaseRow[]> =>
      rows(
        {
          IndexName: openCases.name,
          KeyConditionExpression: '#waitsFor = :whom',
          ExpressionAttributeNames: { '#waitsFor': openCases.partitionKey },
          ExpressionAttributeValues: { ':whom': whom },
        },
        staff,
      ),

    /** One application as it stands now. */
    application,

    /** Everything about a case, read consistently; `undefined` where there is none, or none for this person. */
    caseFile: async (id: string, staff: string): Promise<CaseFile | undefined> => {
      if ((await application(id, staff)) === undefined) return undefined;
      const items: unknown[] = [];
      const query = { ConsistentRead: true, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': fundingKeys.case(id).pk } };
      for await (const page of queryPages({ client, table }, query)) items.push(...page);
      const of = (entity: string) => items.filter((item) => entitySchema.parse(item).entity === entity);
      const [stored] = of('application').map((item) => parseItem(applicationSchema, item));
      if (stored === undefined) return undefined;
      return {
        application: stored,
        events: of('event').map((item) => parseItem(applicationEventSchema, item)),
        requests: of('request').map((item) => parseItem(informationRequestSchema, item)),
        review: of('review').map((item) => parseItem(reviewSchema, item))[0],
        decisions: of('decision').map((item) => parseItem(decisionSchema, item)),
        others: of,
      };
    },

    /**
     * Writes a change of the staff, its event, the line of the desk and what belongs to it together or not at all.
     * @returns `false` when the application is no longer as it was read, somebody writes it at this moment, or this person has a conflict
     */
    change: ({ staff, desk, also = [], ...change }: StaffChange): Promise<boolean> =>
      writeTogether(client, [...changeWrites(table, change, { staff, ...(desk && { desk }) }), ...also]),

    /** Notes that somebody looked at a file (D3 of the handbook: every reading is logged). */
    logReading: async (id: string, reading: { readonly at: Instant; readonly subject: string; readonly name: string }): Promise<void> => {
      const Item = { ...fundingKeys.reading(id, reading.at, reading.subject), entity: 'reading', applicationId: id, ...reading };
      await client.send(new PutCommand({ TableName: table, Item }));
    },
  };
};

const entitySchema = z.looseObject({ entity: z.string() });

/** @see deskStore */
export type DeskStore = ReturnType<typeof deskStore>;

/** A review as an item. Its version is the application's: written only together with a change of it. */
export const reviewWrite = (table: string, review: Review): Write => ({
  Put: { TableName: table, Item: { ...fundingKeys.review(review.applicationId), entity: 'review', ...review } },
});
