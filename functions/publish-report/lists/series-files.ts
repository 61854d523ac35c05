import type { Month } from '../../../shared/domain/calendar.ts';
import type { Catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { allSeriesPath, contentsPath, dataFileName, revisionPath, seriesPath } from '../../../shared/domain/statistics/publication-paths.ts';
import { type Contents, contentsSchema, seriesColumns } from '../../../shared/domain/statistics/published-series.ts';
import type { MonthRelease } from '../../../shared/domain/statistics/release.ts';
import type { PublicFile } from '../../../shared/store/publication-store.ts';
import { type IssueRow, issueRows, recordHeader } from './issue-rows.ts';
import { withMonthLines, withMonths } from './month-blocks.ts';
import { type ListStore, rewrite } from './rewrite.ts';

/** The series as they are published now. */
export type PublishedSeries = {
  readonly contents: Contents;
  /** All files that were read or written, in a fixed order. */
  readonly files: readonly PublicFile[];
};

type NewMonth = { readonly month: Month; readonly revision: number; readonly rows: readonly IssueRow[] };

/**
 * Brings the series to the newest revision of every month: the months whose revision is another one than `ausgaben.json` says are read from
 * the published CSV of their issue and put in their place. So a run that was killed, or files that are not there yet, are made up for by the
 * next release, and nothing can come into a series that was not published.
 */
export const growSeries = async (catalogue: Catalogue, releases: readonly MonthRelease[], store: ListStore): Promise<PublishedSeries> => {
  const before = contentsOf((await store.get(contentsPath))?.body);
  const stale = releases.filter(({ month, revision }) => before.months[month]?.revision !== revision);
  const fresh = (await inTurn(stale, (release) => readMonth(release, store))).filter((month) => month !== undefined);
  const codes = new Set([
    ...Object.values(before.months).flatMap(({ indicators }) => indicators),
    ...fresh.flatMap(({ rows }) => rows.map(({ indicator }) => indicator)),
  ]);
  const growths = [allSeriesPath, ...[...codes].sort().flatMap((code) => [seriesPath(code, 'csv'), seriesPath(code, 'json')])].map(
    growthOf(catalogue),
  );
  const files = await inTurn(growths, ({ path, grow }) => rewrite(path, (file) => grow(file, fresh), store));
  // Last: as long as it names the old revision, the next run begins again.
  const contents = await rewrite(contentsPath, (file) => withContents(file, fresh), store);
  return { contents: contentsOf(contents.body), files: [...files, contents] };
};

const contentsOf = (body: Uint8Array | undefined): Contents =>
  body === undefined ? { months: {} } : contentsSchema.parse(JSON.parse(new TextDecoder().decode(body)));

/** A month whose file is gone or of another time's shape is not in the series; it stands in its issue. */
const readMonth = async ({ month, revision }: MonthRelease, store: ListStore): Promise<NewMonth | undefined> => {
  const file = await store.get(`${revisionPath(month, revision)}${dataFileName(month, 'csv')}`);
  const rows = file && issueRows(file.body, month);
  return rows && { month, revision, rows };
};

type Growth = { readonly path: string; readonly grow: (file: Uint8Array | undefined, fresh: readonly NewMonth[]) => Uint8Array };

const growthOf =
  (catalogue: Catalogue) =>
  (path: string): Growth => {
    const [, code, kind] = /([^/]+)\.(csv|json)$/.exec(path) ?? [];
    if (path === allSeriesPath) return { path, grow: (file, fresh) => withLines(file, fresh, () => true) };
    if (kind === 'csv') return { path, grow: (file, fresh) => withLines(file, fresh, ({ indicator }) => indicator === code) };
    return { path, grow: (file, fresh) => withRows(file, fresh, headOf(catalogue, code ?? '')) };
  };

const withLines = (file: Uint8Array | undefined, fresh: readonly NewMonth[], belongs: (row: IssueRow) => boolean): Uint8Array =>
  withMonths(file, recordHeader, new Map(fresh.map(({ month, rows }) => [month, rows.filter(belongs).map(({ line }) => line)])));

const headOf = (catalogue: Catalogue, indicator: string) => {
  const known = catalogue.find(indicator);
  return {
    indicator,
    ...(known && { label: known.label, explanation: known.explanation, unit: known.unit, unitLabel: known.unitLabel }),
    columns: seriesColumns,
  };
};

const decoded = (file: Uint8Array | undefined): string | undefined => file && new TextDecoder().decode(file);

const withRows = (file: Uint8Array | undefined, fresh: readonly NewMonth[], head: ReturnType<typeof headOf>): Uint8Array => {
  const blocks = fresh.map(({ month, revision, rows }) => {
    const own = rows.flatMap(({ indicator, row }) => (indicator === head.indicator ? [row] : []));
    return [month, own.length === 0 ? undefined : { revision, rows: own }] as const;
  });
  return new TextEncoder().encode(withMonthLines(decoded(file), head, new Map(blocks)));
};

const withContents = (file: Uint8Array | undefined, fresh: readonly NewMonth[]): Uint8Array => {
  const blocks = fresh.map(
    ({ month, revision, rows }) => [month, { revision, indicators: [...new Set(rows.map(({ indicator }) => indicator))] }] as const,
  );
  return new TextEncoder().encode(withMonthLines(decoded(file), {}, new Map(blocks)));
};

// Enough to hide the waiting, few enough for the memory.
const atOnce = 10;

const inTurn = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> => {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += atOnce) results.push(...(await Promise.all(items.slice(from, from + atOnce).map(work))));
  return results;
};
