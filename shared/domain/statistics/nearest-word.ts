/** Insertions, deletions and substitutions from one word to another (Levenshtein), with one row of the matrix in memory. */
const distance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let at = 1; at <= to.length; at += 1) {
      const substituted = (row[at - 1] ?? 0) + (letter === to[at - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** The word that was probably meant: at most every fourth letter differs. `undefined` when none is that near. */
export const nearestWord = (word: string, words: Iterable<string>): string | undefined => {
  // Longer than any word of a list: no use to compare.
  if (word.length > 60) return undefined;
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 4)) + 1;
  for (const candidate of words) {
    const found = distance(word, candidate);
    if (found < least) {
      least = found;
      nearest = candidate;
    }
  }
  return nearest;
};
