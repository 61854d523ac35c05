import { type exchangeLanes, type Hold, holdTime, type Return } from '../../shared/domain/notices/sending.ts';
import { callTime, type SteadyClock } from './steady-clock.ts';

/** The right to hand one mail to SES. */
export type Slot = {
  /** Waits until shortly before the slot: what must be known at the last moment is asked then. */
  readonly near: () => Promise<void>;
  /** Waits for the slot. `false`: it is too late for it, and the mail needs another one. */
  readonly begin: () => Promise<boolean>;
  /** SES has answered. */
  readonly answered: () => Promise<void>;
  /** No mail went through it. */
  readonly unused: () => Promise<void>;
};

/** What pacing is given. */
export type PaceDeps = {
  /** Gives lanes back and takes others, in one write. `undefined`: nobody may send at the moment. */
  readonly exchange: (wanted: Omit<Parameters<typeof exchangeLanes>[1], 'now'>, now: () => number) => Promise<readonly Hold[] | undefined>;
  readonly clock: SteadyClock;
};

/** @see pace */
export type Pace = (until: number) => Promise<Slot | undefined>;

// What is read and written between `near` and `begin` takes about this long.
const nearTime = 60;

// How often somebody looks who found no lane. Lanes are taken up to a second ahead, so none lies idle meanwhile.
const lookAgain = 120;

// What comes within this time goes into one write.
const gatherTime = 8;

type Waiting = { readonly until: number; readonly take: (slot: Slot | undefined) => void; readonly fail: (fault: unknown) => void };
type Back = Return & { readonly written: () => void; readonly fail: (fault: unknown) => void };

/**
 * Slots for the mails of one process. What is asked for and given back at the same time goes into one write.
 * @returns a function that waits for a slot, at most until `until` (by `clock.elapsed`), and answers `undefined` when there is none
 */
export const pace = ({ exchange, clock }: PaceDeps): Pace => {
  let waiting: Waiting[] = [];
  let back: Back[] = [];
  let running = false;
  let wake: () => void = () => undefined;

  const giveBack = (returned: Return): Promise<void> =>
    new Promise((written, fail) => {
      back.push({ ...returned, written, fail });
      wake();
      void run();
    });

  /** @param asked before the lane was asked for: the hold began then or later */
  const slotOf = (hold: Hold, asked: number): Slot => {
    const starts = clock.elapsed() + Math.min(holdTime, Math.max(0, hold.from - clock.now()));
    const waitUntil = async (moment: number): Promise<void> => {
      for (let left = moment - clock.elapsed(); left > 0; left = moment - clock.elapsed()) await clock.wait(left);
    };
    return {
      near: () => waitUntil(starts - nearTime),
      begin: async () => {
        await waitUntil(starts);
        return clock.blindFor() === 0 && clock.elapsed() - asked < holdTime - callTime;
      },
      answered: () => giveBack({ hold, answeredAt: clock.now() }),
      unused: () => giveBack({ hold }),
    };
  };

  /** One write. @returns whether somebody waits for whom there is nothing yet */
  const turn = async (): Promise<boolean> => {
    const late = waiting.filter(({ until }) => until <= clock.elapsed());
    waiting = waiting.filter((one) => !late.includes(one));
    for (const { take } of late) take(undefined);
    const asking = clock.blindFor() > 0 ? [] : [...waiting];
    const returned = back;
    back = [];
    if (asking.length === 0 && returned.length === 0) return waiting.length > 0;
    try {
      const asked = clock.elapsed();
      const held = await exchange({ count: asking.length, returned }, clock.now);
      for (const { written } of returned) written();
      const served = held === undefined ? asking : asking.slice(0, held.length);
      waiting = waiting.filter((one) => !served.includes(one));
      for (const [position, { take }] of served.entries()) {
        const hold = held?.[position];
        take(hold === undefined ? undefined : slotOf(hold, asked));
      }
      return waiting.length > 0 && (held === undefined || held.length < asking.length);
    } catch (fault) {
      waiting = waiting.filter((one) => !asking.includes(one));
      for (const { fail } of [...asking, ...returned]) fail(fault);
      return false;
    }
  };

  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    while (waiting.length > 0 || back.length > 0) {
      await clock.wait(gatherTime);
      if ((await turn()) && back.length === 0) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        await Promise.race([clock.wait(lookAgain), woken]);
      }
    }
    running = false;
  };

  return (until) =>
    new Promise((take, fail) => {
      waiting.push({ until, take, fail });
      void run();
    });
};
