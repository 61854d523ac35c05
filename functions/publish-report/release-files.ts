import type { CellChange } from '../../shared/domain/statistics/changed-cells.ts';
import type { MonthlyReport } from '../../shared/domain/statistics/monthly-report.ts';
import { archivePath, dataFileName, feedPath, tableSchemaName } from '../../shared/domain/statistics/publication-paths.ts';
import { tableSchemaOf } from '../../shared/domain/statistics/record-shape.ts';
import type { Issue, MonthRelease, Release } from '../../shared/domain/statistics/release.ts';
import type { PublicFile } from '../../shared/store/publication-store.ts';
import { archivePage } from './archive-page.tsx';
import { reportFeed } from './feed.ts';
import { releasedRecords } from './released-records.ts';
import { reportCsv } from './report-csv.ts';
import { reportJson } from './report-json.ts';
import { type ReportSite, reportPage } from './report-page.tsx';

/** SHA-256 of text or bytes, 64 hex digits. */
export type Hash = (content: string | Uint8Array) => string;

/** A file in the folder of a revision. The page has no name, a page below ends with a slash (`english/`). */
export type NamedFile = { readonly name: string; readonly body: Uint8Array };

/** The files of an issue. */
export type ReleaseFiles = {
  /** Everything but the page. */
  readonly files: readonly NamedFile[];
  readonly page: Uint8Array;
  /** What can be downloaded, for the archive. */
  readonly downloads: MonthRelease['files'];
};

const encoder = new TextEncoder();

const named = (name: string, text: string): NamedFile => ({ name, body: encoder.encode(text) });

/** Renders the files of an issue. The same release, figures and site give the same bytes. */
export const releaseFiles = (
  input: {
    readonly site: ReportSite;
    readonly report: MonthlyReport;
    readonly release: Release;
    readonly issues: readonly Issue[];
    readonly changes: readonly CellChange[];
  },
  hash: Hash,
): ReleaseFiles => {
  const { report, release } = input;
  const records = releasedRecords(report, release.revision);
  const data = [
    named(dataFileName(report.month, 'csv'), reportCsv(records)),
    named(dataFileName(report.month, 'json'), reportJson({ ...input, records })),
  ];
  const downloads = data.map(({ name, body }) => ({ name, bytes: body.length }));
  const page = named('', markReplaceable(reportPage({ ...input, files: downloads })));
  const described = [...data, named(tableSchemaName, `${JSON.stringify(tableSchemaOf(input.site.catalogue), null, 2)}\n`)];
  return { files: [...described, manifestFile(release, [...described, page], hash)], page: page.body, downloads };
};

/** Marks the place where it will be said that a later revision replaced this one. */
const markReplaceable = (html: string): string => html.replace('</h1>', '</h1><!--replaced-->');

/** What the issue was made from and what it consists of. No time and no software: the same issue has the same manifest. */
const manifestFile = ({ month, revision, inputsHash, vintages, funding }: Release, files: readonly NamedFile[], hash: Hash): NamedFile => {
  const content = {
    month,
    revision,
    inputs: { sha256: inputsHash, vintages, funding: { takenAt: funding.takenAt, sha256: hash(JSON.stringify(funding)) } },
    files: files.map(({ name, body }) => ({ path: name === '' ? 'index.html' : name, sha256: hash(body), bytes: body.length })),
  };
  return named('manifest.json', `${JSON.stringify(content, null, 2)}\n`);
};

/** The files that list all issues. */
export const listFiles = (site: ReportSite, releases: readonly MonthRelease[]): readonly PublicFile[] => [
  { path: feedPath, body: encoder.encode(reportFeed(site, releases)) },
  { path: archivePath, body: encoder.encode(archivePage(site, releases)) },
];
