import { describe, expect, it } from 'vitest';
import { formatBytes, formatChange, formatReference, formatYearToDate } from '../../../functions/publish-report/number-format.ts';
import { formatNumber, formatValue, listed } from '../../../shared/domain/statistics/figure-text.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';

const persons = catalogue.of('foreign_population');
const rate = catalogue.of('protection_rate');
const flow = catalogue.of('private_entries');

describe('numbers in German', () => {
  it.each([
    [1234567, 0, '1.234.567'],
    [-1234.5, 1, '−1.234,5'],
    [0, 1, '0,0'],
    [999.96, 1, '1.000,0'],
  ])('%d with %d decimals: %s', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text);
  });

  it('gives rates one decimal, two where they have them, and counts none', () => {
    expect([formatValue(45, rate), formatValue(45.67, rate), formatValue(45, persons)]).toEqual(['45,0', '45,67', '45']);
  });

  it('says a difference with its word', () => {
    expect([formatChange(3, persons), formatChange(-1200, persons), formatChange(0, persons), formatChange(-1.5, rate)]).toEqual([
      '3 mehr',
      '1.200 weniger',
      'gleich',
      '1,5 Prozentpunkte weniger',
    ]);
  });

  it('gives sizes', () => {
    expect([formatBytes(999), formatBytes(1000), formatBytes(12_345)]).toEqual(['999 Byte', '1,0 KB', '12,3 KB']);
  });
});

describe('dates', () => {
  it('says what a figure is about', () => {
    expect(formatReference('2026-10', persons, [])).toBe('31. Oktober 2026');
    expect(formatReference('2026-10', flow, [])).toBe('Oktober 2026');
    expect(formatReference('2026-10', persons, ['2026-10-25', '2026-10-31'])).toBe('25. Oktober 2026 und 31. Oktober 2026');
  });

  it('names the year so far', () => {
    expect([formatYearToDate('2026-10'), formatYearToDate('2026-01')]).toEqual(['Januar bis Oktober 2026', undefined]);
  });

  it('lists words', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a und b', 'a, b und c']);
  });
});
