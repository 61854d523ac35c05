import * as z from 'zod';
import { type Observation, observationSchema } from '../domain/statistics/observation.ts';

/**
 * Observations of one month, packed as JSON text: the distinct values of every column once, and per observation the
 * positions of its values, then `value` (`null` when missing). A month repeats a few dozen words thousands of times, so
 * the text is a sixth of plain rows, and checking the words checks every row: reading stays within the report's second.
 * The month stands in the item's key, `freq` is always `M`.
 */
export type Chunk = { readonly rows: number; readonly content: string };

const { indicator, area, citizenship, sex, age, status, unit, obsStatus, confStatus, source, release, comment } = observationSchema.shape;

const wordsSchema = z.object({
  indicator: z.array(indicator),
  area: z.array(area),
  citizenship: z.array(citizenship),
  sex: z.array(sex),
  age: z.array(age),
  status: z.array(status),
  unit: z.array(unit),
  obsStatus: z.array(obsStatus),
  confStatus: z.array(confStatus),
  source: z.array(source),
  referenceDate: z.array(z.iso.date().nullable()),
  release: z.array(release),
  roundingBase: z.array(z.int().nullable()),
  comment: z.array(comment),
});

type Words = z.infer<typeof wordsSchema>;

/** Order of the positions in a row; the value follows. */
const columns = [
  'indicator',
  'area',
  'citizenship',
  'sex',
  'age',
  'status',
  'unit',
  'obsStatus',
  'confStatus',
  'source',
  'referenceDate',
  'release',
  'roundingBase',
  'comment',
] as const satisfies readonly (keyof Words)[];

type Row = readonly (number | null)[];

// One pass of typeof per cell; a schema per cell costs ten times as much.
const isRow = (row: unknown): boolean =>
  Array.isArray(row) &&
  row.length === columns.length + 1 &&
  row.every((cell, at) => typeof cell === 'number' || (cell === null && at === columns.length));

const contentSchema = z.object({
  words: wordsSchema,
  rows: z.custom<readonly Row[]>((rows) => Array.isArray(rows) && rows.every(isRow), 'rows of a chunk'),
});

/** DynamoDB's limit is 400 KB per item; the margin is for keys and names, and keeps a batch of 25 far below its 16 MB. */
const maximumBytes = 300_000;

/** A chunk, and where it stands: the `at`-th of its month, from 0. */
export type MonthChunk = { readonly month: string; readonly at: number; readonly chunk: Chunk };

/**
 * Packs observations of any months while they come, each month into chunks of its own and in its own order. Of each month it holds
 * what is not a full chunk yet: 300 KB at most.
 */
export const packMonths = (observations: Iterable<Observation> | AsyncIterable<Observation>) => {
  const months = new Map<string, ReturnType<typeof monthPacker>>();
  async function* chunks(): AsyncGenerator<MonthChunk> {
    for await (const observation of observations) {
      const month = months.get(observation.period) ?? monthPacker(observation.period);
      months.set(observation.period, month);
      const full = month.add(observation);
      if (full) yield full;
    }
    for (const month of months.values()) {
      const rest = month.rest();
      if (rest) yield rest;
    }
  }
  return {
    /** To be read once, to its end. */
    chunks,
    /** After the last chunk: the months in their order, and how many observations each has. */
    months: () => [...months.values()].map(({ month, rows }) => ({ month, rows: rows() })).sort((a, b) => (a.month < b.month ? -1 : 1)),
  };
};

const monthPacker = (month: string) => {
  let packer = emptyPacker();
  let chunks = 0;
  let rows = 0;
  const take = (): MonthChunk => {
    const full = { month, at: chunks, chunk: packer.chunk() };
    packer = emptyPacker();
    chunks += 1;
    return full;
  };
  return {
    month,
    rows: () => rows,
    add: (observation: Observation): MonthChunk | undefined => {
      rows += 1;
      packer.add(observation);
      return packer.bytes() < maximumBytes ? undefined : take();
    },
    rest: (): MonthChunk | undefined => (packer.rows() > 0 ? take() : undefined),
  };
};

const emptyPacker = () => {
  const positions = columns.map((column) => ({ column, words: new Map<string | number | null, number>() }));
  const rows: string[] = [];
  let bytes = 0;
  const positionOf = (words: Map<string | number | null, number>, word: string | number | null): number => {
    const known = words.get(word);
    if (known !== undefined) return known;
    bytes += Buffer.byteLength(JSON.stringify(word)) + 1;
    words.set(word, words.size);
    return words.size - 1;
  };
  return {
    add: (observation: Observation): void => {
      const row: (number | null)[] = positions.map(({ column, words }) => positionOf(words, observation[column] ?? null));
      row.push(observation.value ?? null);
      const text = JSON.stringify(row);
      bytes += text.length + 1;
      rows.push(text);
    },
    bytes: () => bytes,
    rows: () => rows.length,
    chunk: (): Chunk => {
      const words = Object.fromEntries(positions.map(({ column, words: known }) => [column, [...known.keys()]]));
      return { rows: rows.length, content: `{"words":${JSON.stringify(words)},"rows":[${rows.join(',')}]}` };
    },
  };
};

/**
 * The observations of a chunk in their order.
 * @throws ZodError or Error when the text is not what `packChunks` writes
 */
export const unpackChunk = (month: string, content: string): Observation[] => {
  const { words, rows } = contentSchema.parse(JSON.parse(content));
  return rows.map((row) => observationOf(month, words, row));
};

const wordAt = <T>(words: readonly T[], position: number | null | undefined): T => {
  const word = words[position ?? -1];
  if (word === undefined) throw new Error(`a chunk has no word ${position}`);
  return word;
};

const observationOf = (period: string, words: Words, row: Row): Observation => {
  const observation: Observation = {
    indicator: wordAt(words.indicator, row[0]),
    area: wordAt(words.area, row[1]),
    period,
    freq: 'M',
    citizenship: wordAt(words.citizenship, row[2]),
    sex: wordAt(words.sex, row[3]),
    age: wordAt(words.age, row[4]),
    status: wordAt(words.status, row[5]),
    unit: wordAt(words.unit, row[6]),
    obsStatus: wordAt(words.obsStatus, row[7]),
    confStatus: wordAt(words.confStatus, row[8]),
    source: wordAt(words.source, row[9]),
    release: wordAt(words.release, row[11]),
    comment: wordAt(words.comment, row[13]),
  };
  const referenceDate = wordAt(words.referenceDate, row[10]);
  const roundingBase = wordAt(words.roundingBase, row[12]);
  const value = row[14];
  if (referenceDate !== null) observation.referenceDate = referenceDate;
  if (roundingBase !== null) observation.roundingBase = roundingBase;
  if (value !== null && value !== undefined) observation.value = value;
  return observation;
};
