import fc from 'fast-check';
import { afterAll, it } from 'vitest';
import { agreesWithModel, awardYear, commands } from '../support/award-commands.ts';
import { decisionWorld } from '../support/decided-cases.ts';
import { startTables } from '../support/local-cloud.ts';
import { round } from '../support/submissions.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const { stores, ...world } = decisionWorld({ client, table: tables.funding });
await stores.putRound(round);
const { application, putBudget } = stores;
const over = { ...world, application, putBudget };

let drawn = 2100;
const total = fc.integer({ min: 0, max: 3_000_000 });

it('one after the other, the table does what the model says', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(total, commands(10), (money, given) => agreesWithModel(over, drawn++, money, given)),
    { numRuns: 6 },
  );
});

it('all at once, no cent is bound twice or lost', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(total, commands(10), async (money, given) => {
      const { run, checkInvariants } = await awardYear(over, drawn++, money);
      await Promise.all(given.map(run));
      await checkInvariants();
    }),
    { numRuns: 6 },
  );
});
