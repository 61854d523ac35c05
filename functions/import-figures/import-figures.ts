import * as z from 'zod';
import { currentMonth } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import { type FiguresRow, figuresReader } from '../../shared/domain/statistics/figures-file.ts';
import type { FiguresContext } from '../../shared/domain/statistics/figures-row.ts';
import type { Catalogue } from '../../shared/domain/statistics/indicators.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import type { ImportResult } from '../../shared/domain/statistics/vintage.ts';
import { streamRows } from '../../shared/spreadsheets/csv-rows.ts';
import { refusedFile } from '../../shared/spreadsheets/refused-file.ts';
import type { FiguresInbox } from '../../shared/store/figures-inbox.ts';
import type { FiguresStore } from '../../shared/store/figures-store.ts';
import { texts } from './texts.ts';

/** The file itself, or the key of an object in the inbox. */
const eventSchema = z.union([
  z.strictObject({ csv: z.string() }),
  z.strictObject({
    key: z
      .string()
      .max(1024)
      .regex(/^eingang\/(?!.*\.\.)\P{C}*[^\p{C}/]$/u),
  }),
]);

type FiguresFile = z.infer<typeof eventSchema>;

type Deps = {
  readonly now: () => string;
  /** A SHA-256 of bytes that come in pieces. */
  readonly digest: () => Digest;
  readonly areas: AreasOverTime;
  readonly catalogue: Catalogue;
  readonly inbox: Pick<FiguresInbox, 'stream'>;
  readonly figures: Pick<FiguresStore, 'importVintage'>;
};

type Digest = { readonly add: (piece: Uint8Array) => void; readonly hex: () => string };

/**
 * Takes a figures file as a new vintage, wholly or not at all, with memory for a piece of it.
 * 1. read the file, handed over with the event or from the inbox, row by row
 * 2. keep the observations while they come; any error refuses the file and names every wrong line and column
 * 3. after the last row they become visible at once
 * @param request id of the invocation: the same id again answers the first result again
 * @throws Refusal `invalid-figures-file`, `malformed-request`, `not-found`
 */
export const importFigures = async (deps: Deps, event: unknown, request: string): Promise<ImportResult> => {
  const file = eventSchema.safeParse(event).data;
  if (!file) throw new Refusal('malformed-request', texts.event);
  const receivedAt = deps.now();
  const digest = deps.digest();
  const rows = streamRows(digested(bytesOf(file, deps.inbox), digest));
  return deps.figures.importVintage({
    request,
    receivedAt,
    sha256: digest.hex,
    source: 'key' in file ? file.key : 'event',
    origin: { kind: 'import', by: texts.byEvent },
    observations: observationsOf(rows, { ...deps, currentMonth: currentMonth(receivedAt) }),
  });
};

// Opened by who reads it: a request that has already imported reads nothing.
async function* bytesOf(file: FiguresFile, inbox: Deps['inbox']): AsyncGenerator<Uint8Array> {
  if ('csv' in file) return yield new TextEncoder().encode(file.csv);
  const stream = await inbox.stream(file.key);
  if (!stream) throw new Refusal('not-found', texts.noFile(file.key));
  yield* stream;
}

async function* digested(bytes: AsyncIterable<Uint8Array>, digest: Digest): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    digest.add(piece);
    yield piece;
  }
}

/** @throws Refusal after the last row when any was wrong */
async function* observationsOf(rows: AsyncIterable<FiguresRow>, context: FiguresContext): AsyncGenerator<Observation> {
  const reader = figuresReader(context);
  for await (const row of rows) {
    const observation = reader.read(row);
    if (observation) yield observation;
  }
  const verdict = reader.verdict();
  if (!verdict.accepted) throw refusedFile(verdict.errors, verdict.errorCount);
}
