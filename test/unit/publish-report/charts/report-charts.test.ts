import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportCharts } from '../../../../functions/publish-report/charts/report-charts.ts';
import { county } from '../../../../shared/county/county.ts';
import { catalogue } from '../../../../shared/domain/statistics/indicators.ts';
import { monthlyReport } from '../../../../shared/domain/statistics/monthly-report.ts';
import type { Observation } from '../../../../shared/domain/statistics/observation.ts';
import { raw } from '../../../../shared/pages/raw.tsx';
import { exampleObservations, exampleProjects, publishedCharts } from '../../../support/report-charts.ts';
import { drawnPoints, sizeOf, textsIn } from '../../../support/svg-shapes.ts';

const observations = exampleObservations();
const charts = publishedCharts(observations);
/** Tags that are no XML, as what makes the paper reads it: attributes without a value. */
const notXml = (svg: string): string[] => (svg.match(/<[^>]*>/g) ?? []).filter((tag) => !/^<\/?[a-zA-Z]+(?: [\w:-]+="[^"<]*")*\/?>$/.test(tag));

const named = (id: string, among = charts) => among.find((chart) => chart.id === id);

describe('the charts of a report', () => {
  it('are numbered in its order, and every kind of the plan is there', () => {
    expect(charts.map(({ number, id }) => [number, id])).toEqual([
      [1, 'abbildung-kennzahlen'],
      [2, 'abbildung-allocations-to-municipality-linien'],
      [3, 'abbildung-allocation-fulfilment-rate-kacheln'],
      [4, 'abbildung-allocations-to-district-status-saeulen'],
      [5, 'abbildung-allocations-to-district-citizenship-linien'],
      [6, 'abbildung-ukraine-registered-stock-linien'],
      [7, 'abbildung-municipal-housing-occupied-status-saeulen'],
      [8, 'abbildung-foreign-population-share-karte'],
      [9, 'abbildung-integration-course-entries-linien'],
      [10, 'abbildung-sgb2-recipients-foreign-linien'],
      [11, 'abbildung-naturalisations-applications-saeulen'],
      [12, 'abbildung-projekte-karte'],
    ]);
  });

  it('have ids that are unique in the page', () => {
    const ids = charts.flatMap(({ id, table, svg }) => [id, table.id, ...[...svg.matchAll(/ id="([^"]+)"/g)].map(([, inner]) => inner)]);
    expect(ids.length).toBeGreaterThan(3 * charts.length);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('are small, all together and each', () => {
    const bytes = (text: string): number => Buffer.byteLength(text);
    expect(Math.max(...charts.map(({ svg }) => bytes(svg)))).toBeLessThanOrEqual(25_000);
    expect(charts.reduce((sum, { svg }) => sum + bytes(svg), 0)).toBeLessThanOrEqual(65_000);
  });

  it('are the same once more', () => {
    expect(publishedCharts(exampleObservations())).toEqual(charts);
  });

  it('carry the credit where outlines are drawn, and nowhere else', () => {
    const credited = charts.filter(({ notes }) => JSON.stringify(notes).includes('GeoBasis-DE / BKG 2017 (VG250, Daten verändert)'));
    expect(credited.map(({ id }) => id)).toEqual(['abbildung-foreign-population-share-karte', 'abbildung-projekte-karte']);
  });

  it('without outlines are tiles: the map of Gemeinden is left out, projects are counted by administration', () => {
    const report = monthlyReport({ month: '2026-10', profile: county, catalogue, observations });
    const without = [...reportCharts(report, { county }, { projects: exampleProjects }).values()].flat();
    expect(named('abbildung-foreign-population-share-karte', without)).toBeUndefined();
    expect(textsIn(named('abbildung-projekte-karte', without)?.svg ?? '').filter((text) => text === 'Rendsburg')).toHaveLength(1);
    expect(JSON.stringify(without)).not.toContain('GeoBasis');
  });

  it('leave out what has nothing to show', () => {
    const report = monthlyReport({ month: '2026-10', profile: county, catalogue, observations: new Map() });
    expect([...reportCharts(report, { county }, { projects: [] }).values()].flat()).toEqual([]);
  });
});

describe.each(charts)('$id', ({ svg, print, title, description, table }) => {
  it('has a role, a title and a description that its ids lead to', () => {
    const [, ids = ''] = /<svg[^>]* role="img"[^>]* aria-labelledby="([^"]+)"/.exec(svg) ?? [];
    const [titleId, descriptionId] = ids.split(' ');
    expect(svg).toContain(`<title id="${titleId}">`);
    expect(svg).toContain(`${title}</title>`);
    expect(svg).toContain(`<desc id="${descriptionId}">${description}</desc>`);
    expect(description).toMatch(/\.$/);
  });

  it('may stand in a page, and on paper without a style sheet', () => {
    expect(() => raw(svg)).not.toThrow();
    expect(svg).toContain('fill="currentColor"');
    expect(print).not.toMatch(/currentColor|class=|style=/);
    expect(print).toContain('font-family="Fira Sans"');
    expect(print.match(/font-family=/g)).toHaveLength(1);
  });

  it('shows the same in both', () => {
    expect(print.slice(print.indexOf('<title'))).toBe(svg.slice(svg.indexOf('<title')));
  });

  it('has a table with a cell for every column', () => {
    const rows = table.groups.flatMap((group) => group.rows);
    expect(rows.length).toBeGreaterThan(0);
    for (const { cells } of rows) expect(cells).toHaveLength(table.columns.length);
  });
});

describe('whatever is delivered', () => {
  const hidden = 876_543;
  const change = fc.record({
    hide: fc.integer({ min: 0, max: 9 }),
    drop: fc.integer({ min: 0, max: 9 }),
    provisional: fc.integer({ min: 0, max: 9 }),
    factor: fc.constantFrom(0, 0.01, 1, 40, 4000),
    broken: fc.constantFrom('2025-03', '2025-04', '2026-02', '2026-10'),
  });
  const mixed = (observation: Observation): number =>
    [...`${observation.indicator}${observation.area}${observation.period}${observation.citizenship}${observation.status}`].reduce(
      (sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973,
      7,
    );

  it('nothing hidden is drawn or said, everything lies in the drawing, and no coordinate is more exact than a tenth', () => {
    fc.assert(
      fc.property(change, ({ hide, drop, provisional, factor, broken }) => {
        const changed = publishedCharts(observations, (observation) => {
          const number = mixed(observation) % 30;
          const value = Math.round((observation.value ?? 0) * factor);
          if (number < hide) return { ...observation, value: hidden, confStatus: 'C' };
          if (number < hide + drop) return { ...observation, value: undefined, obsStatus: 'O' };
          if (number < hide + drop + provisional) return { ...observation, value, obsStatus: 'P' };
          return { ...observation, value, ...(observation.period === broken && { obsStatus: 'B' as const, comment: 'Neue Zählung' }) };
        });
        for (const { id, svg, print, description, table, notes } of changed) {
          const published = JSON.stringify([svg, print, description, table, notes]);
          expect(published).not.toMatch(/NaN|undefined|Infinity/);
          expect([id, notXml(print)]).toEqual([id, []]);
          expect(published.replaceAll('.', '')).not.toContain(String(hidden));
          const { width, height } = sizeOf(svg);
          const points = drawnPoints(svg);
          expect(points.length).toBeGreaterThan(4);
          expect([id, points.filter(({ x, y }) => x < 0 || y < 0 || x > width || y > height)]).toEqual([id, []]);
          expect(svg.match(/ (?:d|x|y|cx|cy)="[^"]*\.\d\d/g)).toBeNull();
          expect(Buffer.byteLength(svg)).toBeLessThanOrEqual(25_000);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('a hidden value leaves no trace: the drawing is the same whatever it is', () => {
    const withHidden = (value: number) =>
      publishedCharts(observations, (observation) => (mixed(observation) % 7 === 0 ? { ...observation, value, confStatus: 'C' } : observation));
    expect(withHidden(1)).toEqual(withHidden(hidden));
  });
});

describe('words', () => {
  it('say first, last, lowest and highest figure of a line', () => {
    expect(named('abbildung-ukraine-registered-stock-linien')?.description).toBe(
      'Vertriebene aus der Ukraine, Bestand: zuerst 3.510 im November 2024, zuletzt 3.623 im Oktober 2026, am wenigsten 3.510 im November 2024, am meisten 3.623 im Oktober 2026.',
    );
  });

  it('say how many months have no number', () => {
    const gaps = publishedCharts(observations, (observation) =>
      observation.indicator === 'ukraine_registered_stock' && ['2026-01', '2026-03'].includes(observation.period)
        ? { ...observation, confStatus: 'C' }
        : observation,
    );
    const chart = named('abbildung-ukraine-registered-stock-linien', gaps);
    expect(chart?.description).toContain('Für 2 Monate gibt es keine Zahl.');
    expect(chart?.notes).toContainEqual(['Für Monate ohne Zahl ist die Linie unterbrochen.']);
    expect(chart?.table.groups[0]?.rows.find(({ key }) => key === '2026-01')?.cells).toEqual([{ text: '.', spoken: 'nicht bekannt oder geheim' }]);
  });

  it('say where a map is lowest and highest', () => {
    expect(named('abbildung-allocation-fulfilment-rate-kacheln')?.description).toMatch(
      /^Erfüllungsquote im Oktober 2026 in 19 Gebieten: am wenigsten .+ in .+, am meisten .+ in .+\.$/,
    );
  });

  it('name breaks and provisional figures', () => {
    const broken = publishedCharts(observations, (observation) =>
      observation.indicator === 'integration_course_entries' && observation.period === '2025-08'
        ? { ...observation, obsStatus: 'B', comment: 'Andere Zählung.' }
        : observation,
    );
    expect(named('abbildung-integration-course-entries-linien', broken)?.notes).toEqual([['Bruch in der Zeitreihe ab August 2025: Andere Zählung.']]);
    expect(textsIn(named('abbildung-integration-course-entries-linien', broken)?.svg ?? '')).toContain('Bruch');
    expect(named('abbildung-sgb2-recipients-foreign-linien')?.notes).toEqual([['Hohle Punkte sind vorläufige Zahlen.']]);
  });
});
