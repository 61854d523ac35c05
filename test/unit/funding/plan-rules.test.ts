import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admittedStaffCosts, isOthersMoney } from '../../../shared/domain/funding/plan-rules.ts';
import { lastDayWithin } from '../../../shared/domain/funding/project-period.ts';
import { type Round, roundSchema } from '../../../shared/domain/funding/round.ts';
import { formatShare, leastOf, mostBeside, mostOf, shareAbove, shareBelow } from '../../../shared/domain/funding/shares.ts';
import type { Submission } from '../../../shared/domain/funding/submission.ts';
import { checkSubmission } from '../../../shared/domain/funding/submission-rules.ts';
import { round, ruleContext, submission } from '../../support/submissions.ts';

const spoken = (sent: unknown, changed: Partial<Round>) =>
  checkSubmission(sent, { ...ruleContext, round: { ...round, ...changed } }).map(
    ({ pointer, message }) => `${pointer}: ${message.replaceAll('\u00a0', ' ')}`,
  );
const staffQuota = (quota: Partial<Round['staffCosts']>): Partial<Round> => ({ staffCosts: { ...round.staffCosts, ...quota } });
const sources = (rule: Partial<Round['financing']>): Partial<Round> => ({ financing: { ...round.financing, ...rule } });

/** Costs of 10,000.00 € with this much staff and fees, paid by the county but for 2,500.00 € of others. */
const withCosts = (staff: number, fees = 0): Submission => ({
  ...submission,
  costs: [
    { category: 'staff', description: 'Koordination', amount: staff },
    ...(fees === 0 ? [] : [{ category: 'fees' as const, description: 'Kursleitung', amount: fees }]),
    { category: 'materials', description: 'Material', amount: 1_000_000 - staff - fees },
  ],
});
const withFinancing = (financing: Submission['financing']): Submission => ({
  ...submission,
  financing: financing.map((line) => (isOthersMoney(line.source) ? { ...line, status: 'approved' } : line)),
});

describe('a round without quotas', () => {
  it('takes staff only, no own money and public money only', () => {
    const financing: Submission['financing'] = [
      { source: 'municipality', amount: 250_000, status: 'approved' },
      { source: 'county', amount: 750_000 },
    ];
    expect(spoken({ ...withCosts(999_999), financing }, {})).toEqual([]);
  });
});

describe('the quota of staff costs', () => {
  // Case 5 of the rules: 6,000 of 10,000.
  it('of 60 % takes 6,000 of 10,000, and refuses one cent more in numbers', () => {
    expect(spoken(withCosts(600_000), staffQuota({ maximumShare: 6000 }))).toEqual([]);
    expect(spoken(withCosts(600_001), staffQuota({ maximumShare: 6000 }))).toEqual([
      '/costs: Die Personalkosten sind 60,01 % der Kosten. Erlaubt sind 60 %. Bei Kosten von 10.000,00 € sind das höchstens 6.000,00 €; im Plan stehen 6.000,01 €. Bitte ändern Sie den Kostenplan.',
    ]);
  });

  it('of 59.99 % refuses 6,000 of 10,000, and says what it leaves by its base', () => {
    const quota = { maximumShare: 5999 };
    expect(spoken(withCosts(600_000), staffQuota(quota))[0]).toContain(
      '60 % der Kosten. Erlaubt sind 59,99 %. Bei Kosten von 10.000,00 € sind das höchstens 5.999,00 €',
    );
    expect(spoken(withCosts(600_000), staffQuota({ ...quota, base: 'others' }))[0]).toContain(
      'Bei anderen Kosten von 4.000,00 € sind das höchstens 5.997,50 €',
    );
  });

  it('cuts to the cent where the round cuts instead of refusing', () => {
    const cut = (base: 'total' | 'others', maximumShare: number) =>
      admittedStaffCosts({ staff: 600_000, total: 1_000_000 }, { ...round, ...staffQuota({ base, maximumShare, above: 'cut' }) });
    expect([cut('total', 6000), cut('total', 5999), cut('others', 5999)]).toEqual([600_000, 599_900, 599_750]);
    expect(spoken(withCosts(600_000), staffQuota({ maximumShare: 5999, above: 'cut' }))).toEqual([]);
  });

  it('counts fees where the round says so', () => {
    const both = withCosts(400_000, 300_000);
    expect(spoken(both, staffQuota({ maximumShare: 6000 }))).toEqual([]);
    expect(spoken(both, staffQuota({ maximumShare: 6000, feesCount: true }))[0]).toContain(
      'Personalkosten und Honorare sind 70 % der Kosten. Erlaubt sind 60 %.',
    );
  });

  it('is silent while a line has no category or no amount', () => {
    const costs = [{ category: 'staff', description: 'x', amount: 5 }, { category: 'materials' }];
    expect(spoken({ costs }, staffQuota({ maximumShare: 100 }))).toEqual([]);
  });
});

describe('own money', () => {
  // Case 1 of the rules has 1,000.00 € of own money in 10,000.00 €.
  it('may be asked for: 10 % are there, 10.01 % are not', () => {
    expect(spoken(submission, sources({ minimumOwnShare: 1000 }))).toEqual([]);
    expect(spoken(submission, sources({ minimumOwnShare: 1001 }))).toEqual([
      '/financing: Die Eigenmittel sind 1.000,00 €, das sind 10 % der Kosten. Nötig sind mindestens 10,01 %, also 1.001,00 €. Bitte erhöhen Sie die Eigenmittel um 1,00 €, oder senken Sie die Kosten.',
    ]);
  });

  it('is not replaced by unpaid work, unless the round says so', () => {
    const unpaid = withFinancing([
      { source: 'in-kind', amount: 250_000 },
      { source: 'county', amount: 750_000 },
    ]);
    const [error] = spoken(unpaid, sources({ minimumOwnShare: 2500 }));
    expect(error).toContain('Die Eigenmittel sind 0,00 €, das sind 0 % der Kosten.');
    expect(error).toContain('Unbare Eigenleistung ersetzt kein Geld.');
    expect(spoken(unpaid, sources({ minimumOwnShare: 2500, inKindCounts: true }))).toEqual([]);
    expect(spoken(unpaid, sources({ minimumOwnShare: 2501, inKindCounts: true }))[0]).toContain('Eigenmittel und Eigenleistung sind 2.500,00 €');
  });
});

describe('public money', () => {
  it('has a limit where the round has one: town and county pay 90 %', () => {
    expect(spoken(submission, sources({ maximumPublicShare: 9000 }))).toEqual([]);
    expect(spoken(submission, sources({ maximumPublicShare: 8999 }))).toEqual([
      '/financing: Öffentliche Stellen bezahlen 9.000,00 €, das sind 90 % der Kosten. Erlaubt sind 89,99 %, also 8.999,00 €. Bitte finden Sie für den Rest andere Quellen, oder senken Sie die Kosten.',
    ]);
  });

  it.each(['county-other', 'state', 'federal', 'eu', 'social-insurance'] as const)('counts %s', (source) => {
    const financing: Submission['financing'] = [
      { source, amount: 250_000 },
      { source: 'county', amount: 750_000 },
    ];
    expect(spoken(withFinancing(financing), sources({ maximumPublicShare: 9999 }))).toHaveLength(1);
  });

  it('does not count private money', () => {
    const financing = (['own', 'income', 'donations', 'private', 'in-kind'] as const).map((source) => ({ source, amount: 50_000 }));
    expect(spoken(withFinancing([...financing, { source: 'county', amount: 750_000 }]), sources({ maximumPublicShare: 7500 }))).toEqual([]);
  });
});

describe('categories', () => {
  it('that the round does not take are refused by row', () => {
    expect(spoken(submission, { costCategories: ['fees'] })).toEqual([
      expect.stringContaining('/costs/1/category: Kosten der Art „Sachmittel, Verbrauch“ fördert der Kreis in dieser Runde nicht.'),
    ]);
  });
});

describe('shares', () => {
  const amount = fc.integer({ min: 1, max: 500_000_000_000 });
  const share = fc.integer({ min: 0, max: 10_000 });
  const exact = (value: number) => BigInt(value);

  it('are whole numbers without a lost cent, up to the largest plan', () => {
    fc.assert(
      fc.property(amount, share, (total, limit) => {
        expect(exact(mostOf(total, limit))).toBe((exact(total) * exact(limit)) / 10_000n);
        expect(exact(leastOf(total, limit))).toBe((exact(total) * exact(limit) + 9999n) / 10_000n);
        if (limit < 10_000) expect(exact(mostBeside(total, limit))).toBe((exact(total) * exact(limit)) / exact(10_000 - limit));
      }),
    );
  });

  it('show a broken limit as broken, however small the difference', () => {
    fc.assert(
      fc.property(amount, fc.nat(), share, (total, seed, limit) => {
        const part = seed % (total + 1);
        const over = exact(part) * 10_000n > exact(limit) * exact(total);
        expect(shareAbove(part, total) > limit).toBe(over);
        const under = exact(part) * 10_000n < exact(limit) * exact(total);
        expect(shareBelow(part, total) < limit).toBe(under);
      }),
    );
  });

  it('that the quota leaves keep the quota, and one cent more would not', () => {
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 9999 }), fc.constantFrom('total', 'others'), (staff, others, maximumShare, base) => {
        const total = staff + others;
        const kept = exact(admittedStaffCosts({ staff, total }, { ...round, ...staffQuota({ maximumShare, base }) }));
        const keeps = (part: bigint) => part * 10_000n <= exact(maximumShare) * (base === 'total' ? exact(total) : part + exact(others));
        expect(keeps(kept)).toBe(true);
        expect(kept === exact(staff) || !keeps(kept + 1n)).toBe(true);
      }),
    );
  });

  it.each([
    [0, '0 %'],
    [6000, '60 %'],
    [5999, '59,99 %'],
    [3350, '33,5 %'],
    [5, '0,05 %'],
    [10_000, '100 %'],
  ])('%i is written %s', (value, written) => {
    expect(formatShare(value).replace('\u00a0', ' ')).toBe(written);
  });
});

describe('the period of a project', () => {
  const goals = { ...submission.goals, measures: [{ what: 'Kochabende' }] };
  const project = (startDate: string, endDate: string) => ({ ...submission, goals, project: { ...submission.project, startDate, endDate } });
  const duration = (changed: Partial<Round['duration']>): Partial<Round> => ({ duration: { ...round.duration, ...changed } });

  it.each([
    ['2027-01-01', 12, '2027-12-31'],
    ['2027-03-01', 12, '2028-02-29'],
    ['2026-03-01', 12, '2027-02-28'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-30', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2027-02-15', 6, '2027-08-14'],
  ])('from %s of %i months ends on %s', (start, months, end) => {
    expect(lastDayWithin(start, months)).toBe(end);
  });

  it('is at most as long as the round says, day by day', () => {
    expect(spoken(project('2027-02-15', '2027-08-14'), duration({ maximumMonths: 6 }))).toEqual([]);
    expect(spoken(project('2027-02-15', '2027-08-15'), duration({ maximumMonths: 6 }))).toEqual([
      '/project/endDate: Das Projekt läuft vom 15. Februar 2027 bis zum 15. August 2027. Möglich sind höchstens 6 Monate, also bis zum 14. August 2027. Für die Zeit danach stellen Sie einen neuen Antrag. Bitte ändern Sie die Daten.',
    ]);
    expect(spoken(project('2027-02-15', '2027-03-15'), duration({ maximumMonths: 1, yearlyApplication: false }))).toEqual([
      expect.stringContaining('Möglich sind höchstens einen Monat, also bis zum 14. März 2027. Bitte ändern'),
    ]);
  });

  it('may reach into other years where the round only wants it to touch its own', () => {
    const touches = duration({ period: 'touches-year' });
    expect(spoken(project('2027-02-01', '2028-01-31'), touches)).toEqual([]);
    expect(spoken(project('2026-12-31', '2027-01-01'), touches)).toEqual([]);
    expect(spoken(project('2028-01-01', '2028-03-01'), touches)).toEqual([expect.stringContaining('die mindestens zum Teil im Jahr 2027 liegen')]);
    expect(spoken(project('2027-02-01', '2028-02-01'), touches)).toEqual([
      expect.stringContaining('höchstens 12 Monate, also bis zum 31. Januar 2028'),
    ]);
  });
});

describe('parameters of a round', () => {
  it('need nothing but who, when and how much; everything else means „no rule“ or usual practice', () => {
    expect(round).toMatchObject({
      version: 1,
      staffCosts: { maximumShare: 10_000 },
      financing: { minimumOwnShare: 0, maximumPublicShare: 10_000, inKindCounts: false },
      duration: { maximumMonths: 12, period: 'within-year' },
    });
    expect(round.costCategories).toHaveLength(14);
  });

  it('are strict: a misspelled one is refused instead of ignored', () => {
    expect(roundSchema.safeParse({ ...round, staffCosts: { maximumshare: 1 } }).success).toBe(false);
    expect(roundSchema.safeParse({ ...round, staffQuota: 60 }).success).toBe(false);
    expect(roundSchema.safeParse({ ...round, staffCosts: { maximumShare: 10_001 } }).success).toBe(false);
    expect(roundSchema.safeParse({ ...round, staffCosts: { maximumShare: 59.99 } }).success).toBe(false);
  });
});
