import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, formatInstant, inBerlin, instantInBerlin } from '../../../shared/domain/calendar.ts';
import { dayAfter, draftInstant, newestDue, releaseInstant } from '../../../shared/domain/statistics/release-calendar.ts';

const rule = { draftDay: 20, day: 25, time: '06:00' };

it('takes the last day of a month that has no such day', () => {
  expect([dayAfter('2026-10', 25), dayAfter('2027-01', 31)]).toEqual(['2026-11-25', '2027-02-28']);
});

describe('the instant of a report', () => {
  it.each([
    ['2026-10', '2026-11-25T05:00:00.000Z', 'in winter'],
    ['2026-06', '2026-07-25T04:00:00.000Z', 'in summer'],
    ['2026-09', '2026-10-25T05:00:00.000Z', 'on the Sunday on which summer ends, three hours after'],
    ['2027-02', '2027-03-25T05:00:00.000Z', 'in the week before summer begins'],
    ['2026-11', '2026-12-25T05:00:00.000Z', 'on Christmas'],
    ['2026-12', '2027-01-25T05:00:00.000Z', 'in the next year'],
  ])('of %s is %s, %s', (month, instant) => {
    expect(releaseInstant(month, rule)).toBe(instant);
    expect(formatInstant(releaseInstant(month, rule))).toContain('25. ');
  });

  it('is by the clock of Berlin when the county publishes on a day on which clocks change', () => {
    expect(releaseInstant('2026-02', { ...rule, day: 29 })).toBe('2026-03-29T04:00:00.000Z');
    expect(releaseInstant('2026-02', { ...rule, day: 28 })).toBe('2026-03-28T05:00:00.000Z');
    expect(releaseInstant('2026-01', { ...rule, day: 31 })).toBe('2026-02-28T05:00:00.000Z');
    expect(releaseInstant('2026-09', { ...rule, day: 24 })).toBe('2026-10-24T04:00:00.000Z');
  });

  it('lies five days after that of its draft, by the clock on the wall', () => {
    expect(draftInstant('2026-09', rule)).toBe('2026-10-20T04:00:00.000Z');
    expect(draftInstant('2026-02', rule)).toBe('2026-03-20T05:00:00.000Z');
  });

  it('parts the months that are due from those that are not, to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 28 }), (after, day) => {
        const month = addMonths('2020-01', after);
        const own = { ...rule, day };
        const due = releaseInstant(month, own);
        expect(inBerlin(due)).toEqual({ date: `${addMonths(month, 1)}-${String(day).padStart(2, '0')}`, time: '06:00' });
        expect(newestDue(due, own)).toBe(month);
        expect(newestDue(new Date(Date.parse(due) - 1).toISOString(), own)).toBe(addMonths(month, -1));
      }),
    );
  });
});

describe('a time in Berlin', () => {
  it('is the first one of an hour that comes twice', () => {
    expect(instantInBerlin('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(instantInBerlin('2026-10-25', '03:00')).toBe('2026-10-25T02:00:00.000Z');
    expect(instantInBerlin('2026-03-29', '03:00')).toBe('2026-03-29T01:00:00.000Z');
    expect(instantInBerlin('2026-03-29', '01:59')).toBe('2026-03-29T00:59:00.000Z');
  });
});
