import { type PDFContext, type PDFObject, PDFStream } from '@cantoo/pdf-lib';

// Objects that are packed and compressed together: more do not make the file smaller.
const perStream = 200;

const encoder = new TextEncoder();

const bytesOf = (object: PDFObject): Uint8Array => {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
};

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

type Numbered = { readonly number: number; readonly object: PDFObject };

/** Many small objects in one compressed stream: their numbers and offsets, then they themselves (ISO 32000-1, 7.5.7). */
const packed = (context: PDFContext, objects: readonly Numbered[]): PDFObject => {
  const bodies = objects.map(({ object }) => joined([bytesOf(object), encoder.encode('\n')]));
  let offset = 0;
  const index = objects.map(({ number }, at) => {
    const entry = `${number} ${offset} `;
    offset += bodies[at]?.length ?? 0;
    return entry;
  });
  const head = encoder.encode(index.join(''));
  return context.flateStream(joined([head, ...bodies]), { Type: 'ObjStm', N: objects.length, First: head.length });
};

/** Where an object is: in the file, or at a place in a stream of objects. */
type Place = { readonly kind: 1; readonly at: number } | { readonly kind: 2; readonly stream: number; readonly at: number };

/** Kind, offset or stream, place in it: one, four and two bytes for each number from 0 (ISO 32000-1, 7.5.8). */
const crossReferences = (context: PDFContext, places: ReadonlyMap<number, Place>, size: number): PDFObject => {
  const table = new DataView(new ArrayBuffer(size * 7));
  for (const [number, place] of places) {
    table.setUint8(number * 7, place.kind);
    table.setUint32(number * 7 + 1, place.kind === 1 ? place.at : place.stream);
    table.setUint16(number * 7 + 5, place.kind === 1 ? 0 : place.at);
  }
  const { Root, Info, ID } = context.trailerInfo;
  return context.flateStream(new Uint8Array(table.buffer), {
    Type: 'XRef',
    W: [1, 4, 2],
    Size: size,
    ...(Root && { Root }),
    ...(Info && { Info }),
    ...(ID && { ID }),
  });
};

/**
 * Writes all objects as one file of PDF 1.7, the small ones packed: with its tags unpacked a report is more than four times as large.
 * The library's own writer searches its whole list for the place of each object, so that a report with ten times the areas takes a hundred times
 * as long. The same objects give the same bytes.
 */
export const writePdf = (context: PDFContext): Uint8Array => {
  const all = context.enumerateIndirectObjects().map(([{ objectNumber: number }, object]) => ({ number, object }));
  const small = all.filter(({ object }) => !(object instanceof PDFStream));
  let next = context.largestObjectNumber + 1;
  const places = new Map<number, Place>();
  const whole: Numbered[] = all.filter(({ object }) => object instanceof PDFStream);
  for (let from = 0; from < small.length; from += perStream) {
    const together = small.slice(from, from + perStream);
    for (const [at, { number }] of together.entries()) places.set(number, { kind: 2, stream: next, at });
    whole.push({ number: next, object: packed(context, together) });
    next += 1;
  }
  const parts: Uint8Array[] = [encoder.encode('%PDF-1.7\n%'), new Uint8Array([0x81, 0x81, 0x81, 0x81, 0x0a])];
  let at = 15;
  const write = ({ number, object }: Numbered): void => {
    places.set(number, { kind: 1, at });
    const written = [encoder.encode(`${number} 0 obj\n`), bytesOf(object), encoder.encode('\nendobj\n')];
    parts.push(...written);
    at += written.reduce((sum, { length }) => sum + length, 0);
  };
  for (const object of whole) write(object);
  const start = at;
  places.set(next, { kind: 1, at });
  write({ number: next, object: crossReferences(context, places, next + 1) });
  parts.push(encoder.encode(`startxref\n${start}\n%%EOF\n`));
  return joined(parts);
};
