import * as z from 'zod';
import { cutTo } from '../../shared/domain/notices/mail.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import { commentarySchema, longestCommentary } from '../../shared/domain/statistics/commentary.ts';
import { commentaryOf, type EarlyReader, earlyReaderSchema, summaryText } from '../../shared/domain/statistics/release-draft.ts';
import { fields } from './frame.tsx';
import { texts } from './texts.ts';

/** Longest list of cells, in characters. */
export const longestCells = 20_000;
const mostCells = 200;
const mostReaders = 20;

const refuse = (errors: readonly FieldError[]): void => {
  if (errors.length > 0) throw new Refusal('invalid-fields', texts.invalid, errors);
};

const reasonSchema = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u);

/** A reason in one line. @throws Refusal `invalid-fields` */
export const reasonIn = (params: URLSearchParams, name: string, message: string): string => {
  const { data } = reasonSchema.safeParse(params.get(name) ?? '');
  refuse(data === undefined ? [{ pointer: `/${name}`, message }] : []);
  return data ?? '';
};

/** Text as it was typed: line feeds only, nothing at its ends. */
export const typedContent = (params: URLSearchParams): string => (params.get(fields.content) ?? '').replace(/\r\n?/g, '\n').trim();

/** The same, as it is kept. @throws Refusal `invalid-fields` for one that is too long */
export const contentIn = (params: URLSearchParams, text: string): string => {
  const content = typedContent(params);
  const pointer = `/${fields.content}`;
  if (content.length > longestCommentary) refuse([{ pointer, message: texts.text.tooLong }]);
  const { summary } = commentaryOf({ texts: { [text]: { text: content, version: 1 } } });
  const isFine = text !== summaryText || commentarySchema.shape.summary.safeParse(summary).success;
  refuse(isFine ? [] : [{ pointer, message: texts.text.badSummary }]);
  return content;
};

/** `INDICATOR|REF_AREA|TIME_PERIOD|CITIZENSHIP|SEX|AGE|STATUS`. */
const cellPattern = /^[a-z0-9_]+(\|[A-Za-z0-9_/-]+){6}$/;

/**
 * Ids of cells, one per line, each once.
 * @param isHideable whether there can be such a number
 * @throws Refusal `invalid-fields`
 */
export const cellsIn = (params: URLSearchParams, isHideable: (cell: string) => boolean): readonly string[] => {
  const lines = (params.get(fields.cells) ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const cells = [...new Set(lines)];
  const wrong = cells.find((line) => !cellPattern.test(line));
  const pointer = `/${fields.cells}`;
  refuse(wrong === undefined ? [] : [{ pointer, message: texts.hiding.wrong(cutTo(wrong, 24)) }]);
  const unknown = cells.find((line) => !isHideable(line));
  refuse(unknown === undefined ? [] : [{ pointer, message: texts.hiding.unknown(cutTo(unknown, 60)) }]);
  refuse(cells.length <= mostCells ? [] : [{ pointer, message: texts.hiding.tooMany }]);
  return cells;
};

/** The list with the person that was typed. @throws Refusal `invalid-fields` */
export const withReader =
  (params: URLSearchParams) =>
  (readers: readonly EarlyReader[]): readonly EarlyReader[] => {
    const said = texts.readers;
    const parts = [
      [fields.name, earlyReaderSchema.shape.name, said.noName],
      [fields.role, earlyReaderSchema.shape.role, said.noRole],
      [fields.address, earlyReaderSchema.shape.address, said.noAddress],
    ] as const;
    const typed = (name: string): string => (params.get(name) ?? '').trim();
    refuse(parts.flatMap(([name, schema, message]) => (schema.safeParse(typed(name)).success ? [] : [{ pointer: `/${name}`, message }])));
    const address = typed(fields.address).toLowerCase();
    refuse(readers.some((reader) => reader.address === address) ? [{ pointer: `/${fields.address}`, message: said.known }] : []);
    refuse(readers.length < mostReaders ? [] : [{ pointer: `/${fields.name}`, message: said.tooMany }]);
    return [...readers, { name: typed(fields.name), role: typed(fields.role), address }];
  };

/** The list without the person of this address. */
export const withoutReader =
  (params: URLSearchParams) =>
  (readers: readonly EarlyReader[]): readonly EarlyReader[] =>
    readers.filter(({ address }) => address !== params.get(fields.address));
