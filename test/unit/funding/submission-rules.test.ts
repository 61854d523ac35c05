import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Submission } from '../../../shared/domain/funding/submission.ts';
import { checkSubmission } from '../../../shared/domain/funding/submission-rules.ts';
import { round, ruleContext, submission, validSubmissions } from '../../support/submissions.ts';

const context = ruleContext;
const nbsp = '\u00a0';
const spoken = (broken: unknown) => checkSubmission(broken, context).map(({ pointer, message }) => `${pointer}: ${message.replaceAll(nbsp, ' ')}`);
const goals = { ...submission.goals, measures: [{ what: 'Kochabende' }] };
const withProject = (project: Partial<Submission['project']>) => ({ ...submission, goals, project: { ...submission.project, ...project } });

describe('sums of the plans', () => {
  it('takes 10,000.00 of costs covered by 1,000.00 + 1,500.00 + 7,500.00', () => {
    expect(checkSubmission(submission, context)).toEqual([]);
  });

  it('says what is missing when one cent is missing', () => {
    const [own, ...others] = submission.financing;
    expect(spoken({ ...submission, financing: [{ ...own, amount: 99_999 }, ...others] })).toEqual([
      '/financing: Die Kosten betragen 10.000,00 €, die Finanzierung 9.999,99 €. Es fehlen 0,01 €. Bitte ändern Sie die Pläne, bis beide Summen gleich sind.',
    ]);
  });

  it('says what is too much', () => {
    const [own, ...others] = submission.financing;
    expect(spoken({ ...submission, financing: [{ ...own, amount: 100_001 }, ...others] })[0]).toContain('10.000,01 €. Das sind 0,01 € zu viel.');
  });

  it('refuses every plan whose sums differ by one cent', () => {
    fc.assert(
      fc.property(validSubmissions, fc.boolean(), fc.nat(), (valid, more, pick) => {
        const row = pick % valid.costs.length;
        const costs = valid.costs.map((line, i) => (i === row ? { ...line, amount: line.amount + (more ? 1 : -1) } : line));
        fc.pre(costs.every(({ amount }) => amount > 0));
        expect(checkSubmission(valid, context)).toEqual([]);
        const [error, ...others] = spoken({ ...valid, costs });
        expect(others).toEqual([]);
        expect(error).toContain(more ? 'Es fehlen 0,01 €.' : 'Das sind 0,01 € zu viel.');
      }),
    );
  });

  it('adds up the largest plans that the schema takes without losing a cent', () => {
    const costs = Array.from({ length: 50 }, () => ({ ...submission.costs[0], amount: 10_000_000_000 }));
    const financing = costs.map((_, i) => ({ source: 'own', amount: i === 0 ? 9_999_999_999 : 10_000_000_000 }));
    expect(spoken({ ...submission, costs, financing }).join()).toContain('Es fehlen 0,01 €.');
  });
});

describe('the requested amount', () => {
  it('is the sum of the lines of this grant', () => {
    expect(spoken({ ...submission, requestedAmount: 749_999 })).toEqual([
      '/requestedAmount: Sie beantragen 7.499,99 €. Im Finanzierungsplan stehen für „Kreis (diese Förderung)“ 7.500,00 €. Bitte ändern Sie einen der Beträge, bis beide gleich sind.',
    ]);
  });

  it('needs a line of this grant in the plan', () => {
    const financing = [{ source: 'own', amount: 1_000_000 }];
    expect(spoken({ ...submission, financing })).toEqual([
      expect.stringContaining('/financing: Im Finanzierungsplan fehlt die Zeile „Kreis (diese Förderung)“.'),
    ]);
  });

  const requesting = (amount: number) => ({
    ...submission,
    costs: [{ category: 'fees', description: 'x', amount }],
    financing: [{ source: 'county', amount }],
    requestedAmount: amount,
  });

  it.each([
    [round.minimumGrant, true],
    [round.minimumGrant - 1, false],
    [round.maximumGrant, true],
    [round.maximumGrant + 1, false],
  ])('of %i cents is within the limits of the round: %s', (amount, within) => {
    expect(checkSubmission(requesting(amount), context)).toHaveLength(within ? 0 : 1);
    if (!within) expect(spoken(requesting(amount))[0]).toContain('mindestens 500,00 € und höchstens 15.000,00 €');
  });
});

describe('who, where and when', () => {
  it('takes the legal forms of the round only, and names them', () => {
    const organisation = { ...submission.organisation, legalForm: 'natural-person' };
    const [error, ...others] = spoken({ ...submission, organisation });
    expect(others).toEqual([]);
    expect(error).toContain('/organisation/legalForm: „Privatperson“ kann in dieser Runde keinen Antrag stellen.');
    expect(error).toContain('Eingetragener Verein (e. V.); Stadt, Gemeinde oder Amt; Schule oder Schulträger');
  });

  it('knows the municipalities of the county, each once', () => {
    expect(spoken(withProject({ municipalities: ['01999001', '02000000', '01999002', '01999001'] }))).toEqual([
      expect.stringContaining('/project/municipalities/1: Den Gemeindeschlüssel 02000000 gibt es im Kreis nicht.'),
      expect.stringContaining('/project/municipalities/3: Der Gemeindeschlüssel 01999001 steht schon in der Liste.'),
    ]);
  });

  it('wants the end not before the beginning; one day is a project', () => {
    expect(spoken(withProject({ startDate: '2027-05-02', endDate: '2027-05-01' }))).toEqual([
      '/project/endDate: Das Ende (1. Mai 2027) liegt vor dem Beginn (2. Mai 2027). Bitte prüfen Sie beide Daten.',
    ]);
    expect(spoken(withProject({ startDate: '2027-05-01', endDate: '2027-05-01' }))).toEqual([]);
  });

  it('wants the whole period in the budget year', () => {
    expect(spoken(withProject({ startDate: '2027-01-01', endDate: '2027-12-31' }))).toEqual([]);
    expect(spoken(withProject({ startDate: '2026-12-31', endDate: '2028-01-01' }))).toEqual([
      expect.stringContaining(
        '/project/startDate: Der Beginn ist am 31. Dezember 2026. Diese Runde fördert Projekte vom 1. Januar bis 31. Dezember 2027.',
      ),
      expect.stringContaining('/project/endDate: Das Ende ist am 1. Januar 2028.'),
    ]);
  });
});

describe('several mistakes', () => {
  it('are named all at once, in the order of the form', () => {
    const broken = {
      ...withProject({ municipalities: ['02000000'], startDate: '2026-01-01', endDate: '2025-01-01' }),
      organisation: { ...submission.organisation, legalForm: 'foundation' },
      requestedAmount: 1,
      costs: submission.costs.slice(0, 1),
    };
    expect(checkSubmission(broken, context).map(({ pointer }) => pointer)).toEqual([
      '/organisation/legalForm',
      '/project/startDate',
      // In the past, and in another year.
      '/project/startDate',
      '/project/endDate',
      '/project/endDate',
      '/project/municipalities/0',
      '/financing',
      '/requestedAmount',
      '/requestedAmount',
    ]);
  });

  it('of an incomplete submission are those that can be computed', () => {
    expect(checkSubmission({}, context)).toEqual([]);
    expect(checkSubmission(null, context)).toEqual([]);
    const half = { costs: [{ amount: 5 }, { amount: 'x' }], financing: [{ amount: 3, source: 'own' }], requestedAmount: 1 };
    expect(checkSubmission(half, context).map(({ pointer }) => pointer)).toEqual(['/financing', '/requestedAmount']);
    expect(spoken({ costs: [{ amount: 5 }], financing: [{ amount: 3 }] })).toEqual([expect.stringContaining('Es fehlen 0,02 €.')]);
  });
});
