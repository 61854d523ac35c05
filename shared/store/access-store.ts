import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { epochSecond, isLive } from '../domain/access/expiry.ts';
import type { CountedLimit } from '../domain/access/limits.ts';
import type { Instant } from '../domain/calendar.ts';
import { conditionHeld } from './conditional-write.ts';
import { accessKeys } from './table-design.ts';

const linkSchema = z.object({ applicant: z.string(), target: z.string(), expiresAt: z.int() });
const sessionSchema = z.object({ applicant: z.string(), expiresAt: z.int() });

/** A link by mail: whose applications it opens, and the page to go to. `expiresAt`: epoch second. */
export type AccessLink = z.infer<typeof linkSchema>;

/** Who is signed in, and until which epoch second. */
export type Session = z.infer<typeof sessionSchema>;

/** Links, sessions and counters in the funding table. Tokens never come here, only their hashes. */
export const accessStore = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => {
  const linkOf = async (hash: string): Promise<AccessLink | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: accessKeys.link(hash), ConsistentRead: true }));
    return Item === undefined ? undefined : linkSchema.parse(Item);
  };

  /** @returns `false` when another request had the link first */
  const exchange = async (linkHash: string, { target: _target, ...link }: AccessLink, sessionHash: string, session: Session): Promise<boolean> => {
    const remove = {
      TableName: table,
      Key: accessKeys.link(linkHash),
      ConditionExpression: 'attribute_exists(pk) AND expiresAt = :expiresAt',
      ExpressionAttributeValues: { ':expiresAt': link.expiresAt },
    };
    const put = {
      TableName: table,
      Item: { ...accessKeys.session(sessionHash), entity: 'session', ...session },
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
              UpdateExpression: 'ADD #count :one',
              ConditionExpression: 'expiresAt > :now AND #count < :most',
              ExpressionAttributeNames: { '#count': 'count' },
              ExpressionAttributeValues: { ':one': 1, ':now': now, ':most': most },
            }),
          ),
        );
      const begin = () =>
        conditionHeld(
          client.send(
            new PutCommand({
              TableName: table,
              Item: { ...Key, entity: 'limit', count: 1, expiresAt: now + seconds },
              ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
              ExpressionAttributeValues: { ':now': now },
            }),
          ),
        );
      // The third: of requests that begin together one has begun, and there may be room for the others.
      return (await more()) || (await begin()) || more();
    },

    /** Keeps a new link. */
    putLink: async (hash: string, link: AccessLink): Promise<void> => {
      const Item = { ...accessKeys.link(hash), entity: 'access-link', ...linkSchema.parse(link) };
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
        if (await exchange(linkHash, link, sessionHash, { applicant: link.applicant, expiresAt })) return link;
        // Cancelled although the link is still there: somebody held it for a moment. The next look shows who won.
        if (attempt === 5) throw new Error('a link could not be exchanged');
      }
    },

    /** A session that is still kept; whether it is still live is the caller's question (`isLive`). */
    session: async (hash: string): Promise<Session | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: accessKeys.session(hash), ConsistentRead: true }));
      return Item === undefined ? undefined : sessionSchema.parse(Item);
    },

    /** Ends a session; one that is not there is ended already. */
    endSession: async (hash: string): Promise<void> => {
      await client.send(new DeleteCommand({ TableName: table, Key: accessKeys.session(hash) }));
    },
  };
};

/** @see accessStore */
export type AccessStore = ReturnType<typeof accessStore>;
