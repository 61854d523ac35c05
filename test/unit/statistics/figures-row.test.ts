import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { readFigures } from '../../../shared/domain/statistics/figures-file.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { observationSchema } from '../../../shared/domain/statistics/observation.ts';

const context = { areas: areasOf(county), catalogue, currentMonth: '2026-11' };

const count = { INDICATOR: 'foreign_population', REF_AREA: '01058', TIME_PERIOD: '2026-10', OBS_VALUE: '7' };
const rate = { ...count, INDICATOR: 'protection_rate', REF_AREA: '01' };
const average = { ...count, INDICATOR: 'state_housing_occupants_avg', REF_AREA: '01' };
const balance = { ...count, INDICATOR: 'allocation_balance' };

/** Reads one row given by its columns. */
const read = (row: Record<string, string>) =>
  readFigures(
    [
      { line: 1, cells: Object.keys(row) },
      { line: 2, cells: Object.values(row) },
    ],
    context,
  );
const accepted = (row: Record<string, string>) => {
  const reading = read(row);
  if (!reading.accepted) throw new Error(JSON.stringify(reading.errors));
  return observationSchema.parse(reading.observations[0]);
};
const refused = (row: Record<string, string>) => {
  const reading = read(row);
  if (reading.accepted) throw new Error(JSON.stringify(reading.observations));
  return reading.errors.map(({ column, message }) => [column?.name, message]);
};

describe('OBS_VALUE', () => {
  it.each([
    [count, '0', 0],
    [count, '1000', 1000],
    [count, ' 12 ', 12],
    [count, '-', 0],
    [count, '–', 0],
    [rate, '12', 12],
    [rate, '12,5', 12.5],
    [rate, '12.5', 12.5],
    [rate, '100,00', 100],
    [rate, '0,125', 0.125],
    [rate, '1234,567', 1234.567],
    [rate, '12,3450', 12.345],
    [rate, '1.234,5', 1234.5],
    [rate, '1,234.5', 1234.5],
    [average, '2345,75', 2345.75],
    [balance, '-5', -5],
    [balance, '−5', -5],
    [balance, '+5', 5],
    [balance, '-0', 0],
  ])('of %o is read: %s', (row, text, value) => {
    expect(accepted({ ...row, OBS_VALUE: text }).value).toBe(value);
  });

  it.each([
    [count, '1.000', '„1.000“ ist mehrdeutig: Sind 1000 gemeint oder eine Zahl mit Nachkommastellen? Bitte schreiben Sie 1000, wenn Sie das meinen.'],
    [count, '1,000', '„1,000“ ist mehrdeutig'],
    [balance, '-1.000', '„-1.000“ ist mehrdeutig'],
    [rate, '12,345', '„12,345“ ist mehrdeutig: Sind 12345 gemeint oder 12,345? Bitte schreiben Sie 12345 oder 12,3450.'],
    [rate, '1.000', 'Sind 1000 gemeint oder 1,000?'],
    [count, '1.234.567', 'ohne Trennzeichen zwischen den Tausendern'],
    [count, '12,5', '„12,5“ hat Nachkommastellen. Personen werden in ganzen Zahlen gezählt.'],
    [count, '12.0', 'hat Nachkommastellen'],
    [count, '-5', '„-5“ ist kleiner als null. Das ist bei „Ausländische Bevölkerung“ nicht möglich.'],
    [rate, '-1,5', 'kleiner als null'],
    [count, '+5', 'ist keine Zahl'],
    [count, '1E+05', 'Kurzschreibweise'],
    [rate, '1,5e3', 'Kurzschreibweise'],
    [count, '1 000', '„1 000“ enthält Leerzeichen'],
    [count, '1\u202f000', 'enthält Leerzeichen'],
    [count, '=1+1', '„=1+1“ ist eine Formel'],
    [count, '@SUM(A1)', 'ist eine Formel'],
    [count, '01058135', 'beginnt mit einer Null. Steht hier ein Schlüssel'],
    [count, '10585803001', 'ist zu groß'],
    [count, '9'.repeat(400), 'ist zu groß'],
    [count, 'k. A.', 'ist keine Zahl. Möglich sind Zahlen und die Zeichen'],
    [count, '<3', 'ist keine Zahl'],
    [count, '٣', 'ist keine Zahl'],
    [count, 'NaN', 'ist keine Zahl'],
    [count, 'Infinity', 'ist keine Zahl'],
    [count, '0x10', 'ist keine Zahl'],
    [count, '1,', 'ist keine Zahl'],
    [rate, '12,5 %', 'ist keine Zahl'],
    [rate, '1.23,4', 'ist keine Zahl'],
    [rate, ',5', 'ist keine Zahl'],
  ])('of %o is refused: %s', (row, text, sentence) => {
    expect(refused({ ...row, OBS_VALUE: text })).toEqual([['OBS_VALUE', expect.stringContaining(sentence)]]);
  });

  it.each([
    ['.', '', 'Q', 'C'],
    ['*', '', 'Q', 'A'],
    ['x', '', 'M', 'F'],
    ['…', '', 'O', 'F'],
    ['...', 'P', 'O', 'F'],
    ['.', 'L', 'L', 'C'],
    ['', 'L', 'L', 'F'],
    ['', 'M', 'M', 'F'],
    ['', 'O', 'O', 'F'],
    ['', 'H', 'H', 'F'],
    ['', 'Q', 'Q', 'F'],
    ['', 'K', 'K', 'F'],
  ])('has no value with „%s“ and status „%s“: %s, %s', (text, given, obsStatus, confStatus) => {
    const read = accepted({ ...count, OBS_VALUE: text, OBS_STATUS: given });
    expect(read).toMatchObject({ obsStatus, confStatus });
    expect(read).not.toHaveProperty('value');
  });

  it('keeps the secrecy that the file states beside a sign', () => {
    expect(accepted({ ...count, OBS_VALUE: '*', CONF_STATUS: 'D' })).toMatchObject({ obsStatus: 'Q', confStatus: 'D' });
  });

  it.each([
    ['', '', 'OBS_VALUE', 'Hier fehlt der Wert.'],
    ['', 'A', 'OBS_VALUE', 'Hier fehlt der Wert.'],
    ['', 'P', 'OBS_VALUE', 'Hier fehlt der Wert.'],
    ['5', 'Q', 'OBS_STATUS', 'OBS_STATUS Q sagt, dass der Wert fehlt, in OBS_VALUE steht aber „5“.'],
    ['-', 'M', 'OBS_STATUS', 'sagt, dass der Wert fehlt'],
  ])('is refused with „%s“ and status „%s“', (text, status, column, sentence) => {
    expect(refused({ ...count, OBS_VALUE: text, OBS_STATUS: status })).toEqual([[column, expect.stringContaining(sentence)]]);
  });
});

describe('the other columns', () => {
  it.each([
    ['INDICATOR', '', 'Hier fehlt der Indikator.'],
    ['INDICATOR', 'Foreign_Population', 'gibt es nicht. Meinten Sie foreign_population?'],
    ['INDICATOR', 'nothing_like_it', 'Einen Indikator „nothing_like_it“ gibt es nicht.'],
    ['INDICATOR', '=cmd|x', 'gibt es nicht'],
    ['REF_AREA', '', 'Hier fehlt der Raumschlüssel.'],
    ['REF_AREA', '1058001', 'fehlt die führende Null: gemeint ist wohl 01058001'],
    ['REF_AREA', '01058999', 'Den Schlüssel „01058999“ gibt es im Kreis Rendsburg-Eckernförde nicht.'],
    ['TIME_PERIOD', '', 'ist kein Monat'],
    ['TIME_PERIOD', '10/2026', '„10/2026“ ist kein Monat. Bitte schreiben Sie Jahr und Monat so: 2026-10.'],
    ['TIME_PERIOD', '2026-13', 'ist kein Monat'],
    ['TIME_PERIOD', '2026-10-01', 'ist kein Monat'],
    ['TIME_PERIOD', '2026-12', 'Dezember 2026 liegt in der Zukunft. Möglich ist höchstens der laufende Monat, November 2026.'],
    ['FREQ', 'Q', '„Q“ ist nicht möglich: Es werden nur Monatswerte (M) eingelesen.'],
    ['CITIZENSHIP', 'Ukraine', '„Ukraine“ ist kein gültiger Code. So sehen Codes hier aus: UKR, SYR, EU27, other. Für die Gesamtheit steht _T.'],
    ['CITIZENSHIP', 'UKA', '„UKA“ ist kein Staat nach ISO 3166-1. Gruppen von Staaten haben mindestens vier Zeichen'],
    ['CITIZENSHIP', 'QQ', '„QQ“ ist kein Staat nach ISO 3166-1.'],
    ['CITIZENSHIP', 'U', 'ist kein gültiger Code'],
    ['CITIZENSHIP', 'ukr', 'ist kein gültiger Code'],
    ['SEX', 'W', 'ist kein gültiger Code'],
    ['AGE', '0-17', 'ist kein gültiger Code'],
    ['AGE', 'Y18T6', 'Das höhere Alter steht vor dem niedrigeren.'],
    ['STATUS', '§ 24', 'ist kein gültiger Code'],
    ['STATUS', '_A', 'ist kein gültiger Code'],
    ['OBS_STATUS', 'Z', '„Z“ ist nicht möglich. Erlaubt sind A, B, D'],
    ['OBS_STATUS', 'a', '„a“ ist nicht möglich'],
    ['CONF_STATUS', 'B', '„B“ ist nicht möglich. Erlaubt sind A, C, D'],
    ['UNIT_MEASURE', 'C', '„C“ passt nicht zum Indikator: Er wird in Personen gezählt. Bitte schreiben Sie P oder lassen Sie die Zelle leer.'],
    ['REFERENCE_DATE', '31.10.2026', '„31.10.2026“ ist kein Datum, das es gibt.'],
    ['REFERENCE_DATE', '2026-02-30', 'ist kein Datum, das es gibt'],
    ['ROUNDING_BASE', '0', 'ist keine Rundungsbasis'],
    ['ROUNDING_BASE', '5,0', 'ist keine Rundungsbasis'],
    ['ROUNDING_BASE', '1001', 'ist keine Rundungsbasis'],
    ['SOURCE', 'x'.repeat(201), 'höchstens 200 Zeichen'],
    ['COMMENT_OBS', 'x'.repeat(1001), 'höchstens 1000 Zeichen'],
    ['COMMENT_OBS', 'a\u0007b', 'unsichtbares Steuerzeichen'],
  ])('refuses %s %s', (column, text, sentence) => {
    expect(refused({ ...count, [column]: text })).toEqual([[column, expect.stringContaining(sentence)]]);
  });

  it.each([
    ['FREQ', 'M', { freq: 'M' }],
    ['TIME_PERIOD', '2026-11', { period: '2026-11' }],
    ['SEX', 'D', { sex: 'D' }],
    ['SEX', '_X', { sex: '_X' }],
    ['AGE', 'Y_GE65', { age: 'Y_GE65' }],
    ['AGE', 'Y7', { age: 'Y7' }],
    ['CITIZENSHIP', 'EU27', { citizenship: 'EU27' }],
    ['CITIZENSHIP', 'UA', { citizenship: 'UKR' }],
    ['CITIZENSHIP', 'XK', { citizenship: 'XKX' }],
    ['CITIZENSHIP', 'EU', { citizenship: 'EU' }],
    ['CITIZENSHIP', '_O', { citizenship: '_O' }],
    ['CITIZENSHIP', 'other', { citizenship: 'other' }],
    ['STATUS', '24AufenthG', { status: '24AufenthG' }],
    ['CITIZENSHIP', '', { citizenship: '_T' }],
    ['UNIT_MEASURE', '', { unit: 'P' }],
    ['UNIT_MEASURE', 'Personen', { unit: 'P' }],
    ['SOURCE', '', { source: 'Ausländerzentralregister' }],
    ['ROUNDING_BASE', '7', { roundingBase: 7 }],
    ['COMMENT_OBS', 'erste Zeile\nzweite', { comment: 'erste Zeile\nzweite' }],
  ])('reads %s %s', (column, text, expected) => {
    expect(accepted({ ...count, [column]: text })).toMatchObject(expected);
  });

  it.each(['%', 'PC', 'PT', 'Prozent', ''])('reads %s as the unit of a rate', (text) => {
    expect(accepted({ ...rate, UNIT_MEASURE: text }).unit).toBe('%');
  });

  it('refuses a rate for an area that has none', () => {
    expect(refused({ ...rate, REF_AREA: '01058001' })).toEqual([
      ['REF_AREA', '„Schutzquote“ gibt es nur für das Land. Bitte prüfen Sie Indikator und Raum.'],
    ]);
  });

  it('quotes a cell short and on one line', () => {
    expect(refused({ ...count, OBS_VALUE: `a\nb${'c'.repeat(100)}` })[0]?.[1]).toMatch(/^„a·bc{27}…“ ist keine Zahl/);
  });
});
