import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { connectDynamoDb } from '../../infra/local/dynamodb.ts';
import { openBudgetYear } from '../../infra/local/example-data.ts';
import { roundOf } from '../../infra/local/example-rounds.ts';
import { type Round, roundSchema } from '../../shared/domain/funding/round.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { permitStore } from '../../shared/store/permit-store.ts';

/** The large round of the example data that is open now. */
export const openRoundNow = (): Round => roundOf(openBudgetYear(new Date()));

/** The stores of rounds and permits over a running system, as the county's people have them. Call `close` at the end. */
export const storedRounds = (cloud: Pick<LocalCloud, 'dynamoEndpoint' | 'tableName'>) => {
  const dynamoDb = connectDynamoDb(cloud.dynamoEndpoint);
  const client = DynamoDBDocumentClient.from(dynamoDb.client, { marshallOptions: { removeUndefinedValues: true } });
  const access = { client, table: cloud.tableName('funding') };
  const funding = fundingStore(access);
  return {
    access,
    funding,
    permits: permitStore(access),
    /** One more open round, so that its changes touch no other test. */
    newRound: async (id: string): Promise<Round> => {
      const round = roundSchema.parse({ ...openRoundNow(), id, title: `Runde ${id}` });
      await funding.putRound(round);
      return round;
    },
    /** The next version of a round. @returns it */
    changeRound: async (round: Round, change: Partial<Round>): Promise<Round> => {
      const next = roundSchema.parse({ ...round, ...change, version: round.version + 1 });
      await funding.putRound(next);
      return next;
    },
    close: dynamoDb.stop,
  };
};
