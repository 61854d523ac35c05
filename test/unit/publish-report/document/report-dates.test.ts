import { describe, expect, it } from 'vitest';
import { nextDates, nextReportSentence } from '../../../../functions/publish-report/document/report-dates.ts';
import { county } from '../../../../shared/county/county.ts';

describe('the next report', () => {
  it.each([
    ['on time', '2026-11-25T05:00:00.000Z', 'am 25. Dezember 2026 um 06:00 Uhr mit den Zahlen für November 2026'],
    [
      'on the day of the next one, before its minute',
      '2026-12-25T04:59:00.000Z',
      'am 25. Dezember 2026 um 06:00 Uhr mit den Zahlen für November 2026',
    ],
    ['at that minute', '2026-12-25T05:00:00.000Z', 'am 25. Januar 2027 um 06:00 Uhr mit den Zahlen für Dezember 2026'],
    ['late', '2026-12-28T09:00:00.000Z', 'am 25. Januar 2027 um 06:00 Uhr mit den Zahlen für Dezember 2026'],
    ['years late', '2028-03-26T05:00:00.000Z', 'am 25. April 2028 um 06:00 Uhr mit den Zahlen für März 2028'],
    ['in the month itself', '2026-10-31T09:00:00.000Z', 'am 25. Dezember 2026 um 06:00 Uhr mit den Zahlen für November 2026'],
  ])('of an issue that comes %s has not passed', (_name, madeAt, expected) => {
    expect(nextReportSentence('2026-10', madeAt, county)).toBe(`Der nächste Bericht erscheint ${expected}.`);
  });

  it('has no date in the list that has passed', () => {
    expect(nextDates('2026-10', '2026-12-21T09:00:00.000Z', county)).toEqual([
      '25. Dezember 2026, 06:00 Uhr: Bericht mit den Zahlen für November 2026',
      '20. Januar 2027: Redaktionsschluss für die Zahlen von Dezember 2026',
      '25. Januar 2027, 06:00 Uhr: Bericht mit den Zahlen für Dezember 2026',
      '20. Februar 2027: Redaktionsschluss für die Zahlen von Januar 2027',
      '25. Februar 2027, 06:00 Uhr: Bericht mit den Zahlen für Januar 2027',
    ]);
  });
});
