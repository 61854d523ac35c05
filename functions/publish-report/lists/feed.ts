import { formatMonth } from '../../../shared/domain/calendar.ts';
import { archivePath, feedPath, revisionPath } from '../../../shared/domain/statistics/publication-paths.ts';
import type { Issue, MonthRelease } from '../../../shared/domain/statistics/release.ts';
import type { ReportSite } from '../report-site.ts';

// What readers look through; older issues stand in the archive.
const entriesInFeed = 50;

/** Atom feed (RFC 4287) with an entry for each release and each correction, newest first. Its bytes follow from the releases alone. */
export const reportFeed = ({ county, exampleData, siteUrl }: ReportSite, releases: readonly MonthRelease[]): string => {
  const entries = releases
    .flatMap(({ month, issues }) => issues.map((issue) => ({ month, ...issue })))
    .sort((a, b) => order(b.frozenAt, a.frozenAt) || order(b.month, a.month) || b.revision - a.revision)
    .slice(0, entriesInFeed);
  const title = `${exampleData ? 'Beispieldaten: ' : ''}Zuwanderungsberichte, ${county.name}`;
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">',
    `<id>${escaped(siteUrl + archivePath)}</id>`,
    `<title>${escaped(title)}</title>`,
    `<updated>${escaped(entries[0]?.frozenAt ?? '1970-01-01T00:00:00.000Z')}</updated>`,
    `<author><name>${escaped(county.office.name)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(siteUrl + feedPath)}"/>`,
    `<link rel="alternate" type="text/html" hreflang="de" href="${escaped(siteUrl + archivePath)}"/>`,
    ...entries.map((entry) => entryOf(siteUrl, entry)),
    '</feed>',
  ].join('\n')}\n`;
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const entryOf = (siteUrl: string, { month, revision, frozenAt, reason }: Issue & { readonly month: string }): string => {
  const title = `${revision === 1 ? 'Zuwanderungsbericht' : 'Berichtigung: Zuwanderungsbericht'} ${formatMonth(month)}${revision === 1 ? '' : `, Fassung ${revision}`}`;
  const summary = revision === 1 ? `Der Bericht mit den Zahlen für ${formatMonth(month)} ist erschienen.` : (reason ?? '');
  return [
    '<entry>',
    `<id>${escaped(siteUrl + revisionPath(month, revision))}</id>`,
    `<title>${escaped(title)}</title>`,
    `<updated>${escaped(frozenAt)}</updated>`,
    `<published>${escaped(frozenAt)}</published>`,
    // Its own address for good: at that of the month stands the newest revision, and what an entry leads to must not change without its stamp.
    `<link rel="alternate" type="text/html" hreflang="de" href="${escaped(siteUrl + revisionPath(month, revision))}"/>`,
    `<category term="${revision === 1 ? 'bericht' : 'berichtigung'}" label="${revision === 1 ? 'Neuer Bericht' : 'Berichtigung'}"/>`,
    `<summary>${escaped(summary)}</summary>`,
    '</entry>',
  ].join('\n');
};

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// XML 1.0 has no place for other control characters, not even escaped.
const escaped = (text: string): string => text.replace(/[^\P{Cc}\n\t]/gu, ' ').replace(/[&<>"]/g, (character) => entities[character] ?? character);
