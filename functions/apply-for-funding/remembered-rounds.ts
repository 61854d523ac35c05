import type { Instant } from '../../shared/domain/calendar.ts';
import { openRound, type Round } from '../../shared/domain/funding/round.ts';

// Long enough to spare a busy last day of a round a read for each application, short enough for whoever corrects a limit.
const keptFor = 5_000;

/**
 * Rounds change a few times a year and are needed for every application: an open round is taken from memory for five seconds.
 * Where none is open the rounds are read afresh, so that nobody is refused by what was true a moment ago.
 */
export const rememberedRounds = (read: () => Promise<readonly Round[]>): ((at: Instant) => Promise<readonly Round[]>) => {
  let rounds: readonly Round[] = [];
  let readAt = Number.NEGATIVE_INFINITY;
  return async (at) => {
    const age = Date.parse(at) - readAt;
    if (age >= 0 && age < keptFor && openRound(rounds, at) !== undefined) return rounds;
    rounds = await read();
    readAt = Date.parse(at);
    return rounds;
  };
};
