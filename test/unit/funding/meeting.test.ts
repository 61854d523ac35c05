import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AgendaItem,
  announcedMeetings,
  meetingIdOf,
  partsOfMeetingId,
  plannedMeeting,
  reordered,
} from '../../../shared/domain/funding/meeting.ts';
import { round } from '../../support/submissions.ts';

const item = (id: string): AgendaItem => ({ applicationId: id, reference: id, roundId: 'r', role: 'decides' });
const names = (items: readonly AgendaItem[]): string => items.map(({ reference }) => reference).join('');

describe('an id of a meeting', () => {
  it('is day and body, and can be read back', () => {
    const id = meetingIdOf('2027-02-04', 'Sozial- und Gesundheitsausschuß (Süd)');
    expect(id).toBe('2027-02-04-sozial-und-gesundheitsausschuss-sued');
    expect(partsOfMeetingId(id)).toEqual({ date: '2027-02-04', slug: 'sozial-und-gesundheitsausschuss-sued' });
  });

  it.each(['', '2027-02-04', '2027-02-30-rat', '2027-02-04-Rat', '2027-02-04-a--b', '../x', '2027-02-04-'])('is not „%s“', (id) => {
    expect(partsOfMeetingId(id)).toBeUndefined();
  });

  it('is an address for every name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const id = meetingIdOf('2027-02-04', `Rat ${name}`);
        expect(partsOfMeetingId(id)?.date).toBe('2027-02-04');
      }),
    );
  });
});

it('rounds announce each meeting once', () => {
  const of = (body: string, date: string) => ({ decision: { routes: [], meetings: [{ body, date }] } });
  expect(announcedMeetings([of('Rat', '2027-02-04'), of('Rat', '2027-02-04'), of('Rat', '2027-02-05'), round]).map(({ id }) => id)).toEqual([
    '2027-02-04-rat',
    '2027-02-05-rat',
  ]);
  expect(plannedMeeting('2027-02-04', 'Rat').version).toBe(0);
});

describe('an agenda in a new order', () => {
  it('keeps what somebody does not see where it is', () => {
    const items = ['a', 'X', 'b', 'c'].map(item);
    expect(names(reordered(items, ['a', 'b', 'c'], ['c', 'b', 'a'].map(item)))).toBe('cXba');
    expect(names(reordered(items, ['a', 'b', 'c'], []))).toBe('X');
    expect(names(reordered(items, ['a', 'X', 'b', 'c'], ['b'].map(item)))).toBe('b');
  });

  it('loses nothing hidden and takes in nothing else', () => {
    const letters = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, letters, (all, visible, wanted) => {
        const shown = wanted.filter((each) => visible.includes(each) || !all.includes(each));
        const result = names(reordered(all.map(item), visible, shown.map(item)));
        expect([...result].toSorted()).toEqual([...all.filter((each) => !visible.includes(each)), ...shown].toSorted());
      }),
    );
  });
});
