import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatQuantity, parseGermanQuantity } from '../../../shared/domain/funding/quantity.ts';

describe('a quantity', () => {
  it.each([
    [12.5, '12,5'],
    [12.05, '12,05'],
    [0.25, '0,25'],
    [120.5, '120,5'],
    [10, '10'],
    [1200, '1.200'],
    [100_000, '100.000'],
    [1_000_000, '1.000.000'],
  ])('%d is written %s', (quantity, written) => {
    expect(formatQuantity(quantity)).toBe(written);
  });

  it('is read as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (hundredths) => {
        expect(parseGermanQuantity(formatQuantity(hundredths / 100))).toBe(hundredths / 100);
      }),
    );
  });

  it.each([
    ['1.200', 1200],
    ['1200,50', 1200.5],
    ['1200.5', 1200.5],
    [' 3 ', 3],
    ['12,345', undefined],
    ['drei', undefined],
    ['', undefined],
    ['-1', undefined],
  ])('%j is read as %s', (typed, quantity) => {
    expect(parseGermanQuantity(typed)).toBe(quantity);
  });
});
