import type { Instant } from '../../shared/domain/calendar.ts';
import { openRounds, type Round } from '../../shared/domain/funding/round.ts';
import type { Announced } from '../../shared/domain/notices/announcement.ts';

/** What announcing is given. */
export type AnnounceRoundsDeps = {
  readonly rounds: () => Promise<readonly Round[]>;
  /** Begins an announcement, if it was not begun before, and has it gone on with. */
  readonly announce: (about: Announced) => Promise<void>;
  readonly now: () => Instant;
};

/** Begins an announcement of each round that takes applications. A round is announced once, also when it is changed later. */
export const announceRounds = async ({ rounds, announce, now }: AnnounceRoundsDeps): Promise<void> => {
  for (const { id } of openRounds(await rounds(), now())) await announce({ kind: 'rounds', roundId: id });
};
