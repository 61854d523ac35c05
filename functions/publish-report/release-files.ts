import type { MonthlyReport } from '../../shared/domain/statistics/monthly-report.ts';
import { archivePath, feedPath, monthPath, revisionPath } from '../../shared/domain/statistics/publication-paths.ts';
import type { Issue, MonthRelease, Release } from '../../shared/domain/statistics/release.ts';
import type { PublicFile } from '../../shared/store/publication-store.ts';
import { archivePage } from './archive-page.tsx';
import { reportFeed } from './feed.ts';
import { issueFiles } from './files/issue-files.ts';
import { type Hash, textFile } from './files/named-file.ts';
import { type ReportSite, reportPage } from './report-page.tsx';
import { documentOf, structureOf } from './tables-document.ts';

/** The files of an issue: those that others link first, the page last. */
export type ReleaseFiles = {
  /** Under the permanent address of the revision, then under the month. */
  readonly files: readonly PublicFile[];
  /** What can be downloaded, for the archive. */
  readonly downloads: MonthRelease['files'];
};

type ReleaseInput = { readonly site: ReportSite; readonly report: MonthlyReport; readonly release: Release; readonly issues: readonly Issue[] };

/** Renders the files of an issue. The same release, figures and site give the same bytes. */
export const releaseFiles = async (input: ReleaseInput, hash: Hash): Promise<ReleaseFiles> => {
  const { site, report, release } = input;
  const { files, downloads } = await issueFiles(
    {
      site,
      report,
      release,
      document: documentOf(input),
      structure: structureOf(input),
      rendered: [],
      pages: (listed) => [textFile('', reportPage({ ...input, files: listed }))],
    },
    hash,
  );
  const folders = [revisionPath(report.month, release.revision), monthPath(report.month)];
  return { files: folders.flatMap((folder) => files.map(({ name, body }) => ({ path: `${folder}${name}`, body }))), downloads };
};

const encoder = new TextEncoder();

/** The files that list all issues. */
export const listFiles = (site: ReportSite, releases: readonly MonthRelease[]): readonly PublicFile[] => [
  { path: feedPath, body: encoder.encode(reportFeed(site, releases)) },
  { path: archivePath, body: encoder.encode(archivePage(site, releases)) },
];
