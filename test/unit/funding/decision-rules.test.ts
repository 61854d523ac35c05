import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../shared/domain/funding/decision.ts';
import { decisionErrors } from '../../../shared/domain/funding/decision-rules.ts';
import { dispatchedStep, issuedStep, preparedStep, returnedStep } from '../../../shared/domain/funding/decision-steps.ts';
import { type DecisionBasis, type DecisionTerms, usualTerms } from '../../../shared/domain/funding/decision-terms.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { approver, caseworker, decidedApplication, termsOver } from '../../support/decided-cases.ts';
import { round } from '../../support/submissions.ts';

const application = decidedApplication();
const basis: DecisionBasis = { application, review: undefined, round, inForce: undefined, paid: [] };
const at = '2026-12-01T08:00:00.000Z';
const wrongIn = (terms: DecisionTerms, over: Partial<DecisionBasis> = {}): string[] =>
  decisionErrors(terms, { ...basis, ...over }).map(({ pointer, message }) => `${pointer} ${message}`);

describe('an award', () => {
  const usual = usualTerms('award', basis);

  it('is what was decided, by the rules of the round', () => {
    expect(usual).toMatchObject({
      amount: 750_000,
      years: [{ year: 2027, amount: 750_000 }],
      financingType: 'deficit',
      recognisedCosts: 1_000_000,
      period: { from: '2027-03-01', to: '2027-11-30' },
      conditionsVersion: 'ANBest-P',
      plan: [{ year: 2027, amount: 750_000, retained: false }],
      proof: { due: '2028-05-30', type: 'with-vouchers' },
    });
    expect(wrongIn(usual)).toEqual([]);
  });

  it('of a municipality has other general conditions', () => {
    const town = { ...application, organisation: { ...application.organisation, legalForm: 'municipality' as const } };
    expect(usualTerms('award', { ...basis, application: town }).conditionsVersion).toBe('ANBest-K');
  });

  it.each<[string, Partial<DecisionTerms>, RegExp]>([
    ['above the resolution', termsOver('award', 750_001)(basis), /^\/betrag Beschlossen sind 7\.500,00/],
    ['of nothing', termsOver('award', 0)(basis), /^\/betrag Bitte geben Sie an/],
    ['whose years do not add up', { years: [{ year: 2027, amount: 749_999 }] }, /^\/jahre Die Jahre ergeben zusammen 7\.499,99/],
    ['whose plan does not add up', { plan: [{ year: 2027, amount: 1, retained: false }] }, /^\/raten Die Raten ergeben zusammen 0,01/],
    ['whose plan takes another year', { plan: [{ year: 2028, amount: 750_000, retained: false }] }, /^\/raten Die Raten eines Haushaltsjahrs/],
    ['without a purpose', { purpose: ' ' }, /^\/zweck/],
    ['that ends before it begins', { period: { from: '2027-03-02', to: '2027-03-01' } }, /^\/bis/],
    ['whose proof is due before the end', { proof: { due: '2027-11-30', type: 'simple' } }, /^\/nachweis-bis/],
    ['of less without a reason', { ...termsOver('award', 1)(basis), reasons: '' }, /^\/begruendung.+beschlossen/],
  ])('%s is wrong', (_name, over, message) => {
    expect(wrongIn({ ...usual, ...over })).toEqual([expect.stringMatching(message)]);
  });

  it('of less than was asked for says why, also where no more was decided', () => {
    const lower = { ...basis, application: { ...application, decidedAmount: 500_000 } };
    expect(wrongIn({ ...usualTerms('award', lower), reasons: '' }, lower)).toEqual([expect.stringMatching(/^\/begruendung.+beantragt/)]);
    const proposal = { by: caseworker, at, amount: 500_000, conditions: [], reasons: 'Der Fonds reicht nicht für alle.' };
    const proposed = usualTerms('award', { ...lower, review: { applicationId: application.id, checks: [], proposal } });
    expect(proposed).toMatchObject({ amount: 500_000, reasons: 'Der Fonds reicht nicht für alle.' });
    expect(wrongIn(proposed, lower)).toEqual([]);
  });

  it('is not above what the recognised costs leave open', () => {
    const review = {
      applicationId: application.id,
      checks: [],
      recognised: { by: caseworker, at, lines: [{ line: 0, amount: 700_000, reason: 'x' }] },
    };
    expect(usualTerms('award', { ...basis, review }).amount).toBe(650_000);
    expect(wrongIn(termsOver('award', 650_001)({ ...basis, review }), { review })).toEqual([expect.stringMatching(/höchstens 6\.500,00/)]);
  });
});

describe('other decisions', () => {
  const award: Decision = {
    ...usualTerms('award', basis),
    ...{ id: application.id, applicationId: application.id, number: 1, state: 'issued', prepared: { by: caseworker, at } },
  };
  const paid = [{ year: 2027, amount: 200_000 }];
  const after: DecisionBasis = { ...basis, inForce: award, application: { ...application, state: 'award_issued', approvedAmount: 750_000 } };
  const wrongAfter = (terms: DecisionTerms, over: Partial<DecisionBasis> = {}) => wrongIn(terms, { ...after, ...over });

  it('a rejection needs a resolution of nothing, and reasons', () => {
    const rejected = { ...basis, application: { ...application, decidedAmount: 0 } };
    expect(wrongIn(termsOver('rejection', undefined)(rejected), rejected)).toEqual([]);
    expect(wrongIn(termsOver('rejection', undefined, '')(rejected), rejected)).toEqual([expect.stringMatching(/^\/begruendung/)]);
    expect(wrongIn(termsOver('rejection', undefined)(basis))).toEqual([expect.stringMatching(/Beschlossen sind 7\.500,00/)]);
  });

  it('an amendment changes something, and leaves what was paid', () => {
    expect(wrongAfter(termsOver('amendment', 500_000)(after))).toEqual([]);
    expect(wrongAfter(termsOver('amendment', undefined)(after))).toEqual([expect.stringMatching(/ändert nichts/)]);
    expect(wrongAfter(termsOver('amendment', 199_999)(after), { paid })).toEqual([
      expect.stringMatching(/^\/betrag Ausgezahlt oder angewiesen sind schon 2\.000,00/),
      expect.stringMatching(/^\/jahre Aus dem Haushalt 2027/),
    ]);
  });

  it('a release leaves less, but what was paid', () => {
    expect(wrongAfter(termsOver('release', 200_000)(after), { paid })).toEqual([]);
    expect(wrongAfter(termsOver('release', 750_000)(after), { paid })).toEqual([expect.stringMatching(/^\/betrag Bewilligt sind 7\.500,00/)]);
    expect(wrongAfter(termsOver('release', 199_999)(after), { paid }).length).toBeGreaterThan(0);
  });

  it('nobody declines what was paid, and a revocation leaves it bound until it is paid back', () => {
    expect(wrongAfter(termsOver('decline', undefined)(after))).toEqual([]);
    expect(wrongAfter(termsOver('decline', undefined)({ ...after, paid }), { paid })).toEqual([expect.stringMatching(/verzichten/)]);
    expect(usualTerms('revocation', { ...after, paid })).toMatchObject({ amount: 200_000, years: paid });
    expect(usualTerms('revocation', after)).toMatchObject({ amount: 0, years: [] });
  });
});

describe('steps', () => {
  const prepare = () =>
    preparedStep(application, usualTerms('award', basis), { id: application.id, number: 1, open: undefined, staff: caseworker, at }).decision;
  const codeOf = (act: () => unknown): string => {
    try {
      act();
      return 'done';
    } catch (fault) {
      return fault instanceof Refusal ? fault.code : 'fault';
    }
  };

  it('need two people, and a case that is where it was', () => {
    const [own, second] = [
      { staff: caseworker, at },
      { staff: approver, at },
    ];
    expect(codeOf(() => issuedStep(application, prepare(), own))).toBe('four-eyes');
    expect(codeOf(() => issuedStep(application, prepare(), second))).toBe('done');
    for (const state of ['withdrawn', 'assessed', 'award_issued', 'rejected'] as const)
      expect(codeOf(() => issuedStep({ ...application, state }, prepare(), second))).toBe('wrong-state');
    expect(codeOf(() => issuedStep(application, { ...prepare(), state: 'returned' }, second))).toBe('wrong-state');
    expect(codeOf(() => returnedStep(application, { ...prepare(), state: 'issued' }, { ...second, reason: 'x' }))).toBe('wrong-state');
    expect(codeOf(() => dispatchedStep(application, prepare(), { ...own, on: '2026-12-01', how: 'post', isWorkingDay: () => true }))).toBe(
      'wrong-state',
    );
  });

  it('do not prepare a second decision beside one that waits', () => {
    const open = prepare();
    expect(codeOf(() => preparedStep(application, usualTerms('award', basis), { id: 'x', number: 2, open, staff: caseworker, at }))).toBe(
      'wrong-state',
    );
  });

  it('mark the county itself', () => {
    const county = { ...application, organisation: { ...application.organisation, legalForm: 'county-department' as const } };
    const terms = usualTerms('award', { ...basis, application: county });
    expect(preparedStep(county, terms, { id: 'x', number: 1, open: undefined, staff: caseworker, at }).decision.internal).toBe(true);
  });
});
