import { archivePath, calendarPath, dataPath, explorePath, explorerPath, monthPath } from '../../../shared/domain/statistics/publication-paths.ts';
import type { MonthRelease } from '../../../shared/domain/statistics/release.ts';

/** Pages that search engines should know, with the day of their last change where it is known (sitemaps.org 0.9). */
export const sitemap = (siteUrl: string, releases: readonly MonthRelease[], indicators: readonly string[]): string => {
  const dayOf = ({ issues }: MonthRelease): string | undefined => issues.at(-1)?.frozenAt.slice(0, 10);
  const newest = releases.map((release) => dayOf(release) ?? '').reduce((a, b) => (b > a ? b : a), '');
  const pages: readonly (readonly [path: string, changed?: string | undefined])[] = [
    ['/'],
    ['/antrag'],
    [archivePath, newest],
    [calendarPath],
    ...releases.map((release) => [monthPath(release.month), dayOf(release)] as const),
    [dataPath, newest],
    [explorerPath, newest],
    ...indicators.map((code) => [explorePath(code), newest] as const),
  ];
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    // Paths are months and codes: nothing in them is a sign of XML.
    ...pages.map(([path, changed]) => `<url><loc>${siteUrl}${path}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`),
    '</urlset>',
  ].join('\n')}\n`;
};
