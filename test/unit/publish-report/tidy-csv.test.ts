import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type ReleasedRecord, releasedRecords } from '../../../functions/publish-report/files/released-records.ts';
import { tidyCsv } from '../../../functions/publish-report/files/tidy-csv.ts';
import { county } from '../../../shared/county/county.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { readFigures } from '../../../shared/domain/statistics/figures-file.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { monthlyReport } from '../../../shared/domain/statistics/monthly-report.ts';
import { type Observation, recordColumns } from '../../../shared/domain/statistics/observation.ts';
import { countyMonth } from '../../support/county-figures.ts';
import { observation } from '../../support/observations.ts';

const month = '2026-10';

const rowsOf = (csv: string): string[][] => z.array(z.array(z.string())).parse(parse(csv, { relax_column_count: false }));

const blank: ReleasedRecord = {
  INDICATOR: 'private_entries',
  REF_AREA: '01058',
  TIME_PERIOD: '2026-10',
  FREQ: 'M',
  CITIZENSHIP: '_T',
  SEX: '_T',
  AGE: '_T',
  STATUS: '_T',
  OBS_VALUE: 3,
  UNIT_MEASURE: 'P',
  OBS_STATUS: 'A',
  CONF_STATUS: 'F',
  SOURCE: '',
  REFERENCE_DATE: '',
  RELEASE: '',
  ROUNDING_BASE: '',
  COMMENT_OBS: '',
};

const csvOf = (observations: readonly Observation[]): string =>
  tidyCsv(
    releasedRecords({
      report: monthlyReport({ month, profile: county, catalogue, observations: new Map([[month, observations]]) }),
      revision: 1,
      county: county.key,
      catalogue,
      structure: { indicators: [] },
    }),
  );

describe('the CSV of a report', () => {
  it('begins with the record columns and ends every line with CRLF', () => {
    const csv = tidyCsv([blank]);
    expect(csv.split('\r\n')).toEqual([recordColumns.join(','), 'private_entries,01058,2026-10,M,_T,_T,_T,_T,3,P,A,F,,,,,', '']);
  });

  it('gives back every text, commas, quotes and line breaks included', () => {
    const harmless = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r]/.test(text));
    const special = fc.constantFrom('a,b', '"', '""', 'a\r\nb', '\n', ' a ', ';', 'ä,"ß"\n');
    fc.assert(
      fc.property(fc.oneof(harmless, special), fc.oneof(harmless, special), (SOURCE, COMMENT_OBS) => {
        const [, row] = rowsOf(tidyCsv([{ ...blank, SOURCE, COMMENT_OBS }]));
        expect(row?.[recordColumns.indexOf('SOURCE')]).toBe(SOURCE);
        expect(row?.[recordColumns.indexOf('COMMENT_OBS')]).toBe(COMMENT_OBS);
      }),
    );
  });

  it.each(['=1+1', '+49 4331', '-cmd', '@SUM(A1)', '\t=1', '\r=1'])('keeps %j from being run as a formula', (COMMENT_OBS) => {
    const [, row] = rowsOf(tidyCsv([{ ...blank, COMMENT_OBS }]));
    expect(row?.[recordColumns.indexOf('COMMENT_OBS')]).toBe(`'${COMMENT_OBS}`);
  });

  it('writes numbers as numbers, below zero too', () => {
    const [, row] = rowsOf(tidyCsv([{ ...blank, OBS_VALUE: -1234.5 }]));
    expect(row?.[recordColumns.indexOf('OBS_VALUE')]).toBe('-1234.5');
  });

  it('has rows of its month that are a figures file: what is delivered is read back equal', () => {
    const delivered = countyMonth(month);
    const ofMonth = rowsOf(csvOf(delivered)).filter(([, , period]) => ['TIME_PERIOD', month].includes(period ?? ''));
    const rows = ofMonth.map((cells, index) => ({ line: index + 1, cells }));
    const reading = readFigures(rows, { areas: areasOf(county), catalogue, currentMonth: '2026-11' });
    if (!reading.accepted) throw new Error(JSON.stringify(reading.errors.slice(0, 3)));
    const read = new Map(reading.observations.map((row) => [`${row.indicator} ${row.area} ${row.sex}`, row.value]));
    const shown = delivered.filter(({ sex }) => sex === '_T');
    expect(shown.length).toBe(4 * 165);
    expect(shown.filter(({ indicator, area, sex, value }) => read.get(`${indicator} ${area} ${sex}`) !== value)).toEqual([]);
  });

  it('as a whole is none: sums since January are no delivery, and the refusal says which rows to keep', () => {
    const rows = rowsOf(csvOf(countyMonth(month))).map((cells, index) => ({ line: index + 1, cells }));
    const reading = readFigures(rows, { areas: areasOf(county), catalogue, currentMonth: '2026-11' });
    expect(reading.accepted ? [] : [...new Set(reading.errors.map(({ message }) => message))]).toEqual([
      '„2026-01-01/P10M“ ist eine Summe mehrerer Monate und wird nicht eingelesen. Bitte behalten Sie nur die Zeilen der Monate, die Sie liefern.',
    ]);
  });

  it('shows neither the value nor the comment of a hidden figure, and one code for all of them', () => {
    const hidden = ['A', 'C', 'D'] as const;
    const csv = csvOf(
      county.administrations
        .slice(0, 3)
        .map(({ area }, at) => observation({ area, value: 98765, confStatus: hidden[at] ?? 'C', comment: 'nur zwei Personen' })),
    );
    expect(csv).not.toMatch(/98765|zwei Personen/);
    const statuses = rowsOf(csv).map((row) => `${row[recordColumns.indexOf('OBS_STATUS')]}${row[recordColumns.indexOf('CONF_STATUS')]}`);
    // The three, the county and its rate, and the rates of the three; the county has no other months.
    expect(statuses.filter((status) => status === 'QC')).toHaveLength(3 + 1 + 3 + 1);
  });

  it('writes what is missing as missing', () => {
    const rows = rowsOf(csvOf([observation({ area: county.administrations[0]?.area ?? '', value: 4 })]));
    const whole = rows.find((row) => row[0] === 'foreign_population' && row[1] === county.key && row[2] === month);
    expect([whole?.[recordColumns.indexOf('OBS_VALUE')], whole?.[recordColumns.indexOf('OBS_STATUS')]]).toEqual(['', 'O']);
  });

  it('has every value once', () => {
    const subjects = rowsOf(csvOf(countyMonth('2026-10'))).map((row) => row.slice(0, 8).join('|'));
    expect(new Set(subjects).size).toBe(subjects.length);
  });
});
