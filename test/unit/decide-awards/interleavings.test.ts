import fc from 'fast-check';
import { it } from 'vitest';
import { agreesWithModel, awardYear, commands } from '../../support/award-commands.ts';
import { memoryDecisions } from '../../support/memory-decisions.ts';

const total = fc.integer({ min: 0, max: 3_000_000 });

it('whatever people do in whatever order, the budget is what a model of a few lines says', async () => {
  await fc.assert(
    fc.asyncProperty(total, commands(25), (money, given) => agreesWithModel(memoryDecisions(), 2027, money, given)),
    { numRuns: 150 },
  );
});

it('whatever they do at once, no cent is bound twice or lost', async () => {
  await fc.assert(
    fc.asyncProperty(total, commands(12), fc.scheduler(), async (money, given, scheduler) => {
      const world = memoryDecisions();
      // Every look at the table and every write comes when the scheduler says so.
      const { decide, caseFile, budget, keepBudget } = world.deps;
      const deps = {
        ...world.deps,
        decide: scheduler.scheduleFunction(decide),
        caseFile: scheduler.scheduleFunction(caseFile),
        budget: scheduler.scheduleFunction(budget),
        keepBudget: scheduler.scheduleFunction(keepBudget),
      };
      const { run, checkInvariants } = await awardYear({ ...world, deps }, 2027, money);
      const all = Promise.all(given.map(run));
      await scheduler.waitFor(all);
      await checkInvariants();
    }),
    { numRuns: 100 },
  );
});
