/** Columns of the text part. Below 78 (RFC 5322), so that a quoted answer still fits. */
export const textWidth = 72;

/** Length as a terminal counts it: code points, not UTF-16 units. */
export const columns = (text: string): number => Array.from(text).length;

const isAddress = (word: string): boolean => /^https?:\/\//.test(word);

/** A word longer than the line is broken hard, a web address never: broken, it would not open. */
const pieces = (word: string, width: number): string[] => {
  if (columns(word) <= width || isAddress(word)) return [word];
  const letters = Array.from(word);
  return Array.from({ length: Math.ceil(letters.length / width) }, (_, i) => letters.slice(i * width, (i + 1) * width).join(''));
};

/**
 * Breaks a text into lines of at most `width` columns. Line feeds of the text stay, no-break spaces hold,
 * other white space is one space.
 */
export const wrap = (text: string, width: number = textWidth): string[] =>
  text.split(/\r\n|\r|\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(/[ \t]+/).filter((part) => part !== '')) {
      for (const piece of pieces(word, width)) {
        const longer = line === '' ? piece : `${line} ${piece}`;
        if (line !== '' && columns(longer) > width) {
          lines.push(line);
          line = piece;
        } else line = longer;
      }
    }
    return [...lines, line];
  });

/** Wraps with every line moved right by `indent` spaces. Empty lines stay empty. */
export const wrapIndented = (text: string, indent: number): string[] =>
  wrap(text, textWidth - indent).map((line) => (line === '' ? '' : `${' '.repeat(indent)}${line}`));
