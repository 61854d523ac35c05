import { describe, expect, it } from 'vitest';
import type { Application } from '../../../shared/domain/funding/application.ts';
import { type GrantTerms, highestGrant, shareOf } from '../../../shared/domain/funding/grant-amount.ts';
import { grantBaseOf } from '../../../shared/domain/funding/recognised-costs.ts';
import type { Review } from '../../../shared/domain/funding/review.ts';
import { approver, decidedApplication } from '../../support/decided-cases.ts';
import { round } from '../../support/submissions.ts';

const application = decidedApplication();
const unlimited = { rate: 10_000, cap: 10_000_000 };
const lowered = (line: number, amount: number): Review => ({
  applicationId: application.id,
  checks: [],
  recognised: { by: approver, at: '2026-12-01T00:00:00.000Z', lines: [{ line, amount, reason: 'Zu teuer.' }] },
});

const grant = (of: Pick<Application, 'costs' | 'financing'>, review: Review | undefined, terms: GrantTerms): number =>
  highestGrant(grantBaseOf(of, review?.recognised?.lines, round), terms);

describe('the highest grant of a case with 10,000.00 € of costs, own 1,000.00 and 1,500.00 of the town', () => {
  it('as a share is bound by rate and limit (test case 2)', () => {
    expect(grant(application, undefined, { type: 'share', rate: 7500, cap: 700_000 })).toBe(700_000);
    expect(grant(application, undefined, { type: 'share', rate: 7500, cap: 800_000 })).toBe(750_000);
    expect(grant(application, lowered(0, 600_000), { type: 'share', rate: 7500, cap: 700_000 })).toBe(600_000);
  });

  it('as a deficit is what others leave open (test case 3)', () => {
    expect(grant(application, undefined, { type: 'deficit', ...unlimited })).toBe(750_000);
    // 300.00 € less is recognised: that much less is open.
    expect(grant(application, lowered(0, 770_000), { type: 'deficit', ...unlimited })).toBe(720_000);
    expect(grant(application, lowered(0, 0), { type: 'deficit', ...unlimited })).toBe(0);
  });

  it('as a fixed amount or in full is at most the recognised costs (test case 4)', () => {
    for (const type of ['fixed', 'full'] as const) {
      expect(grant(application, undefined, { type, ...unlimited })).toBe(1_000_000);
      expect(grant(application, lowered(0, 0), { type, rate: 10_000, cap: 185_000 })).toBe(185_000);
    }
  });

  it('does not pay what the plan leaves to others, and their money covers that first', () => {
    const [first, ...others] = application.costs;
    if (first === undefined) throw new Error('no costs');
    const partly = { ...application, costs: [{ ...first, eligible: false }, ...others] };
    expect(grantBaseOf(partly, undefined, round).eligible).toBe(200_000);
    expect(grant(partly, undefined, { type: 'deficit', ...unlimited })).toBe(200_000);
  });
});

it('shares are rounded half up, once', () => {
  expect([shareOf(1, 5000), shareOf(3, 5000), shareOf(999, 3333), shareOf(10_000_000_000, 10_000)]).toEqual([1, 2, 333, 10_000_000_000]);
});
