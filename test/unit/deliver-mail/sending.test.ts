import { describe, expect, it, vi } from 'vitest';
import { sharedSending } from '../../../functions/deliver-mail/sending.ts';
import { exchangeLanes, holdTime, rateOf, sendingSchema } from '../../../shared/domain/notices/sending.ts';
import { memorySending } from '../../support/memory-sending.ts';

const start = Date.parse('2026-11-25T05:00:00.000Z');
const direct = async <T>(effect: () => T): Promise<T> => effect();

const shared = (askQuota: () => Promise<{ perSecond: number; perDay: number; sentLastDay: number }>) => {
  const item = memorySending();
  const log = vi.fn();
  const time = { now: start };
  const one = () => sharedSending({ ...item.through(direct), askQuota, now: () => new Date(time.now).toISOString(), log });
  return { item, log, time, one };
};
const told = { perSecond: 14, perDay: 1000, sentLastDay: 990 };

describe('the quota', () => {
  it('is asked for once by all workers, and again after five minutes', async () => {
    const ask = vi.fn(async () => told);
    const { item, time, one } = shared(ask);
    const [first, second] = [one(), one()];
    await Promise.all([first.keepQuota(), first.keepQuota()]);
    await second.keepQuota();
    expect(ask).toHaveBeenCalledOnce();
    expect(rateOf(item.item())).toBe(14);
    time.now += 4 * 60_000;
    await first.keepQuota();
    expect(ask).toHaveBeenCalledOnce();
    time.now += 61_000;
    await second.keepQuota();
    await first.keepQuota();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('stays what it was when SES does not answer, at first one mail a second, and nobody asks at once again', async () => {
    const ask = vi.fn(() => Promise.reject(new Error('no')));
    const { item, log, time, one } = shared(ask);
    const worker = one();
    await worker.keepQuota();
    await one().keepQuota();
    expect([rateOf(item.item()), ask.mock.calls.length]).toEqual([1, 1]);
    expect(log).toHaveBeenCalledExactlyOnceWith('QUOTA_UNKNOWN', { reason: 'Error' });
    time.now += 61_000;
    await worker.keepQuota();
    expect(ask).toHaveBeenCalledTimes(2);
    item.set({ quota: { ...told, at: new Date(start - 3_600_000).toISOString() } });
    time.now += 61_000;
    await worker.keepQuota();
    expect(rateOf(item.item())).toBe(14);
  });

  it('of the day makes everybody wait when it is used up, and tells so', async () => {
    const { item, log, time, one } = shared(async () => told);
    const worker = one();
    await worker.keepQuota();
    expect(await worker.exchange({ count: 10, returned: [] }, () => time.now)).toHaveLength(10);
    expect(await worker.exchange({ count: 1, returned: [] }, () => time.now)).toBeUndefined();
    expect(item.item().stop).toMatchObject({ reason: 'daily-quota', until: new Date(start + 300_000).toISOString() });
    expect(log).toHaveBeenCalledExactlyOnceWith('SENDING_STOPPED', { reason: 'daily-quota', minutes: 5 });
  });
});

describe('a stop', () => {
  it('keeps every worker from taking lanes until it is over; lanes still come back', async () => {
    const { item, time, one } = shared(async () => told);
    await one().keepQuota();
    const [hold] = (await one().exchange({ count: 1, returned: [] }, () => time.now)) ?? [];
    if (hold === undefined) throw new Error('no lane');
    await one().stop('unreachable');
    expect(await one().exchange({ count: 1, returned: [{ hold }] }, () => time.now)).toBeUndefined();
    expect(item.item().lanes[hold.lane]).toBe(hold.from);
    time.now += 60_000;
    expect(await one().exchange({ count: 1, returned: [] }, () => time.now)).toHaveLength(1);
  });

  it('rings only when it does not pass by itself', async () => {
    const { log, one } = shared(async () => told);
    await one().stop('unreachable');
    await one().stop('not-set-up');
    expect(log.mock.calls.map(([code]) => code)).toEqual(['SENDING_PAUSED', 'SENDING_STOPPED']);
  });
});

describe('lanes', () => {
  const quota = (perSecond: number) => ({ perSecond, perDay: -1, sentLastDay: 0, at: new Date(start).toISOString() });
  const take = (fields: object, count: number, now = start) => exchangeLanes(sendingSchema.parse(fields), { count, returned: [], now });

  it('are as many as mails a second, and one where SES grants less than that', () => {
    expect(take({ quota: quota(14) }, 99).held).toHaveLength(14);
    expect(take({ quota: quota(1.5) }, 99).held).toHaveLength(1);
    const { held } = take({ quota: quota(0.1) }, 99);
    const back = exchangeLanes(sendingSchema.parse({ quota: quota(0.1), lanes: [held[0]?.until] }), {
      count: 0,
      returned: held.map((hold) => ({ hold, answeredAt: start })),
      now: start,
    });
    expect(back.change?.lanes).toEqual([start + 10_005]);
  });

  it('that are added carry nothing in their first second', () => {
    expect(take({ quota: quota(3), lanes: [start - 5000] }, 99).held.map(({ from }) => from - start)).toEqual([-5000, 1000, 1000]);
  });

  it('that somebody holds are left alone, until the hold is over', () => {
    const lanes = [start + holdTime, start + holdTime];
    expect(take({ quota: quota(2), lanes }, 2)).toEqual({ change: undefined, held: [], usedUp: false });
    expect(take({ quota: quota(2), lanes }, 2, start + holdTime).held).toHaveLength(2);
  });

  it('of a clock that was set back are free when a hold would be', () => {
    const first = take({ quota: quota(1), lanes: [start + 3_600_000] }, 1);
    expect(first).toMatchObject({ held: [], change: { lanes: [start + holdTime] } });
  });
});
