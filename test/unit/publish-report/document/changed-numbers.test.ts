import { describe, expect, it } from 'vitest';
import { changedNumbers } from '../../../../functions/publish-report/document/changed-numbers.ts';
import { county } from '../../../../shared/county/county.ts';
import { areasOf } from '../../../../shared/domain/statistics/areas.ts';
import { cellId, sinceJanuary } from '../../../../shared/domain/statistics/disclosure/cell-id.ts';
import { catalogue } from '../../../../shared/domain/statistics/indicators.ts';
import { allTotals } from '../../../../shared/domain/statistics/monthly-report-categories.ts';

const names = { catalogue, areaName: areasOf(county).at('2026-10').name, collection: county.collection };
const id = (period = '2026-10', selection = allTotals, indicator = 'private_entries'): string =>
  cellId({ indicator, area: county.key, period, selection });

describe('changed numbers', () => {
  it('are told with area, categories and period', () => {
    const women = id('2026-10', { ...allTotals, sex: 'F' });
    const sum = id(sinceJanuary('2026-10'));
    expect(
      changedNumbers(
        { [id()]: { value: 4 }, [women]: { value: 7 }, [sum]: { value: 1200 } },
        { [id()]: { value: 5 }, [women]: { value: 7 }, [sum]: { value: 1201 } },
        names,
      ),
    ).toEqual([
      { label: `Private Einreisen, ${county.name}, Oktober 2026`, before: '4', now: '5' },
      { label: `Private Einreisen, ${county.name}, Januar bis Oktober 2026`, before: '1.200', now: '1.201' },
    ]);
    expect(changedNumbers({}, { [women]: { value: 7 } }, names)).toEqual([
      { label: `Private Einreisen, ${county.name}, Frauen und Mädchen, Oktober 2026`, before: 'nicht im Bericht', now: '7' },
    ]);
  });

  it('never say what is hidden', () => {
    const before = { [id()]: { value: null, raw: 2 } };
    const now = { [id()]: { value: 4 } };
    expect(changedNumbers(before, now, names)).toMatchObject([{ before: 'nicht bekannt oder geheim', now: '4' }]);
    expect(changedNumbers(now, before, names)).toMatchObject([{ before: '4', now: 'nicht bekannt oder geheim' }]);
    const stillHidden = { [id()]: { value: null, raw: 1 } };
    expect(changedNumbers(before, stillHidden, names)).toEqual([]);
  });

  it('are as exact as the tables', () => {
    const rate = id('2026-10', allTotals, 'foreign_population_share');
    expect(changedNumbers({ [rate]: { value: 7 } }, { [rate]: { value: 7.25 } }, names)).toMatchObject([{ before: '7,0', now: '7,25' }]);
  });
});
