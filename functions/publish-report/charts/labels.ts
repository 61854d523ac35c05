/** Height of a line of text. */
export const lineHeight = 17;

// The widest that a letter of running text is on average, at 14 units.
const letterWidth = 7.4;

/** Text in lines that fit a width. A word that is longer is divided. */
export const wrap = (text: string, width: number): string[] => {
  const letters = Math.floor(width / letterWidth);
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((whole) => divided(whole, letters))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

const divided = (word: string, letters: number): string[] =>
  word.length <= letters ? [word] : [`${word.slice(0, letters - 1)}-`, ...divided(word.slice(letters - 1), letters)];

/** Where a label would like to be: its middle, and how high it is. */
export type Wish = { readonly y: number; readonly height: number };

/** Middles of labels, moved apart until none covers another, and back between top and bottom. In the order of the wishes. */
export const placed = (wishes: readonly Wish[], top: number, bottom: number): number[] => {
  const free = bottom - top - wishes.reduce((sum, { height }) => sum + height, 0);
  const gap = Math.min(6, Math.max(0, free / Math.max(1, wishes.length - 1)));
  const sorted = wishes.map((wish, index) => ({ ...wish, index })).sort((a, b) => a.y - b.y || a.index - b.index);
  let least = top;
  for (const label of sorted) {
    label.y = Math.max(label.y, least + label.height / 2);
    least = label.y + label.height / 2 + gap;
  }
  let most = bottom;
  for (const label of sorted.toReversed()) {
    label.y = Math.min(label.y, most - label.height / 2);
    most = label.y - label.height / 2 - gap;
  }
  return sorted.sort((a, b) => a.index - b.index).map(({ y }) => y);
};

/** Baselines of the lines of a label around its middle. */
export const baselines = (lines: readonly string[], middle: number): readonly { readonly text: string; readonly y: number }[] =>
  lines.map((text, at) => ({ text, y: Math.round((middle + 5 + (at - (lines.length - 1) / 2) * lineHeight) * 10) / 10 }));
