import { describe, expect, it } from 'vitest';
import { proofReminder, requestReminder } from '../../../shared/domain/funding/case-reminders.ts';
import { application, informationRequest } from '../mail/examples.ts';

const reminders = { beforeDeadline: [7, 3], beforeProof: [30, 7], afterProof: [1, 14] };
const at = (day: string): string => `${day}T08:00:00.000Z`;

describe('reminders of questions', () => {
  // Asked on 1 December 2026, due on the 15th.
  it.each([
    ['2026-12-07', undefined],
    ['2026-12-08', ['request.due-near', 7]],
    ['2026-12-11', ['request.due-near', 7]],
    ['2026-12-12', ['request.due-near', 3]],
    ['2026-12-15', ['request.due-near', 3]],
    ['2026-12-16', ['request.overdue', 1]],
    ['2027-02-01', ['request.overdue', 1]],
  ])('on %s: %j', (day, expected) => {
    const reminder = requestReminder(informationRequest, { reminders }, at(day));
    expect(reminder && [reminder.kind, reminder.days]).toEqual(expected);
  });

  it('none of an answered one, and none on the day on which it was asked', () => {
    expect(requestReminder({ ...informationRequest, state: 'answered' }, { reminders }, at('2026-12-14'))).toBeUndefined();
    expect(requestReminder({ ...informationRequest, askedAt: at('2026-12-12') }, { reminders }, at('2026-12-12'))).toBeUndefined();
  });
});

describe('reminders of proofs', () => {
  const proof = { lastDay: '2028-05-31', known: '2027-01-30' };
  it.each([
    ['2028-04-30', undefined],
    ['2028-05-01', ['proof.due-near', 30]],
    ['2028-05-24', ['proof.due-near', 7]],
    ['2028-05-31', ['proof.due-near', 7]],
    ['2028-06-01', ['proof.reminded', 1]],
    ['2028-06-14', ['proof.reminded', 14]],
    ['2029-01-01', ['proof.reminded', 14]],
  ])('on %s: %j', (day, expected) => {
    const reminder = proofReminder(application, proof, { reminders }, at(day));
    expect(reminder && [reminder.kind, reminder.days]).toEqual(expected);
  });

  it('none once it is in', () =>
    expect(proofReminder({ ...application, proofReceivedOn: '2028-05-01' }, proof, { reminders }, at('2028-06-01'))).toBeUndefined());
});
