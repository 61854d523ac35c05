import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { issueDecision } from '../../functions/decide-awards/approve-decision.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { adopted, approver, decisionWorld } from './decided-cases.ts';
import { round } from './submissions.ts';

/** Numbers that look random and are the same for the same seed (mulberry32). */
const randomOf = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const shuffled = <T>(items: readonly T[], random: () => number): T[] =>
  items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);

/** What a race left. `cents`: free by the counter; below zero would be overspent. */
export type RaceResult = {
  readonly issued: number;
  readonly refused: number;
  readonly faults: readonly unknown[];
  readonly ledger: number;
  readonly committed: number;
  readonly free: number;
  readonly expected: number;
};

/**
 * Two hundred second signatures at once, against a budget that holds sixty of the awards and some cents that are nobody's.
 * @param seed of the amount, the order and the moments
 */
export const awardRace = async (client: DynamoDBDocumentClient, table: string, seed: number): Promise<RaceResult> => {
  const random = randomOf(seed);
  const world = decisionWorld({ client, table });
  await world.stores.putRound(round);
  const year = 3000 + seed;
  const amount = 1 + Math.floor(random() * 700_000);
  await world.stores.putBudget(adopted(year, 60 * amount + Math.floor(random() * amount)));
  const cases = await world.prepared(200, amount, { startDate: `${year}-02-01`, endDate: `${year}-11-30` });
  const outcomes = await Promise.allSettled(
    shuffled(cases, random).map(async (chosen) => {
      await new Promise((done) => setTimeout(done, random() * 50));
      return issueDecision(chosen, approver, world.deps);
    }),
  );
  const thrown = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  const refused = thrown.filter((fault) => fault instanceof Refusal && fault.code === 'over-budget');
  const { ledger, committed = 0, free } = await world.bound(year);
  return {
    issued: outcomes.length - thrown.length,
    refused: refused.length,
    faults: thrown.filter((fault) => !refused.includes(fault)),
    ...{ ledger, committed, free: Number(free), expected: 60 * amount },
  };
};
