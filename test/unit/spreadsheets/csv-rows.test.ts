import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { maximumFileSize, readCsv } from '../../../shared/spreadsheets/csv-rows.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const cells = (text: string): unknown[] => readCsv(bytesOf(text)).rows.map((row) => [row.line, ...row.cells]);
const refusal = (bytes: Uint8Array): readonly [string | undefined, string] => {
  try {
    readCsv(bytes);
  } catch (fault) {
    if (fault instanceof Refusal) return [fault.errors[0]?.pointer, fault.message];
    throw fault;
  }
  throw new Error('accepted');
};

describe('CSV dialects', () => {
  const expected = [
    [1, 'A', 'B'],
    [2, '1', '2'],
    [3, 'ä', ''],
  ];

  it.each([
    ['comma, LF', 'A,B\n1,2\nä,\n'],
    ['no line end at the end', 'A,B\n1,2\nä,'],
    ['semicolon, CRLF', 'A;B\r\n1;2\r\nä;\r\n'],
    ['BOM', '\uFEFFA;B\r\n1;2\r\nä;'],
    ['BOM before a quoted name', '\uFEFF"A";"B"\r\n1;2\r\nä;'],
    ['CR alone', 'A,B\r1,2\rä,\r'],
    ['line ends mixed', 'A;B\r\n1;2\nä;\r\n'],
    ['tabs', 'A\tB\n1\t2\nä\t\n'],
    ['everything quoted', '"A","B"\n"1","2"\n"ä",""\n'],
  ])('reads %s', (_name, text) => {
    expect(cells(text)).toEqual(expected);
  });

  it('reads separators, quotes and line breaks inside quoted cells, and counts lines as an editor does', () => {
    expect(cells('A;B\r\n"1;2";"sagt ""ja"""\r\n"eins\r\nzwei\r\n";x\r\n\r\n5;6')).toEqual([
      [1, 'A', 'B'],
      [2, '1;2', 'sagt "ja"'],
      [3, 'eins\nzwei\n', 'x'],
      [6, ''],
      [7, '5', '6'],
    ]);
  });

  it('lets the header decide about the separator', () => {
    expect(cells('A;B\n1,5;2,5')).toEqual([
      [1, 'A', 'B'],
      [2, '1,5', '2,5'],
    ]);
    expect(cells('\nA,B\n1;5,"2;5"')).toEqual([
      [1, ''],
      [2, 'A', 'B'],
      [3, '1;5', '2;5'],
    ]);
  });

  it('reads an empty file as no rows', () => {
    expect(cells('')).toEqual([]);
    expect(cells('\uFEFF')).toEqual([]);
  });
});

describe('files that are refused', () => {
  it.each([
    ['Windows-1252', Uint8Array.of(65, 10, 66, 10, 0xe4, 10), '/3', 'Zeile 3: Diese Zeile enthält Zeichen, die nicht in UTF-8 gespeichert sind'],
    ['UTF-8 that ends in the middle of a letter', Uint8Array.of(65, 10, 0xc3), '/2', 'Windows-1252'],
    ['a lost character', bytesOf('A\r\nK\uFFFDln'), '/2', 'ist ein Zeichen verloren gegangen'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 65, 0), '/1', 'Unicode-Text'],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), '/1', 'Arbeitsmappe'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), '/1', 'Arbeitsmappe'],
    ['a NUL', bytesOf('A,B\n1,2\n\u00003,4'), '/3', 'Nullzeichen'],
    ['UTF-8 and Windows-1252 in one file', Uint8Array.of(0xc3, 0xa4, 10, 0xe4, 10), '/2', 'Ein Teil der Datei ist in UTF-8'],
    ['a quote that never closes', bytesOf('A,B\n1,2\n3,"4\n5,6\n'), '/3', 'nicht geschlossen'],
    ['text behind a closing quote', bytesOf('A,B\n1,2\n3,"4"5\n'), '/3', 'mitten in einer Zelle'],
    ['a quote inside a cell', bytesOf('A,B\n1,2\n3,4"5\n'), '/3', 'mitten in einer Zelle'],
    ['too many bytes', new Uint8Array(maximumFileSize + 1).fill(65), '/1', 'höchstens 20 Megabyte'],
  ])('%s', (_name, bytes, pointer, sentence) => {
    expect(refusal(bytes)).toEqual([pointer, expect.stringContaining(sentence)]);
  });

  it('throws nothing but refusals, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: fc.constantFrom(...'AB1,;"\n\r\t\u0000ä=') }).map(bytesOf)),
        (bytes) => {
          try {
            readCsv(bytes);
          } catch (fault) {
            expect(fault).toBeInstanceOf(Refusal);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
