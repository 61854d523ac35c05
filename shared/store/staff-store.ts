import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { epochSecond } from '../domain/access/expiry.ts';
import { type SignInAttempt, type StaffSession, signInAttemptSchema, staffIdleTime, staffSessionSchema } from '../domain/access/staff-session.ts';
import type { Instant } from '../domain/calendar.ts';
import type { TableAccess } from './item-pages.ts';
import { staffKeys } from './table-design.ts';

/** What a write answered with the item, or `undefined` when its condition did not hold. */
const itemOf = async (write: Promise<{ readonly Attributes?: Record<string, unknown> | undefined }>): Promise<unknown> => {
  try {
    return (await write).Attributes;
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return undefined;
    throw fault;
  }
};

/** What every function with pages for staff needs of the staff table, and nothing more: `UpdateItem`. */
export const staffSessionStore = ({ client, table }: TableAccess) => ({
  /**
   * A session that is live, and from now on seen. One write asks and answers, so no request can wake a session that has just ended.
   * @returns `undefined` when there is none, it is over, or nobody used it for too long
   */
  useSession: async (hash: string, at: Instant): Promise<StaffSession | undefined> => {
    const now = epochSecond(at);
    const item = await itemOf(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: staffKeys.session(hash),
          UpdateExpression: 'SET seenAt = :now',
          // In the second of the expiry itself it is over.
          ConditionExpression: 'expiresAt > :now AND seenAt > :idle',
          ExpressionAttributeValues: { ':now': now, ':idle': now - staffIdleTime },
          ReturnValues: 'ALL_NEW',
        }),
      ),
    );
    return item === undefined ? undefined : staffSessionSchema().parse(item);
  },
});

/** @see staffSessionStore */
export type StaffSessionStore = ReturnType<typeof staffSessionStore>;

/** Attempts and sessions of the staff: what signing in and out writes. Tokens never come here, only their hashes. */
export const staffSignInStore = ({ client, table }: TableAccess) => ({
  /** Keeps a new attempt. The second half of the condition lets the SDK repeat the call when its answer was lost. */
  putAttempt: async (stateHash: string, attempt: SignInAttempt): Promise<void> => {
    await client.send(
      new PutCommand({
        TableName: table,
        Item: { ...staffKeys.attempt(stateHash), entity: 'sign-in-attempt', ...signInAttemptSchema().parse(attempt) },
        ConditionExpression: 'attribute_not_exists(pk) OR nonce = :nonce',
        ExpressionAttributeValues: { ':nonce': attempt.nonce },
      }),
    );
  },

  /**
   * Takes an attempt away: of many requests with one state, one gets it.
   * @returns `undefined` when it was taken, is over, never was, or was begun in another browser; then it stays for the right one
   */
  takeAttempt: async (stateHash: string, browser: string, at: Instant): Promise<SignInAttempt | undefined> => {
    const item = await itemOf(
      client.send(
        new DeleteCommand({
          TableName: table,
          Key: staffKeys.attempt(stateHash),
          ConditionExpression: 'browser = :browser AND expiresAt > :now',
          ExpressionAttributeValues: { ':browser': browser, ':now': epochSecond(at) },
          ReturnValues: 'ALL_OLD',
        }),
      ),
    );
    return item === undefined ? undefined : signInAttemptSchema().parse(item);
  },

  /** Keeps a new session. @throws when its hash is taken */
  putSession: async (hash: string, session: StaffSession): Promise<void> => {
    await client.send(
      new PutCommand({
        TableName: table,
        Item: { ...staffKeys.session(hash), entity: 'staff-session', ...staffSessionSchema().parse(session) },
        ConditionExpression: 'attribute_not_exists(pk) OR (subject = :subject AND expiresAt = :expiresAt)',
        ExpressionAttributeValues: { ':subject': session.subject, ':expiresAt': session.expiresAt },
      }),
    );
  },

  /** Ends a session; one that is not there has ended. */
  endSession: async (hash: string): Promise<void> => {
    await client.send(new DeleteCommand({ TableName: table, Key: staffKeys.session(hash) }));
  },
});

/** @see staffSignInStore */
export type StaffSignInStore = ReturnType<typeof staffSignInStore>;
