import type { Instant } from '../../shared/domain/calendar.ts';
import { openRound, type Round } from '../../shared/domain/funding/round.ts';

// Long enough to spare a busy last day of a round a read for each application, short enough for whoever corrects a limit.
const keptFor = 5_000;

/**
 * Rounds change a few times a year and are needed for every application: an open round is taken from memory for five seconds.
 * Where none is open, or one that is needed is not among them, the rounds are read afresh, so that nobody is refused by what was true a moment ago.
 * The first read begins at once: when the function is loaded, which opens the connection before the first application is there.
 */
export const rememberedRounds = (
  read: () => Promise<readonly Round[]>,
  now: () => Instant,
): ((at: Instant, needed?: string) => Promise<readonly Round[]>) => {
  const nothing = (): readonly Round[] => [];
  let rounds = read().catch(nothing);
  let readAt = Date.parse(now());
  return async (at, needed) => {
    const age = Date.parse(at) - readAt;
    if (age >= 0 && age < keptFor) {
      const known = await rounds;
      const isThere = needed === undefined || known.some(({ id }) => id === needed);
      if (isThere && openRound(known, at) !== undefined) return known;
    }
    const fresh = read();
    rounds = fresh.catch(nothing);
    readAt = Date.parse(at);
    return fresh;
  };
};
