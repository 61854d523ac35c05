import { crc32 } from 'node:zlib';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A small file that is what it says, of every type that is taken. */
export const pdf = (content = 'Satzung'): Uint8Array<ArrayBuffer> =>
  bytes(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% ${content}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`);
export const png = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));
export const jpg = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, ...bytes('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9]);
export const docx = (): Uint8Array<ArrayBuffer> => office('wordprocessingml.document.main', 'word/document.xml');
export const xlsx = (): Uint8Array<ArrayBuffer> => office('spreadsheetml.sheet.main', 'xl/workbook.xml');

/** What people call a PDF and is none. */
export const html = (): Uint8Array<ArrayBuffer> => bytes('<!doctype html><title>x</title><script>alert(1)</script>');
export const exe = (): Uint8Array<ArrayBuffer> => Uint8Array.from([...bytes('MZ'), ...new Array(126).fill(0), ...bytes('PE\0\0')]);

/** The test file of virus scanners inside a PDF; in two parts, so that this file is no malware. */
export const malwarePdf = (): Uint8Array<ArrayBuffer> => pdf(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));

const office = (type: string, part: string): Uint8Array<ArrayBuffer> => {
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/></Types>`;
  return zip([
    ['[Content_Types].xml', types],
    [part, '<x/>'],
  ]);
};

/** An uncompressed ZIP archive. */
export const zip = (entries: readonly (readonly [string, string])[]): Uint8Array<ArrayBuffer> => {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of entries) {
    const [nameBytes, content] = [Buffer.from(name), Buffer.from(text)];
    // Version, flags, method, time, date, checksum, both sizes, lengths of name and extra field.
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(nameBytes.length, 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, nameBytes, content]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, place, nameBytes]));
    files.push(file);
    offset += file.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Uint8Array.from(Buffer.concat([...files, listed, end]));
};
