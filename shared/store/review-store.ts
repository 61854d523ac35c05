import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Instant, instantSchema } from '../domain/calendar.ts';
import type { Application } from '../domain/funding/application.ts';
import { type CaseRow, type DeskFacts, waitsForNames } from '../domain/funding/case-row.ts';
import type { ReviewChange } from '../domain/funding/review-changes.ts';
import { codesOf, type RoundChoice, roundChoiceSchema } from '../domain/funding/round.ts';
import { requestWrite } from './application-writes.ts';
import { readCaseRow } from './case-row-item.ts';
import { deskStore, reviewWrite, withoutConflict } from './desk-store.ts';
import { queryPages } from './item-pages.ts';
import { fundingKeys, openCases } from './table-design.ts';

/** Somebody opened a file. */
export type Reading = { readonly at: Instant; readonly subject: string; readonly name: string };

const choiceNames = Object.keys(roundChoiceSchema.shape);

const readingSchema = z.object({ at: instantSchema, subject: z.string(), name: z.string() });
const conflictsSchema = z.object({ conflicts: z.array(z.string()).default([]) });

/** What the desk asks besides cases: what waits and what is late, the rounds of the last years, a line, and who read a file. */
export const reviewStore = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => {
  const desk = deskStore({ client, table });

  /** Open cases that wait for one of them, the most urgent first. Cases with a conflict of interest are left out before counting. */
  const open = async (whom: NonNullable<DeskFacts['waitsFor']>, staff: string, limit: number): Promise<CaseRow[]> => {
    const found: CaseRow[] = [];
    const pages = queryPages(
      { client, table },
      {
        IndexName: openCases.name,
        KeyConditionExpression: '#waitsFor = :whom',
        FilterExpression: withoutConflict.FilterExpression,
        ExpressionAttributeNames: { '#waitsFor': openCases.partitionKey, ...withoutConflict.names },
        ExpressionAttributeValues: { ':whom': whom, ':staff': staff },
        Limit: limit,
      },
    );
    for await (const page of pages) {
      found.push(...page.map(readCaseRow));
      if (found.length >= limit) break;
    }
    return found.slice(0, limit);
  };

  return {
    /**
     * The most urgent open cases, the most urgent first; what is late is among them, as it is the most urgent of all.
     * @param limit of each of those whom a case can wait for: what a page shows, not everything
     */
    mostUrgent: async (staff: string, limit: number): Promise<CaseRow[]> =>
      byDay((await Promise.all(codesOf(waitsForNames).options.map((each) => open(each, staff, limit)))).flat()),

    /** The newest rounds by id, newest first: as many as a page offers, however many there were. */
    newestRounds: async (limit: number): Promise<RoundChoice[]> => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': fundingKeys.rounds().pk },
          // A round is a large item, and a page shows little of it.
          ProjectionExpression: choiceNames.map((_name, at) => `#n${at}`).join(', '),
          ExpressionAttributeNames: Object.fromEntries(choiceNames.map((name, at) => [`#n${at}`, name])),
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return z.array(roundChoiceSchema).parse(Items);
    },

    /** The line of a case as it stands now. */
    caseRow: async ({ roundId, reference }: Pick<Application, 'roundId' | 'reference'>): Promise<CaseRow | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: fundingKeys.caseRow(roundId, reference), ConsistentRead: true }));
      return Item === undefined ? undefined : readCaseRow(Item);
    },

    /** Has this person declared a conflict of interest in a case? Says nothing else of it. */
    hasDeclared: async (id: string, staff: string): Promise<boolean> => {
      const asked = { TableName: table, Key: fundingKeys.application(id), ConsistentRead: true, ProjectionExpression: 'conflicts' };
      const { Item } = await client.send(new GetCommand(asked));
      return conflictsSchema.parse(Item ?? {}).conflicts.includes(staff);
    },

    /** Who opened a file lately, the newest first. */
    readingsOf: async (id: string, limit: number): Promise<Reading[]> => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': fundingKeys.readings(id).pk },
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return Items.map((item) => readingSchema.parse(item));
    },

    /**
     * Stores a change of the desk with its review and its request together or not at all.
     * @returns `false` when the application is no longer as it was read, somebody writes it at this moment, or this person has a conflict
     */
    record: ({ review, request, ...change }: ReviewChange & { readonly staff: string }): Promise<boolean> =>
      desk.change({
        ...change,
        also: [...(review === undefined ? [] : [reviewWrite(table, review)]), ...(request === undefined ? [] : [requestWrite(table, request)])],
      }),
  };
};

const byDay = (rows: readonly CaseRow[]): CaseRow[] => rows.toSorted((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1));

/** @see reviewStore */
export type ReviewStore = ReturnType<typeof reviewStore>;
