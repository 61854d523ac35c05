/** All of them, also where one fails, and then its fault: a run that ends must not write anything afterwards. */
export const allOf = async <T extends readonly unknown[] | []>(given: T): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }> => {
  await Promise.allSettled(given);
  return Promise.all(given);
};

/**
 * Does something for each, `together` at a time, also where it fails for some.
 * @returns what came of it, and the faults
 */
export const forEachOf = async <T, R>(
  all: readonly T[],
  together: number,
  work: (one: T) => Promise<R>,
): Promise<{ readonly results: readonly R[]; readonly faults: readonly unknown[] }> => {
  const [results, faults]: [R[], unknown[]] = [[], []];
  for (let from = 0; from < all.length; from += together)
    for (const settled of await Promise.allSettled(all.slice(from, from + together).map(work)))
      if (settled.status === 'fulfilled') results.push(settled.value);
      else faults.push(settled.reason);
  return { results, faults };
};
