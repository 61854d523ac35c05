import type { CountyProfile } from '../../shared/county/profile.ts';
import { texts } from './texts.ts';

/** Where the pages stand. */
export type Site = { readonly county: CountyProfile; readonly exampleData: boolean /** No trailing slash. */; readonly siteUrl: string };

const first = '/amt/antraege';

/** Addresses of these pages. */
export const paths = {
  list: first,
  case: (id: string): string => `${first}/${id}`,
  file: (id: string, file: string): string => `${first}/${id}/dateien/${file}`,
  step: (id: string, step: string): string => `${first}/${id}/pruefung/${step}`,
  opinion: (id: string): string => `${first}/${id}/stellungnahme`,
  auditOpinion: (id: string): string => `${first}/${id}/rechnungspruefung`,
  conflict: (id: string): string => `${first}/${id}/befangenheit`,
} as const;

/** Under this name the copy of what was submitted lies beside the attachments. */
export const copyFile = 'antrag';

/** The way from the desk to a page below the list. */
export const crumbs = [{ href: first, label: texts.title }] as const;

/** Names of fields that several forms have. */
export const fields = { version: 'fassung', request: 'anfrage', action: 'aktion' } as const;
