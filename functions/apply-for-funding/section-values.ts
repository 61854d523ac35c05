import { valueAt } from '../../shared/domain/funding/field-messages.ts';
import { fieldAt } from '../../shared/domain/funding/fields.ts';
import { formatQuantity, parseGermanQuantity } from '../../shared/domain/funding/quantity.ts';
import { rowFields } from '../../shared/domain/funding/summary.ts';
import { parseGermanDate } from '../../shared/domain/german-date.ts';
import { formatAmount, parseGermanAmount } from '../../shared/domain/money.ts';

/** `/costs/0/amount` → `costs.0.amount`: name of a field in the form. */
export const nameOf = (pointer: string): string => pointer.slice(1).replaceAll('/', '.');

const tokensOf = (pointer: string): readonly string[] => pointer.split('/').slice(1);

/** What stands at a pointer of a draft. */
export const contentAt = (content: Readonly<Record<string, unknown>>, pointer: string): unknown => valueAt(content, tokensOf(pointer));

/** What stands in the input of a field: as people in Germany write it, or as it was typed. */
export const shown = (pointer: string, value: unknown): string => {
  if (typeof value === 'number') {
    const kind = fieldAt(pointer)?.kind;
    if (kind === 'amount') return formatAmount(value);
    return kind === 'quantity' ? formatQuantity(value) : String(value);
  }
  if (typeof value !== 'string') return '';
  if (fieldAt(pointer)?.kind === 'iban') return value.replace(/(.{4})(?=.)/g, '$1 ');
  // Also the 31st of February: what was typed shall be recognised.
  return fieldAt(pointer)?.kind === 'date' && isoShape.test(value) ? shownDate(value) : value;
};

const isoShape = /^\d{4}-\d{2}-\d{2}$/;
const shownDate = (date: string): string => `${Number(date.slice(8, 10))}.${Number(date.slice(5, 7))}.${date.slice(0, 4)}`;

/** Rows of a list in a draft. */
export const rowsAt = (content: Readonly<Record<string, unknown>>, pointer: string): readonly unknown[] => {
  const rows = contentAt(content, pointer);
  return Array.isArray(rows) ? rows : [];
};

// Browsers send line breaks as CRLF, which people did not type and must not pay for with characters.
const typed = (params: URLSearchParams, name: string): string => (params.get(name) ?? '').replaceAll('\r\n', '\n');

/** What was typed in a field, understood where it can be; `undefined` where nothing was typed. */
const understood = (pointer: string, params: URLSearchParams): unknown => {
  const name = nameOf(pointer);
  const kind = fieldAt(pointer)?.kind;
  if (kind === 'choices') {
    const codes = params.getAll(name).filter((code) => code !== '');
    return codes.length === 0 ? undefined : codes;
  }
  const text = typed(params, name);
  if (text.trim() === '') return undefined;
  if (kind === 'flag') return text === 'ja' ? true : text === 'nein' ? false : undefined;
  if (kind === 'amount') return parseGermanAmount(text) ?? text;
  if (kind === 'quantity') return parseGermanQuantity(text) ?? text;
  if (kind === 'date') return parseGermanDate(text) ?? text;
  if (kind === 'integer') return /^\d{1,9}$/.test(text.trim()) ? Number(text) : text;
  if (kind === 'iban') return text.replace(/[\s\u00a0]/g, '').toUpperCase();
  if (kind === 'register-number') return text.trim().toUpperCase();
  return kind === 'email' ? text.trim() : text;
};

const objectAt = (container: Record<string, unknown>, key: string): Record<string, unknown> => {
  const found = container[key];
  if (isRecord(found)) return found;
  const made: Record<string, unknown> = {};
  container[key] = made;
  return made;
};
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const set = (content: Record<string, unknown>, pointer: string, value: unknown): void => {
  if (value === undefined) return;
  const tokens = tokensOf(pointer);
  const last = tokens.at(-1) ?? '';
  let container = content;
  for (const token of tokens.slice(0, -1)) container = objectAt(container, token);
  container[last] = value;
};

/** Rows of a list, in the order of their numbers; a row in which nothing was typed is none. */
const typedRows = (pointer: string, params: URLSearchParams): readonly Record<string, unknown>[] => {
  const prefix = `${nameOf(pointer)}.`;
  const numbers = new Set(
    [...params.keys()].flatMap((key) => (key.startsWith(prefix) ? (/^\d{1,3}(?=\.)/.exec(key.slice(prefix.length))?.[0] ?? []) : [])).map(Number),
  );
  return [...numbers]
    .sort((a, b) => a - b)
    .map((number) => {
      const row: Record<string, unknown> = {};
      for (const field of rowFields(pointer)) set(row, field.slice(pointer.length + 2), understood(field.replace('*', String(number)), params));
      return row;
    })
    .filter((row) => Object.keys(row).length > 0);
};

/** What a browser sent for these fields, as it is kept in a draft. Nothing is judged here. @param pointers fields, and lists as a whole */
export const typedContent = (pointers: readonly string[], params: URLSearchParams): Record<string, unknown> => {
  const content: Record<string, unknown> = {};
  for (const pointer of pointers) {
    if (fieldAt(pointer)?.kind === 'list') {
      const rows = typedRows(pointer, params);
      set(content, pointer, rows.length === 0 ? undefined : rows);
    } else set(content, pointer, understood(pointer, params));
  }
  return content;
};
