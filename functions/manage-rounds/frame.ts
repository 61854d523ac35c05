import type { CountyProfile } from '../../shared/county/profile.ts';
import { texts } from './texts.ts';

/** Where the pages stand. */
export type Site = { readonly county: CountyProfile; readonly exampleData: boolean; readonly siteUrl: string };

const first = '/amt/runden';

/** Addresses of these pages. */
export const paths = {
  list: first,
  round: (id: string): string => `${first}/${encodeURIComponent(id)}`,
  edit: (id: string, section?: string): string => `${first}/${encodeURIComponent(id)}/aendern${section === undefined ? '' : `?abschnitt=${section}`}`,
  open: (id: string): string => `${first}/${encodeURIComponent(id)}/freigeben`,
} as const;

/** The way from the desk to a page below the list. */
export const crumbs = [{ href: first, label: texts.list.title }] as const;

/** Names of fields of the forms that are no parameters of a round. */
export const fields = {
  act: 'tat',
  from: 'von',
  year: 'jahr',
  revision: 'stand',
  version: 'fassung',
  reason: 'grund',
  section: 'abschnitt',
} as const;
