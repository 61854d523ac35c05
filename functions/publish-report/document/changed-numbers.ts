import { formatMonth } from '../../../shared/domain/calendar.ts';
import type { Collection } from '../../../shared/domain/statistics/delivery.ts';
import { lastMonthOf } from '../../../shared/domain/statistics/disclosure/cell-id.ts';
import type { Catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { dimensions } from '../../../shared/domain/statistics/monthly-report-categories.ts';
import { total } from '../../../shared/domain/statistics/observation.ts';
import { categoryName } from '../category-names.ts';
import { formatNumber, formatValue, formatYearToDate } from '../number-format.ts';
import { signs } from '../signs.tsx';
import type { ChangedNumber } from './report-inputs.ts';

/** Numbers of an issue by `cellId`; `null` where it is hidden. What stands behind a hidden one is not asked for. */
export type ShownNumbers = Readonly<Record<string, { readonly value: number | null }>>;

/** Words for what is changed. */
export type CellNames = {
  readonly catalogue: Pick<Catalogue, 'find'>;
  readonly areaName: (area: string) => string;
  readonly collection: Pick<Collection, 'indicators'>;
};

/** Numbers that an issue shows otherwise than the one before, new and gone ones included, in the order of the new issue. */
export const changedNumbers = (before: ShownNumbers, now: ShownNumbers, names: CellNames): readonly ChangedNumber[] =>
  [...new Set([...Object.keys(now), ...Object.keys(before)])]
    .filter((id) => shown(before, id) !== shown(now, id))
    .map((id) => ({ label: labelOf(id, names), before: wordsOf(id, shown(before, id), names), now: wordsOf(id, shown(now, id), names) }));

/** `undefined`: the issue says nothing of it. */
const shown = (numbers: ShownNumbers, id: string): number | null | undefined => (Object.hasOwn(numbers, id) ? numbers[id]?.value : undefined);

const wordsOf = (id: string, value: number | null | undefined, { catalogue }: CellNames): string => {
  if (value === undefined) return 'nicht im Bericht';
  if (value === null) return signs.unknown.spoken;
  const indicator = catalogue.find(id.slice(0, id.indexOf('|')));
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
