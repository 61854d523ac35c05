import { writeLists } from '../../functions/publish-report/lists/list-files.ts';
import type { ReportSite } from '../../functions/publish-report/report-site.ts';
import { addMonths, type Month } from '../../shared/domain/calendar.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { memoryPublication } from '../support/memory-publication.ts';
import type { PublishedPast } from './release-system.ts';

/** Months that later releases look at; what lies further back stands in lists only. */
export const lookedAt = 24;

const years = lookedAt / 12;

/** The same two years again, so many times two years earlier: they only fill the lists, and nobody compares them with anything. */
const moved = (text: string, blocks: number): string =>
  text.replace(/\b20(\d\d)(?=-\d\d\b)/g, (_year, of: string) => String(2000 + Number(of) - blocks * years));

/**
 * What is left of any number of months, from what is left of the newest 24 that were really released: of more the older ones are copies with other
 * dates, and of fewer the lists are made anew without the others.
 */
export const pastOf = async (recent: PublishedPast, site: ReportSite, count: number): Promise<PublishedPast> => {
  const blocks = Array.from({ length: Math.ceil(count / lookedAt) }, (_, at) => at);
  const newest = recent.months.map(({ month }) => month).reduce((a, b) => (a > b ? a : b));
  const first = addMonths(newest, 1 - count);
  const isIn = (month: Month): boolean => month >= first;
  const again = <T>(values: readonly T[], change: (value: T, block: number) => T): T[] =>
    blocks.flatMap((block) => values.map((value) => change(value, block)));
  const movedJson = <T extends object>(values: readonly T[]): T[] => again(values, (value, block) => JSON.parse(moved(JSON.stringify(value), block)));
  const issues = recent.files.filter(([path]) => /^\/berichte\/\d{4}/.test(path));
  const files = again(issues, ([path, text], block) => [moved(path, block), moved(text, block)] as const).filter(([path]) =>
    isIn(path.slice('/berichte/'.length, '/berichte/2026-10'.length)),
  );
  const months = movedJson(recent.months)
    .filter(({ month }) => isIn(month))
    .sort((a, b) => (a.month < b.month ? 1 : -1));
  const releases = movedJson(recent.releases).filter(({ month }) => isIn(month));
  const publication = memoryPublication();
  const encoder = new TextEncoder();
  for (const [path, text] of files) publication.files.set(path, encoder.encode(text));
  const last = releases.find(({ month }) => month === newest);
  if (last !== undefined) await writeLists({ site, releases: months, month: newest, funding: last.funding }, publication.store, surroundings.hash);
  const decoder = new TextDecoder();
  return {
    files: [...publication.files].map(([path, body]) => [path, decoder.decode(body)] as const),
    cells: recent.cells.filter(({ month }) => isIn(month)),
    releases,
    months,
  };
};
