import { formatMonth } from '../../../shared/domain/calendar.ts';
import { lastMonthOf } from '../../../shared/domain/statistics/disclosure/cell-id.ts';
import type { ReportStructure } from '../../../shared/domain/statistics/disclosure/report-structure.ts';
import { type Dimension, dimensions } from '../../../shared/domain/statistics/monthly-report-categories.ts';
import { total } from '../../../shared/domain/statistics/observation.ts';
import { specialCodes } from '../../../shared/domain/statistics/record-codes.ts';
import { categoryName, dimensionNames } from '../category-names.ts';
import type { IssueSite } from './named-file.ts';
import type { ReleasedRecord } from './released-records.ts';

/** Columns of the record shape that hold the categories of a dimension. */
export const dimensionColumns = { citizenship: 'CITIZENSHIP', sex: 'SEX', age: 'AGE', status: 'STATUS' } as const satisfies Record<
  Dimension,
  keyof ReleasedRecord
>;

/** The codes of records in German words. */
export const recordLabels = ({ county, catalogue }: Pick<IssueSite, 'county' | 'catalogue'>, { areas }: Pick<ReportStructure, 'areas'>) => {
  const areaNames = new Map(areas.map(({ key, name }) => [key, name]));
  const kindsOf = (indicator?: string) =>
    county.collection.indicators.filter(({ code }) => indicator === undefined || code === indicator).flatMap(({ parts = [] }) => parts);
  const category = (dimension: Dimension, code: string, indicator?: string): string =>
    code === total ? specialCodes[total] : categoryName(dimension, code, kindsOf(indicator));
  return {
    indicator: (code: string): string => catalogue.of(code).label,
    /** A key that has no name stands for itself. */
    area: (key: string): string => areaNames.get(key) ?? key,
    /** `Oktober 2026`, `Januar bis Oktober 2026`. */
    period: (period: string): string => (period.includes('/') ? `Januar bis ${formatMonth(lastMonthOf(period))}` : formatMonth(period)),
    /** @param indicator whose words count; absent: those of any */
    category,
    /** `insgesamt`, `Geschlecht: Frauen und Mädchen`. */
    categories: (record: ReleasedRecord): string => {
      const named = dimensions.filter((dimension) => record[dimensionColumns[dimension]] !== total);
      if (named.length === 0) return specialCodes[total];
      return named
        .map((dimension) => `${dimensionNames[dimension]}: ${category(dimension, record[dimensionColumns[dimension]], record.INDICATOR)}`)
        .join(', ');
    },
  };
};

/** @see recordLabels */
export type RecordLabels = ReturnType<typeof recordLabels>;
