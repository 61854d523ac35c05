import type { Month } from '../../calendar.ts';
import type { Formula, IndicatorRow } from '../indicator.ts';
import type { Dimension } from '../monthly-report-categories.ts';

/**
 * How the numbers of an issue hang together, as it is published in `struktur.json`: whoever checks the disclosure control, or only wants to add
 * up, finds here what is the sum of what.
 */
export type ReportStructure = {
  readonly month: Month;
  readonly revision: number;
  /** Every area of the 24 months of the issue, coarse to fine. */
  readonly areas: readonly StructureArea[];
  readonly indicators: readonly StructureIndicator[];
  /** Categories whose sum is the total of their dimension, with all other dimensions at their totals or fixed. */
  readonly categories: readonly { readonly indicator: string; readonly dimension: Dimension; readonly codes: readonly string[] }[];
  /** Sums that do not hold in the delivered numbers: whoever subtracts there finds nothing. */
  readonly broken: readonly BrokenSum[];
  /**
   * Numbers that are hidden here and that an issue before has shown, or the other way round, and that have another value: nobody takes the one for the other.
   * What was shown is never hidden and what was hidden never shown as long as it is the same, so this tells nothing else.
   */
  readonly recounted: readonly string[];
};

/** A total that is not the sum of its parts; `cell` is its `cellId`. */
export type BrokenSum = { readonly cell: string; readonly over: 'areas' | 'months' | Dimension };

/** `parent`: the area whose number is the sum of its parts; absent of Land and Kreis, for no Land is one county. */
export type StructureArea = {
  readonly key: string;
  readonly name: string;
  readonly parent?: string;
  /** First and last month in which it is so; absent: in all months of the issue. */
  readonly from?: Month;
  readonly to?: Month;
};

export type StructureIndicator = Pick<IndicatorRow, 'code' | 'label' | 'unit' | 'additive' | 'overTime'> & {
  /** The figure of a level is not the sum of the areas below. */
  readonly boundToLevels?: true;
  readonly formula?: Formula;
  readonly disclosure: StructureDisclosure;
};

/**
 * `suppress`: counts from 1 to threshold − 1 are hidden, and what would give them away; zeros are shown. `round`: every number by itself to a
 * multiple of the base, so nothing adds up. `open`: no rule. `derived`: hidden with what it is computed from.
 */
export type StructureDisclosure =
  | { readonly method: 'suppress'; readonly threshold: number; readonly width: number }
  | { readonly method: 'round'; readonly roundingBase: number }
  | { readonly method: 'open' | 'derived' };
