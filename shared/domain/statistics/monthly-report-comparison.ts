import { type IsoDate, lastDayOf } from '../calendar.ts';
import type { AreaLevel, Indicator } from './indicator.ts';
import { isDelivered } from './monthly-report-figure.ts';
import type { Finding } from './monthly-report-month.ts';
import { cutOffsOf, deliveredFor } from './monthly-report-origin.ts';
import { type ReportRow, rowOf } from './monthly-report-row.ts';
import type { TableContext } from './monthly-report-table.ts';
import { isComparable, stateShareOf } from './state-share.ts';

/** A figure at one level: the days it is about, and what is defined otherwise there, by the catalogue and by its source. */
export type ComparedLevel = {
  readonly row: ReportRow;
  readonly cutOffs: readonly IsoDate[];
  readonly breaks: Indicator['breaks'];
  readonly definitions: readonly string[];
};

/** An indicator at both levels. */
export type ComparedFigure = {
  readonly indicator: Indicator;
  readonly state: ComparedLevel;
  readonly county: ComparedLevel;
  /** Of rates and balances there is none. */
  readonly share?: { readonly indicator: Indicator; readonly row: ReportRow };
};

/** The county in the Land: every indicator of the report that exists at both levels. */
export type StateComparison = {
  readonly number: string;
  readonly state: string;
  readonly county: string;
  readonly mostDaysApart: number;
  readonly figures: readonly ComparedFigure[];
  /** Indicators of which the month has no figure of the Land. */
  readonly missing: readonly Indicator[];
};

/**
 * Compares county and Land. The figure of the Land is its source's own and never a sum of counties; the share is computed like every derived
 * figure. @param indicators all of the report, in its order
 */
export const stateComparisonOf = (
  indicators: readonly Indicator[],
  number: string,
  mostDaysApart: number,
  context: TableContext,
): StateComparison | undefined => {
  const { areas, county, state, months } = context;
  const comparable = indicators.filter(isComparable);
  const isThere = (indicator: Indicator): boolean => isDelivered(months.now.find(indicator, state).figure);
  const figures = comparable.filter(isThere).map((indicator) => comparedFigure(indicator, context));
  if (comparable.length === 0) return undefined;
  return {
    number,
    state: areas.name(state),
    county: areas.name(county),
    mostDaysApart,
    figures,
    missing: comparable.filter((indicator) => !isThere(indicator)),
  };
};

const comparedFigure = (indicator: Indicator, context: TableContext): ComparedFigure => {
  const { areas, county, state, months, computing } = context;
  const row = (of: Indicator, area: string): ReportRow => rowOf({ indicator: of, area }, { key: area, name: areas.name(area) }, months, computing);
  const level = (area: string, [own, other]: readonly [AreaLevel, AreaLevel]): ComparedLevel => {
    const finding = months.now.find(indicator, area);
    return {
      row: row(indicator, area),
      cutOffs: cutOffsOf(finding, lastDayOf(months.now.month)),
      breaks: indicator.breaks.filter(({ from, levels }) => levels?.includes(own) && !levels.includes(other) && from <= months.now.month),
      definitions: definitionsIn(finding),
    };
  };
  const share = stateShareOf(indicator);
  return {
    indicator,
    state: level(state, ['state', 'county']),
    county: level(county, ['county', 'state']),
    ...(share && { share: { indicator: share, row: row(share, county) } }),
  };
};

/** What sources say of rows that they define otherwise (SDMX `D`); a row that must not be shown says nothing. */
const definitionsIn = (finding: Finding): readonly string[] => [
  ...new Set(
    deliveredFor(finding)
      .filter(({ obsStatus, confStatus, comment }) => obsStatus === 'D' && confStatus === 'F' && comment !== '')
      .map(({ comment }) => comment),
  ),
];
