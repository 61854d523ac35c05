import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byYear } from '../../../shared/domain/funding/ledger.ts';
import { monthsAfter, paymentPlan, reducedPlan } from '../../../shared/domain/funding/payment-plan.ts';
import type { Round } from '../../../shared/domain/funding/round.ts';

const period = { from: '2027-02-01', to: '2028-01-31' };
const years = [
  { year: 2027, amount: 412_500 },
  { year: 2028, amount: 37_500 },
];
const full: Round['payment'] = { mode: 'full', instalments: [], retention: 0, useWithinDays: 60 };

describe('the plan of payments', () => {
  it('pays all at the beginning, and what is of next year next year', () => {
    expect(paymentPlan(years, period, full)).toEqual([
      { year: 2027, amount: 412_500, retained: false },
      { year: 2028, amount: 37_500, retained: false, due: '2028-01-01' },
    ]);
  });

  it('spreads instalments over the period and keeps a part back', () => {
    const one = [{ year: 2027, amount: 100_001 }];
    const rules: Round['payment'] = { mode: 'instalments', instalments: [5000, 2500, 2500], retention: 1000, useWithinDays: 60 };
    expect(paymentPlan(one, { from: '2027-01-31', to: '2027-12-31' }, rules)).toEqual([
      { year: 2027, amount: 45_001, retained: false },
      { year: 2027, amount: 22_500, retained: false, due: '2027-05-31' },
      { year: 2027, amount: 22_500, retained: false, due: '2027-09-30' },
      { year: 2027, amount: 10_000, retained: true },
    ]);
  });

  it('pays what was spent only after the proof', () => {
    expect(paymentPlan(years, period, { ...full, mode: 'reimbursement' }).map(({ retained }) => retained)).toEqual([true, true]);
  });

  it('always adds up, year by year', () => {
    const amounts = fc.uniqueArray(fc.record({ year: fc.integer({ min: 2027, max: 2029 }), amount: fc.integer({ min: 1, max: 1_000_000 }) }), {
      selector: ({ year }) => year,
      minLength: 1,
    });
    const rules = fc.record({
      mode: fc.constantFrom('full' as const, 'instalments' as const, 'reimbursement' as const),
      instalments: fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 4 }),
      retention: fc.integer({ min: 0, max: 10_000 }),
      useWithinDays: fc.constant(60),
    });
    fc.assert(
      fc.property(amounts, rules, (given, payment) => {
        const sorted = byYear(given);
        expect(byYear(paymentPlan(sorted, period, payment))).toEqual(sorted);
      }),
    );
  });

  it('loses its last instalments when the award becomes smaller', () => {
    const plan = paymentPlan(years, period, full);
    expect(reducedPlan(plan, [{ year: 2027, amount: 100 }])).toEqual([{ year: 2027, amount: 100, retained: false }]);
  });
});

it('months later is the same day, or the last of the month', () => {
  expect([monthsAfter('2027-11-30', 6), monthsAfter('2027-08-31', 6), monthsAfter('2027-12-31', 0)]).toEqual([
    '2028-05-30',
    '2028-02-29',
    '2027-12-31',
  ]);
});
