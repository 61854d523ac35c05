import { GetCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Month } from '../domain/calendar.ts';
import {
  type DraftChange,
  type ReleaseDraft,
  type ReleaseEvent,
  releaseDraftSchema,
  releaseEventSchema,
} from '../domain/statistics/release-draft.ts';
import { cancelledBy, conditionFailed, pauseBeforeNext } from './conditional-write.ts';
import { itemsUnder, queryPages, type TableAccess } from './item-pages.ts';
import { figuresKeys, streamEntities } from './table-design.ts';

type TransactItems = NonNullable<TransactWriteCommandInput['TransactItems']>;

const isNew = 'attribute_not_exists(pk)';

/** Who edited last may not approve: the table says so, whatever a use case has read. */
const conditionOf = ({ after, event }: DraftChange) => {
  if (after.version === 1) return { ConditionExpression: isNew };
  const read = { '#version': 'version' };
  if (event.kind !== 'release.approved') {
    return { ConditionExpression: '#version = :read', ExpressionAttributeNames: read, ExpressionAttributeValues: { ':read': after.version - 1 } };
  }
  return {
    ConditionExpression: '#version = :read AND textVersion = :text AND (attribute_not_exists(editedBy) OR editedBy.subject <> :approver)',
    ExpressionAttributeNames: read,
    ExpressionAttributeValues: { ':read': after.version - 1, ':text': event.textVersion, ':approver': after.approval?.subject ?? '' },
  };
};

const writesOf = (table: string, change: DraftChange): TransactItems => {
  const { after, event, request } = change;
  const { month, version } = after;
  const put = (Item: Record<string, unknown>) => ({ Put: { TableName: table, Item, ConditionExpression: isNew } });
  return [
    {
      Put: {
        TableName: table,
        Item: { ...figuresKeys.draft(month), entity: 'release-draft', ...releaseDraftSchema.parse(after) },
        ...conditionOf(change),
      },
    },
    put({ ...figuresKeys.releaseEvent(month, version), entity: streamEntities.releaseEvent, ...releaseEventSchema.parse(event) }),
    ...(request === undefined ? [] : [put({ ...figuresKeys.releaseRequest(month, version), entity: streamEntities.releaseRequest, ...request })]),
  ];
};

/** Drafts of the reports, in the figures table. */
export const releaseDraftStore = (access: TableAccess) => {
  const { client, table } = access;
  return {
    /** The draft of a month, read consistently. */
    draft: async (month: Month): Promise<ReleaseDraft | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: figuresKeys.draft(month), ConsistentRead: true }));
      return Item && releaseDraftSchema.parse(Item);
    },

    /** All drafts, newest month first. */
    drafts: async (): Promise<ReleaseDraft[]> => {
      const found: ReleaseDraft[] = [];
      const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': figuresKeys.drafts().pk }, ConsistentRead: true };
      for await (const page of queryPages(access, query)) found.push(...page.map((item) => releaseDraftSchema.parse(item)));
      return found.reverse();
    },

    /** What happened to the draft of a month, oldest first. */
    draftEvents: async (month: Month): Promise<ReleaseEvent[]> =>
      (await itemsUnder(access, { ...figuresKeys.releaseEvent(month, 0), sk: 'EVENT#' })).map((item) => releaseEventSchema.parse(item)),

    /**
     * Keeps a draft with what happened, if it still is as it was read; an approval also only when who approves did not edit last.
     * @returns `false` when that does not hold: then nothing changed
     */
    keepDraft: async (change: DraftChange): Promise<boolean> => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          await client.send(new TransactWriteCommand({ TransactItems: writesOf(table, change) }));
          return true;
        } catch (fault) {
          if (cancelledBy(fault).includes(conditionFailed)) return false;
          await pauseBeforeNext(fault, attempt);
        }
      }
    },
  };
};

/** @see releaseDraftStore */
export type ReleaseDraftStore = ReturnType<typeof releaseDraftStore>;
