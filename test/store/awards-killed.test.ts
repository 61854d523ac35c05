import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { issueDecision, returnDecision } from '../../functions/decide-awards/approve-decision.ts';
import { noteDispatch, noteWaiver } from '../../functions/decide-awards/note-dispatch.ts';
import { prepareDecision } from '../../functions/decide-awards/prepare-decision.ts';
import { changeBudget } from '../../functions/keep-budget/change-budget.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { awardActs, during } from '../support/award-acts.ts';
import { approver, caseworker, decisionWorld, termsOver, tickingClock } from '../support/decided-cases.ts';
import { ended, faultyClient, waysToFail } from '../support/faulty-client.ts';
import { startTables } from '../support/local-cloud.ts';
import { round } from '../support/submissions.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const table = tables.funding;
const world = decisionWorld({ client, table });
const { stores, deps, given } = world;
const { freshYear, prepared, decide } = awardActs(world);
await stores.putRound(round);

/** What the table says of a case and its year; ids, hashes and times differ from one to the next. */
const everything = async (id: string, year: number): Promise<string> => {
  const read = async (pk: string) =>
    (
      await client.send(
        new QueryCommand({ TableName: table, ConsistentRead: true, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } }),
      )
    ).Items ?? [];
  const rows = (await stores.rowsOfRound(round.id, 'x')).filter((row) => row.id === id);
  const items = [...(await read(`APPLICATION#${id}`)), ...(await read(`BUDGET#${year}`)), ...rows];
  const unique = (text: string): string =>
    text
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|20\d\d-1[012]-\d\dT[\d:.]+Z|INT-2026-\d+/g, 'unique')
      .replaceAll(new RegExp(`\\b${year}\\b`, 'g'), 'year')
      .replaceAll(new RegExp(`\\b${year + 1}\\b`, 'g'), 'next');
  return items
    .map((item) => unique(JSON.stringify(Object.entries(item).sort())))
    .sort()
    .join('\n');
};

describe('killed at any call and done again, every step', () => {
  type Step = {
    readonly before?: (application: Application) => Promise<unknown>;
    readonly run: (over: typeof deps, application: Application) => Promise<void>;
  };
  const chosenOf = async ({ id }: Application) => {
    const [decisions, application] = await Promise.all([stores.decisionsOf(id), stores.application(id)]);
    return { id, decision: decisions.at(-1)?.id ?? '', version: application?.version ?? 0 };
  };
  // What a person sends again is what they sent: the form keeps decision and version.
  const sent = new Map<string, Awaited<ReturnType<typeof chosenOf>>>();
  const form = async (application: Application) => {
    const known = sent.get(application.id) ?? (await chosenOf(application));
    sent.set(application.id, known);
    return known;
  };
  const steps: Record<string, Step> = {
    preparing: {
      run: async (over, application) => {
        const { id, version } = await form(application);
        await prepareDecision({ id, version, decision: id, terms: termsOver('award', 500_000) }, caseworker, over);
      },
    },
    issuing: {
      before: (application) => prepared(application, 500_000),
      run: async (over, application) => issueDecision(await form(application), approver, over),
    },
    'giving back': {
      before: (application) => prepared(application, 500_000),
      run: async (over, application) => returnDecision({ ...(await form(application)), reason: 'Neu.' }, approver, over),
    },
    'amending down': {
      before: async (application) => {
        await decide(application, 500_000);
        await prepared(application, 300_000, 'amendment');
      },
      run: async (over, application) => issueDecision(await form(application), approver, over),
    },
    declining: {
      before: async (application) => {
        await decide(application, 500_000);
        await prepared(application, undefined, 'decline');
      },
      run: async (over, application) => issueDecision(await form(application), approver, over),
    },
    'lowering the budget': {
      before: (application) => decide(application, 500_000),
      run: async (over, application) => {
        const year = Number(application.project.startDate.slice(0, 4));
        await changeBudget(year, { total: 500_000, earmarks: [], reserve: 0, status: 'adopted' }, 1, approver, over);
      },
    },
    dispatching: {
      before: (application) => decide(application, 500_000),
      run: async (over, application) => noteDispatch(await form(application), { on: '2026-12-02', how: 'post' }, caseworker, over),
    },
    waiving: {
      before: async (application) => {
        const chosen = await decide(application, 500_000);
        await noteDispatch({ ...chosen, version: chosen.version + 1 }, { on: '2026-12-02', how: 'post' }, caseworker, deps);
      },
      run: async (over, application) => noteWaiver(await form(application), '2026-12-09', caseworker, over),
    },
  };
  const fresh = async ({ before }: Step) => {
    const year = await freshYear(1_000_000);
    const application = await given(during(year));
    await before?.(application);
    await form(application);
    return { year, application };
  };

  it.each(Object.entries(steps))('%s', async (_name, step) => {
    const clean = await fresh(step);
    const untouched = await everything(clean.application.id, clean.year);
    const counting = faultyClient(client);
    await step.run(world.depsOver(counting.client), clean.application);
    const done = await everything(clean.application.id, clean.year);
    expect(done).not.toBe(untouched);
    for (let call = 0; call < counting.calls(); call += 1)
      for (const when of waysToFail) {
        const { application, year } = await fresh(step);
        expect(await ended(step.run(world.depsOver(faultyClient(client, { at: call, when }).client), application))).toMatch(
          /^done$|killed|ThrottlingError/,
        );
        // Nothing by halves: either all of it is there, or nothing.
        expect([untouched, done]).toContain(await everything(application.id, year));
        await step.run(deps, application);
        await step.run(deps, application);
        expect(await everything(application.id, year)).toBe(done);
      }
  });

  it.each(Object.entries(steps))('%s is done once by eight that race', async (_name, step) => {
    const [clean, raced] = [await fresh(step), await fresh(step)];
    await step.run(deps, clean.application);
    await Promise.all(Array.from({ length: 8 }, () => step.run(world.depsOver(client, tickingClock()), raced.application)));
    expect(await everything(raced.application.id, raced.year)).toBe(await everything(clean.application.id, clean.year));
  });

  it.each(Object.entries(steps))('%s goes through a table that is busy at every call', async (_name, step) => {
    const [clean, busy] = [await fresh(step), await fresh(step)];
    await step.run(deps, clean.application);
    const refused = new Set<string>();
    // The first transaction of its kind meets another one, as DynamoDB says it.
    const throttled = new Proxy(client, {
      get: (target, property) =>
        property === 'send'
          ? async (command: Parameters<typeof client.send>[0]) => {
              if (!(command instanceof TransactWriteCommand) || refused.has('once')) return client.send(command);
              refused.add('once');
              const CancellationReasons = (command.input.TransactItems ?? []).map((_item, at) => ({
                Code: at === 0 ? 'TransactionConflict' : 'None',
              }));
              throw new TransactionCanceledException({ message: 'busy', $metadata: {}, CancellationReasons });
            }
          : Reflect.get(target, property),
    });
    await step.run(world.depsOver(throttled), busy.application);
    expect(refused.size).toBe(1);
    expect(await everything(busy.application.id, busy.year)).toBe(await everything(clean.application.id, clean.year));
  });
});
