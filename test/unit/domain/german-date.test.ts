import { describe, expect, it } from 'vitest';
import { parseGermanDate } from '../../../shared/domain/german-date.ts';

describe('a date as people type it', () => {
  it.each([
    ['1.3.2027', '2027-03-01'],
    ['01.03.2027', '2027-03-01'],
    [' 1. 3. 27 ', '2027-03-01'],
    ['2027-03-01', '2027-03-01'],
    ['29.2.2028', '2028-02-29'],
    ['30. November 2027', '2027-11-30'],
    ['1. Ma\u0308rz 2027', '2027-03-01'],
    ['1 Maerz 27', '2027-03-01'],
    ['1. Mrz. 2027', '2027-03-01'],
    ['5. MAI 2027', '2027-05-05'],
    ['1.Sept.2027', '2027-09-01'],
    ['31. Jänner 2027', '2027-01-31'],
    // A form that can be read; that the day does not exist says the schema.
    ['29.2.2027', '2027-02-29'],
    ['31. April 2027', '2027-04-31'],
    ['1. Monat 2027', undefined],
    ['1. Ju 2027', undefined],
    ['13.27', undefined],
    ['1/3/2027', undefined],
    ['', undefined],
  ])('%s', (text, date) => {
    expect(parseGermanDate(text)).toBe(date);
  });
});
