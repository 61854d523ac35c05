import * as z from 'zod';
import { formulaFault } from './formula-check.ts';
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
import { stateShareOf } from './state-share.ts';

/** The indicators there are. It is handed to whatever reads or shows figures: none of them knows a single indicator. */
export type Catalogue = {
  readonly indicators: readonly Indicator[];
  /** Shares of the county in the Land, of each indicator that has one. They are found like the others, and no chapter names them. */
  readonly shares: readonly Indicator[];
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
 * @throws Error for rows of another shape, a code or label twice, a disclosure rule that is not there, a formula that does not fit
 */
export const catalogueOf = (data: unknown): Catalogue => {
  const { indicators, disclosureRules } = catalogueSchema.parse(data);
  const codes = [...indicators, ...indicators.map(stateShareOf).filter((share) => share !== undefined)].map(({ code }) => code);
  const rules = new Set(disclosureRules.map(({ code }) => code));
  if (
    new Set(codes).size < codes.length ||
    new Set(indicators.map(({ label }) => label)).size < indicators.length ||
    rules.size < disclosureRules.length
  ) {
    throw new Error('a code or label of the catalogue is there twice');
  }
  const fault = formulaFault(indicators);
  if (fault !== undefined) throw new Error(fault);
  for (const { code, disclosure } of indicators) {
    if (!rules.has(disclosure)) throw new Error(`${code} names the disclosure rule ${disclosure}, which the catalogue does not have`);
  }
  return lookup(
    indicators.map((row) => ({ ...row, unitLabel: unitLabels[row.unit] })),
    disclosureRules,
  );
};

const lookup = (indicators: readonly Indicator[], disclosureRules: readonly DisclosureRule[]): Catalogue => {
  const shares = indicators.map(stateShareOf).filter((share) => share !== undefined);
  const byCode = new Map([...shares, ...indicators].map((indicator) => [indicator.code, indicator]));
  return {
    indicators,
    shares,
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
  report: {
    readonly chapters: readonly { readonly indicators: readonly string[] }[];
    /** Codes of the disclosure rules that a county has chosen otherwise, by indicator. */
    readonly disclosure?: Readonly<Record<string, string>>;
  },
): Catalogue => {
  const used = new Set<string>();
  const use = (code: string): void => {
    if (code === populationDenominator || used.has(code)) return;
    used.add(code);
    const { formula } = of(code);
    if (formula !== undefined) operandsOf(formula).forEach(use);
  };
  for (const chapter of report.chapters) chapter.indicators.forEach(use);
  const rules = new Set(disclosureRules.map(({ code }) => code));
  const chosen = (indicator: Indicator): Indicator => {
    const { [indicator.code]: disclosure = indicator.disclosure } = report.disclosure ?? {};
    if (!rules.has(disclosure)) throw new Error(`the county names the disclosure rule ${disclosure}, which the catalogue does not have`);
    return { ...indicator, disclosure };
  };
  return lookup(indicators.filter(({ code }) => used.has(code)).map(chosen), disclosureRules);
};

/** The catalogue of all indicators, as `indicators.json` has it. */
export const catalogue: Catalogue = catalogueOf(file);
