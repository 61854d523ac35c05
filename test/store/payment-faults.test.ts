import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { askLift, confirmLift } from '../../functions/pay-awards/lift-block.ts';
import { makeFile } from '../../functions/pay-awards/make-file.ts';
import { cancelPayment, orderPayment } from '../../functions/pay-awards/order-payment.ts';
import { recordProof } from '../../functions/pay-awards/record-proof.ts';
import { releasePayment } from '../../functions/pay-awards/release-payments.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { changeOf, staffActor } from '../../shared/domain/funding/life-cycle.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { ended, endingOf, faultyClient, waysToFail } from '../support/faulty-client.ts';
import { budgetWith, payDepsOver, people, typedOrder } from '../support/paid-cases.ts';
import { paidWorld } from '../support/paid-world.ts';

const { client, table, stop, clock, deps, desk, payments, committed, given, now, order, paidOf } = await paidWorld();
afterAll(stop);
const { sascha, kai, zoe } = people;

describe('whatever happens in whatever order', () => {
  /** Lowers the award, as a notice of amendment does: one change of the application, without a word about payments. */
  const amend = async (id: string, amount: number): Promise<boolean> => {
    const before = await now(id);
    const years = [{ year: 2027, amount }];
    const change = changeOf(
      before,
      { kind: 'decision.issued', at: deps.now(), ...staffActor(zoe), amount },
      { approvedAmount: amount, approvedByYear: years },
    );
    return desk.change({ ...change, staff: zoe.subject });
  };

  it('never more is ordered than approved, never more paid than ordered, and the budget says the sum', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('order' as const), amount: fc.integer({ min: 1, max: 300_000 }) }),
      fc.record({ kind: fc.constant('cancel' as const), number: fc.integer({ min: 1, max: 6 }) }),
      fc.record({ kind: fc.constant('release' as const), number: fc.integer({ min: 1, max: 6 }) }),
      fc.record({ kind: fc.constant('amend' as const), amount: fc.integer({ min: 0, max: 900_000 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 7 }), async (rounds) => {
        const application = await given({ approvedByYear: [{ year: 2027, amount: 750_000 }] }, { plan: [] });
        const { id } = application;
        const paidBefore = await paidOf(2027);
        for (const together of rounds) {
          // What stands in one group happens at once.
          await Promise.all(
            together.map(async (each) => {
              if (each.kind === 'amend') return amend(id, each.amount);
              if (each.kind === 'cancel') return cancelPayment(deps)(id, { number: each.number, reason: 'Irrtum' }, sascha).catch(refused);
              if (each.kind === 'release') return releasePayment(deps)({ id, number: each.number }, kai).catch(refused);
              return order(application, {
                instalment: '',
                amount: String(each.amount / 100).replace('.', ','),
                year: '2027',
                purpose: 'Kochen',
              }).catch(refused);
            }),
          );
          const stored = await now(id);
          const { payments: all } = await payments.moneyOf(id);
          const sum = (states: readonly string[]) =>
            all.filter(({ state }) => states.includes(state)).reduce((total, { amount }) => total + amount, 0);
          expect(stored.orderedAmount ?? 0).toBe(sum(['ordered', 'released']));
          expect(stored.paidAmount ?? 0).toBe(sum(['released']));
          expect(sum(['ordered', 'released'])).toBeLessThanOrEqual(stored.approvedAmount ?? 0);
          expect((await paidOf(2027)) - paidBefore).toBe(sum(['released']));
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);
  const refused = (fault: unknown): void => {
    if (!(fault instanceof Error) || fault.name !== 'Refusal') throw fault;
  };

  it('an award cannot be lowered or taken away below what is ordered', async () => {
    const application = await given();
    await order(application);
    expect(await amend(application.id, 399_999)).toBe(false);
    const before = await now(application.id);
    const revoked = changeOf(
      before,
      { kind: 'decision.issued', at: deps.now(), ...staffActor(zoe) },
      { approvedAmount: undefined, approvedByYear: undefined },
    );
    expect(await desk.change({ ...revoked, staff: zoe.subject })).toBe(false);
    expect(await amend(application.id, 400_000)).toBe(true);
  });

  it('a budget never pays more than it has bound', async () => {
    const application = await given();
    await order(application);
    const poor = payDepsOver(client, table, clock);
    const release = releasePayment({ ...poor, budgetOf: async () => ({ ...budgetWith(2027, committed), paid: committed - 399_999 }) });
    await expect(release({ id: application.id, number: 1 }, kai)).rejects.toMatchObject({ code: 'over-budget' });
    await expect(releasePayment({ ...poor, budgetOf: async () => undefined })({ id: application.id, number: 1 }, kai)).rejects.toMatchObject({
      code: 'over-budget',
    });
  });
});

/** Everything that the table has about a case and its transfers, without ids, instants and hashes, which differ from one to the next. */
const stored = async ({ id, reference }: Application): Promise<string> => {
  const items = async (pk: string) =>
    (
      await client.send(
        new QueryCommand({ TableName: table, ConsistentRead: true, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } }),
      )
    ).Items ?? [];
  const all = [
    ...(await items(fundingKeys.case(id).pk)),
    ...(await items(fundingKeys.transfer('', '', 0).pk)).filter(({ applicationId }) => applicationId === id),
  ];
  return JSON.stringify(all.map((item) => Object.entries(item).sort()))
    .replaceAll(id, 'id')
    .replaceAll(reference, 'reference')
    .replaceAll(/Verein \d+|INT-2026-\d{4}|[0-9a-f]{64}|\d{4}-\d\d-\d\dT[\d:.]+Z|[0-9a-f]{8}-[0-9a-f-]{27}|"file":\d+/g, 'unique');
};

/** What may happen: how it stands before, and how it is done. Done again it does nothing. */
type Deps = ReturnType<typeof payDepsOver>;
const happenings: Record<
  string,
  { before?: (application: Application) => Promise<unknown>; run: (over: Deps, application: Application) => Promise<unknown> }
> = {
  ordering: { run: (over, application) => orderPayment(over)(application.id, { ...typedOrder(application), request: application.id }, sascha) },
  cancelling: { before: order, run: (over, { id }) => cancelPayment(over)(id, { number: 1, reason: 'Irrtum' }, sascha) },
  releasing: { before: order, run: (over, { id }) => releasePayment(over)({ id, number: 1 }, kai) },
  'recording a proof': { run: (over, { id }) => recordProof(over)(id, '9.3.2027', sascha) },
  'asking to lift a block': {
    before: ({ organisation }) => given({ state: 'running', organisation }, { proof: { due: '2027-03-01', type: 'simple' } }),
    run: (over, { id }) => askLift(over)(id, { request: id, reason: 'Der Nachweis liegt beim Prüfer.' }, sascha),
  },
  'lifting a block': {
    before: async ({ id, organisation }) => {
      await given({ state: 'running', organisation }, { proof: { due: '2027-03-01', type: 'simple' } });
      await askLift(deps)(id, { request: id, reason: 'Der Nachweis liegt beim Prüfer.' }, sascha);
    },
    run: (over, { id }) => confirmLift(over)(id, 1, zoe),
  },
  'making a file': {
    before: async (application) => {
      for (;;)
        if ((await payments.waitingTransfers(1)).length === 0) break;
        else await makeFile(deps)(crypto.randomUUID(), zoe);
      await order(application);
      await releasePayment(deps)({ id: application.id, number: 1 }, kai);
    },
    run: (over, { id }) => makeFile(over)(id, kai),
  },
};

describe.each(Object.entries(happenings))('%s', (_name, { before, run }) => {
  const fresh = async () => {
    const application = await given();
    await before?.(application);
    return application;
  };
  const over = (faulty: DynamoDBDocumentClient) => payDepsOver(faulty, table, clock);

  it('is one event and one change, wherever it is killed and however often it comes', async () => {
    const clean = await fresh();
    const untouched = await stored(clean);
    const counting = faultyClient(client);
    await run(over(counting.client), clean);
    const done = await stored(clean);
    expect(done).not.toBe(untouched);
    expect(counting.calls()).toBeGreaterThan(1);
    for (let call = 0; call < counting.calls(); call += 1)
      for (const when of waysToFail) {
        const application = await fresh();
        expect(await ended(run(over(faultyClient(client, { at: call, when }).client), application))).toMatch(endingOf(when));
        // Nothing by halves: either all of it is there, or nothing.
        expect([untouched, done]).toContain(await stored(application));
        await run(over(client), application);
        expect(await stored(application)).toBe(done);
        await run(over(client), application);
        expect(await stored(application)).toBe(done);
      }
  }, 120_000);

  it('is done once by six that race', async () => {
    const clean = await fresh();
    await run(over(client), clean);
    const raced = await fresh();
    await Promise.all(Array.from({ length: 6 }, () => run(over(client), raced).catch((fault: unknown) => fault)));
    expect(await stored(raced)).toBe(await stored(clean));
  }, 60_000);
});
