import type { CountyProfile } from '../../shared/county/profile.ts';
import type { ReleaseEvent } from '../../shared/domain/statistics/release-draft.ts';

/** What every mail to the office is told beside its subject. */
export type EditorsFrame = {
  readonly county: CountyProfile;
  readonly exampleData: boolean;
  /** No trailing slash. */
  readonly siteUrl: string;
};

/** What a mail is about, by the kind of its event. */
export type EventOf<K extends ReleaseEvent['kind']> = Extract<ReleaseEvent, { kind: K }>;
