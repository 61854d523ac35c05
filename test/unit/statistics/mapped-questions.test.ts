import { describe, expect, it } from 'vitest';
import { azr, errors, values } from '../../support/source-values.ts';

describe('a file with commas between its cells', () => {
  const report = (...lines: string[]) => ['Bericht für Oktober 2026', ...lines, ''].join('\n');

  it.each([
    [
      'thousands that nobody quoted',
      report('Kennzahl,Monat,Vorjahresmonat', 'Asylerstanträge,1,234,'),
      '3/ Diese Zeile hat 4 Zellen, die Kopfzeile 3.',
    ],
    ['decimals that nobody quoted', report('Kennzahl,Monat,Vorjahresmonat', 'Schutzquote,45,5'), 'Ist 45,5 gemeint?'],
    [
      'decimals that would be a comment',
      report('Kennzahl,Monat,Anmerkung', 'Schutzquote,45,5'),
      '3/2 Hinter der Zahl 45 steht noch „5“: Ist 45,5 gemeint?',
    ],
    ['thousands in the place of last year', report('Kennzahl,Monat,Vorjahresmonat', 'Asylerstanträge,1,234'), 'Ist 1,234 gemeint?'],
  ])('asks about %s', async (_name, csv, sentence) => {
    expect(await errors('land-bericht', csv)).toContainEqual(expect.stringContaining(sentence));
  });

  it('reads what has one reading', async () => {
    expect(
      await values(
        'land-bericht',
        report('Kennzahl,Monat,Vorjahresmonat', 'Asylerstanträge,"1,234",7'.replace('1,234', '1.234'), 'Abschiebungen,52,48'),
      ),
    ).toHaveLength(2);
    expect(await values('land-bericht', report('Kennzahl;Monat;Anmerkung', 'Abschiebungen;52;48'))).toHaveLength(1);
    expect(await values('land-bericht', report('Kennzahl,Monat,Anmerkung', 'Schutzquote,"45,5",vorläufig'))).toHaveLength(1);
  });

  it('asks in the record shape too', async () => {
    const record = (value: string) => `INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,COMMENT_OBS\nprotection_rate,01,2026-10,${value}\n`;
    expect(await errors('satzform', record('45,5'))).toEqual([expect.stringContaining('2/4 Hinter der Zahl 45 steht noch „5“')]);
    expect(await values('satzform', record('"45,5",5 Fälle'))).toHaveLength(1);
    expect(await values('satzform', record('45,5').replaceAll(',', ';'))).toHaveLength(1);
  });
});

describe('a key beside a name', () => {
  const named = (...lines: string[]) => ['Stichtag: 31.10.2026', 'Schlüssel;Name;Staat;insgesamt', ...lines, ''].join('\n');

  it('stands for the lines below only where the name is empty or the same', async () => {
    expect(await values('azr-bestand', named('01058050;Felde;Syrien;10', ';felde;Ukraine;10', ';;Irak;5'))).toHaveLength(3);
    expect(await errors('azr-bestand', named('01058050;Felde;Syrien;10', ';Kreis Rendsburg-Eckernförde;Irak;2.000'))).toEqual([
      expect.stringContaining('4/1 Neben „Kreis Rendsburg-Eckernförde“ fehlt der Schlüssel; darüber steht „01058050“.'),
    ]);
  });

  it.each(['Rendsburg', 'Kiel', 'Amt Achterwehr'])('has to be the key of %s', async (name) => {
    expect(await errors('azr-bestand', named(`01058050;${name};Syrien;10`))).toEqual([
      `3/1 Der Schlüssel „01058050“ gehört zu „Felde“, daneben steht „${name}“. Welcher Raum ist gemeint? Bitte berichtigen Sie den Schlüssel oder den Namen.`,
    ]);
  });

  it.each([
    ['01058050', 'Felde, Gemeinde'],
    ['01058', 'Kreis'],
    ['010585803', 'Achterwehr'],
  ])('%s may be called %s', async (key, name) => {
    expect(await values('azr-bestand', named(`${key};${name};Syrien;10`))).toHaveLength(1);
  });

  it('asks whose total the last line is', async () => {
    const table = (...lines: string[]) => ['Stichtag: 31.10.2026', 'Gebiet;Staat;insgesamt', ...lines, ''].join('\n');
    expect(await errors('azr-bestand', table('Felde;Syrien;10', 'Amt Achterwehr;Syrien;10', ';insgesamt;20'))).toEqual([
      expect.stringContaining('5/1 Diese Zeile nennt keinen Raum und ist die letzte: Ist die Summe von „Amt Achterwehr“ gemeint'),
    ]);
    expect(await values('azr-bestand', table('Felde;Syrien;10', ';insgesamt;10', 'Amt Achterwehr;Syrien;10', ';insgesamt;10'))).toHaveLength(4);
    expect(await values('azr-bestand', table('Felde;Syrien;10', ';insgesamt;10'))).toHaveLength(2);
  });

  it('asks which area a name means that an Amt shares with a Gemeinde', async () => {
    expect(await errors('azr-bestand', azr('Achterwehr;Syrien;5;5;10'))).toEqual([
      '5/1 „Achterwehr“ heißen mehrere Räume. Welcher ist gemeint? Bitte schreiben Sie „Amt Achterwehr“ (010585803) oder „Gemeinde Achterwehr“ (01058001).',
    ]);
    expect(await values('azr-bestand', azr('Gemeinde Achterwehr;Syrien;5;5;10'))).toHaveLength(3);
    expect(await values('azr-bestand', azr('Gemeinde Felde;Syrien;5;5;10'))).toHaveLength(3);
  });
});

describe('lines above a table', () => {
  const above = (...lines: string[]) => [...lines, 'Gebiet;Staat;insgesamt', 'Felde;Syrien;10', ''].join('\n');

  it.each([
    ['Stand: 05.11.2026', 'Stichtag: 31.10.2026'],
    ['Bestand zum Stichtag 31.10.2026', 'Stand: 05.11.2026'],
    ['Stichtag 31.10.2026, Stichtag 30.09.2026'],
    ['Vergleich Stichtag 30.09.2026 und Stichtag 31.10.2026'],
  ])('with two dates are asked about: %s', async (...lines) => {
    expect(await errors('azr-bestand', above(...lines))).toContainEqual(
      expect.stringMatching(/^1\/1 Über der Tabelle steht „.*“ \(Zeile 1\) und „.*“ \(Zeile [12]\)\. Was gilt für diese Zahlen\?/),
    );
  });

  it.each([
    ['Vorheriger Stichtag: 30.09.2026', 'Stichtag: 31.10.2026'],
    ['Stichtag: 31.10.2026', 'Gebiets-Stand: 31.12.2025'.replace('Gebiets-', 'Räume nach ')],
    ['Bestand zum Stichtag 31.10.2026', 'Stichtag: 31.10.2026'],
  ])('say one date where one of them is its label: %s, %s', async (...lines) => {
    expect(await values('azr-bestand', above(...lines))).toEqual(['foreign_population 01058050 2026-10 SYR _T _T 10 F 5 2026-10-31']);
  });

  it('with two months are asked about', async () => {
    const table = (...lines: string[]) => [...lines, 'Kennzahl;Monat', 'Asylerstanträge;10', ''].join('\n');
    expect(await errors('land-bericht', table('Bericht für Oktober 2026', 'Berichtszeitraum: September 2026'))).toEqual([
      expect.stringContaining('1/1 Über der Tabelle steht „oktober 2026“ (Zeile 1) und „september 2026“ (Zeile 2).'),
    ]);
    const allocations = [
      'Vergleich zum Monat September 2026',
      'Berichtsmonat: Oktober 2026',
      'Kreis;Asyl;Ukraine;insgesamt',
      'Rendsburg-Eckernförde;1;2;3',
      '',
    ];
    expect(await values('lazuf-zuweisungen', allocations.join('\n'))).toContain('allocations_to_district 01058 2026-10 _T _T _T 3 F  2026-10-31');
  });

  it.each(['Angaben in 1.000', 'in Tausend', 'Zahlen in Tsd.'])('that say %s are asked about, also below it', async (line) => {
    expect(await errors('azr-bestand', above('Stichtag: 31.10.2026', line))).toEqual([
      expect.stringContaining('2/ Hier steht, dass die Zahlen in Tausend'),
    ]);
    expect(await errors('azr-bestand', `${above('Stichtag: 31.10.2026')}Hinweis: ${line}\n`)).toEqual([expect.stringContaining('4/ Hier steht')]);
  });
});

describe('what is no table of one header and known words', () => {
  it('is refused with the line of the second header', async () => {
    const two = [
      'Stichtag: 31.10.2026',
      'Gebiet;Staat;insgesamt',
      'Felde;Ukraine;10',
      '',
      'Gebiet;Staat;männlich;insgesamt',
      'Felde;Syrien;5;10',
      '',
    ];
    expect(await errors('azr-bestand', two.join('\n'))).toContainEqual(
      expect.stringContaining('2/ Diese Zeile und Zeile 5 sehen beide aus wie eine Kopfzeile. Welche Tabelle ist gemeint?'),
    );
  });

  it.each(['zusammen', 'TOTAL', 'darunter', 'EUROPA', 'eu27', 'XX', 'SU', 'Asien'])('has no group of states called %s', async (word) => {
    expect(await errors('azr-bestand', azr(`Felde;${word};5;5;10`))).toEqual([
      expect.stringContaining(`5/2 „${word}“ ist unter „Staat“ nicht bekannt.`),
    ]);
  });

  it.each([
    ['SYRIEN', 'SYR'],
    ['UA', 'UKR'],
    ['UKR', 'UKR'],
    ['EU27', 'EU27'],
    ['Drittstaaten', 'non_eu'],
    ['stateless', 'stateless'],
  ])('knows %s', async (word, code) => {
    expect((await values('azr-bestand', azr(`Felde;${word};5;5;10`)))[0]).toContain(` ${code} `);
  });

  it.each(['zusammen', 'INSGESAMT', 'total', 'DARUNTER', 'zwischensumme'])('in the record shape has no group %s', async (word) => {
    for (const column of ['CITIZENSHIP', 'STATUS']) {
      const record = `INDICATOR;REF_AREA;TIME_PERIOD;${column};OBS_VALUE\nprivate_entries;01058;2026-10;${word};3\n`;
      expect(await errors('satzform', record)).toEqual([expect.stringContaining(`2/4 „${word}“ ist keine Gruppe, sondern eine Summe`)]);
    }
  });

  it('in the record shape is rounded as it says', async () => {
    const record = (value: string) => `INDICATOR;REF_AREA;TIME_PERIOD;OBS_VALUE;ROUNDING_BASE\nprivate_entries;01058;2026-10;${value};5\n`;
    expect(await errors('satzform', record('7'))).toEqual([
      expect.stringContaining('2/4 „7“ ist kein Vielfaches von 5, in ROUNDING_BASE steht aber 5.'),
    ]);
    expect(await values('satzform', record('10'))).toHaveLength(1);
  });
});
