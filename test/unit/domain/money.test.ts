import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, formatEuro, formatInteger, parseGermanAmount, sumCents } from '../../../shared/domain/money.ts';

describe('parseGermanAmount', () => {
  it.each([
    ['1.234,50', 123_450],
    ['1234,5', 123_450],
    ['1 234', 123_400],
    ['1\u00a0234,00 €', 123_400],
    ['1234.50', 123_450],
    ['0,01', 1],
    ['  12 EUR ', 1_200],
    ['1.234', 123_400],
    ['12.345.678,90', 1_234_567_890],
  ])('reads %s', (text, cents) => {
    expect(parseGermanAmount(text)).toBe(cents);
  });

  it.each(['', 'abc', '1,234', '12.34.56', '1.23,4', '-5', '1e3', '1,2,3', '99999999999', '=1+1', '1.2345'])('refuses %s', (text) => {
    expect(parseGermanAmount(text)).toBeUndefined();
  });

  it('reads back whatever it writes', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (cents) => parseGermanAmount(formatEuro(cents)) === cents));
  });
});

describe('formatting', () => {
  it('writes amounts as people in Germany read them', () => {
    expect(formatAmount(1)).toBe('0,01');
    expect(formatAmount(123_456_789)).toBe('1.234.567,89');
    expect(formatEuro(-999)).toBe('\u22129,99\u00a0€');
    expect(formatInteger(-1234)).toBe('\u22121.234');
    expect(formatInteger(999)).toBe('999');
  });

  it('sums integer cents exactly', () => {
    expect(sumCents([10, 20, 30])).toBe(60);
    expect(sumCents([])).toBe(0);
  });
});
