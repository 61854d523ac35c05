import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { holidayIn, workingDays } from '../../../shared/domain/working-days.ts';

describe('movable feasts', () => {
  // Easter Mondays from printed calendars; 1954, 1981 and 2038 are the years in which simple rules fail.
  it.each([
    [1954, '1954-04-19'],
    [1981, '1981-04-20'],
    [2000, '2000-04-24'],
    [2024, '2024-04-01'],
    [2025, '2025-04-21'],
    [2026, '2026-04-06'],
    [2027, '2027-03-29'],
    [2038, '2038-04-26'],
  ])('Easter Monday of %i is %s', (year, day) => expect(holidayIn(year, 'easter-monday')).toBe(day));

  it('lie around Easter', () => {
    expect(holidayIn(2026, 'good-friday')).toBe('2026-04-03');
    expect(holidayIn(2026, 'ascension')).toBe('2026-05-14');
    expect(holidayIn(2026, 'whit-monday')).toBe('2026-05-25');
    expect(holidayIn(2026, 'corpus-christi')).toBe('2026-06-04');
  });
});

describe('working days of the county', () => {
  const isWorkingDay = workingDays(county.holidays);
  const days = Array.from({ length: 365 }, (_, day) => addDays('2027-01-01', day));

  it('are 256 in 2027', () => {
    // 365 days, 52 Saturdays, 52 Sundays, and five holidays on other days: 3 October and 31 October are Sundays, Christmas is a Saturday,
    // Boxing Day a Sunday, Labour Day a Saturday; Good Friday, Easter Monday, Ascension, Whit Monday and New Year are not.
    const free = days.filter((day) => !isWorkingDay(day));
    expect(free.length).toBe(104 + 5);
    expect(days.length - free.length).toBe(256);
  });

  it('do not have the holidays of other states', () => {
    expect(isWorkingDay('2027-01-06')).toBe(true);
    expect(isWorkingDay('2027-05-27')).toBe(true);
  });
});
