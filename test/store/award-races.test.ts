import { afterAll, expect, it } from 'vitest';
import { awardRace } from '../support/award-race.ts';
import { startTables } from '../support/local-cloud.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);

// Fifty seeds are measured by `npm run bench -- --only award-races`.
it.each([1, 2])('of 200 awards at once the 60 that fit are issued, seed %i', { timeout: 300_000 }, async (seed) => {
  const { issued, refused, faults, ledger, committed, free, expected } = await awardRace(client, tables.funding, seed);
  expect(faults).toEqual([]);
  expect([issued, refused]).toEqual([60, 140]);
  expect([ledger, committed]).toEqual([expected, expected]);
  expect(free).toBeGreaterThanOrEqual(0);
});
