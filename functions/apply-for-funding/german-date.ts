import { isoDateSchema } from '../../shared/domain/calendar.ts';

const written = /^(?<day>\d{1,2})\s*\.\s*(?<month>\d{1,2})\s*\.\s*(?<year>\d{4}|\d{2})$/;

/**
 * Reads a date as people in Germany type it: `1.3.2027`, `01. 03. 27`, or as `2027-03-01`.
 * @returns the ISO date, `undefined` when the text is no date or the day does not exist
 */
export const parseGermanDate = (text: string): string | undefined => {
  const { day = '', month = '', year = '' } = written.exec(text.trim())?.groups ?? {};
  const iso = day === '' ? text.trim() : `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isoDateSchema.safeParse(iso).data;
};
