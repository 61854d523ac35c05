import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import type { Delivery } from '../../../shared/domain/statistics/delivery.ts';
import { dueRequest, requested } from '../../../shared/domain/statistics/delivery-requests.ts';

const month = '2026-10';
const collection = { ...county.collection, askDay: 1, time: '08:00', dueDay: 15, reminderDays: [10, 15, 18], freezeDay: 20 };
const asked = { month, area: '010585803', version: 1, askedAt: '2026-11-01T07:00:00.000Z', reminders: [], submissions: [] } satisfies Delivery;
const due = (at: string, delivery?: Delivery) => dueRequest(collection, month, delivery, at);
const remindedAt = (...times: string[]): Delivery => ({ ...asked, reminders: times.map((at) => ({ at, by: 'calendar' })) });

describe('an administration is asked', () => {
  it('on the first at eight in Berlin, in winter and in summer, and not a minute earlier', () => {
    expect(due('2026-11-01T06:59:00.000Z')).toBeUndefined();
    expect(due('2026-11-01T07:00:00.000Z')).toEqual({ kind: 'figures.asked' });
    expect(dueRequest(collection, '2026-06', undefined, '2026-07-01T05:59:00.000Z')).toBeUndefined();
    expect(dueRequest(collection, '2026-06', undefined, '2026-07-01T06:00:00.000Z')).toEqual({ kind: 'figures.asked' });
  });

  it('later when the run of the first did not come, until the freeze day is over', () => {
    expect(due('2026-11-10T07:00:00.000Z')).toEqual({ kind: 'figures.asked' });
    expect(due('2026-11-20T22:59:59.000Z')).toEqual({ kind: 'figures.asked' });
    expect(due('2026-11-20T23:00:00.000Z')).toBeUndefined();
  });

  it('also when somebody has opened or saved the form by themselves, but not after a delivery', () => {
    const { askedAt: _askedAt, ...opened } = asked;
    expect(due('2026-11-02T07:00:00.000Z', opened)).toEqual({ kind: 'figures.asked' });
    const submission = { vintage: 'v', at: '2026-11-01T06:00:00.000Z', way: 'api', notes: 0, provisional: false } as const;
    expect(due('2026-11-02T07:00:00.000Z', { ...opened, submissions: [submission] })).toBeUndefined();
  });
});

describe('an administration is reminded', () => {
  it('on the days of the calendar, once each', () => {
    expect(due('2026-11-09T07:00:00.000Z', asked)).toBeUndefined();
    expect(due('2026-11-10T07:00:00.000Z', asked)).toEqual({ kind: 'figures.reminded', day: '2026-11-10' });
    const once = remindedAt('2026-11-10T07:00:00.000Z');
    expect(due('2026-11-10T07:00:00.000Z', once)).toBeUndefined();
    expect(due('2026-11-14T07:00:00.000Z', once)).toBeUndefined();
    expect(due('2026-11-15T07:00:00.000Z', once)).toEqual({ kind: 'figures.reminded', day: '2026-11-15' });
  });

  it('one day late when the run did not come, and once for two days that were missed', () => {
    expect(due('2026-11-11T07:00:00.000Z', asked)).toEqual({ kind: 'figures.reminded', day: '2026-11-10' });
    expect(due('2026-11-16T07:00:00.000Z', asked)).toEqual({ kind: 'figures.reminded', day: '2026-11-15' });
    expect(due('2026-11-17T07:00:00.000Z', remindedAt('2026-11-16T07:00:00.000Z'))).toBeUndefined();
  });

  it('not on a day on which a person has reminded, or on which it was asked', () => {
    expect(due('2026-11-10T07:00:00.000Z', remindedAt('2026-11-10T06:10:00.000Z'))).toBeUndefined();
    expect(due('2026-11-10T08:00:00.000Z', { ...asked, askedAt: '2026-11-10T07:00:00.000Z' })).toBeUndefined();
  });

  it('neither after its delivery nor after the freeze day', () => {
    const submission = { vintage: 'v', at: '2026-11-09T09:00:00.000Z', way: 'form', notes: 0, provisional: false } as const;
    expect(due('2026-11-10T07:00:00.000Z', { ...asked, submissions: [submission] })).toBeUndefined();
    expect(due('2026-11-20T23:00:00.000Z', asked)).toBeUndefined();
  });
});

describe('what is written', () => {
  const at = '2026-11-10T07:00:00.000Z';

  it('is the next version with its event', () => {
    expect(requested(asked, asked, { kind: 'figures.reminded', day: '2026-11-10' }, at)).toEqual({
      after: { ...asked, version: 2, reminders: [{ at, by: 'calendar' }] },
      event: { month, area: asked.area, at, by: 'calendar', kind: 'figures.reminded', day: '2026-11-10' },
    });
  });

  it('is the first version where nothing had happened', () => {
    expect(requested(undefined, asked, { kind: 'figures.asked' }, at).after).toEqual({ ...asked, askedAt: at });
  });
});
