import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { isLive } from '../domain/access/expiry.ts';
import type { Instant } from '../domain/calendar.ts';
import type { TableAccess } from './item-pages.ts';
import { accessKeys } from './table-design.ts';

/** What every link and every session has: the mailbox of the person, and the epoch second of its end. */
type Passing = { readonly address: string; readonly expiresAt: number };

/** Whose links and sessions they are. `indexed`: further attributes of a session's item. */
type Shapes<Link, Session> = {
  readonly link: z.ZodType<Link>;
  readonly session: z.ZodType<Session>;
  readonly indexed?: Readonly<Record<string, string>>;
};

/**
 * Links by mail and the sessions that they become, for everybody who comes without an account. Tokens never come here, only their hashes.
 * A session is what its schema takes of the link, with its own end.
 */
export const linkSessionStore = <Link extends Passing, Session extends Passing>({ client, table }: TableAccess, shapes: Shapes<Link, Session>) => {
  const linkOf = async (hash: string): Promise<Link | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: accessKeys.link(hash), ConsistentRead: true }));
    return Item === undefined ? undefined : shapes.link.parse(Item);
  };

  /** @returns `false` when another request had the link first */
  const exchange = async (linkHash: string, link: Link, sessionHash: string, session: Session): Promise<boolean> => {
    const remove = {
      TableName: table,
      Key: accessKeys.link(linkHash),
      ConditionExpression: 'attribute_exists(pk) AND expiresAt = :expiresAt',
      ExpressionAttributeValues: { ':expiresAt': link.expiresAt },
    };
    const put = {
      TableName: table,
      Item: { ...accessKeys.session(sessionHash), entity: 'session', ...shapes.indexed, ...session },
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
    /** Keeps a new link. */
    putLink: async (hash: string, link: Link): Promise<void> => {
      await client.send(
        new PutCommand({
          TableName: table,
          Item: { ...accessKeys.link(hash), entity: 'access-link', ...shapes.link.parse(link) },
          // The second half lets the SDK repeat the call when its answer was lost.
          ConditionExpression: 'attribute_not_exists(pk) OR (address = :address AND expiresAt = :expiresAt)',
          ExpressionAttributeValues: { ':address': link.address, ':expiresAt': link.expiresAt },
        }),
      );
    },

    /**
     * Turns a link into a session, once: of many requests with one link, one gets it.
     * @returns the link, or `undefined` when it is used, expired or never was
     */
    redeem: async (
      linkHash: string,
      sessionHash: string,
      { at, expiresAt }: { readonly at: Instant; readonly expiresAt: number },
    ): Promise<Link | undefined> => {
      for (let attempt = 1; ; attempt += 1) {
        const link = await linkOf(linkHash);
        if (link === undefined || !isLive(link, at)) return undefined;
        if (await exchange(linkHash, link, sessionHash, shapes.session.parse({ ...link, expiresAt }))) return link;
        // Cancelled although the link is still there: somebody held it for a moment. The next look shows who won.
        if (attempt === 5) throw new Error('a link could not be exchanged');
      }
    },

    /** A session that is still kept; whether it is still live is the caller's question (`isLive`). */
    session: async (hash: string): Promise<Session | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: accessKeys.session(hash), ConsistentRead: true }));
      return Item === undefined ? undefined : shapes.session.parse(Item);
    },

    /** Ends a session; one that is not there is ended already. */
    endSession: async (hash: string): Promise<void> => {
      await client.send(new DeleteCommand({ TableName: table, Key: accessKeys.session(hash) }));
    },
  };
};
