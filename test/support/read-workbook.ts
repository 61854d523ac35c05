import { crc32, inflateRawSync } from 'node:zlib';

/** A sheet as a program reads it: numbers are numbers, text is text, `null` is nothing. */
export type ReadSheet = { readonly name: string; readonly rows: readonly (readonly (string | number | null)[])[]; readonly xml: string };

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The parts of an archive by name, by its directory. @throws Error for a wrong checksum */
export const unzipped = (archive: Uint8Array): ReadonlyMap<string, string> => {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf('PK\u0005\u0006');
  const parts = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let entry = 0; entry < bytes.readUInt16LE(end + 10); entry += 1) {
    const [method, packed, nameLength] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(start, start + packed);
    const content = method === 0 ? body : inflateRawSync(body);
    if (crc32(content) !== bytes.readUInt32LE(at + 16)) throw new Error(`${name} is damaged`);
    parts.set(name, decoder.decode(content));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
};

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of XML without its elements. */
export const xmlContent = (xml: string): string =>
  xml
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_all, hex?: string, decimal?: string, name = '') =>
      hex !== undefined
        ? String.fromCodePoint(Number.parseInt(hex, 16))
        : decimal !== undefined
          ? String.fromCodePoint(Number(decimal))
          : (named[name] ?? ''),
    );

const attributeOf = (xml: string, name: string): string => xmlContent(new RegExp(` ${name}="([^"]*)"`).exec(xml)?.[1] ?? '');

const columnOf = (reference: string): number => [...reference.replace(/\d/g, '')].reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Sheets of an XLSX file, read from its XML. */
export const readXlsxFile = (file: Uint8Array): readonly ReadSheet[] => {
  const parts = unzipped(file);
  const text = (name: string): string => parts.get(name) ?? '';
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) => xmlContent(item));
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([of]) => [attributeOf(of, 'Id'), attributeOf(of, 'Target')]),
  );
  return [...text('xl/workbook.xml').matchAll(/<sheet [^>]*>/g)].map(([sheet]) => {
    const xml = text(`xl/${targets.get(attributeOf(sheet, 'r:id')) ?? ''}`);
    const rows: (string | number | null)[][] = [];
    for (const [, attributes = '', content = ''] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const reference = attributeOf(` ${attributes}`, 'r');
      const value = xmlContent(/<v>(.*?)<\/v>/s.exec(content)?.[1] ?? '');
      const type = attributeOf(` ${attributes}`, 't');
      const line = Number(reference.replace(/\D/g, '')) - 1;
      const row = rows[line] ?? [];
      row[columnOf(reference)] = type === 's' ? (shared[Number(value)] ?? null) : value === '' ? null : Number(value);
      rows[line] = row;
    }
    return { name: attributeOf(sheet, 'name'), rows: whole(rows), xml };
  });
};

/** Sheets of an ODS file, read from its XML. */
export const readOdsFile = (file: Uint8Array): readonly ReadSheet[] => {
  const content = unzipped(file).get('content.xml') ?? '';
  return [...content.matchAll(/<table:table ([^>]*)>(.*?)<\/table:table>/gs)].map(([, attributes = '', xml = '']) => ({
    name: attributeOf(` ${attributes}`, 'table:name'),
    rows: whole(
      [...xml.matchAll(/<table:table-row[^>]*>(.*?)<\/table:table-row>/gs)].map(([, row = '']) =>
        [...row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)].map(([, of = '', cell = '']) => {
          const type = attributeOf(of, 'office:value-type');
          if (type === '') return null;
          return type === 'float' ? Number(attributeOf(of, 'office:value')) : xmlContent(cell.replaceAll('<text:s/>', ' '));
        }),
      ),
    ),
    xml,
  }));
};

/** Rows without holes, and without what is empty at their ends. */
const whole = (rows: readonly (readonly (string | number | null)[] | undefined)[]): readonly (readonly (string | number | null)[])[] =>
  Array.from(rows, (row) => {
    const cells = Array.from(row ?? [], (cell) => cell ?? null);
    return cells.slice(0, cells.findLastIndex((cell) => cell !== null) + 1);
  });
