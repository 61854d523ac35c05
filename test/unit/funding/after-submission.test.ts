import { describe, expect, it } from 'vitest';
import { type Application, applicationSchema, applicationStates } from '../../../shared/domain/funding/application.ts';
import { formatWeekdayDate } from '../../../shared/domain/funding/deadline.ts';
import { nextMeetingOf, routeOf } from '../../../shared/domain/funding/decision-route.ts';
import { earlyStartOf, mayAskForEarlyStart, readEarlyStart, reasonLimit } from '../../../shared/domain/funding/early-start.ts';
import { isUndecided } from '../../../shared/domain/funding/life-cycle.ts';
import { releaseOf, releaseText } from '../../../shared/domain/funding/release.ts';
import { round } from '../../support/submissions.ts';
import { application } from '../mail/examples.ts';

const states = Object.keys(applicationStates).map((code) => applicationSchema.shape.state.parse(code));
const at = '2026-11-22T12:00:00.000Z';

describe('the way to a decision', () => {
  const small = { upTo: 100_000, steps: [{ body: 'Landrat', role: 'decides' as const }] };
  const sport = { topic: 'sport', steps: [{ body: 'Sportausschuss', role: 'advises' as const }] };
  const usual = {
    steps: [
      { body: 'Sozialausschuss', role: 'advises' as const },
      { body: 'Hauptausschuss', role: 'decides' as const },
    ],
  };
  const meetings = [
    { body: 'Hauptausschuss', date: '2027-05-20' },
    { body: 'Hauptausschuss', date: '2027-02-18' },
    { body: 'Sozialausschuss', date: '2027-01-14' },
  ];
  const rules = { decision: { routes: [small, sport, usual], meetings } };

  it('is the first route that amount and topics do not exclude', () => {
    expect(routeOf(rules, { requestedAmount: 100_000 })).toEqual(small.steps);
    expect(routeOf(rules, { requestedAmount: 100_001 })).toEqual(usual.steps);
    expect(routeOf(rules, { requestedAmount: 100_001, topics: ['culture', 'sport'] })).toEqual(sport.steps);
    expect(routeOf({ decision: { routes: [small], meetings } }, { requestedAmount: 100_001 })).toEqual([]);
    expect(routeOf(round, { requestedAmount: 1 })).toEqual([]);
  });

  it('leads over the next meeting of a body, today included', () => {
    expect(nextMeetingOf(rules, 'Hauptausschuss', '2027-02-17')).toBe('2027-02-18');
    expect(nextMeetingOf(rules, 'Hauptausschuss', '2027-02-18')).toBe('2027-02-18');
    expect(nextMeetingOf(rules, 'Hauptausschuss', '2027-02-19')).toBe('2027-05-20');
    expect(nextMeetingOf(rules, 'Hauptausschuss', '2027-05-21')).toBeUndefined();
    expect(nextMeetingOf(rules, 'Kreistag', '2027-01-01')).toBeUndefined();
  });

  it('says dates with their weekday', () => {
    expect(formatWeekdayDate('2027-02-18')).toBe('Donnerstag, 18. Februar 2027');
  });
});

describe('beginning before the decision', () => {
  const period = { today: '2026-11-22', endDate: application.project.endDate };
  const allowed = { applications: { ...round.applications, earlyStart: true } };

  it('may be asked for where the guideline allows it, before a decision, once', () => {
    const may = (state: Application['state']) => mayAskForEarlyStart({ ...application, state }, allowed);
    expect(states.filter(may)).toEqual(states.filter(isUndecided));
    expect(mayAskForEarlyStart(application, { applications: { ...round.applications, earlyStart: false } })).toBe(false);
    expect(mayAskForEarlyStart(application, undefined)).toBe(false);
    const { after } = earlyStartOf(application, { from: '2027-01-01', reason: 'Die Halle ist nur im Januar frei.' }, at);
    expect(mayAskForEarlyStart(after, allowed)).toBe(false);
  });

  it('is stored with its reason, and the event has neither', () => {
    const { after, event } = earlyStartOf(application, { from: '2027-01-01', reason: 'Die Halle ist nur im Januar frei.' }, at);
    expect(applicationSchema.parse(after).earlyStart).toEqual({
      state: 'requested',
      from: '2027-01-01',
      reason: 'Die Halle ist nur im Januar frei.',
      requestedAt: at,
    });
    expect(event).toMatchObject({ kind: 'early-start.requested', from: 'submitted', to: 'submitted', actor: 'applicant' });
    expect(JSON.stringify(event)).not.toContain('Halle');
  });

  it.each([
    ['22.11.2026', '2026-11-22'],
    ['30. Nov. 2027', '2027-11-30'],
  ])('takes the day %s', (from, day) => {
    expect(readEarlyStart({ from, reason: ' Weil\r\nes eilt. ' }, period)).toEqual({ wish: { from: day, reason: 'Weil\nes eilt.' } });
  });

  it.each([
    ['', 'an welchem Tag'],
    ['bald', 'nicht lesen'],
    ['31.2.2027', 'gibt es nicht'],
    ['21.11.2026', 'frühestens den 22. November 2026'],
    ['1.12.2027', 'endet am 30. November 2027'],
  ])('refuses the day %j', (from, message) => {
    expect(readEarlyStart({ from, reason: 'Weil' }, period)).toEqual({ errors: [{ pointer: '/beginn', message: expect.stringContaining(message) }] });
  });

  it('names both mistakes at once', () => {
    expect(readEarlyStart({ from: '', reason: 'x'.repeat(reasonLimit + 1) }, period)).toEqual({
      errors: [
        { pointer: '/beginn', message: expect.any(String) },
        { pointer: '/begruendung', message: expect.stringContaining('um 1 Zeichen') },
      ],
    });
  });
});

it('the release is given and taken with the version of the text, and changes nothing else', () => {
  const revoked = releaseOf(application, false, at);
  expect(revoked.after).toEqual({ ...application, reuseRelease: false, version: 2 });
  expect(revoked.event).toMatchObject({ kind: 'release.revoked', at, textVersion: releaseText.version, from: 'submitted', to: 'submitted' });
  const granted = releaseOf(revoked.after, true, at);
  expect(granted.after).toEqual({ ...application, version: 3 });
  expect(granted.event).toMatchObject({ kind: 'release.granted', textVersion: releaseText.version });
});
