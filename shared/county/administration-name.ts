import type { CountyProfile } from './profile.ts';

/** What an administration is called; of one that the profile does not have, its key. */
export const administrationName =
  ({ administrations }: Pick<CountyProfile, 'administrations'>) =>
  (area: string): string =>
    administrations.find((administration) => administration.area === area)?.name ?? area;
