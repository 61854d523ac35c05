import type { CountyProfile } from '../../shared/county/profile.ts';
import type { CountyMap } from '../../shared/domain/statistics/area-outlines.ts';
import type { Catalogue } from '../../shared/domain/statistics/indicators.ts';

/** What all releases have in common. */
export type ReportSite = {
  readonly county: CountyProfile;
  /** The indicators that the county uses. */
  readonly catalogue: Catalogue;
  /** Outlines of the county's Gemeinden; without them there are maps of tiles only. */
  readonly map?: CountyMap | undefined;
  readonly exampleData: boolean;
  /** Public address without a slash at the end. */
  readonly siteUrl: string;
};
