import type { Month } from '../../shared/domain/calendar.ts';
import type { Vintage } from '../../shared/domain/statistics/vintage.ts';
import { vintageSlug } from '../../shared/domain/statistics/vintage-standing.ts';

const all = '/amt/zahlen';

const withQuery = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
};

/** Addresses of this capability, and of the two that belong to others. */
export const paths = {
  all: (until?: Month) => withQuery(all, { bis: until }),
  import: `${all}/einlesen`,
  keys: `${all}/schluessel`,
  month: (month: Month, query: Readonly<Partial<Record<'zeige' | 'erinnert' | 'geliefert' | 'eben', string | undefined>>> = {}) =>
    withQuery(`${all}/${month}`, query),
  remind: (month: Month) => `${all}/${month}/erinnern`,
  phones: (month: Month) => `${all}/${month}/telefonliste`,
  vintages: (month: Month) => `${all}/${month}/staende`,
  state: (month: Month, query: { readonly am?: string | undefined; readonly indikator?: string | undefined; readonly seite?: string } = {}) =>
    withQuery(`${all}/${month}/stand`, query),
  stateFile: (month: Month, query: { readonly am?: string | undefined; readonly indikator?: string | undefined } = {}) =>
    withQuery(`${all}/${month}/stand.csv`, query),
  difference: (month: Month, query: { readonly von?: string; readonly bis?: string; readonly seite?: string } = {}) =>
    withQuery(`${all}/${month}/unterschied`, query),
  differenceFile: (month: Month, query: { readonly von?: string; readonly bis?: string } = {}) => withQuery(`${all}/${month}/unterschied.csv`, query),
  withdrawal: (month: Month, { vintage }: Pick<Vintage, 'vintage'>) => `${all}/${month}/ruecknahme/${vintageSlug(vintage)}`,
} as const;
