import { orderPayment } from '../../functions/pay-awards/order-payment.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { paymentStore } from '../../shared/store/payment-store.ts';
import { startTables } from './local-cloud.ts';
import { budgetWith, paidRound, payDepsOver, people, putAwarded, typedOrder } from './paid-cases.ts';

/** Tables with a round and two budgets out of which awards are paid, and the steps that tests of payments take in them. */
export const paidWorld = async () => {
  const { client, tables, stop } = await startTables();
  const table = tables.funding;
  const { sascha } = people;
  const clock = { at: '2027-03-10T09:00:00.000Z' };
  const deps = payDepsOver(client, table, clock);
  const funding = fundingStore({ client, table });
  const desk = deskStore({ client, table });
  const payments = paymentStore({ client, table });
  await funding.putRound(paidRound);
  const committed = 9_000_000_000;
  for (const year of [2027, 2028]) await funding.putBudget(budgetWith(year, committed));

  const given = (...over: Parameters<typeof putAwarded> extends [unknown, unknown, ...infer Rest] ? Rest : never) =>
    putAwarded(client, table, ...over);
  const now = async (id: string): Promise<Application> => {
    const found = await desk.application(id, 'nobody');
    if (found === undefined) throw new Error(`${id} is gone`);
    return found;
  };
  const order = async ({ id }: Application, over: Parameters<typeof typedOrder>[1] = {}) =>
    orderPayment(deps)(id, typedOrder(await now(id), over), sascha);
  const paidOf = async (year: number): Promise<number> => (await funding.budget(year))?.paid ?? -1;
  return { client, table, stop, clock, deps, funding, desk, payments, committed, given, now, order, paidOf };
};
