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

/** The order of the observations is kept. @yields chunks of at most 300 KB */
export function* packChunks(observations: Iterable<Observation>): Generator<Chunk> {
  let packer = emptyPacker();
  for (const observation of observations) {
    packer.add(observation);
    if (packer.bytes() < maximumBytes) continue;
    yield packer.chunk();
    packer = emptyPacker();
  }
  if (packer.rows() > 0) yield packer.chunk();
}

const emptyPacker = () => {
  const positions = columns.map(() => new Map<string | number | null, number>());
  const rows: string[] = [];
  let bytes = 0;
  return {
    add: (observation: Observation): void => {
      const row = columns.map((column, at) => {
        const word = observation[column] ?? null;
        const known = positions[at]?.get(word);
        if (known !== undefined) return known;
        const position = positions[at]?.size ?? 0;
        positions[at]?.set(word, position);
        bytes += Buffer.byteLength(JSON.stringify(word)) + 1;
        return position;
      });
      const text = JSON.stringify([...row, observation.value ?? null]);
      bytes += text.length + 1;
      rows.push(text);
    },
    bytes: () => bytes,
    rows: () => rows.length,
    chunk: (): Chunk => {
      const words = Object.fromEntries(columns.map((column, at) => [column, [...(positions[at]?.keys() ?? [])]]));
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
