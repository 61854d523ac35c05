import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { publishReport } from '../../../functions/publish-report/publish-report.ts';
import { county } from '../../../shared/county/county.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { readFigures } from '../../../shared/domain/statistics/figures-file.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { isComparable } from '../../../shared/domain/statistics/state-share.ts';
import { observation } from '../../support/observations.ts';
import { memorySystem } from './memory-system.ts';

const month = '2026-10';
const folder = `/berichte/${month}/`;
const [state, own] = [county.state.key, county.key];

const figure = (indicator: string, area: string, value: number, more: Partial<Observation> = {}): Observation =>
  observation({
    indicator,
    area,
    value,
    unit: catalogue.of(indicator).unit,
    source: area === state ? 'Amt des Landes' : 'Amt des Kreises',
    ...more,
  });

const rowsSchema = z.array(z.record(z.string(), z.string()));
const published = async (...observations: readonly Observation[]) => {
  const { deps, deliver, files } = memorySystem();
  deliver(observations);
  await publishReport({ month }, deps());
  const csv = files.get(`${folder}zuwanderungsbericht-${month}.csv`) ?? '';
  const rows = rowsSchema.parse(parse(csv, { columns: true }));
  const page = files.get(folder) ?? '';
  const [, table = ''] = /<table id="tabelle-kreis-und-land"(.*?)<\/table>/s.exec(page) ?? [];
  return {
    page,
    csv,
    row: (indicator: string, area = own) =>
      rows.find(({ INDICATOR, REF_AREA, TIME_PERIOD }) => INDICATOR === indicator && REF_AREA === area && TIME_PERIOD === month),
    /** Text of the cells of a line of the table. */
    line: (label: string): string[] =>
      [...(table.split('<tr').find((one) => one.includes(`>${label}, `)) ?? '').matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = '']) =>
        cell
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      ),
    /** Headers of the lines of the table. */
    headers: [...table.matchAll(/<th scope="row"><a [^>]*>(.*?)<\/a>/g)].map(([, header]) => header),
    /** Sentence that names what the Land has no figure of. */
    missing: /kein Wert des Landes vor: ([^<]*)\.</.exec(page)?.[1]?.split('; ') ?? [],
  };
};

const label = (code: string): string => catalogue.of(code).label;

describe('the county in the Land', () => {
  it('shows both and the share, each with its own source and day', async () => {
    const { line, row, page } = await published(
      figure('foreign_population', own, 20_000),
      figure('foreign_population', state, 240_000, { referenceDate: '2026-10-25', roundingBase: 5 }),
    );
    expect(line(label('foreign_population'))).toEqual(['8,3 verschiedene Stichtage', '20.000', '240.000 25. Oktober 2026']);
    expect(page).toContain(
      '<strong>Ausländische Bevölkerung</strong>. Kreis: Amt des Kreises, Stand 31. Oktober 2026. Land: Amt des Landes, Stand 25. Oktober 2026. Verschieden sind: Quellen und Stichtage.',
    );
    // In the table of the indicator the Land’s source stands apart too.
    expect(page).toContain(
      'Quelle: Amt des Kreises. Stand: 31. Oktober 2026. Quelle für Schleswig-Holstein: Amt des Landes. Stand: 25. Oktober 2026.',
    );
    expect(row('foreign_population', state)).toMatchObject({ OBS_VALUE: '240000', SOURCE: 'Amt des Landes', REFERENCE_DATE: '2026-10-25' });
    expect(row('foreign_population_state_share')).toMatchObject({
      OBS_VALUE: '8.3',
      UNIT_MEASURE: '%',
      OBS_STATUS: 'A',
      SOURCE: 'Berechnet aus dem Wert des Kreises und dem Wert des Landes',
      COMMENT_OBS: 'berechnet: Ausländische Bevölkerung geteilt durch Ausländische Bevölkerung im Land, mal 100',
    });
    expect(row('foreign_population')).toMatchObject({ OBS_VALUE: '20000', SOURCE: 'Amt des Kreises' });
  });

  it.each([
    ['2026-10-24', 7, '8,3 verschiedene Stichtage'],
    ['2026-10-23', 8, 'x Kein Anteil: Die Stichtage liegen 8 Tage auseinander.'],
    ['2026-11-08', 8, 'x Kein Anteil: Die Stichtage liegen 8 Tage auseinander.'],
  ])('gives with the Land of %s, %d days from the county, the share: %s', async (referenceDate, days, cell) => {
    const { line, row, page } = await published(
      figure('foreign_population', own, 20_000),
      figure('foreign_population', state, 240_000, { referenceDate }),
    );
    expect(line(label('foreign_population'))[0]).toBe(cell);
    const share = row('foreign_population_state_share');
    if (days <= 7) return expect(share).toMatchObject({ OBS_VALUE: '8.3' });
    expect(page).toContain(`Die Stichtage liegen ${days} Tage auseinander, deshalb gibt es keinen Anteil.`);
    expect(share).toMatchObject({
      OBS_VALUE: '',
      OBS_STATUS: 'M',
      COMMENT_OBS: `Kein Anteil: Die Stichtage von Kreis und Land liegen ${days} Tage auseinander, höchstens 7.`,
    });
  });

  it('looks at every day that a sum of the county is of', async () => {
    const rows = county.administrations.map(({ area }, at) =>
      figure('foreign_population', area, 1000, at === 3 ? { referenceDate: '2026-10-10' } : {}),
    );
    const { line } = await published(...rows, figure('foreign_population', state, 240_000));
    expect(line(label('foreign_population'))).toEqual([
      'x Kein Anteil: Die Stichtage liegen 21 Tage auseinander.',
      '19.000 10. Oktober 2026 und 31. Oktober 2026',
      '240.000',
    ]);
  });

  it('says where the definitions differ, by the catalogue and by what the source says of its row', async () => {
    const { line, page } = await published(
      figure('unaccompanied_minors', own, 60),
      figure('unaccompanied_minors', state, 600, { obsStatus: 'D', comment: 'Das Land zählt Zuständigkeiten' }),
      figure('deportations', own, 5),
      figure('deportations', state, 50),
    );
    expect(line(label('unaccompanied_minors'))[0]).toBe('10,0 verschiedene Abgrenzungen');
    expect(line(label('deportations'))[0]).toBe('10,0 verschiedene Abgrenzungen');
    expect(page).toContain('Verschieden sind: Quellen und Abgrenzungen. Das Land zählt Zuständigkeiten.');
    expect(page).toContain('Seit 2021 sind die Zahlen des Landes nicht mit früheren Werten vergleichbar: Der Bericht des Landes');
  });

  it('never adds the Land up, and waits for what is missing', async () => {
    const { line, page, missing, row } = await published(
      ...county.administrations.map(({ area }) => figure('foreign_population', area, 1000)),
      figure('naturalisations', state, 900),
    );
    expect(line(label('foreign_population'))).toEqual([]);
    expect(line(label('naturalisations'))).toEqual(['…', '…', '900']);
    expect(row('naturalisations_state_share')).toMatchObject({ OBS_VALUE: '', OBS_STATUS: 'O' });
    expect(missing).toContain(label('foreign_population'));
    expect(page).toContain('Für diese Zahlen liegt für Oktober 2026 kein Wert des Landes vor: ');
  });

  it('says so where the Land has nothing', async () => {
    const { page, headers } = await published(figure('foreign_population', own, 20_000));
    expect(page).toContain('Für Oktober 2026 liegen keine Zahlen des Landes vor, neben denen die des Kreises stehen könnten.');
    expect(headers).toEqual([]);
  });

  it('hides the share with either of the two', async () => {
    for (const hidden of [own, state]) {
      const pair = [own, state].map((area) => figure('deportations', area, 20, area === hidden ? { confStatus: 'C', comment: 'Acht Personen' } : {}));
      const { line, row, csv, page } = await published(...pair);
      expect(line(label('deportations'))[0]).toBe('.');
      expect(row('deportations_state_share')).toMatchObject({ OBS_VALUE: '', OBS_STATUS: 'Q', CONF_STATUS: 'C', COMMENT_OBS: '' });
      expect(`${csv}${page}`).not.toContain('Acht Personen');
    }
  });

  it('marks the share that a correction of the Land changes, and counts both', async () => {
    const { deps, deliver, files } = memorySystem();
    deliver([figure('foreign_population', own, 20_000), figure('foreign_population', state, 240_000)]);
    await publishReport({ month }, deps());
    deliver([figure('foreign_population', state, 250_000)]);
    await publishReport({ month, reason: 'Das Land hat berichtigt.' }, deps({ now: '2026-12-01T08:00:00.000Z' }));
    const page = files.get(folder) ?? '';
    expect(page).toContain('In den Tabellen sind 2 Zahlen anders als in der vorigen Fassung oder neu.');
    expect(page).toMatch(/tabelle-kreis-und-land.*8,0<i role="img" aria-labelledby="s\d+"> r<\/i>/s);
  });

  it('compares rates without a share of a share', async () => {
    const { line, row } = await published(figure('allocation_quota_district', own, 9.6), figure('allocation_quota_district', state, 100));
    expect(line(label('allocation_quota_district'))).toEqual(['x Kein Anteil: Quoten und Salden sind nicht Teil eines Ganzen.', '9,6', '100,0']);
    expect(row('allocation_quota_district_state_share')).toBeUndefined();
  });

  it('has every indicator of the chapters that exists at both levels, in their order', async () => {
    const both = county.report.chapters
      .flatMap(({ indicators }) => indicators)
      .map(catalogue.of)
      .filter((indicator) => isComparable(indicator) && indicator.formula === undefined);
    expect(both.length).toBeGreaterThan(10);
    const { headers, missing } = await published(...both.flatMap(({ code }) => [figure(code, own, 5), figure(code, state, 50)]));
    expect(headers).toEqual(both.map(({ label: name, unitLabel }) => `${name}, ${unitLabel}`));
    expect(missing).toEqual([label('foreign_population_share')]);
  });

  it('is a figures file all the same: shares are read back', async () => {
    const { csv } = await published(figure('foreign_population', own, 20_000), figure('foreign_population', state, 240_000));
    const cells = z
      .array(z.array(z.string()))
      .parse(parse(csv))
      .filter(([, , period]) => period === 'TIME_PERIOD' || period === month);
    const reading = readFigures(
      cells.map((row, at) => ({ line: at + 1, cells: row })),
      { areas: areasOf(county), catalogue, currentMonth: '2026-11' },
    );
    expect(reading.accepted && reading.observations.find(({ indicator }) => indicator === 'foreign_population_state_share')).toMatchObject({
      value: 8.3,
      unit: '%',
    });
  });
});
