import { describe, expect, it } from 'vitest';
import { applicationSchema } from '../../../shared/domain/funding/application.ts';
import { formatDeadline, formatWeekdayInstant } from '../../../shared/domain/funding/deadline.ts';
import { openApplication, referenceOf } from '../../../shared/domain/funding/open-application.ts';
import { lastClosedRound, nextRound, openRound } from '../../../shared/domain/funding/round.ts';
import { fullFiles } from '../../support/full-submission.ts';
import { round, submission } from '../../support/submissions.ts';

describe('the deadline of a round', () => {
  it('is the last minute before it closes, in Berlin, in summer and in winter', () => {
    expect(formatDeadline({ closesAt: '2027-08-31T22:00:00.000Z' })).toBe('Dienstag, 31. August 2027, 23:59 Uhr');
    expect(formatDeadline({ closesAt: '2027-01-15T23:00:00Z' })).toBe('Freitag, 15. Januar 2027, 23:59 Uhr');
    expect(formatDeadline({ closesAt: '2027-01-15T11:00:00Z' })).toBe('Freitag, 15. Januar 2027, 11:59 Uhr');
  });

  it('has the weekday of Berlin, not of Greenwich', () => {
    expect(formatWeekdayInstant('2026-11-22T23:30:00Z')).toBe('Montag, 23. November 2026, 00:30 Uhr');
  });
});

describe('rounds in time', () => {
  const spring = { ...round, id: 'spring', opensAt: '2026-01-01T00:00:00Z', closesAt: '2026-03-31T22:00:00Z' };
  const autumn = { ...round, id: 'autumn', opensAt: '2026-09-01T00:00:00Z', closesAt: '2026-12-01T00:00:00Z' };
  const long = { ...round, id: 'long', opensAt: '2026-02-01T00:00:00Z', closesAt: '2026-10-01T00:00:00Z' };
  const rounds = [autumn, long, spring];

  it.each([
    ['2026-03-31T21:59:59.999Z', 'spring'],
    ['2026-03-31T22:00:00.000Z', 'long'],
    ['2026-09-01T00:00:00.000Z', 'long'],
    ['2026-10-01T00:00:00.000Z', 'autumn'],
    ['2026-12-01T00:00:00.001Z', undefined],
    ['2025-12-31T23:59:59.999Z', undefined],
  ])('at %s %s takes applications', (at, id) => {
    expect(openRound(rounds, at)?.id).toBe(id);
  });

  it('finds the next and the last', () => {
    expect(nextRound(rounds, '2025-12-01T00:00:00Z')?.id).toBe('spring');
    expect(nextRound(rounds, '2026-02-15T00:00:00Z')?.id).toBe('autumn');
    expect(nextRound(rounds, '2026-09-01T00:00:00Z')).toBeUndefined();
    expect(lastClosedRound(rounds, '2026-11-01T00:00:00Z')?.id).toBe('long');
    expect(lastClosedRound(rounds, '2026-01-15T00:00:00Z')).toBeUndefined();
  });
});

describe('an application', () => {
  it('keeps what was submitted, and the guideline that it was made under', () => {
    const at = '2026-11-22T12:00:00.000Z';
    const id = '3f0c8a3e-9d0c-4a6a-9a3a-6f1f2f0b1c2d';
    expect(openApplication(submission, { id, reference: referenceOf(2026, 42), at, round: { ...round, version: 3 } })).toEqual({
      ...submission,
      declarations: submission.declarations.map((declaration) => ({ ...declaration, at })),
      attachments: [],
      id,
      reference: 'INT-2026-0042',
      roundId: '2027-1',
      roundVersion: 3,
      guidelineVersion: '2025-03',
      privacyVersion: '1',
      submittedAt: at,
      state: 'submitted',
      version: 1,
    });
  });

  it('keeps when each declaration was made, and the files that were part of it', () => {
    const at = '2026-11-22T12:00:00.000Z';
    const earlier = '2026-11-20T09:00:00.000Z';
    const application = openApplication(submission, {
      id: '3f0c8a3e-9d0c-4a6a-9a3a-6f1f2f0b1c2d',
      reference: 'INT-2026-0042',
      at,
      round,
      files: [...fullFiles],
      declaredAt: (code) => (code === 'audit' ? earlier : undefined),
    });
    expect(application.declarations.map((declaration) => [declaration.code, declaration.at])).toEqual([
      ['complete', at],
      ['audit', earlier],
    ]);
    expect(application.attachments).toEqual(fullFiles);
    expect(applicationSchema.parse(application)).toEqual(application);
  });
});
