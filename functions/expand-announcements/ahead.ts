/** The same, each asked for while the one before is used. Whoever leaves early waits for the one that is under way. */
export async function* oneAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  const ask = (): Promise<IteratorResult<T, unknown>> => {
    const asked = iterator.next();
    // Its fault is thrown where it is waited for, and until then nobody misses it.
    asked.catch(() => undefined);
    return asked;
  };
  let next = ask();
  try {
    for (let found = await next; found.done !== true; found = await next) {
      next = ask();
      yield found.value;
    }
  } finally {
    await Promise.allSettled([next]);
    await iterator.return?.();
  }
}
