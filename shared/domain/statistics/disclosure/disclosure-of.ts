import type { DisclosureRule, Indicator } from '../indicator.ts';
import type { Catalogue } from '../indicators.ts';
import type { StructureDisclosure } from './report-structure.ts';

/**
 * The rule for values of an indicator from some sources. The indicator's own rule, or a stricter one that names a source: what suppresses is
 * stricter than what is open, and a higher minimum than a lower one. Rounding of a source is done by the source.
 */
export const ruleFor = (
  indicator: Pick<Indicator, 'disclosure'>,
  sources: readonly string[],
  { disclosureRules }: Pick<Catalogue, 'disclosureRules'>,
): DisclosureRule => {
  const own = disclosureRules.find(({ code }) => code === indicator.disclosure);
  if (own === undefined) throw new Error(`no disclosure rule ${indicator.disclosure} in the catalogue`);
  const named = disclosureRules.filter((rule) => rule.method === 'suppress' && rule.sources?.some((source) => sources.includes(source)));
  return named.reduce((strictest, rule) => (isStricter(rule, strictest) ? rule : strictest), own);
};

const isStricter = (rule: DisclosureRule, than: DisclosureRule): boolean =>
  than.method === 'suppress' ? (rule.minimum ?? 0) > (than.minimum ?? 0) : than.method === 'open';

/** A rule as it is published with the structure of an issue. */
export const publishedRule = ({ method, minimum = 0, width = 0, roundingBase = 1 }: DisclosureRule): StructureDisclosure => {
  if (method === 'suppress') return { method, threshold: minimum, width };
  return method === 'round' ? { method, roundingBase } : { method };
};

/** To the nearest multiple; half away from zero. */
export const roundTo = (value: number, base: number): number => Math.sign(value) * Math.floor(Math.abs(value) / base + 0.5) * base || 0;
