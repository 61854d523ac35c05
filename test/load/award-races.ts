import { awardRace } from '../support/award-race.ts';
import { startFundingTable } from './funding-table.ts';
import { atMost, type Measurement, told } from './measure.ts';

const seeds = Number(process.env['AWARD_RACES'] ?? 50);
const first = Number(process.env['AWARD_SEED'] ?? 1);

/** Races of 200 awards for a budget that holds 60, by seed. `AWARD_RACES`: how many; `AWARD_SEED`: the first seed. */
export const awardRaces = async (): Promise<Measurement[]> => {
  const { client, table, stop } = await startFundingTable();
  try {
    let wrong = 0;
    let slowest = 0;
    for (let seed = first; seed < first + seeds; seed += 1) {
      const started = performance.now();
      const { issued, refused, faults, ledger, committed, free, expected } = await awardRace(client, table, seed);
      slowest = Math.max(slowest, performance.now() - started);
      const isRight = issued === 60 && refused === 140 && faults.length === 0 && ledger === expected && committed === expected && free >= 0;
      if (isRight) continue;
      wrong += 1;
      console.error(`seed ${seed}:`, { issued, refused, ledger, committed, free, expected }, ...faults.slice(0, 3));
    }
    return [
      atMost(`of ${seeds} races of 200 awards, those that did not end with the 60 that fit`, wrong, 0, 'races'),
      told('slowest race, with its preparation', slowest / 1000, 's'),
    ];
  } finally {
    await stop();
  }
};
