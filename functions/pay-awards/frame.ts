import type { CountyProfile } from '../../shared/county/profile.ts';
import { texts } from './texts.ts';

/** Where the pages stand. */
export type Site = { readonly county: CountyProfile; readonly exampleData: boolean /** No trailing slash. */; readonly siteUrl: string };

/** Addresses of the pages. */
export const paths = {
  all: '/amt/zahlungen',
  case: (id: string): string => `/amt/zahlungen/${id}`,
  block: (id: string): string => `/amt/zahlungen/${id}/sperre`,
  file: (number: number, kind: 'xml' | 'csv'): string => `/amt/zahlungen/dateien/${number}.${kind}`,
} as const;

/** Pages between the desk and the page of a case. */
export const parents = [{ href: paths.all, label: texts.title }];

/** What a form of a case's page wants; what one of all payments wants. */
export const acts = {
  order: 'anordnen',
  cancel: 'zuruecknehmen',
  proof: 'nachweis',
  ask: 'sperre-aufheben',
  release: 'freigeben',
  file: 'datei',
} as const;

/** Name of the field with what a form wants. */
export const actField = 'tat';
