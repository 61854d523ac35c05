import { Refusal } from '../../shared/domain/refusal.ts';
import { fileAnswer } from '../../shared/runtime/file-answer.ts';
import type { HttpAnswer } from '../../shared/runtime/http-handler.ts';
import { type Table, writeCsv } from '../../shared/spreadsheets/write-table.ts';
import { vintageTexts } from './vintage-texts.ts';

// Lambda's answer may have 6 MB, as JSON.
const largestAnswer = 5_000_000;

/** A CSV file for the person who asked. @throws Refusal `body-too-large` */
export const csvAnswer = (name: string, table: Table): HttpAnswer => {
  const body = writeCsv(table);
  if (Buffer.byteLength(body) > largestAnswer) throw new Refusal('body-too-large', vintageTexts.state.tooLarge);
  return fileAnswer(name, 'text/csv; charset=utf-8', body);
};
