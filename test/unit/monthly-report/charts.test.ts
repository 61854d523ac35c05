import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { monthsUntil } from '../../../shared/domain/calendar.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { type MonthlyReport, monthlyReport, reportMonths } from '../../../shared/domain/statistics/monthly-report.ts';
import type { ChartProfile, MapChart, SeriesChart } from '../../../shared/domain/statistics/monthly-report-charts.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { observation } from '../../support/observations.ts';

const month = '2026-10';
const code = 'allocations_to_municipality';
const row = (period: string, value: number, more: Partial<Observation> = {}): Observation =>
  observation({ indicator: code, area: county.key, period, value, ...more });

const report = (charts: readonly ChartProfile[], rows: readonly Observation[], published?: readonly Observation[]): MonthlyReport => {
  const profile = { ...county, report: { ...county.report, chapters: [{ id: 'eins', title: 'Eins', indicators: [code], charts }] } };
  return monthlyReport({ month, profile, catalogue, observations: Map.groupBy(rows, ({ period }) => period), ...(published && { published }) });
};
const chartsIn = (...given: Parameters<typeof report>) => report(...given).chapters[0]?.charts ?? [];
const seriesIn = (profile: ChartProfile, rows: readonly Observation[]): SeriesChart | undefined => {
  const [chart] = chartsIn([profile], rows);
  return chart && 'series' in chart ? chart : undefined;
};
const mapIn = (profile: ChartProfile, rows: readonly Observation[]): MapChart | undefined => {
  const [chart] = chartsIn([profile], rows);
  return chart && 'areas' in chart ? chart : undefined;
};

const lines: ChartProfile = { kind: 'lines', title: 'Linien', indicators: [code, 'private_entries'], months: 24 };
const byCitizenship: ChartProfile = {
  kind: 'lines',
  title: 'Herkunft',
  indicators: ['allocations_to_district'],
  dimension: 'citizenship',
  months: 24,
};
const tiles: ChartProfile = { kind: 'tiles', title: 'Kacheln', indicator: code };
const areas: ChartProfile = { kind: 'areas', title: 'Karte', indicator: code };

describe('a chart over months', () => {
  it('leaves a gap where a month has no figure', () => {
    const rows = reportMonths(month)
      .filter((period) => period !== '2026-04')
      .map((period) => row(period, 4));
    const chart = seriesIn(lines, rows);
    expect(chart?.over).toHaveLength(24);
    expect(chart?.series[0]?.points.flatMap((point, at) => (point.kind === 'unknown' ? [chart.over[at]] : []))).toEqual(['2026-04']);
  });

  it('leaves out a series without any figure, and itself without any series', () => {
    expect(seriesIn(lines, [row(month, 4)])?.series.map(({ indicator }) => indicator.code)).toEqual([code]);
    expect(chartsIn([lines, tiles, areas], [observation({ area: county.key })])).toEqual([]);
  });

  it('has one unit', () => {
    const mixed = { ...lines, indicators: [code, 'allocation_fulfilment_rate'] };
    const rows = [row(month, 4), observation({ indicator: 'allocation_target_municipality', area: county.key, period: month, value: 8 })];
    expect(seriesIn(mixed, rows)?.series.map(({ indicator }) => indicator.code)).toEqual([code]);
  });

  it('names a break in a series, in the words of its source unless the row must not be shown', () => {
    const broken = (confStatus: Observation['confStatus']) =>
      seriesIn(lines, [row('2026-09', 4), row(month, 4, { obsStatus: 'B', comment: 'Neue Zählweise', confStatus })])?.series[0]?.breaks;
    expect(broken('F')).toEqual([{ month, reason: 'Neue Zählweise' }]);
    expect(broken('C')).toEqual([{ month, reason: catalogue.of(code).label }]);
  });

  it('marks what a correction changed', () => {
    const [chart] = chartsIn([lines], [row(month, 5)], [row(month, 4)]);
    expect(chart && 'series' in chart && chart.series[0]?.points.at(-1)).toMatchObject({ value: 5, marks: ['r'] });
  });

  const origin = (citizenship: string, value: number, more: Partial<Observation> = {}) =>
    observation({ indicator: 'allocations_to_district', area: county.key, period: month, citizenship, value, ...more });

  it('shows the five largest citizenships by what is shown of them, without the rest', () => {
    const codes = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF', 'GGG'];
    const rows = [...codes.map((each, at) => origin(each, at + 11, each === 'GGG' ? { confStatus: 'C' } : {})), origin('_O', 900)];
    const chart = seriesIn(byCitizenship, rows);
    expect(chart?.series.map(({ category }) => category)).toEqual(['FFF', 'EEE', 'DDD', 'CCC', 'BBB']);
    expect(chart?.shortened).toBe(true);
  });

  it('looks at no citizenship that is too small to be shown: nothing else is hidden for its sake', () => {
    const chart = seriesIn(byCitizenship, [origin('AAA', 1), origin('BBB', 20), origin('CCC', 30), origin('_O', 9)]);
    expect(chart?.series.map(({ category }) => category)).toEqual(['CCC', 'BBB']);
  });

  it('stacks no citizenships: the largest are no whole', () => {
    expect(seriesIn({ ...byCitizenship, kind: 'stack', months: 12 }, [origin('_O', 9), origin('AAA', 11), origin('BBB', 12)])).toBeUndefined();
  });
});

describe('a map', () => {
  const administrations = county.administrations.map(({ area }) => area);

  it('has every administration, and every Gemeinde with the amtsfreie among them', () => {
    const rows = [row(month, 3, { area: administrations[0] ?? '' }), row(month, 3, { area: '01058135' })];
    expect(mapIn(tiles, rows)?.areas.map(({ area }) => area)).toEqual(administrations);
    expect(new Set(mapIn(areas, rows)?.areas.map(({ area }) => area))).toEqual(new Set(county.municipalities.map(({ ags }) => ags)));
  });

  it('shows the newest month that has a figure: many come once a year', () => {
    const chart = mapIn(areas, [row('2025-12', 7, { area: '01058135' }), row('2025-06', 9, { area: '01058001' }), row(month, 5)]);
    expect(chart?.month).toBe('2025-12');
    expect(chart?.areas.filter(({ figure }) => figure.kind === 'value').map(({ area }) => area)).toEqual(['01058135']);
  });
});

it('has 13 months of every key figure', () => {
  const { trends } = report([], [row(month, 4)]);
  expect(trends.map(({ indicator }) => indicator.code)).toEqual(county.report.keyFigures);
  for (const { over } of trends) expect(over).toEqual(monthsUntil(month, 13));
});

it('never has the value of a row that must not be shown', () => {
  const hidden = 987_654;
  const some = fc.constantFrom(...county.administrations.map(({ area }) => area));
  fc.assert(
    fc.property(fc.uniqueArray(some, { minLength: 1 }), fc.constantFrom('C', 'N', 'S'), (secret, confStatus) => {
      const rows = county.administrations.flatMap(({ area }) =>
        [month, '2026-08'].map((period) => row(period, secret.includes(area) ? hidden : 4, { area, ...(secret.includes(area) && { confStatus }) })),
      );
      const drawn = chartsIn([lines, tiles], rows);
      expect(JSON.stringify([drawn, report([], rows).trends])).not.toContain(String(hidden));
      expect(drawn).toHaveLength(secret.length === county.administrations.length ? 0 : 1);
    }),
    { numRuns: 20 },
  );
});
