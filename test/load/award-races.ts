import { awardRace } from '../support/award-race.ts';
import { type FundingTable, startFundingTable } from './funding-table.ts';
import { atMost, type Measurement, told } from './measure.ts';

const seeds = Number(process.env['AWARD_RACES'] ?? 50);
const first = Number(process.env['AWARD_SEED'] ?? 1);

// A table with a stream slows down after some 20,000 writes; a race makes about two thousand.
const racesOfTable = 10;

type Outcome = { readonly isRight: boolean; readonly took: number };

const raceIn = async ({ client, table }: Pick<FundingTable, 'client' | 'table'>, seed: number): Promise<Outcome> => {
  const started = performance.now();
  const { issued, refused, faults, ledger, committed, free, expected } = await awardRace(client, table, seed);
  const took = performance.now() - started;
  const isRight = issued === 60 && refused === 140 && faults.length === 0 && ledger === expected && committed === expected && free >= 0;
  if (!isRight) console.error(`seed ${seed}:`, { issued, refused, ledger, committed, free, expected }, ...faults.slice(0, 3));
  return { isRight, took };
};

/** Races of 200 awards for a budget that holds 60, by seed. `AWARD_RACES`: how many; `AWARD_SEED`: the first seed. */
export const awardRaces = async (): Promise<Measurement[]> => {
  const outcomes: Outcome[] = [];
  for (let from = first; from < first + seeds; from += racesOfTable) {
    const table = await startFundingTable();
    try {
      for (let seed = from; seed < Math.min(from + racesOfTable, first + seeds); seed += 1) outcomes.push(await raceIn(table, seed));
    } finally {
      await table.stop();
    }
  }
  const wrong = outcomes.filter(({ isRight }) => !isRight).length;
  return [
    atMost(`of ${seeds} races of 200 awards, those that did not end with the 60 that fit`, wrong, 0, 'races'),
    told('slowest race, with its preparation', Math.max(...outcomes.map(({ took }) => took)) / 1000, 's'),
  ];
};
