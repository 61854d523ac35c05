/** A number from 0 to below 1 that depends on the words alone: invented, and the same in every run (FNV-1a, then a mixing step). */
export const random = (...words: readonly string[]): number => {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(words.join('\u0000'))) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), hash | 1);
  hash ^= hash + Math.imul(hash ^ (hash >>> 7), hash | 61);
  return ((hash ^ (hash >>> 14)) >>> 0) / 4_294_967_296;
};
