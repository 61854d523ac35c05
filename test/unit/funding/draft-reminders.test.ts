import { describe, expect, it } from 'vitest';
import { expiryOfDraft } from '../../../shared/domain/funding/draft.ts';
import { type DraftTimes, draftReminderSchema, dueReminders } from '../../../shared/domain/funding/draft-reminders.ts';
import type { Round } from '../../../shared/domain/funding/round.ts';
import { round } from '../../support/submissions.ts';

const id = '3f0e7a52-9d1c-4b8e-8f3a-5c6d7e8f9a0b';
/** Kept for 400 days: far from its own deletion. */
const kept = { ...round, retention: { ...round.retention, draftDays: 400 } };
const draft = (createdAt: string, changes: Partial<DraftTimes> = {}, of: Pick<Round, 'retention'> = kept): DraftTimes => ({
  id,
  createdAt,
  savedAt: createdAt,
  expiresAt: expiryOfDraft(of, changes.savedAt ?? createdAt),
  ...changes,
});
const given = (of: DraftTimes, at: string, changes: Partial<Round> = {}) =>
  dueReminders(of, { ...round, ...changes }, at).map(({ kind, lastDay, daysBefore }) => `${kind} ${lastDay} ${daysBefore}`);

describe('the deadline of a round', () => {
  const early = draft('2027-03-01T10:00:00.000Z');
  const near = 'draft.deadline-near 2027-08-31 3';

  // The round closes at midnight after 31 August, Berlin; reminders go out at 08:00.
  it.each([
    ['2027-08-27T06:00:00Z', []],
    ['2027-08-28T06:00:00Z', [near]],
    ['2027-08-30T06:00:00Z', [near]],
    ['2027-08-31T21:59:59Z', [near]],
    ['2027-08-31T22:00:00Z', []],
  ])('at %s reminds of %j', (at, reminders) => {
    expect(given(early, at)).toEqual(reminders);
  });

  it('is no news for who began when it was near', () => {
    expect(given(draft('2027-08-27T21:59:00.000Z'), '2027-08-29T06:00:00Z')).toEqual([near]);
    expect(given(draft('2027-08-27T22:00:00.000Z'), '2027-08-29T06:00:00Z')).toEqual([]);
  });

  it('has as many reminders as the round names; of missed ones the nearest is given', () => {
    const several = { reminders: { ...round.reminders, beforeDeadline: [1, 14, 3] } };
    expect(given(early, '2027-08-17T06:00:00Z', several)).toEqual(['draft.deadline-near 2027-08-31 14']);
    expect(given(early, '2027-08-28T06:00:00Z', several)).toEqual([near]);
    expect(given(early, '2027-08-31T06:00:00Z', several)).toEqual(['draft.deadline-near 2027-08-31 1']);
    expect(given(early, '2027-08-31T06:00:00Z', { reminders: { ...round.reminders, beforeDeadline: [] } })).toEqual([]);
  });

  it('is another one when the round is given more time', () => {
    expect(given(early, '2027-09-12T06:00:00Z', { closesAt: '2027-09-15T10:00:00Z' })).toEqual(['draft.deadline-near 2027-09-15 3']);
  });
});

describe('the deletion of a draft', () => {
  const ninety = { retention: { ...round.retention, draftDays: 90 } };
  const begun = draft('2027-03-01T10:00:00.000Z', {}, ninety);
  const near = 'draft.deletion-near 2027-05-30 7';

  it.each([
    ['2027-05-22T06:00:00Z', []],
    ['2027-05-23T06:00:00Z', [near]],
    ['2027-05-30T21:59:59Z', [near]],
    ['2027-05-30T22:00:00Z', []],
  ])('at %s is announced: %j', (at, reminders) => {
    expect(given(begun, at)).toEqual(reminders);
  });

  it('moves with every change, and is announced anew', () => {
    const saved = { savedAt: '2027-05-25T06:00:00.000Z' };
    expect(given(draft(begun.createdAt, saved, ninety), '2027-05-26T06:00:00Z')).toEqual([]);
    expect(given(draft(begun.createdAt, saved, ninety), '2027-08-16T06:00:00Z')).toEqual(['draft.deletion-near 2027-08-23 7']);
  });

  it('is also announced after the round has closed, and not when drafts are kept for a week only', () => {
    const late = draft('2027-08-01T10:00:00.000Z', {}, ninety);
    expect(given(late, '2027-10-25T06:00:00Z')).toEqual(['draft.deletion-near 2027-10-30 7']);
    expect(given(draft('2027-03-01T10:00:00.000Z', {}, { retention: { ...round.retention, draftDays: 7 } }), '2027-03-05T06:00:00Z')).toEqual([]);
  });

  it('is no matter any more when it has begun', () => {
    const { expiresAt: _gone, ...marked } = { ...begun, removal: '2027-05-24T06:00:00.000Z' };
    expect(given(marked, '2027-05-25T06:00:00Z')).toEqual([]);
  });
});

it('a reminder is what the store takes', () => {
  const [reminder] = dueReminders(draft('2027-03-01T10:00:00.000Z'), round, '2027-08-30T06:00:00Z');
  expect(draftReminderSchema().parse(reminder)).toEqual({
    draftId: id,
    kind: 'draft.deadline-near',
    at: '2027-08-30T06:00:00Z',
    lastDay: '2027-08-31',
    daysBefore: 3,
  });
});
