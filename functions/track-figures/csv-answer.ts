import { Refusal } from '../../shared/domain/refusal.ts';
import type { HttpAnswer } from '../../shared/runtime/http-handler.ts';
import { vintageTexts } from './vintage-texts.ts';

// Lambda's answer may have 6 MB, as JSON.
const largestAnswer = 5_000_000;

const field = (content: string | number): string => {
  if (typeof content === 'number') return String(content);
  const harmless = /^[=+\-@\t\r]/.test(content) ? `'${content}` : content;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/**
 * A CSV file for the person who asked: RFC 4180 in UTF-8, numbers with a decimal point; text that a spreadsheet would run as a formula gets
 * an apostrophe in front.
 * @throws Refusal `body-too-large`
 */
export const csvAnswer = (name: string, header: readonly string[], rows: readonly (readonly (string | number)[])[]): HttpAnswer => {
  const body = [header, ...rows].map((cells) => `${cells.map(field).join(',')}\r\n`).join('');
  if (Buffer.byteLength(body) > largestAnswer) throw new Refusal('body-too-large', vintageTexts.state.tooLarge);
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
    body,
  };
};
