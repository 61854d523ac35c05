import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, endOfDay, inBerlin } from '../../../shared/domain/calendar.ts';

const zone = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'short' });
const ofTheRuntime = (instant: string) => {
  const [date = '', time = ''] = zone.format(new Date(instant)).split(' ');
  return { date, time };
};

describe('the wall clock in Berlin', () => {
  it('is that of the time zone data, from 1996 to 2099', () => {
    const instants = fc
      .date({ min: new Date('1996-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(instants, (instant) => {
        expect(inBerlin(instant)).toEqual(ofTheRuntime(instant));
      }),
    );
  });

  it('changes with that of the time zone data, every year, to the second', () => {
    for (let year = 1996; year <= 2099; year += 1) {
      for (const month of [2, 9]) {
        for (let day = 24; day <= 31; day += 1) {
          const change = Date.UTC(year, month, day, 1);
          for (const time of [change - 1000, change]) {
            const instant = new Date(time).toISOString();
            expect(inBerlin(instant), instant).toEqual(ofTheRuntime(instant));
          }
        }
      }
    }
  });

  it('shows midnight when a day ends, every day of some years', () => {
    for (let date = '2026-01-01'; date < '2029-01-01'; date = addDays(date, 1)) {
      expect(inBerlin(endOfDay(date))).toEqual({ date: addDays(date, 1), time: '00:00' });
      expect(inBerlin(new Date(Date.parse(endOfDay(date)) - 1).toISOString()).date).toBe(date);
    }
  });

  it('refuses what is no instant', () => {
    expect(() => inBerlin('gestern')).toThrow(RangeError);
  });
});
