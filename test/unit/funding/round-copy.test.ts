import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyCountyData, countyDataSchema } from '../../../infra/operations/county-data.ts';
import { inBerlin } from '../../../shared/domain/calendar.ts';
import { openRounds, type Round, roundSchema } from '../../../shared/domain/funding/round.ts';
import { copyRound } from '../../../shared/domain/funding/round-copy.ts';
import { round } from '../../support/submissions.ts';

const closing = (closesAt: string, budgetYear = 2028): string => copyRound({ ...round, closesAt }, budgetYear).closesAt;

describe('a round copied for another budget year', () => {
  it('keeps every parameter; id, title and dates move by the difference of the years', () => {
    const meetings = [{ body: 'Hauptausschuss', date: '2027-02-18' }];
    const old: Round = { ...round, version: 4, decision: { ...round.decision, meetings } };
    expect(copyRound(old, 2029)).toEqual({
      ...old,
      id: '2029-1',
      version: 1,
      title: 'Integrationsmittel 2029',
      budgetYear: 2029,
      opensAt: '2028-09-01T00:00:00.000Z',
      closesAt: '2029-08-31T22:00:00.000Z',
      decision: { ...old.decision, meetings: [{ body: 'Hauptausschuss', date: '2029-02-15' }] },
    });
  });

  it('meets on the same weekdays, in the same weeks', () => {
    const date = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2040-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 10 }), (on, years) => {
        const meetings = [{ body: 'Hauptausschuss', date: on.toISOString().slice(0, 10) }];
        const [moved] = copyRound({ ...round, decision: { ...round.decision, meetings } }, round.budgetYear + years).decision.meetings;
        const [before, after] = [new Date(meetings[0]?.date ?? ''), new Date(moved?.date ?? '')];
        expect(after.getUTCDay()).toBe(before.getUTCDay());
        const sameDay = Date.UTC(before.getUTCFullYear() + years, before.getUTCMonth(), before.getUTCDate());
        // The end of February moves by a day more.
        expect(Math.abs(after.getTime() - sameDay)).toBeLessThanOrEqual(4 * 86_400_000);
      }),
    );
  });

  it('gets its year where id and title have none', () => {
    expect(copyRound({ ...round, id: 'klein', title: 'Kleine Förderung' }, 2028)).toMatchObject({ id: 'klein-2028', title: 'Kleine Förderung 2028' });
  });

  it.each([
    // Summer time begins on 28 March 2027 and on 26 March 2028, and ends on 31 October 2027 and on 29 October 2028.
    ['27 March, 12:00: winter time, then summer time', '2027-03-27T11:00:00.000Z', '2028-03-27T10:00:00.000Z'],
    ['30 October, 12:00: summer time, then winter time', '2027-10-30T10:00:00.000Z', '2028-10-30T11:00:00.000Z'],
    ['midnight of 1 September, in UTC still August', '2027-08-31T22:00:00.000Z', '2028-08-31T22:00:00.000Z'],
    ['New Year', '2026-12-31T23:00:00.000Z', '2027-12-31T23:00:00.000Z'],
    ['26 March, 02:30, which 2028 skips: an hour later', '2027-03-26T01:30:00.000Z', '2028-03-26T01:30:00.000Z'],
    ['29 October, 02:30, which 2028 has twice: the first', '2027-10-29T00:30:00.000Z', '2028-10-29T00:30:00.000Z'],
    ['seconds stay', '2027-06-30T21:59:59.500Z', '2028-06-30T21:59:59.500Z'],
  ])('keeps the clock in Berlin: %s', (_what, before, after) => {
    expect(closing(before)).toBe(after);
  });

  it('knows leap years: 29 February becomes the last day of February, the end of February stays the end of February', () => {
    const leap = { ...round, budgetYear: 2028, closesAt: '2028-02-29T11:00:00.000Z' };
    expect(copyRound(leap, 2029).closesAt).toBe('2029-02-28T11:00:00.000Z');
    expect(copyRound(leap, 2032).closesAt).toBe('2032-02-29T11:00:00.000Z');
    expect(closing('2027-02-28T23:00:00.000Z')).toBe('2028-02-29T23:00:00.000Z');
  });

  it('shows the same day and time as before, on every other day of the year', () => {
    const instant = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2040-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.integer({ min: -5, max: 10 }), (date, years) => {
        const before = inBerlin(date.toISOString());
        const after = inBerlin(closing(date.toISOString(), round.budgetYear + years));
        fc.pre(!before.date.endsWith('02-29') && !before.time.startsWith('02:'));
        expect(after).toEqual({ date: `${Number(before.date.slice(0, 4)) + years}${before.date.slice(4)}`, time: before.time });
      }),
    );
  });
});

describe('a file with last year’s round', () => {
  const example = countyDataSchema.parse(JSON.parse(readFileSync('docs/county-data-example.json', 'utf8')));

  it('becomes a file for the next year that can be entered as it stands', () => {
    const copied = copyCountyData(example, { from: '2027', to: 2028 });
    expect(countyDataSchema.parse(JSON.parse(JSON.stringify(copied)))).toEqual(copied);
    expect(copied).toMatchObject({
      rounds: [{ id: '2028', budgetYear: 2028 }],
      budgets: [{ year: 2028, committed: 0, status: 'planned' }],
      recipients: [],
    });
  });

  it('finds the round by its id or by its year, and leaves a budget that is there', () => {
    const [old] = example.rounds;
    if (old === undefined) throw new Error('the example has no round');
    const named = { rounds: [{ ...old, id: 'klein' }], budgets: [...example.budgets, { ...example.budgets[0], year: 2028 }] };
    const data = countyDataSchema.parse(named);
    expect(copyCountyData(data, { from: '2027', to: 2028 })).toMatchObject({ rounds: [{ id: 'klein-2028' }], budgets: [] });
    const two = { ...data, rounds: [...data.rounds, { ...old, id: 'gross' }] };
    expect(copyCountyData(two, { from: '2027', to: 2028 })).toBe('There is no round 2027. There is: klein, gross.');
    expect(copyCountyData(two, { from: 'gross', to: 2027 })).toBe('Round gross is already one of 2027.');
  });

  it('names every parameter, so that nobody has to look for one', () => {
    const [written] = roundsOf(readFileSync('docs/county-data-example.json', 'utf8'));
    expect(roundSchema.parse(written)).toEqual(written);
  });
});

const roundsOf = (text: string): readonly Record<string, unknown>[] => {
  const { rounds }: { readonly rounds: readonly Record<string, unknown>[] } = JSON.parse(text);
  return rounds;
};

describe('two rounds at once', () => {
  it('are both open, the one that closes first first', () => {
    const small = { ...round, id: 'small', closesAt: '2026-12-31T23:00:00.000Z' };
    expect(openRounds([round, small], '2026-11-22T12:00:00Z').map(({ id }) => id)).toEqual(['small', round.id]);
    expect(openRounds([round, small], '2027-01-01T00:00:00Z').map(({ id }) => id)).toEqual([round.id]);
    expect(openRounds([round, small], '2026-08-01T00:00:00Z')).toEqual([]);
  });
});
