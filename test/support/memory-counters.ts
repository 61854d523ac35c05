import { epochSecond, isLive } from '../../shared/domain/access/expiry.ts';
import type { Counters } from '../../shared/domain/access/limits.ts';

/** Counters of limits without a database; the store tests hold the real ones to the same promises. */
export const memoryCounters = () => {
  const counters = new Map<string, { count: number; expiresAt: number }>();
  const store: Counters = {
    count: async ({ counter, most, seconds }, at) => {
      const stored = counters.get(counter);
      const current = stored !== undefined && isLive(stored, at) ? stored : { count: 0, expiresAt: epochSecond(at) + seconds };
      if (current.count >= most) return false;
      counters.set(counter, { ...current, count: current.count + 1 });
      return true;
    },
    fullUntil: async ({ counter, most }, at) => {
      const stored = counters.get(counter);
      return stored !== undefined && isLive(stored, at) && stored.count >= most ? stored.expiresAt : undefined;
    },
  };
  return { counters, store };
};
