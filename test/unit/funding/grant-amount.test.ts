import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highestGrant, reclaimOf, settledGrant } from '../../../shared/domain/funding/grant-amount.ts';

const euro = (amount: number): number => Math.round(amount * 100);

describe('what a project can get', () => {
  it('share: the rate of the costs, up to the cap, and what is spent less is claimed back', () => {
    const terms = { type: 'share', rate: 7500, cap: euro(7000) } as const;
    expect(highestGrant({ eligible: euro(10_000), others: 0 }, terms)).toBe(euro(7000));
    const settled = settledGrant({ eligible: euro(8000), others: 0 }, terms, euro(7000));
    expect(settled).toBe(euro(6000));
    expect(reclaimOf(euro(7000), settled)).toBe(euro(1000));
  });

  it('share: half a cent goes up, once for the whole', () => {
    expect(highestGrant({ eligible: 3, others: 0 }, { type: 'share', rate: 5000, cap: 100 })).toBe(2);
    expect(highestGrant({ eligible: 9, others: 0 }, { type: 'share', rate: 3333, cap: 100 })).toBe(3);
  });

  it('deficit: what is missing, and new money reduces it in full', () => {
    const terms = { type: 'deficit', rate: 10_000, cap: euro(15_000) } as const;
    expect(highestGrant({ eligible: euro(10_000), others: euro(2500) }, terms)).toBe(euro(7500));
    const settled = settledGrant({ eligible: euro(9700), others: euro(2900) }, terms, euro(7500));
    expect(settled).toBe(euro(6800));
    expect(reclaimOf(euro(7500), settled)).toBe(euro(700));
  });

  it('fixed: stays until the costs are lower', () => {
    const terms = { type: 'fixed', rate: 10_000 } as const;
    const settled = (actual: number) => settledGrant({ eligible: euro(actual), others: euro(500) }, terms, euro(2000));
    expect(reclaimOf(euro(2000), settled(2600))).toBe(0);
    expect(reclaimOf(euro(2000), settled(1850))).toBe(euro(150));
  });

  it('is never below zero, above the cap or above the costs, and less cost never means more grant', () => {
    const cents = fc.integer({ min: 0, max: 10_000_000_000 });
    const type = fc.constantFrom('share', 'deficit', 'fixed', 'full');
    fc.assert(
      fc.property(cents, cents, cents, cents, fc.integer({ min: 0, max: 10_000 }), type, (one, other, others, cap, rate, financing) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const terms = { type: financing, rate, cap };
        const [less, more] = [highestGrant({ eligible: low, others }, terms), highestGrant({ eligible: high, others }, terms)];
        expect(less).toBeGreaterThanOrEqual(0);
        expect(less).toBeLessThanOrEqual(more);
        expect(more).toBeLessThanOrEqual(Math.min(cap, high));
        expect(Number.isSafeInteger(more)).toBe(true);
      }),
    );
  });
});
