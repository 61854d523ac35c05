import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/domain/calendar.ts';
import { type FeedbackDay, feedbackDaySchema, rateLimits, ratesOf, rateWindow } from '../../../shared/domain/notices/sending-rates.ts';

const day = (date: string, counts: Partial<FeedbackDay> = {}): FeedbackDay => feedbackDaySchema.parse({ day: date, ...counts });
const today = '2026-11-26';

describe('rates of the account', () => {
  it('are shares of the mails that SES took', () => {
    expect(ratesOf([day(today, { sent: 1000, bounced: 10, complained: 1, delivered: 989 })], today)).toMatchObject({
      sent: 1000,
      bounces: 0.01,
      complaints: 0.001,
      from: today,
    });
  });

  it('reach their limits at 2 % and 0.05 %, and not below', () => {
    expect(rateLimits).toEqual({ bounces: 0.02, complaints: 0.0005 });
    const crossed = (counts: Partial<FeedbackDay>) => ratesOf([day(today, { sent: 10_000, ...counts })], today).crossed;
    expect(crossed({ bounced: 199, complained: 4 })).toEqual([]);
    expect(crossed({ bounced: 200 })).toEqual(['bounces']);
    expect(crossed({ complained: 5 })).toEqual(['complaints']);
    expect(crossed({ bounced: 300, complained: 6 })).toEqual(['bounces', 'complaints']);
  });

  it('take as many whole days as hold 1,000 mails, so that a quiet week does not make a bounce weigh more', () => {
    const days = [
      day(today, { sent: 5, bounced: 1 }),
      day(addDays(today, -1), { sent: 900 }),
      day(addDays(today, -20), { sent: 200, bounced: 2 }),
      day(addDays(today, -21), { sent: 500, bounced: 500 }),
    ];
    expect(ratesOf(days, today)).toMatchObject({ from: addDays(today, -20), sent: 1105, bounces: 3 / 1105, crossed: [] });
  });

  it('look back 90 days at most, and not ahead', () => {
    const { from, to } = rateWindow(today);
    expect([from, to]).toEqual(['2026-08-29', today]);
    const days = [day(addDays(today, 1), { sent: 7, bounced: 7 }), day(from, { sent: 3 }), day(addDays(from, -1), { sent: 9, bounced: 9 })];
    expect(ratesOf(days, today)).toMatchObject({ from, sent: 3, bounces: 0 });
  });

  it('are nothing where nothing was sent', () => {
    expect(ratesOf([], today)).toEqual({ from: today, sent: 0, bounces: 0, complaints: 0, crossed: [] });
  });

  it('do not depend on the order of the days', () => {
    const someDays = fc
      .uniqueArray(fc.integer({ min: 0, max: 100 }), { maxLength: 30 })
      .chain((offsets) =>
        fc.tuple(
          fc.constant(
            offsets.map((offset) => day(addDays(today, -offset), { sent: 50 * (offset % 7), bounced: offset % 3, complained: offset % 2 })),
          ),
          fc.shuffledSubarray(offsets, { minLength: offsets.length }),
        ),
      );
    fc.assert(
      fc.property(someDays, ([days, order]) => {
        const shuffled = order.flatMap((offset) => days.filter((one) => one.day === addDays(today, -offset)));
        expect(ratesOf(shuffled, today)).toEqual(ratesOf(days, today));
      }),
    );
  });
});
