import { expect, it } from 'vitest';
import { changesTable } from '../../../functions/publish-report/changes-table.ts';
import { county } from '../../../shared/county/county.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { allTotals } from '../../../shared/domain/statistics/monthly-report-categories.ts';

it('names each number that changed: what, where, of whom, when, before and now', () => {
  const [area = { area: '', name: '' }] = county.administrations;
  const { groups, title } = changesTable(
    [
      { cell: { indicator: 'private_entries', area: area.area, period: '2026-10' }, before: 1203, now: 0 },
      { cell: { indicator: 'foreign_population', area: county.key, period: '2026-01-01/P10M', selection: { ...allTotals, sex: 'F' } }, now: 7 },
    ],
    '2026-10',
    { county, catalogue },
  );
  expect(title).toBe('2 geänderte Zahlen');
  expect(groups[0]?.rows.map(({ header, cells }) => [header, ...cells.map(({ text }) => text)])).toEqual([
    ['Private Einreisen', area.name, 'insgesamt', 'Oktober 2026', '1.203', '0'],
    ['Ausländische Bevölkerung', county.name, 'Frauen und Mädchen', 'Januar bis Oktober 2026', '–', '7'],
  ]);
});
