import type { CountyProfile } from '../../shared/county/profile.ts';
import { decisionPaths } from '../../shared/domain/funding/decision-paths.ts';
import { texts } from './texts.ts';

/** Where the pages stand. */
export type Site = { readonly county: CountyProfile; readonly exampleData: boolean /** No trailing slash. */; readonly siteUrl: string };

export const paths = decisionPaths;

/** The way from the desk to a page below the list. */
export const crumbs = [{ href: paths.list, label: texts.title }] as const;

/** Names of the fields of all forms, besides those of a decision. */
export const fields = {
  kind: 'art',
  id: 'entscheidung',
  version: 'fassung',
  action: 'tat',
  reason: 'grund',
  on: 'tag',
  how: 'weg',
  waivedOn: 'verzicht-am',
} as const;
