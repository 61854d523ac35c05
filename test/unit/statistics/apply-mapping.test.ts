import { describe, expect, it } from 'vitest';
import { countyCatalogue } from '../../../shared/county/catalogue.ts';
import { county } from '../../../shared/county/county.ts';
import { countySourceMappings } from '../../../shared/county/source-mappings.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { readSource } from '../../../shared/domain/statistics/read-mapped.ts';
import { sourceMappingsOf } from '../../../shared/domain/statistics/source-mapping.ts';
import { readRows } from '../../../shared/spreadsheets/read-rows.ts';
import { azr, errors, readCsvOf, values } from '../../support/source-values.ts';

const { mappings } = countySourceMappings();
const areas = areasOf(county);

describe('a table of a source', () => {
  it('becomes one observation per cell, with codes, rounding, reference date and the signs of the source', async () => {
    expect(await values('azr-bestand', azr('Amt Achterwehr;Syrien;1.250;-;1.250', 'Rendsburg;"Iran, Islamische Republik";.;5;10'))).toEqual([
      'foreign_population 010585803 2026-10 SYR M _T 1250 F 5 2026-10-31',
      'foreign_population 010585803 2026-10 SYR F _T 0 F 5 2026-10-31',
      'foreign_population 010585803 2026-10 SYR _T _T 1250 F 5 2026-10-31',
      'foreign_population 01058135 2026-10 IRN M _T Q C 5 2026-10-31',
      'foreign_population 01058135 2026-10 IRN F _T 5 F 5 2026-10-31',
      'foreign_population 01058135 2026-10 IRN _T _T 10 F 5 2026-10-31',
    ]);
  });

  it('names every wrong cell with line and column as the file has them', async () => {
    expect(await errors('azr-bestand', azr('Amt Nirgendwo;Syrien;7;5;10', '010585803;Atlantis;5;12.5;', '010585803;SYR;5;5;5;9'))).toEqual([
      '5/1 Den Schlüssel „Amt Nirgendwo“ gibt es im Kreis Rendsburg-Eckernförde nicht. Möglich sind Land (01), Kreis (01058), Amt mit neun, Gemeinde mit acht oder zwölf Ziffern.',
      '5/3 „7“ ist kein Vielfaches von 5. Diese Quelle rundet auf 5. Bitte prüfen Sie die Zahl und die Quelle.',
      '6/2 „Atlantis“ ist unter „Staat“ nicht bekannt. Bitte prüfen Sie die Schreibweise, oder lassen Sie die Zuordnung der Quelle ergänzen.',
      '6/4 „12.5“ passt nicht dazu, wie die Zahlen geschrieben sind: Punkt zwischen Tausendern, Komma vor Nachkommastellen.',
      expect.stringContaining('6/5 Hier fehlt eine Zahl.'),
      '7/6 Diese Zelle steht unter keiner Spalte. Bitte löschen Sie sie, oder geben Sie der Spalte einen Namen.',
    ]);
  });

  it('reads columns in any order, and refuses those it does not know, has twice or misses', async () => {
    const [one] = await values('azr-bestand', 'Stand;31. Oktober 2026\nInsgesamt;Nationalität;Schlüssel\n10;UKR;01058\n');
    expect(one).toBe('foreign_population 01058 2026-10 UKR _T _T 10 F 5 2026-10-31');
    expect(await errors('azr-bestand', 'Stand;31.10.2026\nInsgesamt;Nationalität;Alter;Gesamt\n')).toEqual([
      '2/ Die Spalte „Schlüssel“, „Raum“, „Amt / Gemeinde“ oder „Gebiet“ fehlt.',
      expect.stringContaining('2/3 Eine Spalte „Alter“ hat diese Quelle bisher nicht.'),
      '2/4 Die Spalte „Gesamt“ steht zweimal in der Kopfzeile. Bitte entfernen Sie eine davon.',
    ]);
  });

  it('asks whether it is the right source when most columns are unknown', async () => {
    const other = 'Gebiet;Rechtskreis;Alter;Merkmal;Anzahl\n';
    expect(await errors('azr-bestand', `Stand;31.10.2026\nGebiet;Staat;Rechtskreis;Alter;Merkmal\n`)).toContain(
      '2/ 3 von 5 Spalten der Datei kennt diese Quelle nicht. Ist es die richtige Quelle? Wenn nicht, wählen Sie bitte eine andere.',
    );
    expect((await errors('satzform', other))[0]).toContain('Ist es die richtige Quelle?');
  });

  it('names the nearest word for one that nobody knows', async () => {
    expect(await errors('azr-bestand', azr('Felde;Türkeii;5;5;10', 'Felde;SYRX;5;5;10'))).toEqual([
      expect.stringContaining('5/2 „Türkeii“ ist unter „Staat“ nicht bekannt. Meinten Sie „Türkei“?'),
      expect.stringContaining('6/2 „SYRX“ ist unter „Staat“ nicht bekannt. Bitte'),
    ]);
  });

  it('takes what stands above for an empty cell only where cells are merged', async () => {
    expect(await values('azr-bestand', azr('Felde;Syrien;5;5;10', ';Ukraine;5;5;10'))).toContain(
      'foreign_population 01058050 2026-10 UKR _T _T 10 F 5 2026-10-31',
    );
    expect(await errors('azr-bestand', azr('Felde;;5;5;10'))).toEqual(['5/2 Die Zelle unter „Staat“ ist leer.']);
  });

  it('needs the month once: from the file, or from whoever uploads, and never two', async () => {
    const courses = 'Kursart,Neue Teilnehmende\nAlphabetisierungskurs,12\nInsgesamt,40\n';
    expect(await errors('bamf-kurse', courses)).toEqual([
      '1/ Für welchen Monat gilt diese Datei? In ihr steht es nicht. Bitte wählen Sie den Monat.',
    ]);
    expect(await values('bamf-kurse', courses, { month: '2026-09' })).toEqual([
      'integration_course_entries 01058 2026-09 _T _T literacy 12 F  2026-09-30',
      'integration_course_entries 01058 2026-09 _T _T _T 40 F  2026-09-30',
    ]);
    expect(await errors('azr-bestand', azr('Felde;Syrien;5;5;10'), { month: '2026-09' })).toEqual([
      '2/1 In der Datei steht Oktober 2026, gewählt haben Sie September 2026. Bitte prüfen Sie, welcher Monat stimmt.',
    ]);
  });

  it('does not take a month in a column for another one that was chosen', async () => {
    const record = 'INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\nprivate_entries,01058,2026-10,3\n';
    expect(await values('satzform', record, { month: '2026-10' })).toHaveLength(1);
    expect(await errors('satzform', record, { month: '2026-09' })).toEqual([
      expect.stringContaining('In der Datei steht Oktober 2026, gewählt haben Sie September 2026.'),
    ]);
  });

  it('asks how numbers are written where the mapping does not say and a number has two readings', async () => {
    const courses = 'Kursart;Neue Teilnehmende\nAlphabetisierungskurs;1.000\n';
    const refused = await readCsvOf('bamf-kurse', courses, { month: '2026-09' });
    expect(refused).toMatchObject({
      accepted: false,
      asks: 'numbers',
      errors: [{ line: 2, message: expect.stringContaining('„1.000“ ist mehrdeutig: Sind 1000 gemeint') }],
    });
    expect(await values('bamf-kurse', courses, { month: '2026-09', numbers: 'de' })).toEqual([expect.stringContaining('literacy 1000 F')]);
    expect(await errors('bamf-kurse', courses, { month: '2026-09', numbers: 'en' })).toEqual([expect.stringContaining('hat Nachkommastellen')]);
  });

  it('leaves out what is about another Kreis, and counts it', async () => {
    const reading = await readCsvOf(
      'lazuf-zuweisungen',
      'Berichtsmonat Okt 2026\nKreis;Asyl;Ukraine;insgesamt\nSegeberg;3;4;7\nRendsburg-Eckernförde;1;2;3\nSchleswig-Holstein;10;20;30\n',
    );
    expect(reading).toMatchObject({ accepted: true, foreignLines: 1, observations: { length: 6 } });
    expect(await errors('lazuf-zuweisungen', 'Berichtsmonat Okt 2026\nKreis;Asyl;Ukraine;insgesamt\nBielefeld;1;2;3\n')).toEqual([
      expect.stringContaining('3/1 „Bielefeld“ ist unter „Kreis“ nicht bekannt.'),
    ]);
  });

  it('says where a line stands twice', async () => {
    expect(await errors('azr-bestand', azr('Felde;Syrien;5;5;10', '01058050;SYR;5;5;10'))).toContain(
      '6/5 Dieselbe Angabe steht schon in Zeile 5: gleicher Indikator, Raum und Monat, gleiche Merkmale. Bitte entfernen Sie eine der beiden Zeilen.',
    );
  });

  it('reads months of the Labour Agency in a column, provisional, with hidden numbers', async () => {
    const csv =
      'Region\tBerichtsmonat\tMerkmal\tStaatsangehörigkeit\tMänner\tFrauen\tInsgesamt\nKreis Rendsburg-Eckernförde\t10/2026\tArbeitslose\tUkraine\t*\t1.012\t1.014\n';
    expect(await values('ba-arbeitsmarkt', csv)).toEqual([
      'employed_unemployed_foreign 01058 2026-10 UKR M unemployed Q A  2026-10-31',
      'employed_unemployed_foreign 01058 2026-10 UKR F unemployed 1012 F  2026-10-31',
      'employed_unemployed_foreign 01058 2026-10 UKR _T unemployed 1014 F  2026-10-31',
    ]);
  });

  it('keeps the month of the state report, and its sum since January apart', async () => {
    const csv = 'Bericht für Oktober 2026\nKennzahl;Monat;seit Jahresbeginn\nAbschiebungen;52;480\nSchutzquote;45,5 %;44,0 %\n';
    const reading = await readCsvOf('land-bericht', csv);
    expect(reading).toMatchObject({
      accepted: true,
      observations: [
        { indicator: 'deportations', value: 52 },
        { indicator: 'protection_rate', value: 45.5 },
      ],
      yearToDate: [{ value: 480 }, { value: 44 }],
    });
  });
});

it('has a mapping for every source of the report, each with words that are there', () => {
  expect(mappings.map(({ code }) => code)).toEqual([
    'satzform',
    'azr-bestand',
    'lazuf-zuweisungen',
    'ba-arbeitsmarkt',
    'bamf-kurse',
    'jobcenter-sgb2',
    'land-bericht',
  ]);
});

describe('another table of a source', () => {
  const mapping = {
    code: 'einbuergerungen',
    label: 'Einbürgerungen',
    note: 'Eine Zeile für jede frühere Staatsangehörigkeit.',
    shape: 'table',
    fixed: { INDICATOR: 'naturalisations', REF_AREA: '01058' },
    columns: [
      { names: ['Herkunft'], dimension: 'CITIZENSHIP', words: ['states'], strict: true },
      { names: ['Frauen'], values: { SEX: 'F' } },
      { names: ['Alle'], values: {} },
    ],
    month: { title: ['Monat'] },
    signs: { '/': { obsStatus: 'Q', confStatus: 'A' } },
  };
  const vocabularyOf = (changed: Record<string, unknown> = {}) => ({
    vocabularies: { states: { Syrien: 'SYR', alle: '_T' } },
    mappings: [{ ...mapping, ...changed }],
  });

  it('is another row of data, and no code', async () => {
    const own = sourceMappingsOf(vocabularyOf());
    const found = own.find('einbuergerungen');
    if (found === undefined) throw new Error('not there');
    const rows = await readRows(Buffer.from('Monat;Mai 2026\nHerkunft;Alle;Frauen\nSyrien;12;/\nalle;20;9\n'), { columns: ['Herkunft', 'Alle'] });
    const reading = readSource(rows, found, {
      areas,
      catalogue: countyCatalogue,
      currentMonth: '2026-11',
      root: '01',
      vocabularies: own.vocabularies,
      words: own.words,
    });
    expect(reading).toMatchObject({ accepted: true, signs: new Map([['/', 1]]) });
    expect(reading.accepted && reading.observations.map((o) => [o.citizenship, o.sex, o.value ?? o.confStatus])).toEqual([
      ['SYR', '_T', 12],
      ['SYR', 'F', 'A'],
      ['_T', '_T', 20],
      ['_T', 'F', 9],
    ]);
  });

  it.each([
    [
      'a vocabulary that is not there',
      {
        columns: [
          { names: ['A'], dimension: 'AGE', words: ['ages'] },
          { names: ['B'], values: {} },
        ],
      },
      'names the vocabulary ages',
    ],
    [
      'a column twice',
      {
        columns: [
          { names: ['A'], dimension: 'AGE' },
          { names: ['a '], values: {} },
        ],
      },
      'names a column twice',
    ],
    [
      'no numbers',
      {
        columns: [
          { names: ['A'], dimension: 'AGE' },
          { names: ['B'], ignored: true },
        ],
      },
      'no column with numbers',
    ],
    ['a month in no column', { month: 'column' }, 'has the month in a column'],
    ['a property that nobody reads', { colums: [] }, 'colums'],
  ])('is refused with %s', (_name, changed, message) => {
    expect(() => sourceMappingsOf(vocabularyOf(changed))).toThrow(message);
  });
});
