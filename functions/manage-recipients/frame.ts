import type { CountyProfile } from '../../shared/county/profile.ts';
import { recipientPath, recipientsPath } from '../../shared/domain/notices/mail-paths.ts';
import { texts } from './texts.ts';

/** Where the pages stand. */
export type Site = { readonly county: CountyProfile; readonly exampleData: boolean /** No trailing slash. */; readonly siteUrl: string };

const first = recipientsPath;

/** Addresses of these pages. Names and addresses of people never stand in them. */
export const paths = {
  list: first,
  administrations: `${first}/verwaltungen`,
  new: `${first}/neu`,
  imports: `${first}/einlesen`,
  import: (id: string): string => `${first}/einlesen/${id}`,
  recipient: recipientPath,
  delete: (id: string): string => `${first}/${id}/loeschen`,
  lift: (id: string): string => `${first}/${id}/freigeben`,
  test: (id: string): string => `${first}/${id}/probe`,
} as const;

/** The way from the desk to a page below the list. */
export const crumbs = [{ href: first, label: texts.title }] as const;

/** Names of the fields of all forms. */
export const fields = {
  address: 'email',
  name: 'name',
  contact: 'ansprechperson',
  phone: 'telefon',
  language: 'sprache',
  figures: 'zahlen',
  report: 'bericht',
  group: 'gruppe',
  again: 'wieder',
  version: 'fassung',
  request: 'anfrage',
} as const;
