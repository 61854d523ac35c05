/** What a kill looks like to the code: no call ever comes back. */
export class Killed extends Error {}

/**
 * Clients of one process that is killed before one of its calls; from then on no call has an effect. What a kill after a call leaves is
 * what one before the next call leaves, so these are all places there are.
 * @param point which call, counted from 0; `undefined`: never killed
 */
export const killedAt = (point?: number) => {
  let passed = 0;
  let dead = false;
  return {
    wrap: <C extends { send: (...given: never[]) => unknown }>(client: C): C =>
      new Proxy(client, {
        get: (target, name) => {
          if (name !== 'send') return Reflect.get(target, name);
          return async (command: never) => {
            if (passed++ === point) dead = true;
            if (dead) throw new Killed();
            return target.send(command);
          };
        },
      }),
    /** Calls that were made. */
    points: () => passed,
  };
};
