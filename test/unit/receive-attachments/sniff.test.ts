import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sniff } from '../../../functions/receive-attachments/sniff.ts';
import { fileTypeCodes, fileTypes } from '../../../shared/domain/funding/file-types.ts';
import { docx, exe, html, jpg, pdf, png, xlsx, zip } from '../../support/files.ts';

const samples = { pdf: pdf(), jpg: jpg(), png: png(), docx: docx(), xlsx: xlsx() };

it.each(fileTypeCodes)('recognises a %s by its bytes', async (code) => {
  expect(await sniff(samples[code])).toBe(fileTypes[code].mediaType);
});

it('recognises nothing that is taken in what only claims to be it', async () => {
  const taken: readonly string[] = fileTypeCodes.map((code) => fileTypes[code].mediaType);
  const macros = zip([
    ['[Content_Types].xml', '<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'],
    ['word/document.xml', '<x/>'],
  ]);
  // What Word makes of a document with a password.
  const compound = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]);
  for (const bytes of [html(), exe(), zip([['a.txt', 'a']]), macros, compound, new TextEncoder().encode('x%PDF-1.7'), new Uint8Array([1])]) {
    expect(taken).not.toContain(await sniff(bytes));
  }
});

it('fails for no bytes at all: nonsense and cut-off files are of no type, or of theirs', async () => {
  const cut = fc
    .constantFrom(...Object.values(samples))
    .chain((whole) => fc.integer({ min: 0, max: whole.length }).map((end) => whole.slice(0, end)));
  const changed = fc
    .tuple(fc.constantFrom(...Object.values(samples)), fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }))
    .map(([whole, changes]) => {
      const bytes = whole.slice();
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      return bytes;
    });
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 600 }), cut, changed), async (bytes) => {
      expect(['string', 'undefined']).toContain(typeof (await sniff(bytes)));
    }),
    { numRuns: 500 },
  );
});
