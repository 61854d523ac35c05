import type { MonthlyReport } from '../../shared/domain/statistics/monthly-report.ts';
import { dataFileName, monthPath, revisionPath, tableSchemaName } from '../../shared/domain/statistics/publication-paths.ts';
import { tableSchemaOf } from '../../shared/domain/statistics/record-shape.ts';
import type { Issue, MonthRelease, Release } from '../../shared/domain/statistics/release.ts';
import type { PublicFile } from '../../shared/store/publication-store.ts';
import { releasedRecords } from './released-records.ts';
import { reportCsv } from './report-csv.ts';
import { reportJson } from './report-json.ts';
import { type ReportSite, reportPage } from './report-page.tsx';

/** SHA-256 of text or bytes, 64 hex digits. */
export type Hash = (content: string | Uint8Array) => string;

/** A file beside others; the page itself has no name. */
type NamedFile = { readonly name: string; readonly body: Uint8Array };

/** The files of an issue: those that others link first, the page last. */
export type ReleaseFiles = {
  /** Under the permanent address of the revision, then under the month. */
  readonly files: readonly PublicFile[];
  /** What can be downloaded, for the archive. */
  readonly downloads: MonthRelease['files'];
};

const encoder = new TextEncoder();

const named = (name: string, text: string): NamedFile => ({ name, body: encoder.encode(text) });

/** Renders the files of an issue. The same release, figures and site give the same bytes. */
export const releaseFiles = (
  input: { readonly site: ReportSite; readonly report: MonthlyReport; readonly release: Release; readonly issues: readonly Issue[] },
  hash: Hash,
): ReleaseFiles => {
  const { report, release } = input;
  const records = releasedRecords(report, release.revision);
  const data = [
    named(dataFileName(report.month, 'csv'), reportCsv(records)),
    named(dataFileName(report.month, 'json'), reportJson({ ...input, records })),
  ];
  const downloads = data.map(({ name, body }) => ({ name, bytes: body.length }));
  const page = named('', reportPage({ ...input, files: downloads }));
  const described = [...data, named(tableSchemaName, `${JSON.stringify(tableSchemaOf(input.site.catalogue), null, 2)}\n`)];
  const all = [...described, manifestFile(release, [...described, page], hash), page];
  const folders = [revisionPath(report.month, release.revision), monthPath(report.month)];
  return { files: folders.flatMap((folder) => all.map(({ name, body }) => ({ path: `${folder}${name}`, body }))), downloads };
};

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
