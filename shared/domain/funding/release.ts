import type { Instant } from '../calendar.ts';
import type { Application } from './application.ts';
import { type ApplicationChange, changeOf } from './life-cycle.ts';

/** What applicants agree to with the release of their short description. A text with another meaning is another version. */
export const releaseText = {
  version: '1',
  text: 'Der Kreis darf die Kurzbeschreibung veröffentlichen und weiterverwenden.',
} as const;

/**
 * The short description is released for reuse, or no longer. That is voluntary, possible in every state, and has no influence on the
 * decision (Article 7 (3) GDPR: taking back is as easy as giving).
 */
export const releaseOf = (before: Application, granted: boolean, at: Instant): ApplicationChange =>
  changeOf(before, { kind: granted ? 'release.granted' : 'release.revoked', at, textVersion: releaseText.version }, { reuseRelease: granted });
