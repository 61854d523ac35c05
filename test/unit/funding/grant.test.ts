import { describe, expect, it } from 'vitest';
import { highestGrant, recognisedCosts, shareOf } from '../../../shared/domain/funding/grant.ts';
import type { Review } from '../../../shared/domain/funding/review.ts';
import { approver, decidedApplication } from '../../support/decided-cases.ts';

const application = decidedApplication();
const unlimited = { rate: 10_000, maximum: 10_000_000 };
const lowered = (line: number, amount: number): Review => ({
  applicationId: application.id,
  checks: [],
  recognised: { by: approver, at: '2026-12-01T00:00:00.000Z', lines: [{ line, amount, reason: 'Zu teuer.' }] },
});

describe('the highest grant of a case with 10,000.00 € of costs, own 1,000.00 and 1,500.00 of the town', () => {
  it('as a share is bound by rate and limit (test case 2)', () => {
    expect(highestGrant(application, undefined, { type: 'share', rate: 7500, maximum: 700_000 })).toBe(700_000);
    expect(highestGrant(application, undefined, { type: 'share', rate: 7500, maximum: 800_000 })).toBe(750_000);
    expect(highestGrant(application, lowered(0, 600_000), { type: 'share', rate: 7500, maximum: 700_000 })).toBe(600_000);
  });

  it('as a deficit is what others leave open (test case 3)', () => {
    expect(highestGrant(application, undefined, { type: 'deficit', ...unlimited })).toBe(750_000);
    // 300.00 € less is recognised: that much less is open.
    expect(highestGrant(application, lowered(0, 770_000), { type: 'deficit', ...unlimited })).toBe(720_000);
    expect(highestGrant(application, lowered(0, 0), { type: 'deficit', ...unlimited })).toBe(0);
  });

  it('as a fixed amount or in full is at most the recognised costs (test case 4)', () => {
    for (const type of ['fixed', 'full'] as const) {
      expect(highestGrant(application, undefined, { type, ...unlimited })).toBe(1_000_000);
      expect(highestGrant(application, lowered(0, 0), { type, rate: 10_000, maximum: 185_000 })).toBe(185_000);
    }
  });

  it('does not pay what the plan leaves to others, and their money covers that first', () => {
    const [first, ...others] = application.costs;
    if (first === undefined) throw new Error('no costs');
    const partly = { ...application, costs: [{ ...first, eligible: false }, ...others] };
    expect(recognisedCosts(partly, undefined)).toBe(200_000);
    expect(highestGrant(partly, undefined, { type: 'deficit', ...unlimited })).toBe(200_000);
  });
});

it('shares are rounded half up, once', () => {
  expect([shareOf(1, 5000), shareOf(3, 5000), shareOf(999, 3333), shareOf(10_000_000_000, 10_000)]).toEqual([1, 2, 333, 10_000_000_000]);
});
