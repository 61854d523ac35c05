import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type ChallengeRecord, challengeRecordSchema } from '../domain/access/challenge.ts';
import { epochSecond, isLive } from '../domain/access/expiry.ts';
import type { CountedLimit } from '../domain/access/limits.ts';
import { type AccessLink, accessLinkSchema, type Session, sessionSchema } from '../domain/access/session.ts';
import type { Instant } from '../domain/calendar.ts';
import { conditionHeld } from './conditional-write.ts';
import { accessKeys, references } from './table-design.ts';

const counterSchema = z.object({ count: z.int(), expiresAt: z.int() });

/** Links, sessions and counters in the funding table. Tokens never come here, only their hashes. */
export const accessStore = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => {
  const linkOf = async (hash: string): Promise<AccessLink | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: accessKeys.link(hash), ConsistentRead: true }));
    return Item === undefined ? undefined : accessLinkSchema.parse(Item);
  };

  /** @returns `false` when another request had the link first */
  const exchange = async (linkHash: string, link: AccessLink, sessionHash: string, session: Session): Promise<boolean> => {
    const remove = {
      TableName: table,
      Key: accessKeys.link(linkHash),
      ConditionExpression: 'attribute_exists(pk) AND expiresAt = :expiresAt',
      ExpressionAttributeValues: { ':expiresAt': link.expiresAt },
    };
    const put = {
      TableName: table,
      Item: { ...accessKeys.session(sessionHash), entity: 'session', reference: references.sessions, ...session },
      ConditionExpression: 'attribute_not_exists(pk)',
    };
    try {
      await client.send(new TransactWriteCommand({ TransactItems: [{ Delete: remove }, { Put: put }] }));
      return true;
    } catch (fault) {
      if (fault instanceof TransactionCanceledException) return false;
      throw fault;
    }
  };

  return {
    /**
     * Counts one more. The time of a counter begins with its first count, and with the first after its time is over.
     * @returns `false` when it is full: then nothing is counted
     */
    count: async ({ counter, most, seconds }: CountedLimit, at: Instant): Promise<boolean> => {
      const now = epochSecond(at);
      const Key = accessKeys.limit(counter);
      const more = () =>
        conditionHeld(
          client.send(
            new UpdateCommand({
              TableName: table,
              Key,
              UpdateExpression: 'SET #entity = :limit, #expiresAt = if_not_exists(#expiresAt, :end) ADD #count :one',
              ConditionExpression: 'attribute_not_exists(pk) OR (#expiresAt > :now AND #count < :most)',
              ExpressionAttributeNames: { '#entity': 'entity', '#expiresAt': 'expiresAt', '#count': 'count' },
              ExpressionAttributeValues: { ':limit': 'limit', ':end': now + seconds, ':one': 1, ':now': now, ':most': most },
            }),
          ),
        );
      const beginAnew = () =>
        conditionHeld(
          client.send(
            new PutCommand({
              TableName: table,
              Item: { ...Key, entity: 'limit', count: 1, expiresAt: now + seconds },
              ConditionExpression: 'expiresAt <= :now',
              ExpressionAttributeValues: { ':now': now },
            }),
          ),
        );
      // The third: of requests that begin anew together one has begun, and there may be room for the others.
      return (await more()) || (await beginAnew()) || more();
    },

    /** The epoch second from which on a counter that is full counts again; `undefined` while there is room. Counts nothing. */
    fullUntil: async ({ counter, most }: CountedLimit, at: Instant): Promise<number | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: accessKeys.limit(counter), ConsistentRead: true }));
      const found = Item === undefined ? undefined : counterSchema.parse(Item);
      return found !== undefined && isLive(found, at) && found.count >= most ? found.expiresAt : undefined;
    },

    /** Keeps a new link. */
    putLink: async (hash: string, link: AccessLink): Promise<void> => {
      const Item = { ...accessKeys.link(hash), entity: 'access-link', ...accessLinkSchema.parse(link) };
      await client.send(
        new PutCommand({
          TableName: table,
          Item,
          // The second half lets the SDK repeat the call when its answer was lost.
          ConditionExpression: 'attribute_not_exists(pk) OR (applicant = :applicant AND expiresAt = :expiresAt)',
          ExpressionAttributeValues: { ':applicant': link.applicant, ':expiresAt': link.expiresAt },
        }),
      );
    },

    /**
     * Turns a link into a session, once: of many requests with one link, one gets it.
     * @returns the link, or `undefined` when it is used, expired or never was
     */
    redeem: async (linkHash: string, sessionHash: string, { at, expiresAt }: { readonly at: Instant; readonly expiresAt: number }) => {
      for (let attempt = 1; ; attempt += 1) {
        const link = await linkOf(linkHash);
        if (link === undefined || !isLive(link, at)) return undefined;
        if (await exchange(linkHash, link, sessionHash, { applicant: link.applicant, address: link.address, expiresAt })) return link;
        // Cancelled although the link is still there: somebody held it for a moment. The next look shows who won.
        if (attempt === 5) throw new Error('a link could not be exchanged');
      }
    },

    /** A session that is still kept; whether it is still live is the caller's question (`isLive`). */
    session: async (hash: string): Promise<Session | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: accessKeys.session(hash), ConsistentRead: true }));
      return Item === undefined ? undefined : sessionSchema.parse(Item);
    },

    /** Keeps a task that was set. */
    putChallenge: async (hash: string, record: ChallengeRecord): Promise<void> => {
      const Item = { ...accessKeys.challenge(hash), entity: 'challenge', ...challengeRecordSchema.parse(record) };
      await client.send(new PutCommand({ TableName: table, Item }));
    },

    /** Takes a task away, whether its proof is right or not: of many requests with one proof, one gets it. */
    takeChallenge: async (hash: string): Promise<ChallengeRecord | undefined> => {
      const Key = accessKeys.challenge(hash);
      try {
        const take = { TableName: table, Key, ConditionExpression: 'attribute_exists(pk)', ReturnValues: 'ALL_OLD' } as const;
        return challengeRecordSchema.parse((await client.send(new DeleteCommand(take))).Attributes);
      } catch (fault) {
        if (fault instanceof ConditionalCheckFailedException) return undefined;
        throw fault;
      }
    },

    /** Ends a session; one that is not there is ended already. */
    endSession: async (hash: string): Promise<void> => {
      await client.send(new DeleteCommand({ TableName: table, Key: accessKeys.session(hash) }));
    },
  };
};

/** @see accessStore */
export type AccessStore = ReturnType<typeof accessStore>;
