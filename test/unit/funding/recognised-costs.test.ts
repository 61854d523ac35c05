import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatScore, reachesMinimum, scoreOf } from '../../../shared/domain/funding/assessment.ts';
import { officeDecides } from '../../../shared/domain/funding/decision-route.ts';
import { grantBaseOf, highestProposal, recognisedSum } from '../../../shared/domain/funding/recognised-costs.ts';
import { round, submission } from '../../support/submissions.ts';

describe('recognised costs', () => {
  it('count in full where nobody says otherwise, and what the county shall not pay does not count', () => {
    const costs = [...submission.costs, { category: 'other' as const, description: 'Feier', amount: 50_000, eligible: false }];
    expect(recognisedSum({ costs }, undefined, round).total).toBe(1_000_000);
    expect(recognisedSum({ costs }, [{ line: 1, amount: 0, reason: 'x' }], round).total).toBe(800_000);
    // What the plan leaves to others is paid from their money first.
    const financing = [
      { source: 'own' as const, amount: 300_000 },
      { source: 'county' as const, amount: 750_000 },
    ];
    expect(grantBaseOf({ costs, financing }, undefined, round)).toEqual({ eligible: 1_000_000, others: 250_000 });
  });

  it('a cut lowers what can be proposed to the cent, and never raises it above what was asked for', () => {
    expect(highestProposal(submission, undefined, round)).toBe(750_000);
    expect(highestProposal(submission, [{ line: 0, amount: 799_999, reason: 'x' }], round)).toBe(749_999);
    const share = { ...round, financing: { ...round.financing, type: 'share' as const, maximumRate: 5000 } };
    expect(highestProposal(submission, undefined, share)).toBe(500_000);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800_000 }), fc.constantFrom('share', 'deficit', 'fixed', 'full'), (amount, type) => {
        const proposal = highestProposal(submission, [{ line: 0, amount, reason: 'x' }], { ...round, financing: { ...round.financing, type } });
        expect(proposal).toBeGreaterThanOrEqual(0);
        expect(proposal).toBeLessThanOrEqual(submission.requestedAmount);
      }),
    );
  });

  it('says what the quota leaves of the staff costs, by both bases (case 5)', () => {
    const costs = [
      { category: 'staff' as const, description: 'a', amount: 600_000 },
      { category: 'rent' as const, description: 'b', amount: 400_000 },
    ];
    const admitted = (base: 'total' | 'others') =>
      recognisedSum({ costs }, undefined, { ...round, staffCosts: { ...round.staffCosts, maximumShare: 5999, base } }).staffAdmitted;
    expect([admitted('total'), admitted('others')]).toEqual([599_900, 599_750]);
  });
});

it('points are weighted, and the limit is kept exactly', () => {
  const scores = [
    { title: 'a', weight: 60, points: 7, reason: 'x' },
    { title: 'b', weight: 40, points: 2, reason: 'x' },
  ];
  expect(formatScore(scoreOf(scores))).toBe('50,0');
  const minimum = (minimumScore: number) => reachesMinimum(scores, { assessment: { criteria: [], minimumScore } });
  expect([minimum(50), minimum(51)]).toEqual([true, false]);
});

it('the office decides where no other body does, with or without its short name', () => {
  const offices = ['Koordinierungsstelle (KIT)', 'Fachdienst'];
  const by = (body: string, role: 'advises' | 'decides' = 'decides') => ({ body, role });
  expect(officeDecides([by('Koordinierungsstelle'), { body: 'Hauptausschuss', role: 'is-informed' }], offices)).toBe(true);
  expect(officeDecides([by('Fachdienst'), by('Hauptausschuss')], offices)).toBe(false);
  expect(officeDecides([by('Fachdienst', 'advises')], offices)).toBe(false);
  expect(officeDecides([], offices)).toBe(false);
});
