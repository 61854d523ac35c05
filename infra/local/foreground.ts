import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Who waits for an answer comes first. In the cloud streams and queues are worked off on other machines; here they share
 * two cores with the requests, so they give way.
 */
export type Foreground = {
  /** Counts a request while it is answered. */
  readonly during: <T>(answer: Promise<T>) => Promise<T>;
  /** Resolves when no request is being answered, or after a second all the same. */
  readonly quiet: () => Promise<void>;
};

/** Milliseconds that work in the background waits at most. */
const patience = 1000;

/** @see Foreground */
export const foreground = (): Foreground => {
  let answering = 0;
  const waiting = new Set<() => void>();
  const leave = (): void => {
    answering -= 1;
    if (answering > 0) return;
    for (const go of waiting) go();
  };
  return {
    during: (answer) => {
      answering += 1;
      return answer.finally(leave);
    },
    quiet: async () => {
      if (answering === 0) return;
      const enough = new AbortController();
      const go = (): void => enough.abort();
      waiting.add(go);
      await sleep(patience, undefined, { signal: enough.signal }).catch(() => undefined);
      waiting.delete(go);
    },
  };
};
