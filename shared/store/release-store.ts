import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, paginateQuery, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Month } from '../domain/calendar.ts';
import {
  type MonthRelease,
  monthReleaseSchema,
  type Release,
  type ReleasePublished,
  releasePublishedSchema,
  releaseSchema,
} from '../domain/statistics/release.ts';
import { cancelledBy, conditionFailed, pauseBeforeNext } from './conditional-write.ts';
import { figuresKeys, streamEntities } from './table-design.ts';

/** A release with everything that becomes true when it is published. */
export type Publication = { readonly release: Release; readonly month: MonthRelease; readonly event: ReleasePublished };

/** Releases and their revisions in the figures table. */
export const releaseStore = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => {
  const query = async (pk: string, prefix?: string): Promise<Record<string, unknown>[]> => {
    const items: Record<string, unknown>[] = [];
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        KeyConditionExpression: prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ...(prefix !== undefined && { ':prefix': prefix }) },
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) items.push(...Items);
    return items;
  };

  /** All revisions of a month, published or not, oldest first. */
  const revisions = async (month: Month): Promise<Release[]> =>
    (await query(figuresKeys.release(month).pk, 'REVISION#')).map((item) => releaseSchema.parse(item));

  const get = async (Key: { readonly pk: string; readonly sk: string }): Promise<unknown> =>
    (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;

  return {
    revisions,

    /** One revision of a month, or `undefined`. */
    revision: async (month: Month, revision: number): Promise<Release | undefined> =>
      releaseSchema.optional().parse(await get(figuresKeys.revision(month, revision))),

    /** What was announced of a revision, or `undefined` when it is not published. */
    published: async (month: Month, revision: number): Promise<ReleasePublished | undefined> =>
      releasePublishedSchema.optional().parse(await get(figuresKeys.published(month, revision))),

    /** What is published, newest month first. */
    releases: async (): Promise<MonthRelease[]> => (await query(figuresKeys.releases().pk)).map((item) => monthReleaseSchema.parse(item)).reverse(),

    /**
     * Fixes the inputs of a new revision, if the draft of the month still is as it was read: neither held since nor edited.
     * @param draftVersion of the draft that was read; absent: there was none
     * @returns false when another run has fixed this revision first, or staff have changed the draft
     */
    freeze: async (release: Release, draftVersion?: number): Promise<boolean> => {
      const Item = { ...figuresKeys.revision(release.month, release.revision), entity: 'release', ...release };
      const draft = {
        TableName: table,
        Key: figuresKeys.draft(release.month),
        ...(draftVersion === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version = :read',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':read': draftVersion },
            }),
      };
      for (let attempt = 1; ; attempt += 1) {
        try {
          await client.send(
            new TransactWriteCommand({
              TransactItems: [{ Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } }, { ConditionCheck: draft }],
            }),
          );
          return true;
        } catch (fault) {
          if (cancelledBy(fault).includes(conditionFailed)) return false;
          await pauseBeforeNext(fault, attempt);
        }
      }
    },

    /**
     * Turns a frozen revision into the published one and starts its announcement, all or nothing.
     * @returns false when it was published before: then nothing changed and nobody is told again
     */
    publish: async ({ release, month, event }: Publication): Promise<boolean> => {
      const first = 'attribute_not_exists(pk)';
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Update: {
                  TableName: table,
                  Key: figuresKeys.revision(release.month, release.revision),
                  // The hash may be another one than at the freeze, when catalogue or profile changed before a resumed run.
                  UpdateExpression: 'SET #state = :published, inputsHash = :hash',
                  ConditionExpression: '#state = :frozen AND frozenAt = :frozenAt',
                  ExpressionAttributeNames: { '#state': 'state' },
                  ExpressionAttributeValues: {
                    ':published': 'published',
                    ':frozen': 'frozen',
                    ':hash': release.inputsHash,
                    ':frozenAt': release.frozenAt,
                  },
                },
              },
              {
                Put: {
                  TableName: table,
                  Item: { ...figuresKeys.newestRelease(month.month), entity: 'month-release', ...month },
                  ConditionExpression: `${first} OR revision < :revision`,
                  ExpressionAttributeValues: { ':revision': month.revision },
                },
              },
              {
                Put: {
                  TableName: table,
                  Item: { ...figuresKeys.published(event.month, event.revision), entity: streamEntities.releasePublished, ...event },
                  ConditionExpression: first,
                },
              },
            ],
          }),
        );
        return true;
      } catch (fault) {
        // Two runs at once, or an answer that got lost: the stored state is the truth.
        const stored = fault instanceof TransactionCanceledException ? await revisions(release.month) : [];
        if (stored.some(({ revision, state }) => revision === release.revision && state === 'published')) return false;
        throw fault;
      }
    },
  };
};

/** @see releaseStore */
export type ReleaseStore = ReturnType<typeof releaseStore>;
