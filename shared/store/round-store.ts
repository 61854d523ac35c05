import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Round, roundSchema } from '../domain/funding/round.ts';
import type { Write } from './application-writes.ts';
import { fundingKeys } from './table-design.ts';

const itemSchema = z.looseObject({ pk: z.string(), sk: z.string(), entity: z.string() });
const readRound = (item: unknown): Round => {
  const { pk: _pk, sk: _sk, entity: _entity, ...stored } = itemSchema.parse(item);
  return roundSchema.parse(stored);
};

// Parsed rounds have their keys in the order of the schema.
const same = (one: Round, other: Round): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The writes of a version of a round: it goes into the history and becomes the current one. Version 1 opens it, every further one follows the newest. */
export const roundWrites = (table: string, round: Round): readonly Write[] => {
  const { id, version } = round;
  const first = { ConditionExpression: 'attribute_not_exists(pk)' };
  const follows = {
    ConditionExpression: '#version = :previous',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':previous': version - 1 },
  };
  return [
    { Put: { TableName: table, Item: { ...fundingKeys.roundVersion(id, version), entity: 'round-version', ...round }, ...first } },
    { Put: { TableName: table, Item: { ...fundingKeys.round(id), entity: 'round', ...round }, ...(version === 1 ? first : follows) } },
  ];
};

/** Rounds in the funding table: each as it stands now, and every version that it ever had. */
export const roundStore = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => {
  const get = async (key: { readonly pk: string; readonly sk: string }): Promise<Round | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item === undefined ? undefined : readRound(Item);
  };

  /** A version of a round, however many came after it: what an application was checked against. */
  const roundVersion = (id: string, version: number): Promise<Round | undefined> => get(fundingKeys.roundVersion(id, version));

  /** The version goes into the history and becomes the current one together, or nothing is written. */
  const append = async (round: Round): Promise<void> => {
    await client.send(new TransactWriteCommand({ TransactItems: [...roundWrites(table, round)] }));
  };

  return {
    roundVersion,

    /** A round in its newest version, or `undefined`. */
    round: (id: string): Promise<Round | undefined> => get(fundingKeys.round(id)),

    /** All rounds, past and future, by id, each in its newest version. */
    rounds: async (): Promise<Round[]> => {
      const rounds: Round[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': fundingKeys.rounds().pk },
            ...(start && { ExclusiveStartKey: start }),
          }),
        );
        for (const item of page.Items ?? []) rounds.push(readRound(item));
        start = page.LastEvaluatedKey;
      } while (start !== undefined);
      return rounds;
    },

    /**
     * Adds a version of a round: version 1 opens it, every further one follows the newest. Nothing is ever overwritten;
     * the same version with the same parameters again is fine.
     * @throws when the version is taken by other parameters, or does not follow the newest one
     */
    putRound: async (given: Round): Promise<void> => {
      const round = roundSchema.parse(given);
      try {
        await append(round);
      } catch (fault) {
        // Even a lost connection may hide a commit: the history is the truth.
        const stored = await roundVersion(round.id, round.version);
        if (stored !== undefined && same(stored, round)) return;
        if (!(fault instanceof TransactionCanceledException)) throw fault;
        const current = await get(fundingKeys.round(round.id));
        throw new Error(conflict(round, current, stored !== undefined), { cause: fault });
      }
    },
  };
};

const conflict = ({ id, version }: Round, current: Round | undefined, taken: boolean): string => {
  if (current === undefined) return `Round ${id} does not exist yet: its first version is 1, not ${version}.`;
  const next = `The next version of round ${id} is ${current.version + 1}`;
  return taken
    ? `Version ${version} of round ${id} is stored with other parameters and stays as it is. ${next}.`
    : `Version ${version} of round ${id} does not follow version ${current.version}. ${next}.`;
};

/** @see roundStore */
export type RoundStore = ReturnType<typeof roundStore>;
