import * as z from 'zod';
import { confStatuses, obsStatuses } from './observation.ts';

/** Columns of the record shape that a mapping may fill; numbers and statuses of a value come from its cell and the signs. */
export const mappedColumns = [
  'INDICATOR',
  'REF_AREA',
  'TIME_PERIOD',
  'CITIZENSHIP',
  'SEX',
  'AGE',
  'STATUS',
  'OBS_STATUS',
  'REFERENCE_DATE',
  'ROUNDING_BASE',
  'COMMENT_OBS',
] as const;

/** How numbers are written: `de` 1.234,5 · `en` 1,234.5. */
export const numberFormats = ['de', 'en'] as const;

/** @see numberFormats */
export type NumberFormat = (typeof numberFormats)[number];

const text = z.string().min(1).max(300);
const texts = z.array(text).min(1);
/** What stands in a cell → the code for it; `null`: the row is about something that is not ours. Compared without regard to case and spaces. */
const wordsSchema = z.record(text, z.string().nullable());
const filledSchema = z.partialRecord(z.enum(mappedColumns), z.string());

const columnSchema = z.union([
  /** One dimension. `words`: names of vocabularies, the first that has the word counts; what none has stands as it is, unless `strict`. `areas` is the vocabulary of the county's names. */
  z.strictObject({
    names: texts,
    optional: z.literal(true).optional(),
    dimension: z.enum(mappedColumns),
    words: z.array(text).optional(),
    own: wordsSchema.optional(),
    strict: z.literal(true).optional(),
    /** An empty cell means what stands above it: merged cells. */
    fill: z.literal(true).optional(),
  }),
  /** Numbers: one observation per cell, with these codes. */
  z.strictObject({ names: texts, optional: z.literal(true).optional(), values: filledSchema }),
  /** Numbers since January of the same thing: not kept, but compared with the sum of the months. */
  z.strictObject({ names: texts, optional: z.literal(true).optional(), yearToDate: filledSchema }),
  z.strictObject({ names: texts, optional: z.literal(true).optional(), ignored: z.literal(true) }),
  /** Name of the area whose key is in another column: the two have to agree. */
  z.strictObject({ names: texts, optional: z.literal(true).optional(), nameOf: z.literal('REF_AREA') }),
]);

/** @see columnSchema */
export type SourceColumn = z.infer<typeof columnSchema>;

const signSchema = z.union([
  z.strictObject({ value: z.literal(0) }),
  z.strictObject({ obsStatus: z.enum(obsStatuses), confStatus: z.enum(confStatuses).optional() }),
]);

const common = {
  code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  label: z.string().min(1).max(100),
  /** What the file looks like, German, for who uploads it. */ note: text,
};

const tableSchema = z.strictObject({
  ...common,
  shape: z.literal('table'),
  /** SOURCE of every value; without it the catalogue's. */
  source: z.string().max(200).optional(),
  fixed: filledSchema,
  columns: z.array(columnSchema).min(2),
  /** `column`: a column is TIME_PERIOD. `title`: above the header, behind one of these words. `asked`: whoever uploads says it. */
  month: z.union([z.literal('column'), z.literal('asked'), z.strictObject({ title: texts })]),
  /** Behind one of these words above the header, or the last day of the month. */
  referenceDate: z.union([z.literal('end-of-month'), z.strictObject({ title: texts })]).optional(),
  /** Absent: nobody knows. Then `1.000` is refused with the question. */
  numbers: z.enum(numberFormats).optional(),
  signs: z.record(z.string().min(1).max(5), signSchema),
  /** Beginnings of lines below the table that are no data. */
  footnotes: z.array(text).default([]),
  /** Name of the sheet in a workbook; without it the first. */
  sheet: z.string().optional(),
  /** Formulas are allowed: what they gave when the file was saved is taken. */
  formulas: z.literal(true).optional(),
});

/** A file in the record shape: its columns and codes are our own, there is nothing to translate. */
const recordSchema = z.strictObject({ ...common, shape: z.literal('record') });

const mappingSchema = z.discriminatedUnion('shape', [tableSchema, recordSchema]);

/** How a table of a source is read. */
export type TableMapping = z.infer<typeof tableSchema>;

/** How a file of a source is read. */
export type SourceMapping = z.infer<typeof mappingSchema>;

/** Words by vocabulary, keys as `plainWord` makes them. */
export type Vocabularies = ReadonlyMap<string, ReadonlyMap<string, string | null>>;

/** All mappings of a county, and the words that they share. */
export type SourceMappings = {
  readonly mappings: readonly SourceMapping[];
  readonly find: (code: string) => SourceMapping | undefined;
  readonly vocabularies: Vocabularies;
  /** The first word of each code, for people. */
  readonly words: ReadonlyMap<string, string>;
};

/** A word as it is compared: small letters, single spaces, no marks of footnotes behind it. */
export const plainWord = (word: string): string =>
  word
    .normalize('NFC')
    .replace(/[\s\u00ad]+/g, ' ')
    .trim()
    .replace(/ ?\d\)$/, '')
    .toLowerCase();

/** Words for comparing. */
export const plainWords = (words: Readonly<Record<string, string | null>> = {}): ReadonlyMap<string, string | null> =>
  new Map(Object.entries(words).map(([word, code]) => [plainWord(word), code]));

/**
 * Reads mappings from data, the shape of a county's `source-mappings-….json`. Costs a few milliseconds: call it where a file is read, not when a module loads.
 * @throws Error for rows of another shape, a code twice, a vocabulary that is not there, or a table without numbers
 */
export const sourceMappingsOf = (data: unknown): SourceMappings => {
  const { vocabularies, mappings } = z
    .strictObject({ vocabularies: z.record(z.string(), wordsSchema), mappings: z.array(mappingSchema) })
    .parse(data);
  const byCode = new Map(mappings.map((mapping) => [mapping.code, mapping]));
  if (byCode.size < mappings.length) throw new Error('the code of a mapping is there twice');
  for (const mapping of mappings) if (mapping.shape === 'table') check(mapping, new Set([...Object.keys(vocabularies), 'areas']));
  return {
    mappings,
    find: (code) => byCode.get(code),
    words: new Map(
      [...Object.values(vocabularies), ...mappings.flatMap(ownWords)]
        .flatMap((words) => Object.entries(words))
        .toReversed()
        .flatMap(([word, code]) => (code === null ? [] : [[code, word] as const])),
    ),
    vocabularies: new Map(Object.entries(vocabularies).map(([name, words]) => [name, plainWords(words)])),
  };
};

const ownWords = (mapping: SourceMapping): readonly Readonly<Record<string, string | null>>[] =>
  mapping.shape === 'table' ? mapping.columns.flatMap((column) => ('own' in column && column.own !== undefined ? [column.own] : [])) : [];

const check = ({ code, columns, month }: TableMapping, vocabularies: ReadonlySet<string>): void => {
  const unknown = columns.flatMap((column) => ('words' in column ? (column.words ?? []) : [])).filter((name) => !vocabularies.has(name));
  if (unknown.length > 0) throw new Error(`${code} names the vocabulary ${unknown.join(', ')}, which is not there`);
  const names = columns.flatMap((column) => column.names.map(plainWord));
  if (new Set(names).size < names.length) throw new Error(`${code} names a column twice`);
  if (!columns.some((column) => 'values' in column)) throw new Error(`${code} has no column with numbers`);
  if ((month === 'column') !== columns.some((column) => 'dimension' in column && column.dimension === 'TIME_PERIOD')) {
    throw new Error(`${code} has the month in a column and does not say so, or the other way round`);
  }
};
