import { archivePath, feedPath } from '../../shared/domain/statistics/publication-paths.ts';
import type { MonthRelease } from '../../shared/domain/statistics/release.ts';
import type { PublicFile } from '../../shared/store/publication-store.ts';
import { archivePage } from './archive-page.tsx';
import { reportFeed } from './feed.ts';
import type { ReportSite } from './report-site.ts';

const encoder = new TextEncoder();

/** The files that list all issues. */
export const listFiles = (site: ReportSite, releases: readonly MonthRelease[]): readonly PublicFile[] => [
  { path: feedPath, body: encoder.encode(reportFeed(site, releases)) },
  { path: archivePath, body: encoder.encode(archivePage(site, releases)) },
];
