import type { Instant, Month } from '../../shared/domain/calendar.ts';
import { nextRound, openRound, openRounds, type Round } from '../../shared/domain/funding/round.ts';
import { type NextRelease, nextRelease } from './next-release.ts';

export type StartPageDeps = {
  readonly now: () => Instant;
  readonly rounds: () => Promise<readonly Round[]>;
  /** The newest published revision of every month. */
  readonly releases: () => Promise<readonly { readonly month: Month }[]>;
  /** Day and time of publication. */
  readonly schedule: { readonly day: number; readonly time: string };
};

/** What the start page knows; what is absent does not exist yet. */
export type StartFacts = {
  readonly open: Round | undefined;
  /** Rounds that are open besides. */
  readonly alsoOpen: readonly Round[];
  readonly next: Round | undefined;
  readonly newest: Month | undefined;
  readonly release: NextRelease;
};

/** Collects what is true right now for the start page. */
export const startFacts = async ({ now, rounds, releases, schedule }: StartPageDeps): Promise<StartFacts> => {
  const at = now();
  const [allRounds, allReleases] = await Promise.all([rounds(), releases()]);
  const newest = allReleases
    .map(({ month }) => month)
    .sort()
    .at(-1);
  const open = openRound(allRounds, at);
  const alsoOpen = openRounds(allRounds, at).filter(({ id }) => id !== open?.id);
  return { open, alsoOpen, next: nextRound(allRounds, at), newest, release: nextRelease(schedule, at, newest) };
};
