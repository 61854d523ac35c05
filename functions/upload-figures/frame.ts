import type { CountyProfile } from '../../shared/county/profile.ts';
import { type Month, monthSchema } from '../../shared/domain/calendar.ts';
import type { Catalogue } from '../../shared/domain/statistics/indicators.ts';
import { monthOf } from '../../shared/domain/statistics/mapped-header.ts';
import { type NumberFormat, numberFormats, type SourceMapping, type SourceMappings } from '../../shared/domain/statistics/source-mapping.ts';

/** Where the pages stand, and the words that they show codes with. */
export type Site = {
  readonly county: CountyProfile;
  readonly exampleData: boolean;
  /** No trailing slash. */
  readonly siteUrl: string;
  readonly catalogue: Catalogue;
  readonly mappings: SourceMappings;
};

const first = '/amt/zahlen/einlesen';

/** The way from the desk to these pages. */
export const crumbs = [{ href: '/amt/zahlen', label: 'Zahlen' }] as const;

/** What is known about a file before it is read: it travels with the address. */
export type Chosen = { readonly mapping: SourceMapping; readonly month?: Month | undefined; readonly numbers?: NumberFormat | undefined };

/** Fields of the address, as forms send them on. */
export const fieldsOf = ({ mapping, month, numbers }: Chosen): Readonly<Record<string, string>> => ({
  quelle: mapping.code,
  ...(month !== undefined && { monat: month }),
  ...(numbers !== undefined && { zahlen: numbers }),
});

/** Addresses of this capability, and of the states of a month. */
export const paths = {
  choose: (query: Readonly<Record<string, string>> = {}) => withQuery(first, query),
  upload: (id: string, chosen?: Chosen) => withQuery(`${first}/${id}`, chosen === undefined ? {} : fieldsOf(chosen)),
  vintages: (month: Month) => `/amt/zahlen/${month}/staende`,
} as const;

const withQuery = (path: string, query: Readonly<Record<string, string>>): string =>
  Object.keys(query).length === 0 ? path : `${path}?${new URLSearchParams(query)}`;

/** The month that somebody wrote: `10/2026`, `Oktober 2026`, `2026-10`; `undefined` for anything else. */
export const typedMonth = (text: string): Month | undefined => monthSchema.safeParse(monthOf(text)).data;

/** What an address or a form says about a file; `undefined` without a known source. */
export const chosenOf = (fields: URLSearchParams, { find }: SourceMappings): Chosen | undefined => {
  const mapping = find(fields.get('quelle') ?? '');
  const month = typedMonth(fields.get('monat') ?? '');
  const numbers = numberFormats.find((format) => format === fields.get('zahlen'));
  return mapping && { mapping, month, numbers };
};

/** Whether a source's files say no month themselves. */
export const asksMonth = (mapping: SourceMapping): boolean => mapping.shape === 'table' && mapping.month === 'asked';
