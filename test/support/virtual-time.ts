type Due = { readonly at: number; readonly run: () => void };

/** Time that passes only when nobody has anything else to do. Milliseconds. */
export const virtualTime = (start: number) => {
  let time = start;
  const due: Due[] = [];

  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((run) => {
      const at = time + Math.max(0, milliseconds);
      let place = due.length;
      while (place > 0 && (due[place - 1]?.at ?? 0) > at) place -= 1;
      due.splice(place, 0, { at, run });
    });

  /** Lets time pass until `end`, or until `over` says so. */
  const runUntil = async (end: number, over: () => boolean = () => false): Promise<void> => {
    await new Promise(setImmediate);
    for (let next = due[0]; next !== undefined && next.at <= end && !over(); next = due[0]) {
      due.shift();
      time = next.at;
      next.run();
      await new Promise(setImmediate);
    }
    if (!over()) time = Math.max(time, end);
  };

  return { now: () => time, instant: () => new Date(time).toISOString(), sleep, runUntil };
};

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
export const seeded = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
