import { type Instant, inBerlin, instantInBerlin, isoDateSchema } from '../../shared/domain/calendar.ts';
import { formatAmount, formatInteger, parseGermanAmount } from '../../shared/domain/money.ts';
import { texts } from './texts.ts';

/** What a parameter of a round is, as people type and read it. */
export type FieldKind =
  | 'line'
  | 'long'
  | 'euro'
  | 'share'
  | 'count'
  | 'flag'
  | 'choice'
  | 'choices'
  | 'lines'
  | 'counts'
  | 'shares'
  | 'date'
  | 'start'
  | 'deadline'
  | 'steps';

/** Names of the two parts of a field that asks for a day and a time. */
export const parts = { day: 'tag', time: 'uhrzeit' } as const;

/** What `null` stands for: something was typed, or is missing, that is no value. No schema takes it. */
const unreadable = null;

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const minute = 60_000;
/** The last minute before an instant: `closesAt` itself is too late. */
const before = (at: Instant): Instant => new Date(Date.parse(at) - minute).toISOString();
const after = (at: Instant): Instant => new Date(Date.parse(at) + minute).toISOString();

/** `3350` → `33,5`. */
const shareText = (share: number): string => formatAmount(share).replace(/,?0+$/, '').replaceAll('.', '');

const shareIn = (text: string): number | null => {
  const match = /^(\d{1,3})(?:[,.](\d{1,2}))?\s*%?$/.exec(text.trim());
  return match === null ? unreadable : Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
};
const countIn = (text: string): number | null => (/^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : unreadable);

const listIn = <T>(text: string, separator: RegExp, of: (part: string) => T): T[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(of);

/** `Hauptausschuss: entscheidet` → body and role. */
const stepIn = (line: string): unknown => {
  const at = line.lastIndexOf(':');
  const word = line.slice(at + 1).trim();
  const role = Object.entries(texts.roles).find(([, name]) => name === word)?.[0];
  return { body: line.slice(0, Math.max(at, 0)).trim(), role: role ?? unreadable };
};
const stepText = (step: unknown): string => {
  const { body, role } = typeof step === 'object' && step !== null && 'body' in step && 'role' in step ? step : { body: '', role: '' };
  return `${textOf(body)}: ${new Map<string, string>(Object.entries(texts.roles)).get(textOf(role)) ?? textOf(role)}`;
};

const instantIn = (day: string, time: string): Instant | null =>
  isoDateSchema.safeParse(day).success && /^([01]?\d|2[0-3]):[0-5]\d$/.test(time) ? instantInBerlin(day, time.padStart(5, '0')) : unreadable;

const shownInstant = (value: unknown, kind: 'start' | 'deadline'): { readonly date: string; readonly time: string } => {
  const at = textOf(value);
  if (Number.isNaN(Date.parse(at))) return { date: '', time: '' };
  return inBerlin(kind === 'deadline' ? before(at) : at);
};

/** The fields of a form for a value, by what follows the parameter's name: nothing, or the part. */
export const typedOf = (kind: FieldKind, value: unknown): readonly (readonly [part: string, text: string])[] => {
  if (kind === 'start' || kind === 'deadline') {
    const { date, time } = shownInstant(value, kind);
    return [
      [`.${parts.day}`, date],
      [`.${parts.time}`, time],
    ];
  }
  if (kind === 'choices') return listOf(value).map((code) => ['', textOf(code)] as const);
  if (kind === 'flag') return value === true ? [['', 'ja']] : [];
  return [['', lineOf(kind, value)]];
};

const lineOf = (kind: FieldKind, value: unknown): string => {
  if (kind === 'lines') return listOf(value).map(textOf).join('\n');
  if (kind === 'steps') return listOf(value).map(stepText).join('\n');
  if (kind === 'counts') return listOf(value).map(textOf).join(', ');
  if (kind === 'shares')
    return listOf(value)
      .map((share) => shareText(Number(share)))
      .join('; ');
  if (value === undefined || value === null) return '';
  if (kind === 'euro') return formatAmount(Number(value));
  return kind === 'share' ? shareText(Number(value)) : textOf(value);
};

/**
 * What a form says of a parameter.
 * @param params of the form
 * @param known the value as it stands: times that were not touched keep their seconds
 * @returns `undefined` for an empty text, `null` for what is no value; the schema judges
 */
export const valueIn = (kind: FieldKind, params: URLSearchParams, name: string, known: unknown): unknown => {
  if (kind === 'flag') return params.get(name) === 'ja';
  if (kind === 'choices') return params.getAll(name);
  if (kind === 'start' || kind === 'deadline') {
    const [day, time] = [params.get(`${name}.${parts.day}`) ?? '', (params.get(`${name}.${parts.time}`) ?? '').trim()];
    const shown = shownInstant(known, kind);
    if (shown.date === day && shown.time === time) return known;
    const at = instantIn(day, time);
    return at !== null && kind === 'deadline' ? after(at) : at;
  }
  const text = (params.get(name) ?? '').replaceAll('\r\n', '\n').trim();
  if (kind === 'lines') return listIn(text, /\n/, (line) => line);
  if (kind === 'steps') return listIn(text, /\n/, stepIn);
  if (kind === 'counts') return listIn(text, /[,;\s]+/, countIn);
  if (kind === 'shares') return listIn(text, /[;\s]+/, shareIn);
  if (text === '') return undefined;
  if (kind === 'euro') return parseGermanAmount(text) ?? unreadable;
  if (kind === 'share') return shareIn(text);
  return kind === 'count' ? countIn(text) : text;
};

/** A value as people read it, line by line; no line where there is none. @param options names of codes */
export const shownOf = (kind: FieldKind, value: unknown, options: Readonly<Record<string, string>> = {}): readonly string[] => {
  if (value === undefined) return [];
  if (kind === 'flag') return [value === true ? texts.yes : texts.no];
  const nameOf = (code: unknown): string => new Map<string, string>(Object.entries(options)).get(textOf(code)) ?? textOf(code);
  if (kind === 'choice') return [nameOf(value)];
  if (kind === 'choices') return listOf(value).map(nameOf);
  if (kind === 'lines') return listOf(value).map(textOf);
  if (kind === 'steps') return listOf(value).map(stepText);
  if (kind === 'counts') return listOf(value).length === 0 ? [] : [lineOf(kind, value)];
  if (kind === 'shares') return listOf(value).map((share) => `${shareText(Number(share))}\u00a0%`);
  if (kind === 'share') return [`${shareText(Number(value))}\u00a0%`];
  if (kind === 'euro') return [`${formatAmount(Number(value))}\u00a0€`];
  if (kind === 'count') return [formatInteger(Number(value))];
  if (kind === 'date') return [texts.date(textOf(value))];
  if (kind === 'start' || kind === 'deadline') {
    const { date, time } = shownInstant(value, kind);
    return [texts.instant(date, time)];
  }
  return textOf(value).split('\n');
};
