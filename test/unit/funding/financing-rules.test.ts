import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOthersMoney } from '../../../shared/domain/funding/plan-rules.ts';
import { financingSources, type Round } from '../../../shared/domain/funding/round.ts';
import type { Submission } from '../../../shared/domain/funding/submission.ts';
import { spoken } from '../../support/spoken-rules.ts';
import { round, submission } from '../../support/submissions.ts';

/** Costs for the county and costs for others, paid by county and applicant; plans that balance. */
const plans = ({ eligible, other = 0, county }: { readonly eligible: number; readonly other?: number; readonly county: number }): Submission => ({
  ...submission,
  costs: [
    { category: 'rent', description: 'Saal', amount: eligible },
    ...(other === 0 ? [] : [{ category: 'catering' as const, description: 'Getränke', amount: other, eligible: false }]),
  ],
  financing: [
    { source: 'county', amount: county },
    ...(eligible + other === county ? [] : [{ source: 'own' as const, amount: eligible + other - county }]),
  ],
  requestedAmount: county,
});
const rate = (maximumRate: number, more: Partial<Round['financing']> = {}): Partial<Round> => ({
  financing: { ...round.financing, maximumRate, ...more },
});

describe('costs that somebody else pays (V5)', () => {
  it('do not stand in the plan', () => {
    expect(spoken({ ...submission, sameCostsElsewhere: true })).toEqual([
      '/sameCostsElsewhere: Dieselben Ausgaben dürfen nicht zweimal bezahlt werden. Bitte nehmen Sie in den Kostenplan nur Ausgaben auf, die noch niemand bezahlt.',
    ]);
  });
});

describe('costs that are not for the county (V6)', () => {
  it('are paid by others, to the cent', () => {
    expect(spoken(plans({ eligible: 100_000, other: 20_000, county: 100_000 }))).toEqual([]);
    expect(spoken(plans({ eligible: 100_000, other: 20_000, county: 100_001 }))).toEqual([
      '/financing: Beim Kreis beantragt sind 1.000,01 €. Die Ausgaben, die der Kreis bezahlen kann, betragen 1.000,00 €. Möglich sind also 1.000,00 €. Bitte bezahlen Sie den Rest aus anderen Quellen, oder ändern Sie die Pläne.',
    ]);
  });

  it('are told beside plans that do not balance, but not because they do not', () => {
    const { financing, ...sent } = plans({ eligible: 100_000, other: 20_000, county: 110_000 });
    const short = { ...sent, financing: financing.slice(0, 1) };
    expect(spoken(short).map((sentence) => sentence.slice(0, 40))).toEqual([
      '/financing: Die Kosten betragen 1.200,00',
      '/financing: Beim Kreis beantragt sind 1.',
    ]);
    const all = { ...plans({ eligible: 100_000, county: 100_000 }), financing: [{ source: 'county', amount: 110_000 }], requestedAmount: 110_000 };
    expect(spoken(all)).toEqual([expect.stringContaining('Das sind 100,00 € zu viel.')]);
  });

  it('count in no share: own money and staff are measured by what the county may pay', () => {
    const sent = plans({ eligible: 100_000, other: 100_000, county: 95_000 });
    const costs: Submission['costs'] = [
      { category: 'staff', description: 'Leitung', amount: 70_000 },
      { category: 'rent', description: 'Saal', amount: 30_000 },
    ];
    const staffed = { ...sent, costs: [...costs, ...sent.costs.slice(1)] };
    expect(spoken(staffed, { staffCosts: { ...round.staffCosts, maximumShare: 7000 } })).toEqual([]);
    expect(spoken(staffed, { staffCosts: { ...round.staffCosts, maximumShare: 6999 } })).toEqual([
      expect.stringContaining('Die Personalkosten sind 70 % der Kosten, die der Kreis bezahlen soll. Erlaubt sind 69,99 %.'),
    ]);
    const own = { ...plans({ eligible: 100_000, other: 1000, county: 95_000 }) };
    expect(spoken(own, rate(10_000, { minimumOwnShare: 600 }))).toEqual([]);
    expect(spoken(own, rate(10_000, { minimumOwnShare: 601 }))[0]).toContain(
      'das sind 6 % der Kosten, die der Kreis bezahlen soll. Nötig sind mindestens 6,01 %',
    );
  });
});

describe('a rate below 100 %', () => {
  // Case 2 of the rules: 75 % of 10,000.00 €.
  it('is what the county pays at most of what it may pay', () => {
    expect(spoken(plans({ eligible: 1_000_000, county: 750_000 }), rate(7500))).toEqual([]);
    expect(spoken(plans({ eligible: 1_000_000, county: 750_001 }), rate(7500))).toEqual([
      '/financing: Beim Kreis beantragt sind 7.500,01 €. Die Ausgaben, die der Kreis bezahlen kann, betragen 10.000,00 €. Davon bezahlt der Kreis höchstens 75 %. Möglich sind also 7.500,00 €. Bitte bezahlen Sie den Rest aus anderen Quellen, oder ändern Sie die Pläne.',
    ]);
    expect(spoken(plans({ eligible: 1_000_000, other: 500_000, county: 750_001 }), rate(7500))).toHaveLength(1);
  });

  it('leaves what exact numbers say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), fc.integer({ min: 1, max: 9999 }), fc.nat(), (eligible, maximumRate, seed) => {
        const county = 1 + (seed % eligible);
        const within = BigInt(county) * 10_000n <= BigInt(eligible) * BigInt(maximumRate);
        const limits = { minimumGrant: 0, maximumGrant: 10_000_000_000, ...rate(maximumRate) };
        expect(spoken(plans({ eligible, county }), limits)).toHaveLength(within ? 0 : 1);
      }),
    );
  });
});

describe('money of others (V7)', () => {
  it('has a status; own money and this grant need none', () => {
    const withoutStatus = Object.keys(financingSources).filter((source) =>
      spoken({ financing: [{ source, amount: 1 }] }).some((sentence) => sentence.startsWith('/financing/0/status')),
    );
    expect(withoutStatus).toEqual(Object.keys(financingSources).filter((source) => !['county', 'own', 'in-kind'].includes(source)));
    expect(spoken({ ...submission, financing: submission.financing.map(({ status: _status, ...line }) => line) })).toEqual([
      '/financing/1/status: Bitte wählen Sie, ob das Geld geplant, beantragt oder zugesagt ist.',
    ]);
    expect(isOthersMoney('donations')).toBe(true);
  });
});

describe('what would help instead (hilfsweise)', () => {
  const instead = (amount: number | undefined) => spoken({ ...submission, fallback: { ...(amount !== undefined && { amount }) } });

  it('is less than what is asked for', () => {
    expect(instead(749_999)).toEqual([]);
    expect(instead(undefined)).toEqual([]);
    expect(instead(750_000)).toEqual([
      '/fallback/amount: Diese Summe muss kleiner sein als die beantragte Summe von 7.500,00 €. Bitte ändern Sie sie.',
    ]);
  });
});
