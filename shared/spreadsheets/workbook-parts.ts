import { crc32, inflateRawSync } from 'node:zlib';
import { refusedFile } from './refused-file.ts';
import { texts } from './texts.ts';

/** All parts of a workbook together, unpacked, in bytes. */
const maximumUnpacked = 60_000_000;
const maximumParts = 1000;

type Entry = {
  readonly name: string;
  readonly start: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly deflated: boolean;
};

const damaged = () => refusedFile([{ line: 1, message: texts.damagedWorkbook }]);

/**
 * The parts of a workbook, each unpacked within the size that it declares and compared with its checksum: behind this a part is what was written, and all are bounded.
 * @throws Refusal `invalid-figures-file` for what is no ZIP, is cut off, damaged, protected by a password, or larger than 60 MB
 */
export const workbookParts = (bytes: Uint8Array): ReadonlyMap<string, Uint8Array> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(view, bytes);
  if (entries.reduce((sum, { size }) => sum + size, 0) > maximumUnpacked)
    throw refusedFile([{ line: 1, message: texts.hugeWorkbook(maximumUnpacked / 1_000_000) }]);
  const parts = new Map(entries.map((entry) => [entry.name, unpack(bytes, entry)]));
  // Of two parts with one name a reader may take either.
  if (parts.size !== entries.length) throw damaged();
  return parts;
};

const directory = (view: DataView, bytes: Uint8Array): Entry[] => {
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  if (count > maximumParts) throw damaged();
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString();
    if (!name.endsWith('/')) entries.push(entryAt(view, at, name));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
};

const endOfDirectory = (view: DataView): number => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) if (view.getUint32(at, true) === 0x06054b50) return at;
  throw damaged();
};

const entryAt = (view: DataView, at: number, name: string): Entry => {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  if ((flags & 1) !== 0) throw refusedFile([{ line: 1, message: texts.lockedWorkbook }]);
  // A reader that finds no size here looks for one elsewhere, which nobody has bounded.
  if ((method !== 0 && method !== 8) || (packed === 0 && (size > 0 || (flags & 8) !== 0))) throw damaged();
  if (local + 30 > view.byteLength || view.getUint32(local, true) !== 0x04034b50) throw damaged();
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packed > view.byteLength) throw damaged();
  return { name, start, packed, size, crc: view.getUint32(at + 16, true), deflated: method === 8 };
};

const unpack = (bytes: Uint8Array, { start, packed, size, crc, deflated }: Entry): Uint8Array => {
  const content = bytes.subarray(start, start + packed);
  const part = deflated && packed > 0 ? inflate(content, size) : content;
  if (part.length !== size || crc32(part) !== crc) throw damaged();
  return part;
};

const inflate = (content: Uint8Array, size: number): Uint8Array => {
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(size, 1) });
  } catch {
    // A broken stream, or one that holds more than it declares.
    throw damaged();
  }
};
