import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, formatDate, formatInstant, formatMonth, inBerlin, lastDayOf, monthSchema, monthsUntil } from '../../../shared/domain/calendar.ts';

const months = fc.integer({ min: 1990 * 12, max: 2099 * 12 + 11 }).map((n) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`);

describe('months', () => {
  it('moves over the turn of the year', () => {
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(addMonths('2026-11', 2)).toBe('2027-01');
    expect(monthsUntil('2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });

  it('there and back is the same month', () => {
    fc.assert(fc.property(months, fc.integer({ min: -300, max: 300 }), (month, offset) => addMonths(addMonths(month, offset), -offset) === month));
  });

  it('knows the last day, leap years too', () => {
    expect(lastDayOf('2028-02')).toBe('2028-02-29');
    expect(lastDayOf('2026-02')).toBe('2026-02-28');
    expect(lastDayOf('2026-10')).toBe('2026-10-31');
  });

  it('refuses what is no month', () => {
    for (const text of ['2026-13', '2026-00', '2026-1', '26-01', '1989-12', '2026-01-01']) expect(monthSchema.safeParse(text).success).toBe(false);
  });
});

describe('German forms', () => {
  it('writes months, dates and instants', () => {
    expect(formatMonth('2026-03')).toBe('März 2026');
    expect(formatDate('2026-10-05')).toBe('5. Oktober 2026');
    expect(formatInstant('2026-11-25T05:00:00.000Z')).toBe('25. November 2026, 06:00 Uhr');
  });

  it('knows the wall clock in Berlin on both sides of the changes of 2026', () => {
    expect(inBerlin('2026-03-29T00:59:59.000Z')).toEqual({ date: '2026-03-29', time: '01:59' });
    expect(inBerlin('2026-03-29T01:00:00.000Z')).toEqual({ date: '2026-03-29', time: '03:00' });
    expect(inBerlin('2026-10-25T00:59:00.000Z')).toEqual({ date: '2026-10-25', time: '02:59' });
    expect(inBerlin('2026-10-25T01:00:00.000Z')).toEqual({ date: '2026-10-25', time: '02:00' });
    expect(inBerlin('2026-12-31T23:00:00.000Z')).toEqual({ date: '2027-01-01', time: '00:00' });
  });
});
