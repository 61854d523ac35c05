import * as z from 'zod';

/** Levels of area, coarse to fine. An amtsfreie Gemeinde is an administration and a municipality at once. */
const areaLevels = ['state', 'county', 'administration', 'municipality'] as const;

/** @see areaLevels */
export type AreaLevel = (typeof areaLevels)[number];

const units = ['P', 'PL', 'C', '%', 'P_THAB'] as const;

/** Units as `UNIT_MEASURE` has them. `P_THAB` is SDMX's code for per thousand inhabitants. */
export type Unit = (typeof units)[number];

/** Units with the German word for a table. */
export const unitLabels = {
  P: 'Personen',
  PL: 'Plätze',
  C: 'Fälle',
  '%': 'Prozent',
  P_THAB: 'je 1.000 Einwohnerinnen und Einwohner',
} as const satisfies Record<Unit, string>;

const rateBases: Partial<Record<Unit, number>> = { '%': 100, P_THAB: 1000 };

/** How many of the denominator a rate is about; `undefined` for what is counted. */
export const rateBaseOf = (unit: Unit): number | undefined => rateBases[unit];

/** An operand that is no indicator: the inhabitants, by the newest count of the county profile that the month knows. */
export const populationDenominator = 'population';

/**
 * How a derived indicator comes about. It is computed from released values only: computed from hidden ones it would
 * reveal them. Operands may be derived themselves. `ratio` is numerator / denominator × what the unit of the result stands for;
 * with `denominatorLevel` the denominator is the figure of the Land. Which units fit: formula-check.ts.
 */
const formulaSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ratio'), numerator: z.string(), denominator: z.string(), denominatorLevel: z.literal('state').optional() }),
  z.strictObject({ kind: z.literal('difference'), minuend: z.string(), subtrahend: z.string() }),
]);

/** @see formulaSchema */
export type Formula = z.infer<typeof formulaSchema>;

/** What an indicator may be broken down by, with the German word. Areas are its `levels`; all but the first three are codes of `STATUS`. */
export const dimensionLabels = {
  citizenship: 'Staatsangehörigkeit',
  sex: 'Geschlecht',
  age: 'Alter',
  status: 'Aufenthaltsstatus',
  group: 'Personengruppe',
  site: 'Standort',
  type: 'Art',
} as const;

const dimensions = ['citizenship', 'sex', 'age', 'status', 'group', 'site', 'type'] as const satisfies readonly (keyof typeof dimensionLabels)[];

/** From when: a year where the month is not known. */
const sinceSchema = z.string().regex(/^(19[9]\d|20\d\d)(-(0[1-9]|1[0-2]))?$/);

/**
 * How small numbers are protected, and what the source of a figure has done already, so that nobody adds up what is not additive or undoes a gap.
 * `suppress`: counts from 1 to `minimum` − 1 are hidden, and what would give them away; zeros are shown. `round`: every number by itself to a multiple
 * of `roundingBase`, unless its source has rounded it. `open`: no protection. `derived`: hidden with what it is computed from.
 */
export const disclosureRuleSchema = z
  .strictObject({
    code: z.string().regex(/^[a-z][a-z0-9-]*$/),
    label: z.string().min(1).max(80),
    /** The rule in German, for readers. */
    text: z.string().min(1).max(300),
    method: z.enum(['suppress', 'round', 'open', 'derived']),
    /** Least count that is shown. */
    minimum: z.int().min(2).optional(),
    /** Least width of what remains possible for a hidden count; 0 when absent: only that it may be `minimum` or more. */
    width: z.int().min(1).optional(),
    /** Sign that stands for a value that the source has hidden. */
    sign: z.string().optional(),
    /** Every value is a multiple of it. */
    roundingBase: z.int().min(2).optional(),
    /** Sources whose values it holds for, whatever they are about. */
    sources: z.array(z.string().min(1)).optional(),
  })
  .refine(({ method, minimum }) => method !== 'suppress' || minimum !== undefined, 'suppressing needs a minimum')
  .refine(({ method, roundingBase }) => method !== 'round' || roundingBase !== undefined, 'rounding needs a base');

/** @see disclosureRuleSchema */
export type DisclosureRule = z.infer<typeof disclosureRuleSchema>;

/** A row of the catalogue. Adding an indicator is adding a row; no code knows a single indicator. */
export const indicatorSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** Heading of a table or key figure, German. */
  label: z.string().min(1).max(80),
  /** The same in English, for the summary. */
  englishLabel: z.string().min(1).max(80).optional(),
  /** What is counted and what not, German, for readers of the report. */
  explanation: z.string().min(1).max(300),
  /** The same in easy language: short sentences, no subordinate clauses of law, long words with a hyphen. */
  plainExplanation: z.string().min(1).max(300),
  unit: z.enum(units),
  dimensions: z.array(z.enum(dimensions)).refine((named) => new Set(named).size === named.length),
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
  /** Code of the disclosure rule of that source. */
  disclosure: z.string(),
  /** Since when there is the figure; `null` where nobody has said so yet. */
  since: sinceSchema.nullable(),
  /**
   * From when its values are not comparable with earlier ones, and why, German, one or more whole sentences. With `levels` it is a break in
   * the figures of these levels only: there the others are defined otherwise.
   */
  breaks: z.array(
    z.strictObject({
      from: sinceSchema,
      approximate: z.literal(true).optional(),
      levels: z.array(z.enum(areaLevels)).min(1).optional(),
      reason: z.string().min(1).max(300),
    }),
  ),
  /** May be below zero. */
  signed: z.literal(true).optional(),
  /** A difference that may be below zero and seldom is: whoever delivers its figures is asked whether they are right. */
  unusualBelowZero: z.literal(true).optional(),
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

/** Codes of what a formula computes with, in its order. */
export const operandsOf = (formula: Formula): readonly [string, string] =>
  formula.kind === 'ratio' ? [formula.numerator, formula.denominator] : [formula.minuend, formula.subtrahend];

/**
 * Whether a value of such an area makes sense. What is additive may come for parts (they are summed) or as the sum;
 * a rate only where the rate exists.
 * @param areaLevels levels of the area, two for an amtsfreie Gemeinde
 */
export const acceptsLevel = (indicator: IndicatorRow, areaLevels: readonly AreaLevel[]): boolean =>
  (indicator.additive && !indicator.boundToLevels) || areaLevels.some((level) => indicator.levels.includes(level));

/** Whether its values may have decimals: rates and averages. */
export const mayHaveDecimals = ({ unit, fractional }: Pick<IndicatorRow, 'unit' | 'fractional'>): boolean =>
  rateBaseOf(unit) !== undefined || fractional === true;
