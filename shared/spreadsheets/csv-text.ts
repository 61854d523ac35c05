import { refusedFile } from './refused-file.ts';
import { texts } from './texts.ts';

/** How the characters of a CSV file were written. */
export type Encoding = 'utf-8' | 'windows-1252';

type Piece = { readonly text: string; readonly encoding: Encoding };

const refuse = (line: number, message: string) => refusedFile([{ line, message }]);

/**
 * Turns the bytes of a file, in pieces of any size, into text with line feeds as line ends.
 * What is valid UTF-8 is UTF-8. What is not can be Windows-1252, where it is allowed: then no character of it may be written in UTF-8 and no byte may be undefined.
 * So the first character that is not ASCII decides, and a file of both is refused.
 * @param windows1252 a person sees what was read before it counts
 * @throws Refusal `invalid-figures-file` naming the line
 */
export const textDecoder = (windows1252: boolean) => {
  let line = 1;
  let encoding: Encoding | 'ascii' = 'ascii';
  let rest: Uint8Array = new Uint8Array();
  let started = false;
  let carriageReturn = false;

  const take = (given: Uint8Array, last: boolean): Piece => {
    let bytes = rest.length === 0 ? given : Buffer.concat([rest, given]);
    rest = new Uint8Array();
    // Signatures have at most four bytes; an object that trickles in smaller pieces waits for them.
    if (!started && bytes.length < 4 && !last) {
      rest = bytes;
      return { text: '', encoding: 'utf-8' };
    }
    if (!started) bytes = withoutSignature(bytes);
    started = true;
    const nul = bytes.indexOf(0);
    if (nul >= 0) throw refuse(line + lineEnds(bytes.subarray(0, nul)), texts.nul);
    if (!last) {
      const end = wholeCharacters(bytes);
      rest = bytes.subarray(end);
      bytes = bytes.subarray(0, end);
    }
    const text = normal(decode(bytes), last);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line += 1;
    return { text, encoding: encoding === 'windows-1252' ? encoding : 'utf-8' };
  };

  const decode = (bytes: Uint8Array): string => {
    if (encoding === 'ascii') {
      const foreign = bytes.findIndex((byte) => byte > 0x7f);
      if (foreign < 0) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
      encoding = characterAt(bytes, foreign) > 0 ? 'utf-8' : 'windows-1252';
    }
    return encoding === 'utf-8' ? decodeUtf8(bytes) : decodeWindows1252(bytes);
  };

  const decodeUtf8 = (bytes: Uint8Array): string => {
    const text = utf8.decode(bytes);
    const lost = text.indexOf('\uFFFD');
    if (lost < 0) return text;
    const place = line + text.slice(0, lost).split(/\r\n?|\n/).length - 1;
    throw refuse(place, isUtf8(bytes) ? texts.lostCharacter : texts.mixedEncodings);
  };

  const decodeWindows1252 = (bytes: Uint8Array): string => {
    const wrong = bytes.findIndex((byte, at) => byte > 0x7f && (undefinedBytes.has(byte) || characterAt(bytes, at) > 0));
    const place = wrong >= 0 ? wrong : bytes.findIndex((byte) => byte > 0x7f);
    if (wrong < 0 && windows1252) return cp1252.decode(bytes);
    const at = line + lineEnds(bytes.subarray(0, Math.max(place, 0)));
    if (!windows1252) throw refuse(at, texts.notUtf8);
    throw refuse(at, undefinedBytes.has(bytes[wrong] ?? 0) ? texts.noEncoding : texts.mixedEncodings);
  };

  const normal = (text: string, last: boolean): string => {
    let given = carriageReturn ? `\r${text}` : text;
    carriageReturn = !last && given.endsWith('\r');
    if (carriageReturn) given = given.slice(0, -1);
    return given.replace(/\r\n?/g, '\n');
  };

  return { take };
};

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const cp1252 = new TextDecoder('windows-1252');

/** Bytes to which Windows-1252 gives no character; decoders make control characters of them. */
const undefinedBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

const signatures = {
  // ZIP (xlsx, ods) and OLE (xls).
  workbook: [
    [0x50, 0x4b, 0x03, 0x04],
    [0xd0, 0xcf, 0x11, 0xe0],
  ],
  utf16: [
    [0xff, 0xfe],
    [0xfe, 0xff],
  ],
  bom: [[0xef, 0xbb, 0xbf]],
} as const;

const beginsWith = (bytes: Uint8Array, list: readonly (readonly number[])[]): boolean =>
  list.some((signature) => signature.every((byte, at) => bytes[at] === byte));

const withoutSignature = (bytes: Uint8Array): Uint8Array => {
  if (beginsWith(bytes, signatures.workbook)) throw refuse(1, texts.workbook);
  if (beginsWith(bytes, signatures.utf16)) throw refuse(1, texts.utf16);
  return beginsWith(bytes, signatures.bom) ? bytes.subarray(3) : bytes;
};

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
};

const lengthOf = (first: number): number => {
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
};

/** Bytes of the UTF-8 character of several bytes that begins there; 0 when none does. */
const characterAt = (bytes: Uint8Array, at: number): number => {
  const length = lengthOf(bytes[at] ?? 0);
  return length > 0 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
};

/** Where a character that may go on in the next piece begins; the end of the piece when none does. */
const wholeCharacters = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (lengthOf(byte) > back) return bytes.length - back;
    if (byte >= 0xc0) break;
  }
  return bytes.length;
};

const lineEnds = (bytes: Uint8Array): number =>
  Buffer.from(bytes)
    .toString('latin1')
    .split(/\r\n?|\n/).length - 1;
