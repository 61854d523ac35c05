import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type ChallengeRecord, challengeRecordSchema } from '../domain/access/challenge.ts';
import { accessLinkSchema, sessionSchema } from '../domain/access/session.ts';
import type { TableAccess } from './item-pages.ts';
import { limitStore } from './limit-store.ts';
import { linkSessionStore } from './link-session-store.ts';
import { accessKeys, references } from './table-design.ts';

/** Links, sessions, tasks and counters of applicants, in the funding table. */
export const accessStore = (funding: TableAccess) => {
  const { client, table } = funding;
  return {
    ...limitStore(funding),
    ...linkSessionStore(funding, { link: accessLinkSchema, session: sessionSchema, indexed: { reference: references.sessions } }),

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
  };
};

/** @see accessStore */
export type AccessStore = ReturnType<typeof accessStore>;
