const tag = (bytes: DataView, at: number): string => String.fromCharCode(...[0, 1, 2, 3].map((i) => bytes.getUint8(at + i)));

/** Where a table of the font begins. @throws Error when it has none of this name */
const tableAt = (bytes: DataView, name: string): number => {
  const tables = bytes.getUint16(4);
  for (let at = 12; at < 12 + 16 * tables; at += 16) if (tag(bytes, at) === name) return bytes.getUint32(at + 8);
  throw new Error(`the font has no table ${name}`);
};

/** Format 4: segments of the first 65,536 characters, with glyph 0 for a gap. */
const addSegments = (bytes: DataView, at: number, into: Set<number>): void => {
  const count = bytes.getUint16(at + 6) / 2;
  for (let segment = 0; segment < count; segment += 1) {
    const end = bytes.getUint16(at + 14 + 2 * segment);
    const start = bytes.getUint16(at + 16 + 2 * (count + segment));
    const delta = bytes.getUint16(at + 16 + 2 * (2 * count + segment));
    const offsetAt = at + 16 + 2 * (3 * count + segment);
    const offset = bytes.getUint16(offsetAt);
    // The last segment is 0xFFFF alone, which is no character.
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const listed = offset === 0 ? code : bytes.getUint16(offsetAt + offset + 2 * (code - start));
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) into.add(code);
    }
  }
};

/** Format 12: groups of characters of all planes. */
const addGroups = (bytes: DataView, at: number, into: Set<number>): void => {
  const groups = bytes.getUint32(at + 12);
  for (let group = at + 16; group < at + 16 + 12 * groups; group += 12) {
    for (let code = bytes.getUint32(group); code <= bytes.getUint32(group + 4); code += 1) into.add(code);
  }
};

/**
 * The characters (code points) that a TrueType font has signs for, from its table `cmap` (OpenType specification, formats 4 and 12).
 * @throws Error for a file that is no such font
 */
export const charactersOf = (font: Uint8Array): ReadonlySet<number> => {
  const bytes = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const at = tableAt(bytes, 'cmap');
  const characters = new Set<number>();
  for (let record = at + 4; record < at + 4 + 8 * bytes.getUint16(at + 2); record += 8) {
    const subtable = at + bytes.getUint32(record + 4);
    const format = bytes.getUint16(subtable);
    if (format === 4) addSegments(bytes, subtable, characters);
    if (format === 12) addGroups(bytes, subtable, characters);
  }
  return characters;
};

const invisible = /\p{Default_Ignorable_Code_Point}/u;
const space = /\s/u;

/**
 * A text in which nothing is lost when it is set: a character without a sign becomes its number, `[U+1F600]`, an unusual space a space.
 * Joiners and marks of direction stay; they are obeyed and not drawn.
 * @returns `isComplete` is false when a number stands for a character
 */
export const settable = (text: string, characters: ReadonlySet<number>): { readonly text: string; readonly isComplete: boolean } => {
  let settled = '';
  let isComplete = true;
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0;
    if (characters.has(code) || invisible.test(character)) settled += character;
    else if (space.test(character)) settled += ' ';
    else {
      settled += `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
      isComplete = false;
    }
  }
  return { text: settled, isComplete };
};
