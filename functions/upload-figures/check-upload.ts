import { currentMonth, type Month, monthsUntil } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import type { FiguresError } from '../../shared/domain/statistics/figures-file.ts';
import type { Catalogue } from '../../shared/domain/statistics/indicators.ts';
import { type KnownValue, knownValues } from '../../shared/domain/statistics/month-as-known.ts';
import { type Observation, observationKey } from '../../shared/domain/statistics/observation.ts';
import { type PublishedTotal, publishedTotals, yearToDateTotals } from '../../shared/domain/statistics/published-totals.ts';
import { readSource, type SourceReading } from '../../shared/domain/statistics/read-mapped.ts';
import { type ReplacedDelivery, replacedDeliveries } from '../../shared/domain/statistics/replaced-deliveries.ts';
import type { NumberFormat, SourceMapping, SourceMappings } from '../../shared/domain/statistics/source-mapping.ts';
import { monthsToLearn, type UnusualValue, unusualValues } from '../../shared/domain/statistics/unusual-values.ts';
import { countingVintages, type ImportResult, type Vintage } from '../../shared/domain/statistics/vintage.ts';
import { type DifferingValue, vintageDifference } from '../../shared/domain/statistics/vintage-difference.ts';
import type { ReadingNote, ReadOptions, SheetReading } from '../../shared/spreadsheets/read-rows.ts';
import type { FiguresInbox } from '../../shared/store/figures-inbox.ts';
import type { FiguresStore } from '../../shared/store/figures-store.ts';
import type { FiguresImports, FiguresUploads } from '../../shared/store/figures-upload.ts';
import type { ReleaseStore } from '../../shared/store/release-store.ts';

/** What the stories of an upload need from outside. */
export type UploadDeps = {
  readonly now: () => string;
  /** Hex. */
  readonly hash: (content: string | Uint8Array) => string;
  readonly areas: AreasOverTime;
  readonly catalogue: Catalogue;
  /** Canonical key of the Land. */
  readonly root: string;
  readonly mappings: SourceMappings;
  /** Key of an upload's file, and the most bytes it may have. */
  readonly keyOf: (id: string) => string;
  readonly maximum: number;
  readonly readSheet: (bytes: Uint8Array, options: ReadOptions) => Promise<SheetReading>;
  readonly inbox: Pick<FiguresInbox, 'read'>;
  readonly uploads: Pick<FiguresUploads, 'remove'>;
  readonly figures: Pick<FiguresStore, 'vintages' | 'valuesOf' | 'observations' | 'importVintage'>;
  readonly releases: Pick<ReleaseStore, 'releases'>;
  readonly imports: FiguresImports;
};

/** What whoever uploads has said about the file. */
export type Answers = { readonly mapping: SourceMapping; readonly month?: Month | undefined; readonly numbers?: NumberFormat | undefined };

/** A file that would be taken, beside what counts now. */
export type AcceptableFile = {
  readonly kind: 'acceptable';
  readonly observations: readonly Observation[];
  readonly months: readonly Month[];
  /** New and changed values. */
  readonly differences: readonly DifferingValue[];
  readonly same: number;
  /** What an earlier file of this source has and this one has not: it goes on counting. */
  readonly left: readonly Observation[];
  /** Months that it changes and whose report is published: the file makes a correction of it, also with new values. */
  readonly published: readonly Month[];
  /** Whose deliveries it changes. */
  readonly replaced: readonly ReplacedDelivery[];
  readonly totals: readonly PublishedTotal[];
  /** Of the new and changed values, those far from the months before. */
  readonly unusual: readonly UnusualValue[];
  readonly signs: ReadonlyMap<string, number>;
  readonly foreignLines: number;
  readonly notes: readonly ReadingNote[];
  /** The last line does not end and its last cell is a number: if the file was cut off, the number may be too short. */
  readonly maybeCut: boolean;
  /** SHA-256 of the file. */
  readonly sha256: string;
  /** Stands for the file and for all that counts now: an acceptance names it, so that it accepts what was seen. */
  readonly seen: string;
};

/** What an upload is, before anybody decides. */
export type CheckedUpload =
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly errors: readonly FiguresError[]; readonly errorCount: number; readonly asks?: 'numbers' | undefined }
  | AcceptableFile;

/** A file that was taken. `source`: by its name. */
export type TakenUpload = { readonly kind: 'done'; readonly result: ImportResult; readonly source: string };

/** What has become of an upload, or what it is: a dry run that changes nothing. */
export const checkUpload =
  (deps: UploadDeps) =>
  async (id: string, answers: Answers): Promise<CheckedUpload | TakenUpload> => {
    const result = await deps.imports.importOf(id);
    if (result === undefined) return dryRun(deps, id, answers);
    const [month = ''] = result.months;
    const taken = (await deps.figures.vintages(month)).find(({ vintage }) => vintage === result.vintage);
    return { kind: 'done', result, source: taken?.source ?? answers.mapping.label };
  };

/** Reads the file of an upload and compares it with what counts. */
export const dryRun = async (deps: UploadDeps, id: string, answers: Answers): Promise<CheckedUpload> => {
  const bytes = await deps.inbox.read(deps.keyOf(id), deps.maximum);
  if (bytes === undefined) return { kind: 'missing' };
  const sheet = await readable(deps, bytes, answers.mapping);
  if ('errors' in sheet) return { kind: 'refused', ...sheet };
  const { month, numbers } = answers;
  const { areas, catalogue, root } = deps;
  const context = {
    areas,
    catalogue,
    root,
    vocabularies: deps.mappings.vocabularies,
    words: deps.mappings.words,
    currentMonth: currentMonth(deps.now()),
    month,
    numbers,
  };
  const reading = readSource(sheet.rows, answers.mapping, context);
  if (!reading.accepted) return { kind: 'refused', errors: reading.errors, errorCount: reading.errorCount, asks: reading.asks };
  return compared(deps, { bytes, sheet, reading, answers });
};

/** The rows of the file, or what is wrong with it as a file. */
const readable = async (deps: UploadDeps, bytes: Uint8Array, mapping: SourceMapping) => {
  const table = mapping.shape === 'table' ? mapping : undefined;
  try {
    return await deps.readSheet(bytes, { columns: table?.columns.flatMap(({ names }) => names), sheet: table?.sheet, formulas: table?.formulas });
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code !== 'invalid-figures-file') throw fault;
    return { errors: fault.errors.map(({ pointer, message }) => ({ ...placeOf(pointer), message })), errorCount: fault.errors.length };
  }
};

const placeOf = (pointer: string): Omit<FiguresError, 'message'> => {
  const [, line, column] = pointer.split('/');
  return { line: Number(line), ...(column !== undefined && { column: { name: '', position: Number(column) } }) };
};

type Read = {
  readonly bytes: Uint8Array;
  readonly sheet: SheetReading;
  readonly reading: Extract<SourceReading, { accepted: true }>;
  readonly answers: Answers;
};

const compared = async (deps: UploadDeps, { bytes, sheet, reading, answers }: Read): Promise<AcceptableFile> => {
  const { observations, yearToDate, signs, foreignLines } = reading;
  const months = [...new Set(observations.map(({ period }) => period))].toSorted();
  const states = await Promise.all(months.map((month) => monthState(deps, month, answers.mapping)));
  const known = states.flatMap(({ values }) => values);
  const keys = new Set(observations.map(observationKey));
  const before = known.flatMap(({ observation }) => (keys.has(observationKey(observation)) ? [observation] : []));
  const differences = vintageDifference(before, observations);
  const published = await publishedOf(deps, differences);
  const sha256 = deps.hash(bytes);
  const standing = states.map(({ vintages }) => vintages.map(({ vintage }) => vintage));
  return {
    kind: 'acceptable',
    observations,
    months,
    differences,
    same: observations.length - differences.length,
    left: states.flatMap(({ ofSource }) => ofSource.filter((value) => !keys.has(observationKey(value)))),
    published,
    replaced: replacedDeliveries(differences, known),
    totals: [
      ...publishedTotals(
        observations,
        known.map(({ observation }) => observation),
        deps,
      ),
      ...(await sinceJanuary(deps, yearToDate, observations)),
    ],
    unusual: await unusual(deps, months, differences),
    signs,
    foreignLines,
    notes: sheet.notes,
    maybeCut: sheet.notes.some(({ kind }) => kind === 'no-line-end') && endsWithNumber(sheet.rows),
    sha256,
    seen: deps.hash(JSON.stringify([sha256, answers.mapping.code, answers.month, answers.numbers, months, standing, published])),
  };
};

const endsWithNumber = (rows: SheetReading['rows']): boolean => /^[^\p{L}]*\d[^\p{L}]*$/u.test(rows.at(-1)?.cells.at(-1) ?? '');

const publishedOf = async ({ releases }: UploadDeps, differences: readonly DifferingValue[]): Promise<readonly Month[]> => {
  const changing = new Set(differences.map(({ period }) => period));
  return (await releases.releases()).flatMap(({ month }) => (changing.has(month) ? [month] : [])).toSorted();
};

type MonthState = {
  readonly vintages: readonly Vintage[];
  readonly values: readonly KnownValue[];
  /** Of earlier files of the source. */
  readonly ofSource: readonly Observation[];
};

const monthState = async ({ figures }: UploadDeps, month: Month, { code }: SourceMapping): Promise<MonthState> => {
  const vintages = countingVintages(await figures.vintages(month));
  const brought = await Promise.all(vintages.map(async (vintage) => ({ vintage, observations: await figures.valuesOf(vintage) })));
  const own = knownValues(brought.filter(({ vintage }) => vintage.mapping === code));
  return { vintages, values: knownValues(brought), ofSource: own.map(({ observation }) => observation) };
};

/** Files of many months bring what would be learned from. */
const mostMonthsJudged = 3;

const unusual = async ({ figures }: UploadDeps, months: readonly Month[], differences: readonly DifferingValue[]) => {
  if (months.length > mostMonthsJudged) return [];
  const earlier = await Promise.all(monthsToLearn(months).map((month) => figures.observations(month)));
  const brought = differences.flatMap(({ after }) => after ?? []);
  return unusualValues(brought, [...earlier.flat(), ...brought]);
};

/** Sums since January beside the months of that year: those before as they count now, and the file's own. */
const sinceJanuary = async ({ figures }: UploadDeps, yearToDate: readonly Observation[], observations: readonly Observation[]) => {
  const last = yearToDate
    .map(({ period }) => period)
    .toSorted()
    .at(-1);
  if (last === undefined) return [];
  const before = monthsUntil(last, Number(last.slice(5))).slice(0, -1);
  const earlier = await Promise.all(before.map((month) => figures.observations(month)));
  return yearToDateTotals(yearToDate, [...earlier.flat(), ...observations]);
};
