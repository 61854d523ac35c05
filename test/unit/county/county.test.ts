import { describe, expect, test } from 'vitest';
import { administrationOf, areaName } from '../../../shared/county/areas.ts';
import { byName } from '../../../shared/county/by-name.ts';
import { county } from '../../../shared/county/county.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';

const populationOf = (ags: readonly string[]) => ags.reduce((sum, key) => sum + (county.populations[0]?.persons[key] ?? Number.NaN), 0);

describe('Gemeinden', () => {
  test('165 with unique keys that keep their leading zero and belong to the county', () => {
    expect(county.municipalities).toHaveLength(165);
    expect(new Set(county.municipalities.map(({ ags }) => ags)).size).toBe(165);
    for (const { ags } of county.municipalities) expect(ags).toMatch(/^01058\d{3}$/);
  });

  test('sorted by key, so that an overview needs no sorting of its own', () => {
    const keys = county.municipalities.map(({ ags }) => ags);
    expect(keys).toEqual([...keys].sort());
  });

  test('names keep umlauts and are written as one line of plain text', () => {
    expect(county.municipalities.find(({ ags }) => ags === '01058043')).toEqual({
      ags: '01058043',
      name: 'Eckernförde',
      kind: 'Stadt',
    });
    expect(county.populations[0]?.persons['01058043']).toBe(21563);
    expect(county.municipalities.find(({ ags }) => ags === '01058073')?.name).toBe('Haßmoor');
    for (const { name } of county.municipalities) {
      expect(name).toBe(name.normalize('NFC').trim());
      expect(name).toMatch(/^[A-ZÄÖÜ][A-Za-zÄÖÜäöüß.() -]+$/);
    }
  });

  test('four towns: three amtsfreie and Nortorf in its Amt', () => {
    const towns = county.municipalities.filter(({ kind }) => kind === 'Stadt');
    expect(towns.map(({ name }) => name)).toEqual(['Büdelsdorf', 'Eckernförde', 'Nortorf', 'Rendsburg']);
  });
});

describe('the order of names', () => {
  test('umlauts count as their base letters, ß as ss', () => {
    const sorted = [
      'Ahlefeld-Bistensee',
      'Altenholz',
      'Ascheffel',
      'Böbs',
      'Bokel',
      'Bünsdorf',
      'Haßmoor',
      'Hassmoos',
      'Holzbunge',
      'Hütten',
      'Owschlag',
    ];
    expect([...sorted].reverse().sort(byName)).toEqual(sorted);
    expect(byName('Brügge', 'Bru\u0308gge')).toBe(0);
  });

  test('the Gemeinden of each Amt stand in it', () => {
    const names = new Map(county.municipalities.map(({ ags, name }) => [ags, name]));
    const listed = county.administrations.map(({ municipalities }) => municipalities.map((ags) => names.get(ags) ?? ags));
    for (const members of listed) expect(members).toEqual([...members].sort(byName));
    const germans = new Intl.Collator('de');
    for (const members of listed) expect(members).toEqual([...members].sort(germans.compare));
    expect(listed.flat()).toHaveLength(165);
    expect(listed.find((members) => members.includes('Ascheffel'))?.[0]).toBe('Ahlefeld-Bistensee');
  });
});

describe('administrations', () => {
  test('19: 13 Ämter with keys of nine digits and 6 amtsfreie with their AGS', () => {
    const offices = county.administrations.filter(({ kind }) => kind === 'amt');
    const independent = county.administrations.filter(({ kind }) => kind === 'amtsfrei');
    expect([offices.length, independent.length, county.administrations.length]).toEqual([13, 6, 19]);
    for (const { area, name } of offices) {
      expect(area).toMatch(/^010585\d{3}$/);
      expect(name).toMatch(/^Amt /);
    }
    expect(independent.map(({ name }) => name)).toEqual([
      'Gemeinde Altenholz',
      'Stadt Büdelsdorf',
      'Stadt Eckernförde',
      'Gemeinde Kronshagen',
      'Stadt Rendsburg',
      'Gemeinde Wasbek',
    ]);
    expect(new Set(county.administrations.map(({ area }) => area)).size).toBe(19);
  });

  test('every Gemeinde has exactly one', () => {
    const all = county.administrations.flatMap(({ municipalities }) => municipalities);
    expect([...all].sort()).toEqual(county.municipalities.map(({ ags }) => ags));
  });

  // Gemeinden and population per Amt, from the register.
  test.each([
    ['Amt Achterwehr', '010585803', 8, 11_672],
    ['Amt Dänischenhagen', '010585822', 4, 8_792],
    ['Amt Dänischer Wohld', '010585824', 8, 17_419],
    ['Amt Fockbek', '010585833', 4, 11_039],
    ['Amt Hohner Harde', '010585847', 12, 9_160],
    ['Amt Jevenstedt', '010585853', 10, 11_280],
    ['Amt Nortorfer Land', '010585864', 17, 18_992],
    ['Amt Eiderkanal', '010585888', 7, 12_734],
    ['Amt Bordesholm', '010585889', 14, 14_825],
    ['Amt Hüttener Berge', '010585890', 16, 14_854],
    ['Amt Schlei-Ostsee', '010585893', 19, 18_834],
    ['Amt Mittelholstein', '010585895', 30, 24_424],
    ['Amt Eidertal', '010585896', 10, 16_784],
  ])('%s (%s) has %i Gemeinden with %i people', (name, area, count, population) => {
    const administration = county.administrations.find((candidate) => candidate.area === area);
    expect(administration?.name).toBe(name);
    expect(administration?.municipalities).toHaveLength(count);
    expect(populationOf(administration?.municipalities ?? [])).toBe(population);
  });

  test('87,249 people live in amtsfreie Gemeinden', () => {
    const independent = county.administrations.filter(({ kind }) => kind === 'amtsfrei');
    expect(populationOf(independent.flatMap(({ municipalities }) => municipalities))).toBe(87_249);
  });
});

describe('areas', () => {
  test.each([
    ['01', 'Schleswig-Holstein'],
    ['01058', 'Kreis Rendsburg-Eckernförde'],
    ['010585803', 'Amt Achterwehr'],
    ['01058050', 'Felde'],
    ['01058135', 'Stadt Rendsburg'],
    ['01058117', 'Nortorf'],
    ['1058135', undefined],
    ['01001', undefined],
  ])('%s is %s', (key, name) => {
    expect(areaName(county, key)).toBe(name);
  });

  test('who is responsible for a Gemeinde', () => {
    expect(administrationOf(county, '01058117')?.name).toBe('Amt Nortorfer Land');
    expect(administrationOf(county, '01058135')?.name).toBe('Stadt Rendsburg');
    expect(administrationOf(county, '01001000')).toBeUndefined();
  });
});

describe('report', () => {
  test('an indicator stands in one chapter, and every key figure and chart has a chapter', () => {
    const indicators = county.report.chapters.flatMap((chapter) => chapter.indicators);
    const charts = county.report.chapters.flatMap((chapter) => chapter.charts ?? []);
    const charted = charts.flatMap((chart) => ('indicator' in chart ? [chart.indicator] : chart.indicators));
    expect(new Set(indicators).size).toBe(indicators.length);
    expect(indicators).toEqual(expect.arrayContaining([...county.report.keyFigures, ...charted]));
    expect(county.report.chapters).toHaveLength(10);
  });

  test('the chapters have every indicator of the catalogue and no other', () => {
    const inChapters = county.report.chapters.flatMap((chapter) => chapter.indicators);
    expect([...inChapters].sort()).toEqual(catalogue.indicators.map(({ code }) => code).sort());
  });

  test('contact data of the example reach nobody', () => {
    expect(county.office.phone).toMatch(/ 000-0$/);
    expect(county.contact.phone).toMatch(/ 000-0$/);
    expect(county.office.email).toMatch(/\.example$/);
    expect(county.law.dataProtectionOfficer).toMatch(/\.example$/);
  });
});
