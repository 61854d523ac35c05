import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Round } from '../domain/funding/round.ts';
import { type RoundOpening, type RoundProposal, roundOpeningSchema, roundProposalSchema } from '../domain/funding/round-proposal.ts';
import { writeTogether } from './application-writes.ts';
import { itemsUnder, queryPages, type TableAccess } from './item-pages.ts';
import { roundWrites } from './round-store.ts';
import { fundingKeys } from './table-design.ts';

const held = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return false;
    throw fault;
  }
};

const unchanged = (revision: number) => ({
  ConditionExpression: '#revision = :revision',
  ExpressionAttributeNames: { '#revision': 'revision' },
  ExpressionAttributeValues: { ':revision': revision },
});

/** Versions of rounds that wait for a second person, and who opened which. */
export const roundProposalStore = ({ client, table }: TableAccess) => ({
  /** All that wait, by the id of their round. */
  proposals: async (): Promise<RoundProposal[]> => {
    const found: RoundProposal[] = [];
    const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': fundingKeys.roundProposals().pk }, ConsistentRead: true };
    for await (const page of queryPages({ client, table }, query)) found.push(...page.map((item) => roundProposalSchema.parse(item)));
    return found;
  },

  /** What waits for a round. */
  proposal: async (roundId: string): Promise<RoundProposal | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: fundingKeys.roundProposal(roundId), ConsistentRead: true }));
    return Item === undefined ? undefined : roundProposalSchema.parse(Item);
  },

  /**
   * Keeps a proposal that follows the one that was read.
   * @returns `false` when somebody else was faster, or this very write has been made before
   */
  keepProposal: (proposal: RoundProposal): Promise<boolean> => {
    const Item = { ...fundingKeys.roundProposal(proposal.round.id), entity: 'round-proposal', ...roundProposalSchema.parse(proposal) };
    const condition = proposal.revision === 1 ? { ConditionExpression: 'attribute_not_exists(pk)' } : unchanged(proposal.revision - 1);
    return held(client.send(new PutCommand({ TableName: table, Item, ...condition })));
  },

  /** Takes a proposal away. @returns `false` when it is another one meanwhile, or there is none */
  dropProposal: (roundId: string, revision: number): Promise<boolean> =>
    held(client.send(new DeleteCommand({ TableName: table, Key: fundingKeys.roundProposal(roundId), ...unchanged(revision) }))),

  /**
   * Opens a proposed version: it goes into the history, becomes the current one, and is no proposal any more, together or not at all.
   * @returns `false` when the proposal is not as it was read, who opens it has written on it, or its version does not follow the one in force
   */
  openProposal: ({ round, revision }: Pick<RoundProposal, 'round' | 'revision'>, opening: RoundOpening): Promise<boolean> =>
    writeTogether(client, [
      {
        Delete: {
          TableName: table,
          Key: fundingKeys.roundProposal(round.id),
          ConditionExpression: '#revision = :revision AND #state = :proposed AND NOT contains(editorSubjects, :opener)',
          ExpressionAttributeNames: { '#revision': 'revision', '#state': 'state' },
          ExpressionAttributeValues: { ':revision': revision, ':proposed': 'proposed', ':opener': opening.openedBy.subject },
        },
      },
      ...roundWrites(table, round),
      { Put: { TableName: table, Item: { ...fundingKeys.roundOpening(round.id, round.version), entity: 'round-opening', ...opening } } },
    ]),

  /** Who opened which version of a round, the oldest first. Versions that were entered at the command line have none. */
  openings: async (roundId: string): Promise<RoundOpening[]> =>
    (await itemsUnder({ client, table }, fundingKeys.roundOpenings(roundId))).map((item) => roundOpeningSchema.parse(item)),

  /** How many applications a round has. */
  applicationsOf: async ({ id }: Pick<Round, 'id'>): Promise<number> => {
    let [count, start]: [number, Record<string, unknown> | undefined] = [0, undefined];
    do {
      const page: { Count?: number | undefined; LastEvaluatedKey?: Record<string, unknown> | undefined } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': fundingKeys.desk(id).pk },
          Select: 'COUNT',
          ExclusiveStartKey: start,
        }),
      );
      [count, start] = [count + (page.Count ?? 0), page.LastEvaluatedKey];
    } while (start !== undefined);
    return count;
  },
});

/** @see roundProposalStore */
export type RoundProposalStore = ReturnType<typeof roundProposalStore>;
