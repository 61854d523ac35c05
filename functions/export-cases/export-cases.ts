import type { Instant } from '../../shared/domain/calendar.ts';
import type { ExportRequest } from '../../shared/domain/funding/export-request.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { trailOf } from '../../shared/domain/funding/trail.ts';
import type { Table, Workbook } from '../../shared/spreadsheets/write-table.ts';
import type { DeskStore } from '../../shared/store/desk-store.ts';
import type { ExportFile, ExportFiles, ExportStore } from '../../shared/store/export-store.ts';
import type { TrailStore } from '../../shared/store/trail-store.ts';
import { caseJson, type WholeCase } from './case-json.ts';
import { paymentsOf } from './case-records.ts';
import { listTable } from './list-table.ts';
import { texts } from './texts.ts';

/** What putting out needs from outside. */
export type ExportDeps = Pick<DeskStore, 'rowsOfRound' | 'caseFile' | 'logReading'> &
  Pick<TrailStore, 'readings'> &
  Pick<ExportStore, 'finishExport'> &
  Pick<ExportFiles, 'keepFile'> & {
    readonly round: (id: string) => Promise<Round | undefined>;
    readonly roundVersion: (id: string, version: number) => Promise<Round | undefined>;
    readonly writeCsv: (table: Table) => string;
    readonly writeWorkbook: (workbook: Workbook) => Promise<Uint8Array>;
    /** The PDF of a case; the same case gives the same bytes. */
    readonly render: (whole: WholeCase, round: Round | undefined) => Uint8Array;
    readonly countyName: string;
    readonly now: () => Instant;
    readonly hash: (text: string) => string;
  };

type Made = { readonly files: readonly ExportFile[]; readonly lines?: number };
type ListWish = Extract<ExportRequest['wish'], { kind: 'list' }>;
type CaseWish = Extract<ExportRequest['wish'], { kind: 'case' }>;

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
} as const;

const widths = [16, 20, 40, 34, 24, 30, 12, 12, 14, 14, 14, 13, 16, 12, 22];

const listOf = async ({ by }: ExportRequest, { round: id, state, format }: ListWish, deps: ExportDeps): Promise<Made> => {
  const [rows, round] = await Promise.all([deps.rowsOfRound(id, by.subject), deps.round(id)]);
  const table = listTable(rows, round, state);
  const name = `antraege-${id}.${format}`;
  const title = texts.workbook(round?.title ?? id);
  const body =
    format === 'csv' ? deps.writeCsv(table) : await deps.writeWorkbook({ ...table, title, creator: deps.countyName, sheet: texts.sheet, widths });
  return { files: [{ name, type: types[format], body }], lines: table.rows.length };
};

const caseOf = async ({ by, at }: ExportRequest, { applicationId }: CaseWish, deps: ExportDeps): Promise<Made | undefined> => {
  const file = await deps.caseFile(applicationId, by.subject);
  if (file === undefined) return undefined;
  await deps.logReading(applicationId, { at, ...by });
  const { application, events } = file;
  const [readings, round] = await Promise.all([deps.readings(applicationId), deps.roundVersion(application.roundId, application.roundVersion)]);
  const whole: WholeCase = {
    file,
    trail: trailOf(application, events, { decisions: file.decisions, payments: paymentsOf(file) }, deps.hash),
    readings,
    askedBy: by,
    askedAt: at,
  };
  const name = `akte-${application.reference}`;
  return {
    files: [
      { name: `${name}.pdf`, type: types.pdf, body: deps.render(whole, round) },
      { name: `${name}.json`, type: types.json, body: caseJson(whole) },
    ],
  };
};

/**
 * Makes the files that somebody of the staff asked for, and says so. What this person may not see is not in them: the table leaves it out.
 * Made again for the same wish, the files are written over and nothing else changes.
 */
export const exportCases = async (request: ExportRequest, deps: ExportDeps): Promise<void> => {
  if (request.outcome !== undefined) return;
  const { wish } = request;
  const made = wish.kind === 'list' ? await listOf(request, wish, deps) : await caseOf(request, wish, deps);
  for (const file of made?.files ?? []) await deps.keepFile(request.id, file);
  const files = (made?.files ?? []).map(({ name, body }) => ({ name, size: Buffer.byteLength(body) }));
  const outcome =
    made === undefined ? ({ state: 'gone' } as const) : ({ state: 'ready', files, ...(made.lines !== undefined && { lines: made.lines }) } as const);
  await deps.finishExport(request, outcome, deps.now());
};
