import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Application, type ApplicationEvent, applicationEventSchema, applicationSchema } from '../domain/funding/application.ts';
import type { DeskChange } from '../domain/funding/case-row.ts';
import type { InformationRequest } from '../domain/funding/information-request.ts';
import type { ApplicationChange } from '../domain/funding/life-cycle.ts';
import type { Snapshot } from '../domain/funding/snapshot.ts';
import { changeWrites, filesThere, requestWrite, writeTogether } from './application-writes.ts';
import { parseItem } from './funding-store.ts';
import { itemsUnder, queryPages } from './item-pages.ts';
import { byApplicant, fundingKeys, references } from './table-design.ts';

/** A change of an application that its applicant makes; nothing is written when it is another by now than it was read. */
export type ApplicantChange = ApplicationChange & {
  readonly applicant: string;
  /** A request that is answered by it; the files of its answer have to be there still. */
  readonly request?: InformationRequest;
  readonly desk?: DeskChange;
};

const ownedSchema = z.object({ applicant: z.string() });
const memberSchema = z.object({ caseId: z.string() });
const snapshotSchema = z.object({ json: z.string(), sha256: z.string() });

/**
 * Applications as those see them who may: whoever holds the mailbox of the contact, and members of the case. Every read and write names
 * the principal (`applicantOf`), so another person's application is not there.
 */
export const applicantStore = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => {
  const get = async (Key: { readonly pk: string; readonly sk: string }): Promise<unknown> =>
    (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;

  const isMember = async (principal: string, id: string): Promise<boolean> => (await get(fundingKeys.member(principal, id))) !== undefined;

  const application = async (id: string): Promise<Application | undefined> => {
    const item = await get(fundingKeys.application(id));
    return item === undefined ? undefined : parseItem(applicationSchema, item);
  };

  const asContact = async (principal: string): Promise<Application[]> => {
    const found: Application[] = [];
    const pages = queryPages(
      { client, table },
      {
        IndexName: byApplicant.name,
        KeyConditionExpression: '#applicant = :applicant AND begins_with(#reference, :applications)',
        ExpressionAttributeNames: { '#applicant': byApplicant.partitionKey, '#reference': byApplicant.sortKey },
        ExpressionAttributeValues: { ':applicant': principal, ':applications': references.applications },
      },
    );
    for await (const page of pages) found.push(...page.map((item) => parseItem(applicationSchema, item)));
    return found;
  };

  const casesOf = async (principal: string): Promise<string[]> => {
    const items = await itemsUnder({ client, table }, fundingKeys.casesOf(principal));
    return items.map((item) => memberSchema.parse(item).caseId);
  };

  return {
    /** All applications that a principal may open, oldest first; the index is some milliseconds behind. */
    applicationsOf: async (principal: string): Promise<Application[]> => {
      const [own, cases] = await Promise.all([asContact(principal), casesOf(principal)]);
      // What is no application yet is a draft.
      const others = await Promise.all(cases.filter((id) => !own.some((known) => known.id === id)).map(application));
      return [...own, ...others.filter((other) => other !== undefined)].sort((a, b) => (a.reference < b.reference ? -1 : 1));
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

    /** One application of a principal as it stands now; another's is `undefined`, as one that does not exist. */
    applicationOf: async (principal: string, id: string): Promise<Application | undefined> => {
      const item = await get(fundingKeys.application(id));
      const may = ownedSchema.safeParse(item).data?.applicant === principal || (item !== undefined && (await isMember(principal, id)));
      return may ? parseItem(applicationSchema, item) : undefined;
    },

    /** The history of an application, oldest first. */
    eventsOf: async (id: string): Promise<ApplicationEvent[]> => {
      const items = await itemsUnder({ client, table }, fundingKeys.events(id));
      return items.map((item) => parseItem(applicationEventSchema, item));
    },

    /** What was submitted; `undefined` for an application from before snapshots were kept. */
    snapshotOf: async (id: string): Promise<Snapshot | undefined> => {
      const item = await get(fundingKeys.snapshot(id));
      return item === undefined ? undefined : snapshotSchema.parse(item);
    },

    /**
     * Writes what changed, the event, and the answer to a request together or not at all.
     * @returns `false` when the application is no longer as it was read, somebody writes it at this moment, or it is no longer the principal's
     */
    change: async ({ applicant, request, desk, ...change }: ApplicantChange): Promise<boolean> => {
      const { id } = change.before;
      const answered = request === undefined ? [] : [requestWrite(table, request), ...filesThere(table, request)];
      const terms = { ...(desk && { desk }) };
      if (!(await isMember(applicant, id))) return writeTogether(client, [...changeWrites(table, change, { applicant, ...terms }), ...answered]);
      const stillMember = { TableName: table, Key: fundingKeys.member(applicant, id), ConditionExpression: 'attribute_exists(pk)' };
      return writeTogether(client, [{ ConditionCheck: stillMember }, ...changeWrites(table, change, terms), ...answered]);
    },
  };
};

/** @see applicantStore */
export type ApplicantStore = ReturnType<typeof applicantStore>;
