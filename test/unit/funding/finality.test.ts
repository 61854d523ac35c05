import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { finalityOf, isFinal } from '../../../shared/domain/funding/finality.ts';
import { workingDays } from '../../../shared/domain/working-days.ts';

const isWorkingDay = workingDays(county.holidays);
const signed = { by: { subject: 's', name: 'S' }, at: '2027-01-01T08:00:00.000Z' };
const sent = (on: string, how: 'post' | 'handed-over' | 'electronic' = 'post') => ({ dispatch: { ...signed, on, how } });

describe('finality of a notice', () => {
  it('has none before it left the house, not even by a waiver', () => {
    expect(finalityOf({}, isWorkingDay)).toBeUndefined();
    expect(finalityOf({ waivedOn: '2027-01-01' }, isWorkingDay)).toBeUndefined();
  });

  it.each([
    // Tuesday + 4 = Saturday: the fiction does not move. One month later is Thursday.
    ['post', '2027-01-05', '2027-01-09', '2027-02-09'],
    ['electronic', '2027-01-05', '2027-01-09', '2027-02-09'],
    ['handed-over', '2027-01-05', '2027-01-05', '2027-02-05'],
    // 31 January has no namesake in February, which ends on a Sunday in 2027.
    ['handed-over', '2027-01-31', '2027-01-31', '2027-03-01'],
    ['handed-over', '2028-01-31', '2028-01-31', '2028-02-29'],
    // 26 March 2027 is Good Friday; the Tuesday after Easter is the next working day.
    ['post', '2027-02-22', '2027-02-26', '2027-03-30'],
    // Unity Day 2026 is a Saturday; Monday follows.
    ['handed-over', '2026-09-03', '2026-09-03', '2026-10-05'],
    // 25 and 26 December are holidays, 2026 Friday and Saturday.
    ['post', '2026-11-21', '2026-11-25', '2026-12-28'],
    // Over the end of the year.
    ['post', '2026-12-01', '2026-12-05', '2027-01-05'],
  ] as const)('%s on %s: received on %s, objection until %s', (how, on, servedOn, objectionUntil) => {
    const finalFrom = addDays(objectionUntil, 1);
    expect(finalityOf(sent(on, how), isWorkingDay)).toEqual({ servedOn, objectionUntil, finalFrom });
    expect(isFinal(sent(on, how), objectionUntil, isWorkingDay)).toBe(false);
    expect(isFinal(sent(on, how), finalFrom, isWorkingDay)).toBe(true);
  });

  it('comes with a waiver on its day, unless it was there before', () => {
    expect(finalityOf({ ...sent('2027-01-05'), waivedOn: '2027-01-11' }, isWorkingDay)?.finalFrom).toBe('2027-01-11');
    expect(finalityOf({ ...sent('2027-01-05'), waivedOn: '2027-03-01' }, isWorkingDay)?.finalFrom).toBe('2027-02-10');
  });

  it('comes at once for the county itself', () => {
    expect(finalityOf({ ...sent('2027-01-05'), internal: true }, isWorkingDay)).toEqual({ servedOn: '2027-01-05', finalFrom: '2027-01-05' });
  });

  it('the objection ends on a working day, 28 to 40 days after service', () => {
    const someDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2020-01-01', days));
    fc.assert(
      fc.property(someDay, (on) => {
        const until = finalityOf(sent(on, 'handed-over'), isWorkingDay)?.objectionUntil ?? '';
        return isWorkingDay(until) && until >= addDays(on, 28) && until <= addDays(on, 40);
      }),
    );
  });
});
