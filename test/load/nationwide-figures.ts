import type { Areas, AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import { acceptsLevel } from '../../shared/domain/statistics/indicator.ts';
import { catalogue } from '../../shared/domain/statistics/indicators.ts';
import { recordColumns } from '../../shared/domain/statistics/observation.ts';

/** A month of any number of Gemeinden, made for the benchmark: 20 indicators each, 115 letters a row. */
const indicators = catalogue.indicators.filter((indicator) => acceptsLevel(indicator, ['municipality']) && indicator.unit !== '%').slice(0, 20);

/** Month of all rows. */
export const month = '2026-10';

/** Values of one Gemeinde. */
export const perMunicipality = indicators.length;

const keyOf = (at: number): string => String(1_000_000 + at * 7).padStart(8, '0');

/** Areas that know so many Gemeinden and nothing else. */
export const areasFor = (municipalities: number): AreasOverTime => {
  const keys = new Set(Array.from({ length: municipalities }, (_, at) => keyOf(at)));
  const areas: Areas = {
    canonical: (key) => (keys.has(key) ? key : undefined),
    explainUnknown: (key) => `no area ${key}`,
    name: (area) => `Gemeinde ${area}`,
    levels: () => ['municipality'],
    level: () => 'municipality',
    children: () => [],
    parent: () => undefined,
  };
  return { at: () => areas };
};

/** The file, Gemeinde by Gemeinde. @yields its lines */
export function* csvLines(municipalities: number): Generator<string> {
  yield `${recordColumns.join(';')}\n`;
  for (let at = 0; at < municipalities; at += 1) {
    for (const [which, { code, unit }] of indicators.entries()) {
      const value = (at * 31 + which * 17) % 900;
      yield `${code};${keyOf(at)};${month};M;_T;_T;_T;_T;${value};${unit};A;F;Statistisches Amt;2026-10-31;2026-10/1;;\n`;
    }
  }
}
