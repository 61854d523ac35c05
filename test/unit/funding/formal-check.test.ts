import { describe, expect, it } from 'vitest';
import type { Application } from '../../../shared/domain/funding/application.ts';
import { type CheckedCase, checkedCase, checkProgress, formalCheckOf } from '../../../shared/domain/funding/formal-check.ts';
import { openApplication } from '../../../shared/domain/funding/open-application.ts';
import type { Round } from '../../../shared/domain/funding/round.ts';
import { round, submission } from '../../support/submissions.ts';

const id = '3f0e7a52-9d1c-4b8e-8f3a-5c6d7e8f9a0b';
const opened = openApplication(submission, { id, reference: 'INT-2026-0042', at: '2026-11-15T09:00:00.000Z', round });

const finding = (
  code: string,
  over: Partial<Application> = {},
  rules: Partial<Round> = {},
  given: Partial<Pick<CheckedCase, 'others'>> & { files?: { kind: string }[] } = {},
) => {
  const of = checkedCase(
    { ...opened, ...over },
    { round: { ...round, ...rules }, submittedOn: '2026-11-15', others: given.others ?? [], files: given.files ?? [] },
  );
  return formalCheckOf(of).find((criterion) => criterion.code === code)?.finding;
};
const result = (...given: Parameters<typeof finding>) => finding(...given)?.result;

describe('what the system sees of an application', () => {
  it('asks only what the round asks', () => {
    expect(finding('seat')).toBeUndefined();
    expect(finding('staff-quota')).toBeUndefined();
    expect(finding('organisation-cap')).toBeUndefined();
    expect(finding('lead-time')).toBeUndefined();
    expect(result('seat', {}, { seatInCounty: true })).toBe('ok');
  });

  it('the deadline, to the second', () => {
    expect(result('deadline', { submittedAt: '2027-08-31T21:59:59.999Z' })).toBe('ok');
    expect(result('deadline', { submittedAt: round.closesAt })).toBe('not-ok');
  });

  it('the lead time, and a start that was allowed', () => {
    const applications = { ...round.applications, leadTimes: [{ days: 42 }] };
    const begins = (startDate: string) => ({ project: { ...opened.project, startDate } });
    expect(result('lead-time', begins('2026-12-27'), { applications })).toBe('ok');
    expect(result('lead-time', begins('2026-12-26'), { applications })).toBe('not-ok');
    const earlyStart = { state: 'approved', from: '2026-12-01', reason: 'x', requestedAt: opened.submittedAt } as const;
    expect(result('lead-time', { ...begins('2026-12-26'), earlyStart }, { applications })).toBe('ok');
  });

  it('papers, as files or from an earlier application', () => {
    const papers = [{ kind: 'statutes' as const }, { kind: 'register-extract' as const, legalForms: ['association' as const] }];
    expect(finding('papers', {}, { papers })).toEqual({ result: 'not-ok', text: 'Es fehlt: Satzung oder Gesellschaftsvertrag; Registerauszug.' });
    const onFile = [{ kind: 'statutes' as const, reference: 'INT-2024-0001' }];
    expect(result('papers', { onFile }, { papers }, { files: [{ kind: 'register-extract' }] })).toBe('ok');
  });

  it('the limits of the amount, to the cent, and of an organisation with all that it asks for', () => {
    expect(result('amount', { requestedAmount: 50_000 })).toBe('ok');
    expect(result('amount', { requestedAmount: 49_999 })).toBe('not-ok');
    const maximumPerOrganisation = 1_000_000;
    const other = { id: 'x', organisation: opened.organisation.name, requestedAmount: 250_000, state: 'submitted' } as const;
    expect(result('organisation-cap', {}, { maximumPerOrganisation }, { others: [other] })).toBe('ok');
    expect(result('organisation-cap', {}, { maximumPerOrganisation }, { others: [{ ...other, requestedAmount: 250_001 }] })).toBe('not-ok');
    expect(result('organisation-cap', {}, { maximumPerOrganisation }, { others: [{ ...other, requestedAmount: 250_001, state: 'withdrawn' }] })).toBe(
      'ok',
    );
    const itself = { ...other, id, requestedAmount: 999_999 };
    expect(result('organisation-cap', {}, { maximumPerOrganisation }, { others: [itself] })).toBe('ok');
  });

  it('the staff quota with and without fees (case 5)', () => {
    const costs: Application['costs'] = [
      { category: 'staff', description: 'Leitung', amount: 600_000 },
      { category: 'materials', description: 'Material', amount: 400_000 },
    ];
    const quota = (maximumShare: number) => ({ staffCosts: { ...round.staffCosts, maximumShare } });
    expect(result('staff-quota', { costs }, quota(6000))).toBe('ok');
    expect(finding('staff-quota', { costs }, quota(5999))).toEqual({
      result: 'not-ok',
      text: '6.000,00\u00a0€ von 10.000,00\u00a0€, das sind 60\u00a0%. Erlaubt sind 59,99\u00a0%.',
    });
  });

  it('the age of the exemption notice, day-exact (case 10)', () => {
    const dated = (noticeDate: string) => ({ organisation: { ...opened.organisation, tax: { notice: 'exemption' as const, noticeDate } } });
    expect(result('tax-notice', dated('2021-11-15'))).toBe('ok');
    expect(result('tax-notice', dated('2021-11-14'))).toBe('not-ok');
  });

  it('who owns the account: another name is no mistake, but somebody has to look', () => {
    expect(result('account-holder')).toBe('ok');
    const account = { holder: 'Ayşe Öztürk-Groß', iban: 'DE89370400440532013000' };
    expect(finding('account-holder', { organisation: { ...opened.organisation, account } })?.result).toBeUndefined();
  });

  it('speaks to the staff, not to the applicant, and never without a word', () => {
    const costs = [...opened.costs, { category: 'overhead' as const, description: 'Verwaltung', amount: 900_000 }];
    const rules = {
      costs: { ...round.costs, maximumOverhead: 700 },
      financing: { ...round.financing, minimumOwnShare: 2500, maximumPublicShare: 1000 },
      staffCosts: { ...round.staffCosts, maximumShare: 1000, feesCount: true },
    };
    const project = { ...opened.project, startDate: '2026-01-01', endDate: '2028-01-01' };
    const of = checkedCase({ ...opened, costs, project }, { round: { ...round, ...rules }, submittedOn: '2026-11-15', others: [], files: [] });
    for (const { finding: found } of formalCheckOf(of)) {
      expect(found.text).not.toMatch(/\bSie\b|\bIhre?\b/);
      expect(found.text.length).toBeGreaterThan(5);
    }
    expect(
      formalCheckOf(of)
        .filter((each) => each.finding.result === 'not-ok')
        .map(({ code }) => code),
    ).toEqual(expect.arrayContaining(['overhead', 'own-share', 'public-share', 'staff-quota', 'balance', 'budget-year']));
  });
});

it('nobody looked is not the same as looked and found wanting', () => {
  const signed = { by: { subject: 's', name: 'S' }, at: '2026-11-16T09:00:00.000Z' };
  const criteria = [{ code: 'a' }, { code: 'b' }, { code: 'c' }];
  const checks = [
    { ...signed, code: 'a', result: 'not-ok' as const },
    { ...signed, code: 'b', result: 'not-applicable' as const },
  ];
  expect(checkProgress(criteria, { checks })).toEqual({ all: 3, open: 1, wanting: 1 });
});
