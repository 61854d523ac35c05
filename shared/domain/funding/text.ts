import * as z from 'zod';

// Control characters and Unicode's line and paragraph separators, spelled as ranges instead of \p{…}: the pattern is
// published in the OpenAPI document, and regular expressions of other languages know ranges.
// Characters that turn the direction of what follows are refused with them: they make a text read as another one.
const refused = '\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069';
// Blanks and characters without width. They may stand in a text (joiners in Persian words and emoji), but make none alone.
const blank =
  ' \\u00a0\\u00ad\\u034f\\u115f\\u1160\\u1680\\u180b-\\u180e\\u2000-\\u200d\\u202f\\u205f-\\u2064\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0';
const allowed = `[^${refused}]`;
const visible = `[^${refused}${blank}]`;

/** Half a surrogate pair has no UTF-8 form: it would be stored as another character. */
const storable = (text: string): boolean => text.isWellFormed();

// One `check` with all rules instead of a chain: each link of a chain would be a schema of its own, made at every cold start.
const text = (maximum: number, pattern: RegExp) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(maximum), z.regex(pattern), z.refine(storable));

/** One line of text as people type it: trimmed, no line breaks or other control characters (they would reach mail headers). */
export const line = (maximum: number) => text(maximum, oneLine);
// The first visible character splits the text in one way only: a long text that does not match is given up in linear time.
const oneLine = new RegExp(`^[${blank}]*${visible}${allowed}*$`, 'u');

const onlyBlanks = new RegExp(`^[${blank}\\s]*$`, 'u');
/** Nothing to see: blanks, line breaks and characters without width. */
export const isInvisible = (text: string): boolean => onlyBlanks.test(text);

/** Several lines of text: line feeds and tabs are allowed, other control characters are not. */
export const paragraphs = (maximum: number) => text(maximum, severalLines);
const severalLines = new RegExp(`^(?:[${blank}]|\\r?\\n|\\t)*${visible}(?:${allowed}|\\r?\\n|\\t)*$`, 'u');
