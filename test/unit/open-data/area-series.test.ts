import { describe, expect, it } from 'vitest';
import { areaSeries } from '../../../functions/explore-series/area-series.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import type { Indicator } from '../../../shared/domain/statistics/indicator.ts';
import type { SeriesRow } from '../../../shared/domain/statistics/published-series.ts';
import { site } from '../../support/listed-issues.ts';

const explorer = { ...site, areas: areasOf(site.county) };
const row = (value: number | null, obs = 'A', conf = 'F'): SeriesRow => ['01058', '_T', '_T', '_T', '_T', value, obs, conf];
const months = (rows: Readonly<Record<string, SeriesRow>>) => ({
  indicator: 'foreign_population',
  months: Object.fromEntries(Object.entries(rows).map(([month, own]) => [month, { revision: 1, rows: [own] }])),
});
const indicator: Indicator = {
  ...site.catalogue.of('foreign_population'),
  breaks: [
    { from: '2026-08', reason: 'Im Kreis zählt ein anderes Register.' },
    { from: '2026-09', levels: ['municipality'], reason: 'Nur in den Gemeinden zählt ein anderes Register.' },
    { from: '2026-07', reason: 'Vor der Reihe.' },
    { from: '2027', reason: 'Nach der Reihe.' },
  ],
};
const show = (rows: Readonly<Record<string, SeriesRow>>) => areaSeries(months(rows), indicator, '01058', 'Kreis', explorer);

describe('a series of an area', () => {
  it('has every month between the first and the newest issue', () => {
    const { points } = show({ '2026-07': row(1), '2026-10': row(4) });
    expect(points.map(({ month, revision }) => [month, revision])).toEqual([
      ['2026-07', 1],
      ['2026-08', undefined],
      ['2026-09', undefined],
      ['2026-10', 1],
    ]);
  });

  it('waits for a figure in the newest month only', () => {
    const { points } = show({ '2026-07': row(null, 'O'), '2026-08': row(null, 'M'), '2026-09': row(5, 'P'), '2026-10': row(null, 'O') });
    expect(points.map(({ figure }) => figure)).toMatchObject([
      { kind: 'unknown', secret: false },
      { kind: 'meaningless' },
      { kind: 'value', value: 5, marks: ['p'] },
      { kind: 'later' },
    ]);
  });

  it('shows nothing that is marked as secret, and nothing with a code it does not know', () => {
    const { points } = show({ '2026-07': row(3, 'A', 'C'), '2026-08': row(null, 'Q', 'C'), '2026-09': row(3, 'ZZ'), '2026-10': row(3, 'A', '?') });
    expect(points.map(({ figure }) => figure.kind)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  });

  it('names the breaks within it that concern the area', () => {
    const { breaks } = show({ '2026-07': row(1), '2026-10': row(4) });
    expect(breaks.map(({ month }) => month)).toEqual(['2026-08']);
  });
});
