import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deltasBetween, largestFitting, obstaclesTo, reducedTo, splitByMonths } from '../../../shared/domain/funding/ledger.ts';
import { sumCents } from '../../../shared/domain/money.ts';
import { adopted } from '../../support/decided-cases.ts';

const cents = fc.integer({ min: 0, max: 10_000_000 });
const periods = fc.record({ from: fc.integer({ min: 0, max: 40 }), months: fc.integer({ min: 1, max: 36 }) }).map(({ from, months }) => {
  const month = (index: number) => `${2026 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  return { from: `${month(from)}-15`, to: `${month(from + months - 1)}-20` };
});
const sumOf = (years: readonly { readonly amount: number }[]): number => sumCents(years.map(({ amount }) => amount));

describe('an award over years', () => {
  it('is split by months (test case 7)', () => {
    expect(splitByMonths(450_000, { from: '2023-02-01', to: '2024-01-31' })).toEqual([
      { year: 2023, amount: 412_500 },
      { year: 2024, amount: 37_500 },
    ]);
  });

  it('loses no cent, and no year is off by more than one', () => {
    fc.assert(
      fc.property(cents, periods, (amount, period) => {
        const years = splitByMonths(amount, period);
        const whole =
          Number(period.to.slice(0, 4)) * 12 +
          Number(period.to.slice(5, 7)) -
          Number(period.from.slice(0, 4)) * 12 -
          Number(period.from.slice(5, 7)) +
          1;
        const months = (year: number): number => {
          const from = Math.max(0, (year - Number(period.from.slice(0, 4))) * 12 - Number(period.from.slice(5, 7)) + 1);
          const until = Math.min(whole, (year + 1 - Number(period.from.slice(0, 4))) * 12 - Number(period.from.slice(5, 7)) + 1);
          return until - from;
        };
        return sumOf(years) === amount && years.every((part) => Math.abs(part.amount - (amount * months(part.year)) / whole) <= 1);
      }),
    );
  });

  it('gives from its last year first, and nothing that was paid', () => {
    const years = [
      { year: 2027, amount: 400 },
      { year: 2028, amount: 300 },
    ];
    expect(reducedTo(500, years, [])).toEqual([
      { year: 2027, amount: 400 },
      { year: 2028, amount: 100 },
    ]);
    expect(reducedTo(350, years, [{ year: 2028, amount: 200 }])).toEqual([
      { year: 2027, amount: 150 },
      { year: 2028, amount: 200 },
    ]);
    expect(reducedTo(0, years, [])).toEqual([]);
  });
});

describe('what a budget carries', () => {
  it('is free money to the cent (test case 8)', () => {
    const budget = adopted(2027, 25_220_000, { earmarks: [{ label: 'VHS', amount: 7_220_000 }], committed: 17_850_000 });
    expect(obstaclesTo([{ year: 2027, amount: 150_000 }], [budget], false)).toEqual([]);
    expect(obstaclesTo([{ year: 2027, amount: 150_001 }], [budget], false)).toMatchObject([{ year: 2027, reason: 'money' }]);
    const { committed: _old, ...plan } = budget;
    expect(obstaclesTo([{ year: 2027, amount: 1 }], [{ ...plan, committed: 17_850_000, reserve: 150_000 }], false)).toMatchObject([
      { reason: 'money' },
    ]);
  });

  it('is nothing before it is adopted, unless the round says so for a provisional one; giving back always works', () => {
    const [provisional, planned] = [adopted(2027, 100, { status: 'provisional' }), adopted(2027, 100, { status: 'planned' })];
    expect(obstaclesTo([{ year: 2027, amount: 1 }], [provisional], false)).toMatchObject([{ reason: 'status' }]);
    expect(obstaclesTo([{ year: 2027, amount: 1 }], [provisional], true)).toEqual([]);
    expect(obstaclesTo([{ year: 2027, amount: 1 }], [planned], true)).toMatchObject([{ reason: 'status' }]);
    expect(obstaclesTo([{ year: 2028, amount: 1 }], [planned], true)).toMatchObject([{ reason: 'missing' }]);
    expect(obstaclesTo([{ year: 2027, amount: -1 }], [planned], false)).toEqual([]);
  });

  it('is found to the cent: the largest award that fits, and not one more', () => {
    fc.assert(
      fc.property(cents, cents, cents, periods, (most, one, other, period) => {
        const budgets = [2026, 2027, 2028, 2029, 2030, 2031, 2032].map((year) => adopted(year, year % 2 === 0 ? one : other));
        const largest = largestFitting(most, period, budgets);
        const fits = (amount: number) => obstaclesTo(splitByMonths(amount, period), budgets, false).length === 0;
        return fits(largest) && (largest === most || !fits(largest + 1));
      }),
    );
  });
});

it('what changes between two splits adds up to what was asked for', () => {
  const split = fc.array(fc.record({ year: fc.integer({ min: 2026, max: 2029 }), amount: cents }), { maxLength: 4 });
  fc.assert(
    fc.property(split, split, (before, after) => {
      const deltas = deltasBetween(before, after);
      return sumOf(deltas) === sumOf(after) - sumOf(before) && deltas.every(({ amount }) => amount !== 0);
    }),
  );
});
