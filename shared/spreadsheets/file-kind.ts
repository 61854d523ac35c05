import { refusedFile } from './refused-file.ts';
import { texts } from './texts.ts';

/** Endings of the files that are read: what a browser offers to choose from. */
export const tableFileEndings = '.csv,.txt,.xlsx';

type Foreign = keyof typeof texts.kinds;

// One character for each byte, with its number.
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Bytes at both ends of a ZIP file in which the names of its parts are looked for: the directory stands at the end. */
const directory = 100_000;

const beginsWith = (bytes: Uint8Array, signature: string): boolean => textOf(bytes.subarray(0, signature.length)) === signature;

const zipKind = (bytes: Uint8Array): Foreign | undefined => {
  const names = textOf(bytes.subarray(0, 200)) + textOf(bytes.subarray(-directory));
  if (names.includes('mimetypeapplication/vnd.oasis.opendocument')) return 'openDocument';
  if (names.includes('word/document.xml')) return 'word';
  return names.includes('ppt/presentation.xml') ? 'presentation' : undefined;
};

const foreignKind = (bytes: Uint8Array): Foreign | undefined => {
  if (beginsWith(bytes, '%PDF-')) return 'pdf';
  if (beginsWith(bytes, '\x89PNG') || beginsWith(bytes, '\xff\xd8\xff') || beginsWith(bytes, 'GIF8')) return 'picture';
  if (beginsWith(bytes, '\xd0\xcf\x11\xe0')) return 'oldOffice';
  if (beginsWith(bytes, 'PK\x03\x04')) return zipKind(bytes);
  if (/^(ï»¿)?\s*$/.test(textOf(bytes))) return 'empty';
  const start = textOf(bytes.subarray(0, 1000)).replace(/^ï»¿/, '').trimStart().toLowerCase();
  if (/^<(!doctype html|html|head|body|table|meta|style|div)[\s>]/.test(start)) return 'webPage';
  if (start.startsWith('<?xml')) return start.includes('<html') ? 'webPage' : 'xml';
  return start.startsWith('{\\rtf') ? 'word' : undefined;
};

/**
 * Names a file that is no table by its first bytes: sentences about its columns would help nobody.
 * @throws Refusal `invalid-figures-file`
 */
export const refuseForeignKind = (bytes: Uint8Array): void => {
  const kind = foreignKind(bytes);
  if (kind !== undefined) throw refusedFile([{ line: 1, message: texts.kinds[kind] }]);
};
