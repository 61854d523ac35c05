import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { IsoDate } from '../domain/calendar.ts';
import type { Consultation } from '../domain/funding/committee.ts';
import type { PaperFacts } from '../domain/funding/decision-paper.ts';
import { type Meeting, meetingSchema, partsOfMeetingId } from '../domain/funding/meeting.ts';
import { changeWrites, type Write, writeTogether } from './application-writes.ts';
import type { StaffChange } from './desk-store.ts';
import { parseItem } from './funding-store.ts';
import { queryPages } from './item-pages.ts';
import { fundingKeys } from './table-design.ts';

/** Only where there is none yet, or on top of the version that was read. */
const onTopOf = (version: number) =>
  version === 1
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :read',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':read': version - 1 },
      };

const keyOf = (id: string): { readonly pk: string; readonly sk: string } => {
  const parts = partsOfMeetingId(id);
  if (parts === undefined) throw new Error(`${id} is no id of a meeting`);
  return fundingKeys.meeting(parts.date, parts.slug);
};

/** Meetings with their agendas, and what bodies did with a case. */
export const committeeStore = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => {
  const consultationWrite = (consultation: Consultation): Write => ({
    Put: {
      TableName: table,
      Item: { ...fundingKeys.consultation(consultation.applicationId, consultation.meeting), entity: 'consultation', ...consultation },
      ...onTopOf(consultation.version),
    },
  });
  const paperWrite = (facts: PaperFacts): Write => ({
    Put: { TableName: table, Item: { ...fundingKeys.paper(facts.applicationId), entity: 'paper', ...facts }, ...onTopOf(facts.version) },
  });
  const write = ({ staff, desk, also = [], ...change }: StaffChange, own: Write): Promise<boolean> =>
    writeTogether(client, [...changeWrites(table, change, { staff, ...(desk && { desk }) }), own, ...also]);

  return {
    /** Meetings from a day on that somebody has written down, the oldest first. */
    meetings: async (from: IsoDate): Promise<Meeting[]> => {
      const found: Meeting[] = [];
      const query = {
        KeyConditionExpression: 'pk = :pk AND sk >= :from',
        ExpressionAttributeValues: { ':pk': fundingKeys.meetings().pk, ':from': from },
        ConsistentRead: true,
      };
      for await (const page of queryPages({ client, table }, query)) found.push(...page.map((item) => parseItem(meetingSchema, item)));
      return found;
    },

    /** One meeting as it stands; `undefined` where nobody has written it down. */
    meeting: async (id: string): Promise<Meeting | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true }));
      return Item === undefined ? undefined : parseItem(meetingSchema, Item);
    },

    /** Keeps a meeting. @returns `false` when it is no longer in the version before */
    keepMeeting: async (meeting: Meeting): Promise<boolean> => {
      try {
        await client.send(
          new PutCommand({ TableName: table, Item: { ...keyOf(meeting.id), entity: 'meeting', ...meeting }, ...onTopOf(meeting.version) }),
        );
        return true;
      } catch (fault) {
        if (fault instanceof ConditionalCheckFailedException) return false;
        throw fault;
      }
    },

    /** Writes what a body did, with the change of the case that follows, together or not at all. @returns `false`: read again */
    keepConsultation: (change: StaffChange, consultation: Consultation): Promise<boolean> => write(change, consultationWrite(consultation)),

    /** As `keepConsultation`, for what staff write into a paper. */
    keepPaper: (change: StaffChange, facts: PaperFacts): Promise<boolean> => write(change, paperWrite(facts)),
  };
};

/** @see committeeStore */
export type CommitteeStore = ReturnType<typeof committeeStore>;
