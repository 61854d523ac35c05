// A tag with its attributes, or what is none: comment, instruction, text that is marked as such.
const markup = /<(?:(\/?)([A-Za-z_][\w.:-]*)[^<>"']*(?:"[^"<]*"[^<>"']*|'[^'<]*'[^<>"']*)*>|!--[\s\S]*?-->|\?[\s\S]*?\?>|!\[CDATA\[[\s\S]*?\]\]>)/g;

/**
 * Whether the tags of a document fit each other. A reader that is kind to broken documents takes `<v>1</c>230</v>` for the number 1.
 * @returns false also for what XML allows and no office program writes
 */
export const isWellFormed = (text: string): boolean => {
  const open: string[] = [];
  let end = 0;
  let roots = 0;
  for (const match of text.matchAll(markup)) {
    const [tag, closing, name] = match;
    if (text.indexOf('<', end) !== match.index) return false;
    end = match.index + tag.length;
    if (name === undefined) continue;
    if (closing === '/') {
      if (open.pop() !== name) return false;
    } else {
      if (open.length === 0) roots += 1;
      if (!tag.endsWith('/>')) open.push(name);
    }
  }
  return open.length === 0 && roots === 1 && text.indexOf('<', end) < 0;
};
