import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { exchangeLanes, stopFor } from '../../shared/domain/notices/sending.ts';
import { mailKeys } from '../../shared/store/mail-keys.ts';
import { sendingStore } from '../../shared/store/sending-store.ts';
import { startTables } from '../support/local-cloud.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const store = () => sendingStore({ client, table: tables.mail });
const now = Date.parse('2026-11-25T05:00:00.000Z');
const at = new Date(now).toISOString();
beforeEach(async () => {
  await client.send(new DeleteCommand({ TableName: tables.mail, Key: mailKeys.sending() }));
});

const take = (count: number) =>
  store().change((sending) => {
    const { change, held } = exchangeLanes(sending, { count, returned: [], now });
    return { change, result: held };
  });
const withQuota = () => store().change(() => ({ change: { quota: { perSecond: 14, perDay: 1000, sentLastDay: 3, at } }, result: undefined }));

describe('the item of sending', () => {
  it('is empty before anybody wrote', async () => {
    expect(await store().sending()).toEqual({ version: 0, lanes: [], taken: 0 });
  });

  it('gives each lane to one of many who race for them', async () => {
    await withQuota();
    const taken = (await Promise.all(Array.from({ length: 6 }, () => take(4)))).flat();
    expect(taken.map(({ lane }) => lane).toSorted((one, other) => one - other)).toEqual(Array.from({ length: 14 }, (_, lane) => lane));
    expect(await store().sending()).toMatchObject({ taken: 14, quota: { perSecond: 14 } });
  });

  it('takes lanes back from who holds them, and from nobody else', async () => {
    await withQuota();
    const [hold] = await take(1);
    if (hold === undefined) throw new Error('no lane');
    const giveBack = (held: typeof hold) =>
      store().change((sending) => ({
        change: exchangeLanes(sending, { count: 0, returned: [{ hold: held, answeredAt: now + 10 }], now }).change,
        result: undefined,
      }));
    await giveBack({ ...hold, until: hold.until + 1 });
    expect((await store().sending()).lanes[hold.lane]).toBe(hold.until);
    await giveBack(hold);
    expect((await store().sending()).lanes[hold.lane]).toBe(now + 10 + 1000 + 5);
  });

  it('keeps a stop, whatever lanes do meanwhile', async () => {
    await store().stopSending(stopFor('sending-paused', at));
    await take(1);
    expect((await store().sending()).stop).toEqual({ reason: 'sending-paused', at, until: '2026-11-25T05:15:00.000Z' });
  });

  it('can be written first by feedback, which does not know of lanes', async () => {
    const feedbackSeenUpTo = '2026-11-25T05:00:02.000Z';
    await client.send(new PutCommand({ TableName: tables.mail, Item: { ...mailKeys.sending(), entity: 'sending', feedbackSeenUpTo } }));
    expect(await take(1)).toHaveLength(1);
    expect(await store().sending()).toMatchObject({ version: 1, feedbackSeenUpTo });
  });
});
