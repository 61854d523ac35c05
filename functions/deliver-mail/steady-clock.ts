/** A call to SES is over after this: connecting takes 3 s, the answer 10 s at most (mail-transport.ts). Milliseconds. */
export const callTime = 13_500;

/** A clock that tells the time of day to other machines and does not jump by itself. All in milliseconds. */
export type SteadyClock = {
  /** Since the epoch: what lanes are written in. */
  readonly now: () => number;
  /** Since some moment of this process: what waiting is measured by. */
  readonly elapsed: () => number;
  /** How long nothing may begin because the time of day was set: what was written before cannot be compared. */
  readonly blindFor: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
};

// More than clocks are adjusted by without being set.
const jump = 50;

// What began before the clock was set is over by then: a call to SES, and the second after it in which its lane is not free.
const blindTime = callTime + 1000 + jump;

/**
 * Counts on from the time of day by a clock that cannot be set. When the two part, the time of day was set: it holds from then on, and
 * everybody on this machine sees the same.
 */
export const steadyClock = ({
  timeOfDay,
  elapsed,
  wait,
}: Pick<SteadyClock, 'elapsed' | 'wait'> & { readonly timeOfDay: () => number }): SteadyClock => {
  let base = timeOfDay() - elapsed();
  let blindUntil = Number.NEGATIVE_INFINITY;
  const look = (): number => {
    const passed = elapsed();
    const told = timeOfDay() - passed;
    if (Math.abs(told - base) > jump) {
      base = told;
      blindUntil = passed + blindTime;
    }
    return passed;
  };
  return {
    now: () => look() + base,
    elapsed,
    blindFor: () => Math.max(0, blindUntil - look()),
    wait,
  };
};
