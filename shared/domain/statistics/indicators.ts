import * as z from 'zod';
import {
  type DisclosureRule,
  disclosureRuleSchema,
  type Indicator,
  indicatorSchema,
  operandsOf,
  populationDenominator,
  unitLabels,
} from './indicator.ts';
import file from './indicators.json' with { type: 'json' };

/** The indicators there are. It is handed to whatever reads or shows figures: none of them knows a single indicator. */
export type Catalogue = {
  readonly indicators: readonly Indicator[];
  readonly disclosureRules: readonly DisclosureRule[];
  /** The indicator of a code, `undefined` when the catalogue has none. */
  readonly find: (code: string) => Indicator | undefined;
  /**
   * The indicator of a code that configuration names, e.g. a chapter of the report.
   * @throws Error when the catalogue has none: a fault of the configuration, not of a person
   */
  readonly of: (code: string) => Indicator;
};

const catalogueSchema = z.strictObject({ disclosureRules: z.array(disclosureRuleSchema), indicators: z.array(indicatorSchema) });

/**
 * Reads a catalogue from its data, the shape of `indicators.json`.
 * @throws Error for rows of another shape, a code or label twice, an operand or a disclosure rule that is not there
 */
export const catalogueOf = (data: unknown): Catalogue => {
  const { indicators, disclosureRules } = catalogueSchema.parse(data);
  const codes = new Set(indicators.map(({ code }) => code));
  const rules = new Set(disclosureRules.map(({ code }) => code));
  if (
    codes.size < indicators.length ||
    new Set(indicators.map(({ label }) => label)).size < indicators.length ||
    rules.size < disclosureRules.length
  ) {
    throw new Error('a code or label of the catalogue is there twice');
  }
  for (const { code, disclosure, formula } of indicators) {
    const operands = formula === undefined ? [] : operandsOf(formula);
    const missing = operands.filter((operand) => operand !== populationDenominator && !codes.has(operand));
    if (missing.length > 0) throw new Error(`${code} is computed from ${missing.join(', ')}, which the catalogue does not have`);
    if (!rules.has(disclosure)) throw new Error(`${code} names the disclosure rule ${disclosure}, which the catalogue does not have`);
  }
  return lookup(
    indicators.map((row) => ({ ...row, unitLabel: unitLabels[row.unit] })),
    disclosureRules,
  );
};

const lookup = (indicators: readonly Indicator[], disclosureRules: readonly DisclosureRule[]): Catalogue => {
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  return {
    indicators,
    disclosureRules,
    find: (code) => byCode.get(code),
    of: (code) => {
      const indicator = byCode.get(code);
      if (!indicator) throw new Error(`no indicator ${code} in the catalogue`);
      return indicator;
    },
  };
};

/**
 * The part of a catalogue that a county uses: what the chapters of its report name, and what those are computed from.
 * What it does not use is neither taken in nor a part of what its report is made from.
 */
export const usedBy = (
  { indicators, disclosureRules, of }: Catalogue,
  report: { readonly chapters: readonly { readonly indicators: readonly string[] }[] },
): Catalogue => {
  const used = new Set<string>();
  const use = (code: string): void => {
    if (code === populationDenominator || used.has(code)) return;
    used.add(code);
    const { formula } = of(code);
    if (formula !== undefined) operandsOf(formula).forEach(use);
  };
  for (const chapter of report.chapters) chapter.indicators.forEach(use);
  return lookup(
    indicators.filter(({ code }) => used.has(code)),
    disclosureRules,
  );
};

/** The catalogue of all indicators, as `indicators.json` has it. */
export const catalogue: Catalogue = catalogueOf(file);
