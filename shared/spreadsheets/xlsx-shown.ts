import type { Cell } from 'hucre/xlsx';
import { texts } from './texts.ts';

/** What a number format makes of a number: it is shown as it is, in per cent, or as something else. */
export type ShownAs = 'number' | 'percent' | 'other';

type FormatPart = { readonly literal: string; readonly code: string; readonly bracket: string };

const none: FormatPart = { literal: '', code: '', bracket: '' };

/** Pieces of a number format: texts in quotes or behind `\`, space for a character (`_x`, `*x`), brackets, and codes. */
const partsOf = (format: string): readonly FormatPart[] =>
  [...format.matchAll(/"([^"]*)"|\\(.)|[_*].|\[([^\]]*)\]|(.)/gsu)].map(([, quoted, escaped, bracket, code]) => ({
    literal: quoted ?? escaped ?? '',
    code: code ?? '',
    bracket: bracket ?? '',
  }));

const sectionsOf = (parts: readonly FormatPart[]): readonly (readonly FormatPart[])[] => {
  const sections: FormatPart[][] = [[]];
  for (const part of parts) {
    if (part.code === ';') sections.push([]);
    else sections.at(-1)?.push(part);
  }
  return sections;
};

// Colours, and what a language or a currency adds; conditions (`[<5]`), hours that run on (`[h]`) and other digits (`[DBNum1]`) show something else.
const harmlessBracket = /^(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d{1,2}|\$(?:€|EUR)?(?:-[\dA-F]+)?)?$/i;

/**
 * How a number is shown by the format of its cell. `other`: whoever reads the sheet does not see this number, because the format hides it, shows a
 * sign for it, leaves thousands away, adds a text or depends on a condition.
 */
export const shownAs = (value: number, format = ''): ShownAs => {
  const parts = partsOf(/^(?:General|Standard)$/i.test(format) ? '' : format);
  if (parts.length === 0) return 'number';
  if (parts.some(({ bracket }) => !harmlessBracket.test(bracket))) return 'other';
  const sections = sectionsOf(parts);
  const at = value < 0 ? 1 : value === 0 ? 2 : 0;
  const own = at > 0 && sections.length > at;
  const section = (own ? sections[at] : sections[0]) ?? [none];
  const written = section.map(({ literal, code }) => (literal || code).replace(/[\s\u00a0\u202f€]/g, '')).join('');
  if (at === 2 && own && /^[-\u2013]\?*$/.test(written)) return 'number';
  // Texts may only be signs that belong to a number: `1"2"` would show 12 for 1.
  if (section.some(({ literal }) => /[^\s\u00a0\u202f€()+-]/.test(literal))) return 'other';
  if (at === 1 && own) return /[-(]/.test(written) ? codesShow(written.replace(/[-()]/g, ''), value) : 'other';
  return codesShow(written, value);
};

/** Places for digits, with commas only between them: a comma behind the last one leaves thousands away. */
const codesShow = (codes: string, value: number): ShownAs => {
  if (/^(?:General|Standard|@)$/i.test(codes)) return 'number';
  const [, percent] = /^\+?[#?0]*[?0]?(?:,[#?0]+)*(?:\.[#?0]*)?(?:E[+-]?[#?0]+)?(%?)$/i.exec(codes) ?? [];
  if (percent === undefined || !/[0#?]/.test(codes)) return 'other';
  // `#` leaves a zero away.
  if (!codes.includes('0') && Math.abs(value) < 1) return 'other';
  return percent === '%' ? 'percent' : 'number';
};

const digits = /\d/;

/**
 * Why a cell with digits means two things: some of its text is raised, lowered or struck out, or it is one number in several pieces
 * (`120` and a raised `1` would be read as 1201).
 */
export const wrongPieces = (cell: Cell | undefined): string | undefined => {
  const pieces = (cell?.richText ?? []).filter(({ text }) => text.trim() !== '');
  const text = pieces.map((piece) => piece.text).join('');
  const { font } = cell?.style ?? {};
  const whole = pieces.length === 0 ? String(cell?.value ?? '') : text;
  if (isNumberLike(whole) && (font?.strikethrough === true || isRaised(font))) return texts.markedNumber(whole);
  if (pieces.length === 0 || !digits.test(text)) return undefined;
  const marked = pieces.filter((piece) => piece.font?.strikethrough === true || isRaised(piece.font));
  const rest = pieces.filter((piece) => !marked.includes(piece));
  if (
    marked.length > 0 &&
    (digits.test(rest.map((piece) => piece.text).join('')) || marked.some((piece) => isNumberLike(piece.text) && isNumberLike(text)))
  )
    return texts.markedPieces(marked.map((piece) => piece.text).join(''), rest.map((piece) => piece.text).join(''));
  return pieces.length > 1 && isNumberLike(text) ? texts.numberInPieces(pieces.map((piece) => piece.text)) : undefined;
};

const isNumberLike = (text: string): boolean => digits.test(text) && /^[\d\s.,%()*+\u2212-]+$/.test(text);

const isRaised = (font: { readonly vertAlign?: string | undefined } | undefined): boolean => /^su(?:per|b)script$/.test(font?.vertAlign ?? '');
