/** What a kill looks like to the code: no call ever comes back. */
export class Killed extends Error {}

/**
 * Clients of one process that is killed at a point: every call passes two, before and after its effect. From the kill on no call has
 * an effect any more.
 * @param point counted from 0; `undefined`: never killed
 */
export const killedAt = (point?: number) => {
  let passed = 0;
  let dead = false;
  const pass = () => {
    if (passed++ === point) dead = true;
    if (dead) throw new Killed();
  };
  return {
    wrap: <C extends { send: (...given: never[]) => unknown }>(client: C): C =>
      new Proxy(client, {
        get: (target, name) => {
          if (name !== 'send') return Reflect.get(target, name);
          return async (command: never) => {
            pass();
            const answer = await target.send(command);
            pass();
            return answer;
          };
        },
      }),
    /** Points that were passed. */
    points: () => passed,
  };
};
