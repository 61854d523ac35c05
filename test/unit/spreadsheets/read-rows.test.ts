import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { streamRows } from '../../../shared/spreadsheets/csv-rows.ts';
import { readRows, readSheet } from '../../../shared/spreadsheets/read-rows.ts';

const workbook = (...sheets: WriteSheet[]): Promise<Uint8Array> => writeXlsx({ sheets });

const all = async <T>(source: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const one of source) found.push(one);
  return found;
};

const refusalOf = async (reading: Promise<unknown>): Promise<readonly string[]> => {
  try {
    await reading;
  } catch (fault) {
    if (fault instanceof Refusal) return fault.errors.map(({ pointer, message }) => `${pointer} ${message}`);
    throw fault;
  }
  throw new Error('accepted');
};

describe('CSV', () => {
  it('reads Windows-1252 where no byte speaks against it, and says so', async () => {
    const reading = await readSheet(Buffer.from('A;B\r\nB\xfcdelsdorf;\x80 5\r\n', 'latin1'));
    expect(reading).toEqual({
      rows: [
        { line: 1, cells: ['A', 'B'] },
        { line: 2, cells: ['Büdelsdorf', '€ 5'] },
      ],
      notes: [{ kind: 'windows-1252' }],
    });
  });

  it.each([
    ['a byte that Windows-1252 does not know', Buffer.from('A;B\nB\xfc;1\n\x81;1', 'latin1'), '/3 Diese Zeile enthält Zeichen, die es weder'],
    ['UTF-8 behind Windows-1252', Buffer.concat([Buffer.from('A;B\nB\xfc;1\n', 'latin1'), Buffer.from('ä;1')]), '/3 Ein Teil der Datei'],
    ['Windows-1252 behind UTF-8', Buffer.concat([Buffer.from('A;B\nä;1\n'), Buffer.from('B\xfc;1\n', 'latin1')]), '/3 Ein Teil der Datei'],
  ])('refuses %s', async (_name, bytes, sentence) => {
    expect(await refusalOf(readRows(bytes))).toEqual([expect.stringContaining(sentence)]);
  });

  it('finds the header below a title by its names, and so the separator', async () => {
    const rows = await readRows(Buffer.from('Bestand, nach Amt, gerundet, Stand\nStaat;Anzahl\nSyrien;1,5\n'), { columns: ['Staat', 'Anzahl'] });
    expect(rows.map(({ cells }) => cells)).toEqual([['Bestand, nach Amt, gerundet, Stand'], ['Staat', 'Anzahl'], ['Syrien', '1,5']]);
  });

  it('reads a stream of pieces of any size as it reads the whole', async () => {
    const bytes = Buffer.from('\uFEFFA;B\r\n"eins\r\nzwei";ä€😀\r\n\r\n"a ""b""";2\r\nletzte;3');
    for (let size = 1; size <= bytes.length; size += 1) {
      const pieces = async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      };
      expect(await all(streamRows(pieces()))).toEqual(await readRows(bytes));
    }
  });

  it('counts lines on from piece to piece, also where it refuses', async () => {
    const pieces = async function* () {
      yield Buffer.from('A;B\n1;2\n');
      yield Buffer.from('3;4\n5;"6\n7;8\n');
    };
    expect(await refusalOf(all(streamRows(pieces())))).toEqual([expect.stringContaining('/4 Hier beginnt eine Zelle')]);
  });

  it('refuses a stream that is not UTF-8: nobody looks at it before it counts', async () => {
    const pieces = async function* () {
      yield Buffer.from('A;B\n1;2\n');
      yield Buffer.from('B\xfc;4\n', 'latin1');
    };
    expect(await refusalOf(all(streamRows(pieces())))).toEqual([expect.stringContaining('/3 Diese Zeile enthält Zeichen')]);
  });
});

describe('XLSX', () => {
  it('reads cells as a person reads them, and numbers exactly', async () => {
    const bytes = await workbook({
      name: 'Zahlen',
      rows: [
        ['Amt', 'Wert', null],
        ['Büdelsdorf', 1234.5, new Date('2026-10-31T00:00:00Z')],
        ['01058034', 1.234, true],
        ['', 12.300000000000001, -3],
      ],
    });
    expect(await readSheet(bytes)).toEqual({
      rows: [
        { line: 1, cells: ['Amt', 'Wert', ''], numbers: new Set() },
        { line: 2, cells: ['Büdelsdorf', '1234.5', '2026-10-31'], numbers: new Set([1]) },
        { line: 3, cells: ['01058034', '1.2340', 'WAHR'], numbers: new Set([1]) },
        { line: 4, cells: ['', '12.3', '-3'], numbers: new Set([1, 2]) },
      ],
      notes: [],
    });
  });

  it('writes per cent as a person sees them', async () => {
    const bytes = await workbook({ name: 'Z', rows: [[0.125, 0.07]], columns: [{ numFmt: '0.0%' }, { numFmt: '0%' }] });
    expect((await readRows(bytes)).map(({ cells }) => cells)).toEqual([['12.5%', '7%']]);
  });

  it('reads the first sheet that can be seen and says which others there are; a name chooses', async () => {
    const bytes = await workbook({ name: 'Versteckt', rows: [['x']], hidden: true }, { name: 'A', rows: [['a']] }, { name: 'B', rows: [['b']] });
    expect(await readSheet(bytes)).toMatchObject({ rows: [{ cells: ['a'] }], notes: [{ kind: 'sheet', sheet: 'A', others: ['B'] }] });
    expect((await readRows(bytes, { sheet: 'B' })).map(({ cells }) => cells)).toEqual([['b']]);
    expect(await refusalOf(readRows(bytes, { sheet: 'C' }))).toEqual(['/1 Ein Blatt „C“ hat die Arbeitsmappe nicht. Sie hat: A, B.']);
  });

  it('reads rows and columns that are hidden, and says so', async () => {
    const rows = [
      ['A', 'B'],
      ['1', '2'],
    ];
    const bytes = await workbook({ name: 'A', rows, columns: [{}, { hidden: true }], rowDefs: new Map([[1, { hidden: true }]]) });
    expect(await readSheet(bytes)).toMatchObject({ rows: [{}, { cells: ['1', '2'] }], notes: [{ kind: 'hidden', rows: 1, columns: 1 }] });
  });

  it('refuses formulas with their places, and takes what they gave only where that is allowed', async () => {
    const bytes = await workbook({
      name: 'Z',
      rows: [['A', 1]],
      cells: new Map([['1,1', { value: 3, type: 'formula', formula: 'B1+2', formulaResult: 3 }]]),
    });
    expect(await refusalOf(readRows(bytes))).toEqual([expect.stringContaining('/2/2 Hier steht eine Formel')]);
    expect((await readRows(bytes, { formulas: true })).map(({ cells }) => cells)).toEqual([
      ['A', '1'],
      ['', '3'],
    ]);
  });

  it('refuses errors with their places', async () => {
    expect(await refusalOf(readRows(await workbook({ name: 'Z', rows: [['A'], ['#REF!']] })))).toEqual([
      expect.stringContaining('/2/1 Hier steht der Fehler #REF!'),
    ]);
  });
});

describe('what is no table', () => {
  it.each([
    ['a PDF', '%PDF-1.7\n%\xe2\xe3\xcf\xd3', 'Das ist eine PDF-Datei.'],
    ['a PNG', '\x89PNG\r\n\x1a\n', 'Das ist ein Bild.'],
    ['a JPEG', '\xff\xd8\xff\xe0', 'Das ist ein Bild.'],
    ['a DOCX', 'PK\x03\x04…word/document.xml…', 'Das ist ein Textdokument (Word).'],
    ['an ODS', 'PK\x03\x04…mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK', 'Das ist eine OpenDocument-Datei'],
    ['an old XLS', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'Das ist eine Datei im alten Format'],
    ['HTML that is called .xls', '\xef\xbb\xbf\n<HTML xmlns:x="urn:schemas-microsoft-com:office:excel"><table>', 'Das ist eine Webseite (HTML)'],
    ['XML', '<?xml version="1.0"?><Workbook/>', 'Das ist eine XML-Datei.'],
    ['nothing', '', 'Die Datei ist leer.'],
    ['nothing but line ends', '\xef\xbb\xbf\r\n \r\n', 'Die Datei ist leer.'],
  ])('is named by its first bytes: %s', async (_name, bytes, sentence) => {
    expect(await refusalOf(readSheet(Buffer.from(bytes, 'latin1')))).toEqual([expect.stringContaining(`/1 ${sentence}`)]);
  });
});
