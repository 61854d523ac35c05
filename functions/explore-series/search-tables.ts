import type { Month } from '../../shared/domain/calendar.ts';
import { tableAnchor } from '../../shared/domain/statistics/figure-text.ts';
import { issueChapters } from '../../shared/domain/statistics/issue-chapters.ts';
import { explorePath, monthPath } from '../../shared/domain/statistics/publication-paths.ts';
import type { Contents } from '../../shared/domain/statistics/published-series.ts';
import type { ExplorerSite } from './explorer-site.ts';

/** What somebody looks for; empty text means no wish. */
export type Search = { readonly month: string; readonly topic: string; readonly text: string };

/** A chapter or table with the issues that have it, newest first, and its series. */
export type Hit = {
  readonly title: string;
  /** The chapter of a table. */
  readonly chapter?: string;
  readonly issues: readonly { readonly month: Month; readonly href: string }[];
  readonly series?: string;
};

/** Words without case and accents: `Plätze` is found by `platze` and by `PLÄTZE`. */
const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** Chapters and tables whose titles have all words, in the issues of the wanted month or of all months, in the order of the report. */
export const searchTables = ({ county, catalogue }: ExplorerSite, contents: Contents, { month, topic, text }: Search): readonly Hit[] => {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const has = (title: string): boolean => words.every((word) => plain(title).includes(word));
  const months = Object.keys(contents.months)
    .filter((published) => month === '' || published === month)
    .sort()
    .toReversed();
  return issueChapters(county.report)
    .filter(({ id }) => topic === '' || id === topic)
    .flatMap(({ id, title, indicators }) => {
      const issuesOf = (anchor: string, of: readonly Month[]): Hit['issues'] =>
        of.map((found) => ({ month: found, href: `${monthPath(found)}#${anchor}` }));
      const chapter: Hit = { title: `Kapitel ${title}`, issues: issuesOf(id, months) };
      const tables = indicators.map((code): Hit => {
        const indicator = catalogue.of(code);
        const of = months.filter((found) => contents.months[found]?.indicators.includes(code));
        return { title: indicator.label, chapter: title, issues: issuesOf(tableAnchor(indicator), of), series: explorePath(code) };
      });
      // A word of the chapter finds the chapter, one of the table the table: both together find the table.
      return [...(has(title) ? [chapter] : []), ...tables.filter((table) => has(`${table.title} ${title}`))];
    })
    .filter(({ issues }) => issues.length > 0);
};
