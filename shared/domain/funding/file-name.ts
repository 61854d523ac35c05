import { type FileType, fileTypes } from './file-types.ts';

/** Most characters of a name, its ending among them: in UTF-8 it stays below what keys and file systems take. */
const longest = 120;

// Control characters, half surrogate pairs, characters that turn the direction of what follows, and characters without width:
// a name that has them reads as another one (`gpj.exe` as `exe.jpg`). Joiners stay: Persian words need them.
const invisible = /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/gu;
// No file system of an applicant takes all of these; after `\` and `/` only the last part counts.
const forbidden = /[<>:"|?*]/g;
const onlyJoiners = /^[\p{Cf}\p{Mn}\s]*$/u;
const atTheEnd = /[\s.]+$/u;
const atTheEnds = /^[\s.]+|[\s.]+$/gu;

const lastPart = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

const shortened = (text: string, characters: number): string => [...text].slice(0, characters).join('').replace(atTheEnds, '');

/**
 * The name under which an uploaded file is kept and given out: the last part of the path, in NFC (macOS sends ü as u and two dots), without
 * what cannot be seen, at most 120 characters, with an ending of its type. Cleaning a clean name changes nothing.
 * @param given as the browser sent it; may be empty
 */
export const cleanFileName = (given: string, type: FileType): string => {
  const text = lastPart(given.replace(invisible, '').normalize('NFC')).replace(forbidden, '_').replace(/\s+/gu, ' ').replace(atTheEnd, '');
  const dot = text.lastIndexOf('.');
  const ending = text.slice(dot + 1).toLowerCase();
  const fits = dot >= 0 && fileTypes[type].endings.some((possible) => possible === ending);
  const [stem, kept] = fits ? [text.slice(0, dot), text.slice(dot)] : [text, `.${fileTypes[type].endings[0]}`];
  const short = shortened(stem, longest - kept.length);
  return `${onlyJoiners.test(short) ? 'Datei' : short}${kept}`;
};

/**
 * `Content-Disposition` (RFC 6266) that makes every browser save the file under its name, whatever it holds: nothing that was
 * uploaded is shown inside a page.
 */
export const savedAs = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
