import type { Instant } from '../../shared/domain/calendar.ts';
import { releaseOf } from '../../shared/domain/funding/release.ts';
import { type ChangeDeps, type Whose, writeChange } from './write-change.ts';

/** What changing the release needs from outside. */
export type ChangeReleaseDeps = ChangeDeps & { readonly now: () => Instant };

/**
 * The applicant releases the short description for reuse, or takes that back. What is so already stays as it is.
 * @throws Refusal `not-found`
 */
export const changeRelease =
  ({ now, ...deps }: ChangeReleaseDeps) =>
  ({ granted, ...whose }: Whose & { readonly granted: boolean }): Promise<void> =>
    writeChange(deps, whose, (before) => (before.reuseRelease === granted ? undefined : releaseOf(before, granted, now())));
