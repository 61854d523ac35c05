import { describe, expect, it } from 'vitest';
import { deliverableMonths, deliveryDays, phaseOf } from '../../../shared/domain/statistics/delivery-calendar.ts';
import { smallCounty } from '../../support/delivery-forms.ts';

const { collection } = smallCounty;

describe('the calendar of a month', () => {
  it('lies in the month after, also over a year', () => {
    expect(deliveryDays(collection, '2026-12')).toEqual({ asked: '2027-01-01', due: '2027-01-15', reminders: ['2027-01-10'], freeze: '2027-01-20' });
  });

  it.each([
    ['2026-11-15T22:59:59.999Z', 'open'],
    ['2026-11-15T23:00:00.000Z', 'late'],
    ['2026-11-20T22:59:59.999Z', 'late'],
    ['2026-11-20T23:00:00.000Z', 'drafting'],
    ['2027-03-01T00:00:00.000Z', 'drafting'],
  ])('at %s it is %s: days end at midnight in Berlin', (at, phase) => {
    expect(phaseOf(collection, '2026-10', at, false)).toBe(phase);
    expect(phaseOf(collection, '2026-10', at, true)).toBe('published');
  });

  it('lets a month be delivered once it is over in Berlin', () => {
    expect(deliverableMonths('2026-10-31T22:59:59.000Z')[0]).toBe('2026-09');
    expect(deliverableMonths('2026-10-31T23:00:00.000Z')[0]).toBe('2026-10');
    expect(deliverableMonths('2026-11-26T12:00:00.000Z').at(-1)).toBe('2024-11');
  });
});
