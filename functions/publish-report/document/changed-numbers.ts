import { formatMonth } from '../../../shared/domain/calendar.ts';
import type { CellChange } from '../../../shared/domain/statistics/changed-cells.ts';
import type { Collection } from '../../../shared/domain/statistics/delivery.ts';
import { type CellSubject, cellId, lastMonthOf } from '../../../shared/domain/statistics/disclosure/cell-id.ts';
import { formatNumber, formatValue } from '../../../shared/domain/statistics/figure-text.ts';
import type { Catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { dimensions } from '../../../shared/domain/statistics/monthly-report-categories.ts';
import { total } from '../../../shared/domain/statistics/observation.ts';
import { categoryName } from '../category-names.ts';
import { formatYearToDate } from '../number-format.ts';
import type { ChangedNumber } from './report-inputs.ts';

/** Words for what is changed. */
export type CellNames = {
  readonly catalogue: Pick<Catalogue, 'find'>;
  readonly areaName: (area: string) => string;
  readonly collection: Pick<Collection, 'indicators'>;
};

/** Numbers that an issue shows otherwise than the one before, new and gone ones included; a number that is hidden in either is not among them. */
export const changedNumbers = (changes: readonly CellChange[], names: CellNames): readonly ChangedNumber[] =>
  changes.map(({ cell, before, now }) => ({
    label: labelOf(cellId(cell), names),
    before: wordsOf(cell, before, names),
    now: wordsOf(cell, now, names),
  }));

const wordsOf = ({ indicator: code }: CellSubject, value: number | undefined, { catalogue }: CellNames): string => {
  if (value === undefined) return 'nicht im Bericht';
  const indicator = catalogue.find(code);
  return indicator === undefined ? formatNumber(value, Number.isInteger(value) ? 0 : 1) : formatValue(value, indicator);
};

/** `Einbürgerungen, Amt Achterwehr, Frauen und Mädchen, Oktober 2026` */
const labelOf = (id: string, { catalogue, areaName, collection }: CellNames): string => {
  const [code = '', area = '', period = '', ...categories] = id.split('|');
  const kinds = collection.indicators.find((one) => one.code === code)?.parts;
  const month = lastMonthOf(period);
  return [
    catalogue.find(code)?.label ?? code,
    areaName(area),
    ...dimensions.flatMap((dimension, at) => {
      const category = categories[at] ?? total;
      return category === total ? [] : [categoryName(dimension, category, kinds)];
    }),
    period === month ? formatMonth(month) : (formatYearToDate(month) ?? formatMonth(month)),
  ].join(', ');
};
