import { describe, expect, it } from 'vitest';
import { changedNumbers } from '../../../../functions/publish-report/document/changed-numbers.ts';
import { county } from '../../../../shared/county/county.ts';
import { areasOf } from '../../../../shared/domain/statistics/areas.ts';
import { type CellSubject, sinceJanuary } from '../../../../shared/domain/statistics/disclosure/cell-id.ts';
import { catalogue } from '../../../../shared/domain/statistics/indicators.ts';
import { allTotals } from '../../../../shared/domain/statistics/monthly-report-categories.ts';

const names = { catalogue, areaName: areasOf(county).at('2026-10').name, collection: county.collection };
const subject = (period = '2026-10', selection = allTotals, indicator = 'private_entries'): CellSubject => ({
  indicator,
  area: county.key,
  period,
  selection,
});

describe('changed numbers', () => {
  it('are told with area, categories and period', () => {
    const women = subject('2026-10', { ...allTotals, sex: 'F' });
    expect(
      changedNumbers(
        [
          { cell: subject(), before: 4, now: 5 },
          { cell: subject(sinceJanuary('2026-10')), before: 1200, now: 1201 },
          { cell: women, now: 7 },
          { cell: women, before: 7 },
        ],
        names,
      ),
    ).toEqual([
      { label: `Private Einreisen, ${county.name}, Oktober 2026`, before: '4', now: '5' },
      { label: `Private Einreisen, ${county.name}, Januar bis Oktober 2026`, before: '1.200', now: '1.201' },
      { label: `Private Einreisen, ${county.name}, Frauen und Mädchen, Oktober 2026`, before: 'nicht im Bericht', now: '7' },
      { label: `Private Einreisen, ${county.name}, Frauen und Mädchen, Oktober 2026`, before: '7', now: 'nicht im Bericht' },
    ]);
  });

  it('are as exact as the tables', () => {
    const rate = subject('2026-10', allTotals, 'foreign_population_share');
    expect(changedNumbers([{ cell: rate, before: 7, now: 7.25 }], names)).toMatchObject([{ before: '7,0', now: '7,25' }]);
  });
});
