/** Sums of a form in words, the same from the server and while somebody types. Whole numbers: what has decimals is no count and has no sum. */

/** A whole number as it is typed without any separator; `undefined` for everything else. */
export const typedCount = (text: string): number | undefined => (/^(?:0|[1-9]\d{0,8})$/.test(text.trim()) ? Number(text.trim()) : undefined);

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const incomplete = 'noch nicht vollständig';

/** Sum of fields that all have to be there. @param texts as they were typed */
export const partsText = (texts: readonly string[]): string => {
  const counts = texts.map(typedCount);
  return counts.every((count) => count !== undefined) ? String(sumOf(counts)) : incomplete;
};

/** What the Gemeinden make together, compared with the whole. @param texts as they were typed; empty ones count nothing */
export const municipalitiesText = (texts: readonly string[], whole: string): string => {
  const given = texts.filter((text) => text.trim() !== '').map(typedCount);
  if (given.length === 0) return 'Noch keine Gemeinde angegeben.';
  if (!given.every((count) => count !== undefined)) return `Die Summe der Gemeinden ist ${incomplete}.`;
  const [sum, total] = [sumOf(given), typedCount(whole)];
  const together = `Die Gemeinden ergeben zusammen ${sum}.`;
  if (total === undefined) return together;
  if (sum === total) return `${together} Das stimmt mit der Summe überein.`;
  return sum < total ? `${together} Es fehlen ${total - sum}.` : `${together} Das sind ${sum - total} zu viel.`;
};
