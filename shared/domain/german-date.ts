const inNumbers = /^(?<day>\d{1,2})\s*\.\s*(?<month>\d{1,2})\s*\.\s*(?<year>\d{4}|\d{2})$/;
const inWords = /^(?<day>\d{1,2})\s*\.?\s*(?<month>\p{L}{3,9})\s*\.?\s*(?<year>\d{4}|\d{2})$/u;
const iso = /^\d{4}-\d{2}-\d{2}$/;

const months = ['januar', 'februar', 'märz', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'dezember'];
const otherSpellings: Readonly<Record<string, string>> = { mrz: 'märz', maerz: 'märz', mär: 'märz', jänner: 'januar' };

/** 1 to 12; three letters of a name are enough. @returns 0 for no month */
const monthNumber = (text: string): number => {
  if (/^\d/.test(text)) return Number(text);
  const name = text.toLowerCase();
  return months.findIndex((month) => month.startsWith(otherSpellings[name] ?? name)) + 1;
};

/**
 * Reads a date as people in Germany type it: `1.3.2027`, `01. 03. 27`, `1. März 2027`, `1. Mrz. 27`, or as `2027-03-01`.
 * @returns the date in ISO form, though the day may not exist; `undefined` when the text has no form of a date
 */
export const parseGermanDate = (text: string): string | undefined => {
  const typed = text.normalize('NFC').trim();
  if (iso.test(typed)) return typed;
  const { day = '', month = '', year = '' } = (inNumbers.exec(typed) ?? inWords.exec(typed))?.groups ?? {};
  const number = monthNumber(month);
  if (day === '' || (number === 0 && !/^\d/.test(month))) return undefined;
  return `${year.padStart(4, '20')}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
};
