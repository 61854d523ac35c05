import * as z from 'zod';

/** Levels of area, coarse to fine. An amtsfreie Gemeinde is an administration and a municipality at once. */
const areaLevels = ['state', 'county', 'administration', 'municipality'] as const;

/** @see areaLevels */
export type AreaLevel = (typeof areaLevels)[number];

/** Units as `UNIT_MEASURE` has them, with the German word for a table. */
export const unitLabels = { P: 'Personen', PL: 'Plätze', C: 'Fälle', '%': 'Prozent' } as const;

/** The denominator of a share of the population: persons at the profile's population date, not an indicator. */
export const populationDenominator = 'population';

/**
 * How a derived indicator comes about. It is computed from released values only: computed from hidden ones it would
 * reveal them. `ratio` is numerator / denominator × 100.
 */
const formulaSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ratio'), numerator: z.string(), denominator: z.string() }),
  z.strictObject({ kind: z.literal('difference'), minuend: z.string(), subtrahend: z.string() }),
]);

/** @see formulaSchema */
export type Formula = z.infer<typeof formulaSchema>;

/** A row of the catalogue. Adding an indicator is adding a row; no code knows a single indicator. */
export const indicatorSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** Heading of a table or key figure, German. */
  label: z.string().min(1).max(80),
  /** What is counted and what not, German, for readers of the report. */
  explanation: z.string().min(1).max(300),
  unit: z.enum(['P', 'PL', 'C', '%']),
  /** Values of parts (areas, categories) add up to the whole. Holds for raw counts only, not for rounded ones. */
  additive: z.boolean(),
  /** `flow`: months add up. `stock`: the state of a day. `none`: neither (rates, forecasts). */
  overTime: z.enum(['flow', 'stock', 'none']),
  /** Levels at which the figure exists. */
  levels: z
    .array(z.enum(areaLevels))
    .min(1)
    .refine((levels) => new Set(levels).size === levels.length),
  /** Where it usually comes from; a row of a file may name another source. */
  source: z.string().min(1),
  /** May be below zero. */
  signed: z.literal(true).optional(),
  /** Counts that have decimals all the same: averages. Rates always may. */
  fractional: z.literal(true).optional(),
  /** The level is part of the meaning (what a county gets), so values of other areas are a mistake and not a part of the sum. */
  boundToLevels: z.literal(true).optional(),
  formula: formulaSchema.optional(),
});

/** @see indicatorSchema */
export type IndicatorRow = z.infer<typeof indicatorSchema>;

/** A row with the German word for its unit. */
export type Indicator = IndicatorRow & { readonly unitLabel: (typeof unitLabels)[keyof typeof unitLabels] };
