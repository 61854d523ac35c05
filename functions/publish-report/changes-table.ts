import type { CountyProfile } from '../../shared/county/profile.ts';
import { formatMonth, type Month } from '../../shared/domain/calendar.ts';
import { type AreasOverTime, areasOf } from '../../shared/domain/statistics/areas.ts';
import type { CellChange } from '../../shared/domain/statistics/changed-cells.ts';
import { type CellSubject, cellId, lastMonthOf } from '../../shared/domain/statistics/disclosure/cell-id.ts';
import type { Catalogue } from '../../shared/domain/statistics/indicators.ts';
import { allTotals, type Dimension } from '../../shared/domain/statistics/monthly-report-categories.ts';
import { categoryName } from './category-names.ts';
import type { PublishedTable, TableCell, TableRow } from './document/report-document.ts';
import { formatValue } from './number-format.ts';

type Site = { readonly county: CountyProfile; readonly catalogue: Catalogue };

const dimensions = ['citizenship', 'sex', 'age', 'status'] as const satisfies readonly Dimension[];

/** What a correction changed, as every format shows it: one line per number, in the order of the indicators' codes. */
export const changesTable = (changes: readonly CellChange[], month: Month, site: Site): PublishedTable => ({
  id: 'geaenderte-zahlen',
  number: '',
  title: changes.length === 1 ? 'Geänderte Zahl' : `${changes.length} geänderte Zahlen`,
  scope: formatMonth(month),
  subject: 'Zahl',
  columns: [
    { key: 'area', label: 'Gebiet', kind: 'text' },
    { key: 'category', label: 'Gruppe', kind: 'text' },
    { key: 'period', label: 'Zeit', kind: 'text' },
    { key: 'before', label: 'Vorige Fassung', kind: 'number' },
    { key: 'now', label: 'Diese Fassung', kind: 'number' },
  ],
  groups: [{ rows: changes.map(rowWith(site, areasOf(site.county))) }],
  notes: [['Zahlen, die in einer der beiden Fassungen geheim sind, stehen hier nicht.']],
  place: 'page',
});

const rowWith =
  ({ county, catalogue }: Site, areas: AreasOverTime) =>
  ({ cell, before, now }: CellChange): TableRow => {
    const month = lastMonthOf(cell.period);
    const indicator = catalogue.find(cell.indicator);
    const number = (value: number | undefined): TableCell => {
      if (value === undefined) return { text: '–', spoken: 'keine Zahl' };
      return { text: indicator === undefined ? String(value) : formatValue(value, indicator), value };
    };
    return {
      key: cellId(cell),
      header: indicator?.label ?? cell.indicator,
      cells: [
        { text: areas.at(month).name(cell.area) },
        { text: categoriesOf(cell, county) },
        { text: cell.period.includes('/') ? `Januar bis ${formatMonth(month)}` : formatMonth(month) },
        number(before),
        number(now),
      ],
    };
  };

const categoriesOf = ({ indicator, selection = allTotals }: CellSubject, { collection }: CountyProfile): string => {
  const parts = collection.indicators.find(({ code }) => code === indicator)?.parts;
  const named = dimensions.filter((dimension) => selection[dimension] !== allTotals[dimension]);
  return named.length === 0 ? 'insgesamt' : named.map((dimension) => categoryName(dimension, selection[dimension], parts)).join(', ');
};
