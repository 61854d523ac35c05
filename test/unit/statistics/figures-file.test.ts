import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { type FiguresReading, readFigures } from '../../../shared/domain/statistics/figures-file.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { recordColumns } from '../../../shared/domain/statistics/observation.ts';
import { observation } from '../../support/observations.ts';

const context = { areas: areasOf(county), catalogue, currentMonth: '2026-11' };

/** Reads lines written with `|` between the cells. */
const read = (...lines: string[]): FiguresReading =>
  readFigures(
    lines.map((text, at) => ({ line: at + 1, cells: text.split('|') })),
    context,
  );

const observationsOf = (reading: FiguresReading) => {
  if (!reading.accepted) throw new Error(reading.errors.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return reading.observations;
};
const errorsOf = (reading: FiguresReading) => {
  if (reading.accepted) throw new Error('accepted');
  return reading.errors.map(({ line, column, message }) => [line, column?.position, column?.name, message] as const);
};

describe('columns', () => {
  const header = 'INDICATOR|REF_AREA|TIME_PERIOD|OBS_VALUE';
  const row = 'foreign_population|01058|2026-10|7';

  it('needs four; the others have defaults', () => {
    expect(observationsOf(read(header, row))).toEqual([observation({ value: 7 })]);
  });

  it('takes all of the record shape', () => {
    const full = 'foreign_population|010585803001|2026-10|M|UKR|F|Y0T17|par24|15|P|P|C|Register|2026-10-25|v1|5|geschätzt';
    expect(observationsOf(read(recordColumns.join('|'), full))).toEqual([
      observation({
        area: '01058001',
        citizenship: 'UKR',
        sex: 'F',
        age: 'Y0T17',
        status: 'par24',
        value: 15,
        obsStatus: 'P',
        confStatus: 'C',
        source: 'Register',
        referenceDate: '2026-10-25',
        release: 'v1',
        roundingBase: 5,
        comment: 'geschätzt',
      }),
    ]);
  });

  it('takes them in any order and case, with spaces around, and with what spreadsheets leave behind', () => {
    expect(observationsOf(read(' Time_Period|obs_value | REF_AREA|indicator|||', '2026-10| 7 |01058| foreign_population|||', '||||||'))).toEqual([
      observation({ value: 7 }),
    ]);
    expect(observationsOf(read('', ' ', header, '', row))).toHaveLength(1);
  });

  it.each([
    ['an empty file', [], [1, undefined, undefined, 'Die Datei ist leer.']],
    ['only empty lines', ['', '|||'], [1, undefined, undefined, 'Die Datei ist leer.']],
    ['a header alone', ['', header, ''], [2, undefined, undefined, 'Unter der Kopfzeile stehen keine Zahlen.']],
    [
      'no header',
      [row],
      [
        1,
        undefined,
        undefined,
        'Die erste Zeile enthält keine bekannten Spaltennamen. Bitte setzen Sie eine Kopfzeile darüber, mindestens mit INDICATOR, REF_AREA, TIME_PERIOD und OBS_VALUE.',
      ],
    ],
    [
      'a column too few',
      ['INDICATOR|REF_AREA|TIME_PERIOD', 'foreign_population|01058|2026-10'],
      [1, undefined, 'OBS_VALUE', 'Die Spalte OBS_VALUE fehlt. Bitte ergänzen Sie sie.'],
    ],
    [
      'a misspelt column',
      [`${header}|OBS_STATTUS`, `${row}|A`],
      [1, 5, 'OBS_STATTUS', 'Eine Spalte „OBS_STATTUS“ gibt es nicht. Meinten Sie OBS_STATUS?'],
    ],
    [
      'a foreign column',
      [`${header}|Bearbeiter`, `${row}|A`],
      [1, 5, 'Bearbeiter', 'Eine Spalte „Bearbeiter“ gibt es nicht. Bitte entfernen Sie sie.'],
    ],
    [
      'a column without a name between others',
      [`|${header}`, `|${row}`],
      [1, 1, '', 'Diese Spalte hat keinen Namen. Bitte benennen oder entfernen Sie sie.'],
    ],
    [
      'a column twice',
      [`${header}|ref_area`, `${row}|01`],
      [1, 5, 'REF_AREA', 'Die Spalte REF_AREA kommt zweimal vor, zuerst als Spalte 2. Bitte entfernen Sie eine davon.'],
    ],
    ['a cell too many', [header, `${row}|5`], [2, undefined, undefined, expect.stringContaining('Diese Zeile hat 5 statt 4 Zellen.')]],
    ['an empty cell too many', [header, `${row}|`], [2, undefined, undefined, expect.stringContaining('4 Zellen')]],
    ['a cell too few', [header, 'foreign_population|01058|2026-10'], [2, undefined, undefined, expect.stringContaining('hat 3 statt 4 Zellen')]],
    ['a value under no name', [`${header}||`, `${row}||5`], [2, undefined, undefined, expect.stringContaining('hat 6 statt 4 Zellen')]],
    [
      'a duplicate row',
      [header, row, 'naturalisations|01|2026-10|1', 'foreign_population|01058|2026-10|8'],
      [
        4,
        undefined,
        undefined,
        'Dieselbe Angabe steht schon in Zeile 2: gleicher Indikator, Raum und Monat, gleiche Merkmale. Bitte entfernen Sie eine der beiden Zeilen.',
      ],
    ],
  ])('refuses %s', (_name, lines, error) => {
    expect(errorsOf(read(...lines))).toEqual([error]);
  });

  it('sees a duplicate behind another form of the area', () => {
    expect(errorsOf(read(header, 'naturalisations|01058135|2026-10|1', 'naturalisations|010580135|2026-10|1'))[0]?.[3]).toContain('schon in Zeile 2');
  });

  it('names the errors of header and rows at once, and all those of a row', () => {
    const reading = read(`${header}|Note`, 'foreign_popolation|1058|2026-13|1.000|x', `${row}|`, 'naturalisations|01|2026-12||');
    expect(errorsOf(reading).map(([line, position, name]) => [line, position, name])).toEqual([
      [1, 5, 'Note'],
      [2, 1, 'INDICATOR'],
      [2, 2, 'REF_AREA'],
      [2, 3, 'TIME_PERIOD'],
      [2, 4, 'OBS_VALUE'],
      [4, 3, 'TIME_PERIOD'],
      [4, 4, 'OBS_VALUE'],
    ]);
  });

  it('lists the first hundred errors and counts all', () => {
    const reading = read(header, ...Array.from({ length: 250 }, () => 'foreign_population|1058|2026-10|1'));
    expect(reading).toMatchObject({ accepted: false, errorCount: 250 });
    expect(errorsOf(reading)).toHaveLength(100);
  });

  it('takes 90 months in a file and no more', () => {
    const months = Array.from({ length: 92 }, (_, at) => `${2010 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`);
    const rows = months.map((month) => `foreign_population|01058|${month}|1`);
    expect(observationsOf(read(header, ...rows.slice(0, 90)))).toHaveLength(90);
    expect(errorsOf(read(header, ...rows))).toEqual([[92, 3, 'TIME_PERIOD', expect.stringContaining('mehr als 90 Monate')]]);
  });
});
