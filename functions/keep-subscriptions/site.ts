import type { CountyProfile } from '../../shared/county/profile.ts';

/** What every page of this capability is told about the place where it stands. */
export type Site = { readonly county: CountyProfile; readonly exampleData: boolean /** No trailing slash. */; readonly siteUrl: string };
