import type { CountyProfile } from '../../shared/county/profile.ts';

/** What every mail to an administration is told beside its subject. */
export type FiguresFrame = {
  readonly county: CountyProfile;
  readonly exampleData: boolean;
  /** No trailing slash. */
  readonly siteUrl: string;
};

/** Where a link can be asked for, as a person types it. */
export const askAddressOf = ({ siteUrl }: Pick<FiguresFrame, 'siteUrl'>): string => `${siteUrl.replace(/^https?:\/\//, '')}/zahlen`;
