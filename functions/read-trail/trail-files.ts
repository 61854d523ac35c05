import * as z from 'zod';
import { inBerlin } from '../../shared/domain/calendar.ts';
import { brokenSentences, isWholeTrail } from '../../shared/domain/funding/trail.ts';
import { writeCsv } from '../../shared/spreadsheets/write-table.ts';
import type { ReadTrail } from './read-trail.ts';
import { texts } from './texts.ts';

const berlin = (at: string): string => {
  const { date, time } = inBerlin(at);
  return `${date} ${time}`;
};

/** The entries of a trail as a table that German Excel opens. */
export const trailCsv = ({ trail }: ReadTrail): string =>
  writeCsv({
    columns: texts.csvColumns,
    rows: trail.entries.map(({ number, at, sentence, actor, actorName, kind, previous, hash }) => [
      number,
      berlin(at),
      at,
      sentence,
      actorName ?? actor,
      kind,
      previous,
      hash,
    ]),
  });

const entrySchema = z.object({
  number: z.number().optional(),
  at: z.string(),
  sentence: z.string(),
  kind: z.string(),
  actor: z.string(),
  actorName: z.string().optional(),
  previous: z.string().optional(),
  hash: z.string().optional(),
});

/** Shape of the trail as JSON: what is not named here does not leave. */
const trailFileSchema = z.object({
  reference: z.string(),
  head: z.string().optional(),
  whole: z.boolean(),
  faults: z.array(z.string()),
  entries: z.array(entrySchema),
  readings: z.array(z.object({ at: z.string(), subject: z.string(), name: z.string() })),
});

/** The trail with its chain and the readings, for another program. */
export const trailJson = ({ trail, readings }: ReadTrail): string =>
  `${JSON.stringify(trailFileSchema.parse({ ...trail, whole: isWholeTrail(trail), faults: brokenSentences(trail), readings }), null, 2)}\n`;
