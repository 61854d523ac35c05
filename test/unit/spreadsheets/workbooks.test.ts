import { writeXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { readRows } from '../../../shared/spreadsheets/read-rows.ts';
import { workbookParts } from '../../../shared/spreadsheets/workbook-parts.ts';
import { type ZipPart, zipOf } from '../../support/zip-files.ts';

const workbook = await writeXlsx({
  sheets: [
    {
      name: 'Z',
      rows: [
        ['A', 1],
        ['B', 2],
      ],
    },
  ],
});
const parts: readonly ZipPart[] = [...workbookParts(workbook)].map(([name, content]) => ({ name, content }));

const sheetName = 'xl/worksheets/sheet1.xml';
const sheet = parts.find(({ name }) => name === sheetName)?.content ?? new Uint8Array();

/** The workbook with another sheet, made of its text. */
const withSheet = (change: (xml: string) => string, more: Partial<ZipPart> = {}): Buffer =>
  zipOf(
    parts.map((part) => (part.name === sheetName ? { ...part, content: Buffer.from(change(Buffer.from(part.content).toString())), ...more } : part)),
  );

const withCells = (cells: string): Buffer => withSheet((xml) => xml.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${cells}</sheetData>`));

const sentence = async (bytes: Uint8Array): Promise<string> => {
  try {
    return JSON.stringify((await readRows(bytes)).map(({ cells }) => cells));
  } catch (fault) {
    if (fault instanceof Refusal) return fault.errors[0]?.message ?? '';
    throw fault;
  }
};

it('is packed again without a change', async () => {
  expect(await sentence(zipOf(parts))).toBe('[["A","1"],["B","2"]]');
  expect(sheet.length).toBeGreaterThan(0);
});

const damaged = 'Die Arbeitsmappe ist beschädigt oder abgeschnitten.';
const zeros = Buffer.alloc(70_000_000, 0x20);

it.each<readonly [string, () => Uint8Array, string]>([
  ['a bomb that says how large it is', () => zipOf([...parts, { name: 'xl/media/bomb.bin', content: zeros }]), 'ausgepackt größer als 60 Megabyte'],
  ['a bomb that says it is small', () => zipOf([...parts, { name: 'xl/media/bomb.bin', content: zeros, size: 1000 }]), damaged],
  [
    'a sheet that says it is small',
    () => withSheet((xml) => xml.replace('<sheetData>', `<sheetData>${' '.repeat(9_000_000)}`), { size: 500 }),
    damaged,
  ],
  [
    'many bombs',
    () => zipOf([...parts, ...Array.from({ length: 7 }, (_, at) => ({ name: `bomb${at}`, content: zeros.subarray(0, 10_000_000) }))]),
    'größer als 60 Megabyte',
  ],
  ['two parts of one name', () => zipOf([...parts, { name: sheetName, content: sheet }]), damaged],
  ['a wrong checksum', () => withSheet((xml) => xml, { crc: 1 }), damaged],
  ['more cells than are read', () => withCells(`<row r="1">${'<c r="A1"><v>1</v></c>'.repeat(500_001)}</row>`), 'mehr als 500.000 Zellen'],
  [
    'a cell in the last row there can be',
    () => withCells('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
    'Die Zelle A1048576 liegt zu weit außen',
  ],
  ['a cell in the last column there can be', () => withCells('<row r="1"><c r="XFD1"><v>1</v></c></row>'), 'Die Zelle XFD1 liegt zu weit außen'],
  ['an empty row far below', () => withCells('<row r="1"><c r="A1"><v>1</v></c></row><row r="900000"></row>'), 'liegt zu weit außen'],
  ['a text that is not there', () => withCells('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), damaged],
  ['a sheet that ends early', () => withSheet((xml) => xml.slice(0, xml.indexOf('</row>') + 6)), damaged],
  ['a sheet that ends in a tag', () => withSheet((xml) => xml.slice(0, xml.lastIndexOf('<row') + 3)), damaged],
  ['a number with a tag in it', () => withCells('<row r="1"><c r="A1"><v>1</c>230</v></c></row>'), damaged],
  ['a tag that is cut', () => withCells('<row r="1"><c r="A1"><v>12<c30</v></c></row>'), damaged],
  ['an entity that grows', () => withSheet((xml) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaa">]>')), damaged],
  [
    'characters that are not UTF-8',
    () =>
      zipOf(
        parts.map((part) =>
          part.name === sheetName ? { ...part, content: Buffer.concat([sheet.subarray(0, -20), Buffer.of(0xff), sheet.subarray(-20)]) } : part,
        ),
      ),
    damaged,
  ],
  ['a formula without a text', () => withCells('<row r="1"><c r="A1"><f/><v>7</v></c></row>'), 'enthält Formeln, deren Stelle'],
  [
    'a formula of a data table',
    () => withCells('<row r="1"><c r="A1"><f t="dataTable" ref="A1:B2"/><v>7</v></c></row>'),
    'enthält Formeln, deren Stelle',
  ],
  ['a shared formula', () => withCells('<row r="1"><c r="A1"><f t="shared" si="0"/><v>7</v></c></row>'), 'Hier steht eine Formel'],
  ['a formula under a prefix', () => withCells('<x:row r="1"><x:c r="A1"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>'), 'Hier steht eine Formel'],
  ['an error', () => withCells('<row r="1"><c r="A1" t="e"><v>#DIV/0!</v></c></row>'), 'Hier steht der Fehler #DIV/0!'],
  ['a password', () => withSheet((xml) => xml, { flags: 1 }), 'mit einem Passwort geschützt'],
  ['no parts', () => zipOf([]), 'Die Datei ist beschädigt'],
  ['another archive', () => zipOf([{ name: 'hallo.txt', content: Buffer.from('hallo') }]), damaged],
])('%s', async (_name, bytes, expected) => {
  expect(await sentence(bytes())).toContain(expected);
});
