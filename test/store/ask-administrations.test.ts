import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { type AskAdministrationsDeps, askAdministrations } from '../../functions/send-reminders/ask-administrations.ts';
import { county } from '../../shared/county/county.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { deliveryStore } from '../../shared/store/delivery-store.ts';
import { figuresKeys } from '../../shared/store/table-design.ts';
import { Killed, killedAt } from '../support/killed-client.ts';
import { startTables } from '../support/local-cloud.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const table = tables.figures;
const store = deliveryStore({ client, table });
const number = county.administrations.length;

/** Each test has a month of its own. */
let year = 2030;
const newMonth = () => {
  year += 1;
  return { month: `${year}-10`, on: (day: string, time = '08:00:00') => `${year}-11-${day}T${time}.000Z` };
};
const run = (at: string, over: Partial<AskAdministrationsDeps> = {}) =>
  askAdministrations(at, { ...store, county, areasAt: areasOf(county).at, ...over });
const eventsOf = async (month: string, area: string) => {
  const { pk, sk } = figuresKeys.deliveryEvents(month, area);
  const found = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
      ConsistentRead: true,
    }),
  );
  return found.Items ?? [];
};
const areas = county.administrations.map(({ area }) => area);
const [first = '', second = ''] = areas;
const submission = { vintage: 'v', way: 'form', notes: 0, provisional: false } as const;

describe('a run over the calendar', () => {
  it('asks each administration once, with an event for the stream', async () => {
    const { month, on } = newMonth();
    expect(await run(on('01'))).toEqual({ asked: number, remindedAdministrations: 0 });
    expect(await run(on('01'))).toEqual({ asked: 0, remindedAdministrations: 0 });
    expect(await run(on('02'))).toEqual({ asked: 0, remindedAdministrations: 0 });
    expect(await eventsOf(month, first)).toEqual([
      {
        ...figuresKeys.deliveryEvent(month, first, on('01'), 'figures.asked'),
        entity: 'delivery-event',
        month,
        area: first,
        kind: 'figures.asked',
        at: on('01'),
        by: 'calendar',
      },
    ]);
  });

  it('reminds who has not delivered, and stops at the delivery', async () => {
    const { month, on } = newMonth();
    await run(on('01'));
    const read = await store.delivery(month, first);
    if (read === undefined) throw new Error('not asked');
    await store.keepDelivery({ ...read, version: read.version + 1, submissions: [{ ...submission, at: on('05') }] });
    expect(await run(on('10'))).toEqual({ asked: 0, remindedAdministrations: number - 1 });
    expect((await eventsOf(month, first)).map(({ kind }) => kind)).toEqual(['figures.asked']);
    expect((await eventsOf(month, second)).map(({ kind }) => kind)).toEqual(['figures.asked', 'figures.reminded']);
  });

  it('reminds nobody who delivers in the same moment', async () => {
    const { month, on } = newMonth();
    await run(on('01'));
    const deliveringFirst: AskAdministrationsDeps['keepDelivery'] = async (after, event) => {
      const read = after.area === first ? await store.delivery(month, first) : undefined;
      if (read?.submissions.length === 0)
        await store.keepDelivery({ ...read, version: read.version + 1, submissions: [{ ...submission, at: on('10') }] });
      return store.keepDelivery(after, event);
    };
    expect(await run(on('10'), { keepDelivery: deliveringFirst })).toEqual({ asked: 0, remindedAdministrations: number - 1 });
    expect(await store.delivery(month, first)).toMatchObject({ reminders: [], submissions: [{ at: on('10') }] });
  });

  it('goes round again for who saves in the same moment, and what was saved stays', async () => {
    const { month, on } = newMonth();
    const draft = { savedAt: on('01'), fields: { municipal_housing_places: '12' } };
    const savingFirst: AskAdministrationsDeps['keepDelivery'] = async (after, event) => {
      if (after.area === first && after.draft === undefined)
        await store.keepDelivery({ month, area: first, version: 1, draft, reminders: [], submissions: [] });
      return store.keepDelivery(after, event);
    };
    expect(await run(on('01'), { keepDelivery: savingFirst })).toEqual({ asked: number, remindedAdministrations: 0 });
    expect(await store.delivery(month, first)).toMatchObject({ version: 2, draft, askedAt: on('01') });
  });

  it('that two make at once asks once', async () => {
    const { month, on } = newMonth();
    const [one, other] = await Promise.all([run(on('01', '08:00:00')), run(on('01', '08:00:01'))]);
    expect((one?.asked ?? 0) + (other?.asked ?? 0)).toBe(number);
    for (const area of areas) expect(await eventsOf(month, area)).toHaveLength(1);
  });

  it('killed anywhere and run again has asked everybody once', async () => {
    const clean = killedAt();
    await run(newMonth().on('01'), deliveryStore({ client: clean.wrap(client), table }));
    expect(clean.points()).toBeGreaterThan(number);
    for (let point = 0; point < clean.points(); point += 7) {
      const { month, on } = newMonth();
      await expect(run(on('01'), deliveryStore({ client: killedAt(point).wrap(client), table }))).rejects.toThrow(Killed);
      await run(on('01', '09:00:00'));
      for (const area of areas) expect(await eventsOf(month, area)).toHaveLength(1);
    }
  });

  it('goes on after an administration that makes a fault, and says so in the end', async () => {
    const { month, on } = newMonth();
    const keepDelivery: AskAdministrationsDeps['keepDelivery'] = async (after, event) => {
      if (after.area === first) throw new Error('throttled');
      return store.keepDelivery(after, event);
    };
    await expect(run(on('01'), { keepDelivery })).rejects.toThrow('throttled');
    expect(await store.deliveries(month)).toHaveLength(number - 1);
    expect(await run(on('02'))).toEqual({ asked: 1, remindedAdministrations: 0 });
  });
});
