import * as z from 'zod';
import { inBerlin } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import { readFigures } from '../../shared/domain/statistics/figures-file.ts';
import type { Catalogue } from '../../shared/domain/statistics/indicators.ts';
import type { ImportResult } from '../../shared/domain/statistics/vintage.ts';
import { maximumFileSize, readCsv } from '../../shared/spreadsheets/csv-rows.ts';
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

type Deps = {
  readonly now: () => string;
  /** Hex. */
  readonly sha256: (bytes: Uint8Array) => string;
  readonly areas: AreasOverTime;
  readonly catalogue: Catalogue;
  readonly inbox: Pick<FiguresInbox, 'read'>;
  readonly figures: Pick<FiguresStore, 'importVintage'>;
};

/**
 * Takes a figures file as a new vintage, wholly or not at all.
 * 1. read the file: handed over with the event, or from the inbox
 * 2. read its rows; any error refuses the file and names every wrong line and column
 * 3. keep the observations; they become visible at once
 * @param request id of the invocation: the same id again answers the first result again
 * @throws Refusal `invalid-figures-file`, `malformed-request`, `not-found`
 */
export const importFigures = async (deps: Deps, event: unknown, request: string): Promise<ImportResult> => {
  const { bytes, source } = await readFile(deps, event);
  const receivedAt = deps.now();
  const reading = readFigures(readCsv(bytes).rows, { ...deps, currentMonth: inBerlin(receivedAt).date.slice(0, 7) });
  if (!reading.accepted) throw refusedFile(reading.errors, reading.errorCount);
  return deps.figures.importVintage({
    request,
    receivedAt,
    sha256: deps.sha256(bytes),
    source,
    origin: { kind: 'import', by: texts.byEvent },
    observations: reading.observations,
  });
};

const readFile = async ({ inbox }: Deps, event: unknown): Promise<{ bytes: Uint8Array; source: string }> => {
  const { data } = eventSchema.safeParse(event);
  if (!data) throw new Refusal('malformed-request', texts.event);
  if ('csv' in data) return { bytes: new TextEncoder().encode(data.csv), source: 'event' };
  const bytes = await inbox.read(data.key, maximumFileSize);
  if (!bytes) throw new Refusal('not-found', texts.noFile(data.key));
  return { bytes, source: data.key };
};
