import type { CountyProfile } from '../../shared/county/profile.ts';
import type { AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import type { Catalogue } from '../../shared/domain/statistics/indicators.ts';

/** What all pages of the explorer have in common. */
export type ExplorerSite = {
  readonly county: CountyProfile;
  readonly catalogue: Catalogue;
  readonly areas: AreasOverTime;
  readonly exampleData: boolean;
};
